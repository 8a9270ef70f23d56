"""The words of ``malai qca``."""

from __future__ import annotations

from typing import Final

from malai_core.labels import Words
from malai_core.qca.solution import Kind

NO_TABLE: Final = Words(
    "ไฟล์ {name} ไม่มีตาราง ต้องมีแถวหัวตารางหนึ่งแถว แล้วตามด้วยแถวละหนึ่งกรณี",
    "{name} holds no table. Give one row of column names, then one row for each case.",
)
NOT_A_NUMBER: Final = Words(
    "เกณฑ์ {name} เขียนว่า “{value}” ต้องเป็นตัวเลขระหว่าง 0 ถึง 1 เช่น 0.8 หรือ 0.8,0.5",
    "The cut-off {name} is “{value}”. It is a number between 0 and 1, as in 0.8 or 0.8,0.5.",
)
NOT_ROWS: Final = Words(
    "หมายเลขแถว “{value}” ไม่ใช่จำนวนเต็ม เขียนเช่น --exclude 3,7",
    "The row numbers “{value}” are no whole numbers. Write them as in --exclude 3,7.",
)
CASES: Final = Words("{cases} กรณี เงื่อนไข {count} ข้อ", "{cases} cases, {count} conditions")
TRUTH_TABLE: Final = Words("ตารางความจริง", "Truth table")
REMAINDERS: Final = Words(
    "แถวที่ไม่มีกรณีเพียงพอ {count} จาก {all} แถว",
    "Rows without enough cases: {count} of {all}",
)
KINDS: Final[dict[Kind, Words]] = {
    "conservative": Words("ผลแบบระวัง (conservative)", "Conservative solution"),
    "parsimonious": Words("ผลแบบสั้นที่สุด (parsimonious)", "Parsimonious solution"),
    "intermediate": Words("ผลแบบกลาง (intermediate)", "Intermediate solution"),
}
SEVERAL: Final = Words(
    "มีหลายสูตรที่ข้อมูลสนับสนุนเท่ากัน: {count}", "The data support several models alike: {count}"
)
MORE_MODELS: Final = Words(
    "แสดง {shown} สูตร มีทั้งหมด {count}", "{shown} models are shown; there are {count}"
)
AT_LEAST: Final = Words(
    "แสดง {shown} สูตร มีอย่างน้อย {count}", "{shown} models are shown; there are at least {count}"
)
MODEL: Final = Words("สูตร", "model")
TERM: Final = Words("ส่วนของสูตร", "term")
CASES_HEAD: Final = Words("กรณี", "cases")
ASSUMED: Final = Words(
    "แถวที่สมมติว่าเกิดผล (ไม่มีกรณีจริง): {rows}", "Rows assumed to show the outcome: {rows}"
)
EASY: Final = Words(
    "สมมติฐานที่ตรงกับความคาดหวัง: {easy} ที่ไม่ใช้: {difficult}",
    "Easy counterfactuals used: {easy}; difficult ones not used: {difficult}",
)
NONE: Final = Words("ไม่มี", "none")
NECESSITY: Final = Words("เงื่อนไขจำเป็น", "Necessary conditions")
NO_INTERMEDIATE: Final = Words(
    "ไม่ได้บอกความคาดหวัง (--expect) จึงไม่มีผลแบบกลาง",
    "No expectations were given (--expect), so there is no intermediate solution.",
)
WRITTEN: Final = Words("เขียนสคริปต์ R ไว้ที่ {path}", "The R script is in {path}")

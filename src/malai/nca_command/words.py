"""The words of ``malai nca``."""

from __future__ import annotations

from typing import Final

from malai_core.labels import Words

NO_SHEET: Final = Words(
    "ไม่มีชีต “{sheet}” ในไฟล์มี {known}", "There is no sheet “{sheet}”. The file has {known}."
)
NO_ROWS: Final = Words(
    "ตารางนี้ไม่มีข้อมูล ต้องมีแถวหัวตารางหนึ่งแถว แล้วแถวละหนึ่งกรณี",
    "This table has no cases. It needs one row of headings, then one row a case.",
)
FOUR_ENDS: Final = Words(
    "ช่วงที่เป็นไปได้ต้องมีสี่ค่า: ปัจจัยต่ำสุด,สูงสุด,ผลลัพธ์ต่ำสุด,สูงสุด เช่น --scope 0,10,0,100",
    "A scope has four ends: low and high of the condition, low and high of the outcome, such as "
    "--scope 0,10,0,100.",
)
NECESSARY: Final = Words(
    "“{x}” จำเป็นสำหรับ “{y}” ({ceiling}: d {size}, p {p}) ต้องมีเหตุผลรองรับด้วย",
    "“{x}” is necessary for “{y}” ({ceiling}: d {size}, p {p}), if there is a reason why.",
)
NOTHING_NECESSARY: Final = Words(
    "ยังไม่พบปัจจัยที่จำเป็น (d อย่างน้อย 0.1 และ p ต่ำกว่า 0.05)",
    "No condition is shown to be necessary (d at least 0.1 and p below 0.05).",
)

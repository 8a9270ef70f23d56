"""Why an analysis is refused: one sentence each, with what is wrong, where, and what to do."""

from __future__ import annotations

from typing import Final

from malai_core.labels import Words

NO_OUTCOME: Final = Words(
    "ไม่มีคอลัมน์ผลลัพธ์ “{name}” ในตาราง คอลัมน์ที่มีคือ {known} ตรวจการสะกดแล้วลองใหม่",
    "The table has no outcome column “{name}”. Its columns are {known}. Check the spelling.",
)
NO_CONDITION: Final = Words(
    "ไม่มีคอลัมน์เงื่อนไข “{name}” ในตาราง คอลัมน์ที่มีคือ {known} ตรวจการสะกดแล้วลองใหม่",
    "The table has no condition column “{name}”. Its columns are {known}. Check the spelling.",
)
NOTHING_TO_EXPLAIN_WITH: Final = Words(
    "ไม่มีคอลัมน์เงื่อนไขเหลืออยู่ เพิ่มคอลัมน์ตัวเลขอย่างน้อยหนึ่งคอลัมน์นอกจากผลลัพธ์",
    "No condition is left. Add at least one column of numbers beside the outcome.",
)
OUTCOME_IS_CONDITION: Final = Words(
    "“{name}” เป็นทั้งผลลัพธ์และเงื่อนไข เอาออกจากรายชื่อเงื่อนไขก่อน",
    "“{name}” is both the outcome and a condition. Take it out of the conditions.",
)
NAMED_TWICE: Final = Words(
    "“{name}” อยู่ในรายชื่อเงื่อนไขสองครั้ง ใส่เพียงครั้งเดียว",
    "“{name}” is among the conditions twice. Name it once.",
)
BAD_NAME: Final = Words(
    "ชื่อคอลัมน์ “{name}” มีเครื่องหมายที่ใช้ในสูตร (~ * + {{ }} [ ] ( ) < > = ,) หรือว่างเปล่า เปลี่ยนชื่อคอลัมน์ก่อน",
    "The column name “{name}” is empty or has a sign that formulas use "
    "(~ * + {{ }} [ ] ( ) < > = ,). Rename the column.",
)
TOO_MANY_CONDITIONS: Final = Words(
    "มีเงื่อนไข {count} ข้อ มากเกินไป (รับได้ไม่เกิน {most}) "
    "เลือกเฉพาะที่ทฤษฎีบอกว่าสำคัญ 4-8 ข้อ ด้วย --conditions หรือรวมข้อที่ใกล้กันเป็นข้อเดียว",
    "{count} conditions are too many (at most {most}). Choose the 4 to 8 that theory calls for, "
    "with --conditions, or join those that belong together into one.",
)
TOO_LARGE_SPACE: Final = Words(
    "เงื่อนไขที่เลือกทำให้มีแถวที่เป็นไปได้ {count} แถว มากเกินไป (รับได้ไม่เกิน {most}) "
    "ลดจำนวนเงื่อนไข หรือรวมค่าของเงื่อนไขหลายค่าให้น้อยลง",
    "These conditions make {count} possible rows, which is too many (at most {most}). "
    "Use fewer conditions, or join values of the multi-value ones.",
)
NO_CASES: Final = Words(
    "ตารางไม่มีกรณี ใส่อย่างน้อยสองแถวใต้หัวตาราง",
    "The table has no cases. Give at least two rows under the header.",
)
ONE_CASE: Final = Words(
    "มีเพียงกรณีเดียว จึงเปรียบเทียบไม่ได้ ใส่กรณีอย่างน้อยสองกรณี (ควรมีสิบขึ้นไป)",
    "There is one case only, so nothing can be compared. "
    "Give at least two cases (ten or more are usual).",
)
UNEQUAL_LENGTHS: Final = Words(
    "คอลัมน์ “{name}” มี {count} ช่อง แต่คอลัมน์อื่นมี {most} ช่อง เติมให้เท่ากัน",
    "The column “{name}” has {count} cells where others have {most}. Make them equal.",
)
MISSING_CELL: Final = Words(
    "ช่อง “{column}” ของ “{case}” ว่าง เติมค่า หรือตัดกรณีนี้ออก มาลัยไม่เติมค่าให้เอง",
    "The cell “{column}” of “{case}” is empty. Fill it or leave the case out; "
    "Malai fills nothing in by itself.",
)
TEXT_IN_NUMBERS: Final = Words(
    "ช่อง “{column}” ของ “{case}” เป็นข้อความ “{value}” ต้องเป็นตัวเลข แก้ช่องนี้ หรือไม่ใช้คอลัมน์นี้เป็นเงื่อนไข",
    "The cell “{column}” of “{case}” is the text “{value}” where a number is needed. "
    "Correct the cell or do not use this column as a condition.",
)
OUTSIDE_0_1: Final = Words(
    "ช่อง “{column}” ของ “{case}” เป็น {value} ค่าความเป็นสมาชิกต้องอยู่ระหว่าง 0 ถึง 1 "
    "ถ้าเป็นข้อมูลดิบ ให้ปรับเทียบ (calibrate) ก่อน",
    "The cell “{column}” of “{case}” is {value}; a membership lies between 0 and 1. "
    "If this is raw data, calibrate it first.",
)
DONT_CARE_NOT_HERE: Final = Words(
    "ช่อง “{column}” ของ “{case}” เป็น “-” (ไม่เกี่ยวข้อง) ใช้ได้กับเงื่อนไขแบบ 0/1 หรือหลายค่าเท่านั้น ไม่ใช่ผลลัพธ์หรือค่าฟัซซี่",
    "The cell “{column}” of “{case}” is “-” (does not apply). Only crisp and multi-value "
    "conditions may have it, neither the outcome nor fuzzy sets.",
)
OUTCOME_HAS_VALUES: Final = Words(
    "ผลลัพธ์ “{name}” มีหลายค่า บอกว่าจะอธิบายค่าใด เช่น {name}{{{value}}}",
    "The outcome “{name}” has several values. Say which one is explained, as in {name}{{{value}}}.",
)
NO_SUCH_VALUE: Final = Words(
    "“{name}” ไม่มีค่า {value} ในข้อมูลนี้ ค่าที่มีคือ {known}",
    "“{name}” never has the value {value} in these data. Its values are {known}.",
)
BAD_CUTS: Final = Words(
    "เกณฑ์ {name} เป็น {value} ต้องอยู่ระหว่าง 0 ถึง 1 และเกณฑ์ล่างต้องไม่สูงกว่าเกณฑ์บน",
    "The cut-off {name} is {value}. It lies between 0 and 1, and the lower one is not "
    "above the upper one.",
)
BAD_FREQUENCY: Final = Words(
    "จำนวนกรณีขั้นต่ำเป็น {value} ต้องเป็น 1 ขึ้นไป",
    "The frequency cut-off is {value}. It must be 1 or more.",
)
ONE_ROW: Final = Words(
    "ทุกกรณีอยู่ในแถวเดียวกันของตารางความจริง ({row}) จึงไม่มีอะไรต่างกันให้เปรียบเทียบ "
    "เลือกเงื่อนไขที่กรณีต่างกัน หรือปรับจุดปรับเทียบ",
    "All cases are in one row of the truth table ({row}), so nothing differs between them. "
    "Choose conditions in which the cases differ, or look at the anchors again.",
)
NO_POSITIVE_ROW: Final = Words(
    "ไม่มีแถวใดแสดงผลลัพธ์ {outcome} ที่เกณฑ์ {cut} (สูงสุดคือ {best}) ลองดูแถวที่ขัดแย้ง เพิ่มเงื่อนไข หรือทบทวนเกณฑ์",
    "No row shows {outcome} at the cut-off {cut} (the highest consistency is {best}). "
    "Look at the contradictory rows, add a condition, or reconsider the cut-off.",
)
NO_ROWS_LEFT: Final = Words(
    "ไม่มีแถวใดมีกรณีถึง {value} กรณี ลดจำนวนกรณีขั้นต่ำ",
    "No row has {value} cases. Lower the frequency cut-off.",
)
NO_SUCH_ROW: Final = Words(
    "ไม่มีแถว {row} แถวมีหมายเลข 1 ถึง {most}",
    "There is no row {row}. Rows have the numbers 1 to {most}.",
)
OVERLAPPING_ROWS: Final = Words(
    "แถว {row} (มี “-”) ครอบแถว {other} ซึ่งให้ผลต่างกัน ใส่ 0 หรือ 1 แทน “-” ในกรณีเหล่านั้น",
    "Row {row} (with “-”) contains row {other}, whose outcome differs. "
    "Give 0 or 1 instead of “-” in those cases.",
)
NO_EXPECTATIONS: Final = Words(
    "ผลแบบกลาง (intermediate) ต้องมีความคาดหวังอย่างน้อยหนึ่งข้อ เช่น --expect {name}=1",
    "An intermediate solution needs at least one expectation, as in --expect {name}=1.",
)
BAD_EXPECTATION: Final = Words(
    "อ่านความคาดหวัง “{text}” ไม่ได้ เขียนเช่น {name}=1 หรือ ~{name} หรือ {name}=1|2",
    "The expectation “{text}” cannot be read. Write {name}=1, ~{name} or {name}=1|2.",
)
UNKNOWN_KIND: Final = Words(
    "ไม่มีผลลัพธ์แบบ “{name}” เลือกจาก {known}",
    "There is no solution of the kind “{name}”. Choose one of {known}.",
)
NOT_A_TABLE: Final = Words(
    "ข้อมูลนี้ไม่ใช่ตาราง ให้ตารางข้อมูล พจนานุกรมของคอลัมน์ หรืออาร์เรย์สองมิติพร้อมชื่อคอลัมน์",
    "This is no table. Give a data frame, a mapping of columns, or a two-dimensional array "
    "with the names of its columns.",
)

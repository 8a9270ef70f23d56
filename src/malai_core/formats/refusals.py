"""Why a file is not read: one sentence each, with what is wrong, where, and what to do."""

from __future__ import annotations

from typing import Final

from malai_core.errors import UnreadableFileError
from malai_core.labels import Value, Words

NOT_FOUND: Final = Words(
    "ไม่พบไฟล์ {name} ตรวจชื่อและที่เก็บไฟล์อีกครั้ง",
    "There is no file {name}. Check its name and where it is kept.",
)
NOT_ALLOWED: Final = Words(
    "เปิดไฟล์ {name} ไม่ได้ ({why}) ปิดโปรแกรมอื่นที่เปิดไฟล์นี้อยู่ แล้วลองใหม่",
    "{name} cannot be opened ({why}). Close other programs that use it and try again.",
)
EMPTY: Final = Words(
    "ไฟล์ {name} ว่างเปล่า ไม่มีข้อมูลให้อ่าน ลองบันทึกจากโปรแกรมเดิมอีกครั้ง",
    "{name} is empty, there is nothing to read. Save it again from the program it came from.",
)
NOTHING_IN_FOLDER: Final = Words(
    "ในโฟลเดอร์ {name} ไม่มีไฟล์ที่อ่านได้ ใส่ไฟล์ .xlsx หรือ .csv อย่างน้อยหนึ่งไฟล์",
    "The folder {name} holds nothing to read. Put at least one .xlsx or .csv file into it.",
)
TOO_LARGE: Final = Words(
    "ไฟล์ {name} ใหญ่เกินไป ({size} MB รับได้ไม่เกิน {most} MB) แบ่งเป็นไฟล์ย่อยหรือลบรูปภาพออกก่อน",
    "{name} is too large ({size} MB; at most {most} MB are read). Split it or take pictures out.",
)
BOMB: Final = Words(
    "ไฟล์ {name} ขยายออกแล้วใหญ่ผิดปกติ ({size} MB) จึงไม่เปิดเพื่อความปลอดภัย "
    "คัดลอกเฉพาะข้อมูลไปยังไฟล์ใหม่แล้วลองอีกครั้ง",
    "{name} swells to an unusual size when unpacked ({size} MB), so it is not opened, to be safe. "
    "Copy only the data into a new file and try again.",
)
BROKEN: Final = Words(
    "ไฟล์ {name} เสียหายหรือคัดลอกมาไม่ครบ ดาวน์โหลดหรือคัดลอกใหม่ หรือเปิดใน Excel แล้วบันทึกอีกครั้ง",
    "{name} is damaged or was not copied completely. Copy or download it again, "
    "or open it in Excel and save it once more.",
)
BROKEN_SHEET: Final = Words(
    "แผ่นงาน “{sheet}” ในไฟล์ {name} เสียหาย (ใกล้แถว {row}) เปิดไฟล์ใน Excel แล้วบันทึกอีกครั้ง",
    "The sheet “{sheet}” of {name} is damaged (near row {row}). "
    "Open the file in Excel and save it once more.",
)
UNSAFE_MARKUP: Final = Words(
    "ไฟล์ {name} มีคำสั่งแฝงที่ไฟล์ตารางปกติไม่มี (DTD) จึงไม่เปิดเพื่อความปลอดภัย ขอไฟล์ใหม่จากผู้ส่ง",
    "{name} carries instructions that no ordinary workbook has (a DTD), so it is not opened, "
    "to be safe. Ask its sender for a new copy.",
)
LOCKED: Final = Words(
    "ไฟล์ {name} ล็อกด้วยรหัสผ่าน เปิดใน Excel ใส่รหัส แล้วบันทึกเป็นไฟล์ใหม่ที่ไม่มีรหัสผ่าน",
    "{name} is locked with a password. Open it in Excel, take the password off and save it again.",
)
NOT_A_TABLE: Final = Words(
    "ไฟล์ {name} ไม่ใช่ไฟล์ตาราง แต่เป็น{kind} เลือกไฟล์ .xlsx หรือ .csv หรือคัดลอกตารางไปวางใน Excel ก่อน",
    "{name} is not a table but {kind}. Choose an .xlsx or .csv file, "
    "or copy the table into Excel first.",
)
SAVE_AS_XLSX: Final = Words(
    "ไฟล์ {name} เป็น{kind} เปิดในโปรแกรมตาราง แล้วเลือก “บันทึกเป็น” ชนิด .xlsx",
    "{name} is {kind}. Open it in a spreadsheet program and choose “Save as”, type .xlsx.",
)
NO_SHEETS: Final = Words(
    "ไฟล์ {name} ไม่มีแผ่นงานที่มีตาราง เปิดใน Excel เพื่อตรวจดูก่อน",
    "{name} has no sheet with a table. Open it in Excel and look first.",
)
TOO_MANY_SHEETS: Final = Words(
    "ไฟล์ {name} มีแผ่นงาน {count} แผ่น รับได้ไม่เกิน {most} แผ่น แบ่งเป็นหลายไฟล์",
    "{name} has {count} sheets; at most {most} are read. Split it into several files.",
)
TOO_MANY_CELLS: Final = Words(
    "แผ่นงาน “{sheet}” ในไฟล์ {name} มีช่องมากเกินไป (เกิน {most} ช่อง) "
    "ลบแถวและคอลัมน์ว่างด้านล่างและด้านขวาออก แล้วบันทึกใหม่",
    "The sheet “{sheet}” of {name} has too many cells (over {most}). "
    "Delete the blank rows and columns below and to the right, and save it again.",
)
TOO_SPREAD_OUT: Final = Words(
    "ไฟล์ {name} มีข้อมูลกระจายห่างกันมาก (กินที่เกิน {most} ช่อง) ลบสิ่งที่อยู่ไกลทางขวาหรือด้านล่าง หรือบันทึกเป็น .xlsx",
    "{name} has cells very far apart (the space of over {most} cells). "
    "Delete what stands far to the right or below, or save it as .xlsx.",
)
TOO_WIDE: Final = Words(
    "แผ่นงาน “{sheet}” ในไฟล์ {name} แถว {row} มีข้อมูลไกลเกินคอลัมน์ที่ {most} ลบสิ่งที่อยู่ทางขวาออก แล้วบันทึกใหม่",
    "The sheet “{sheet}” of {name} has something beyond column {most}, in row {row}. "
    "Delete what stands far to the right and save it again.",
)
TOO_MANY_MERGES: Final = Words(
    "แผ่นงาน “{sheet}” ในไฟล์ {name} มีช่องที่ผสานเกิน {most} แห่ง ยกเลิกการผสานเซลล์ แล้วบันทึกใหม่",
    "The sheet “{sheet}” of {name} has more than {most} merged cells. "
    "Unmerge them and save it again.",
)
TOO_LONG_TEXT: Final = Words(
    "ไฟล์ {name} มีข้อความยาวเกิน {most} ตัวอักษรในช่องเดียว ตัดข้อความนั้นให้สั้นลง แล้วบันทึกใหม่",
    "{name} has a text of over {most} letters in one cell. Make it shorter and save again.",
)
OPEN_QUOTE: Final = Words(
    'ไฟล์ {name} แถว {row} เปิดเครื่องหมายคำพูด (") แล้วไม่ได้ปิด '
    "ทุกแถวที่เหลือจึงรวมเป็นช่องเดียว ลบหรือปิดเครื่องหมายนั้น แล้วลองใหม่",
    'In row {row} of {name} a quotation mark (") is opened and never closed, so that all rows '
    "below would become one cell. Delete or close it and try again.",
)
NO_ROOM: Final = Words(
    "พื้นที่ว่างในเครื่องไม่พอสำหรับอ่านไฟล์ {name} ลบไฟล์ที่ไม่ใช้ออกก่อน แล้วลองใหม่",
    "There is not enough free disk space to read {name}. Delete what is not needed and try again.",
)


def refusal(words: Words, name: str, **values: Value) -> UnreadableFileError:
    """Return the error to raise for the file ``name``; a nameless one is called "the file"."""
    shown: Value = name or Words("ที่ส่งมา", "The file")
    return UnreadableFileError(words, name=shown, **values)


def megabytes(size: int) -> int:
    """Return bytes as whole megabytes, rounded up, as people read sizes."""
    return -(-size // (1 << 20))

"""What the readers and writers of networks say: what is wrong, where, and what to do."""

from __future__ import annotations

from typing import Final

from malai_core.labels import Words

NOT_A_NETWORK: Final = Words(
    "ไฟล์ {name} ไม่ใช่ไฟล์เครือข่ายที่รู้จัก ลองส่งออกใหม่เป็น GraphML, GEXF, Pajek หรือตาราง CSV",
    "{name} is no network file that is known here. Export it again as GraphML, GEXF, Pajek or a CSV table.",
)
BROKEN_AT: Final = Words(
    "ไฟล์ {name} ผิดรูปแบบที่บรรทัด {line} คอลัมน์ {column}: {why} แก้ตรงนั้น หรือส่งออกจากโปรแกรมเดิมใหม่",
    "{name} is not well formed in line {line}, column {column}: {why}. "
    "Mend that place, or export the file again.",
)
TOO_MANY_ANNOUNCED: Final = Words(
    "ไฟล์ {name} บอกว่ามีสมาชิก {count} ราย แต่ไฟล์เล็กเกินกว่าจะเป็นไปได้ จึงไม่อ่าน ตรวจตัวเลขในส่วนหัวของไฟล์",
    "{name} says it has {count} members, far more than a file of its size can hold, so it is not "
    "read. Look at the number at its head.",
)
TOO_MANY_MEMBERS: Final = Words(
    "ไฟล์ {name} มีสมาชิกหรือความสัมพันธ์เกิน {most} ราย แบ่งเป็นหลายไฟล์",
    "{name} has over {most} members or ties. Split it into several files.",
)
TOO_LONG_LINE: Final = Words(
    "ไฟล์ {name} บรรทัด {line} ยาวเกิน {most} ตัวอักษร ตรวจว่าไฟล์ไม่เสียหาย",
    "Line {line} of {name} is longer than {most} letters. Check that the file is not damaged.",
)
TOO_LARGE_JSON: Final = Words(
    "ไฟล์ JSON {name} ใหญ่เกินไป ({size} MB รับได้ไม่เกิน {most} MB) ส่งออกเป็น GraphML หรือ GEXF แทน",
    "The JSON file {name} is too large ({size} MB; at most {most} MB are read). "
    "Export it as GraphML or GEXF instead.",
)
TOO_DEEP: Final = Words(
    "ไฟล์ {name} ซ้อนกันลึกเกินไป (เกิน {most} ชั้น) จึงไม่อ่านเพื่อความปลอดภัย",
    "{name} is nested too deeply (over {most} levels), so it is not read, to be safe.",
)
UNKNOWN_FORMAT: Final = Words(
    "ไม่รู้จักรูปแบบ “{format}” เลือกหนึ่งใน: {known}",
    "There is no format “{format}”. Choose one of: {known}.",
)
CANNOT_WRITE: Final = Words(
    "รูปแบบ {format} อ่านได้อย่างเดียว เลือกหนึ่งใน: {known}",
    "{format} is only read, not written. Choose one of: {known}.",
)

# Why something was set aside.
UNKNOWN_END: Final = Words(
    "ความสัมพันธ์นี้อ้างถึงสมาชิก “{id}” ที่ไม่มีในไฟล์",
    "This tie names a member “{id}” who is not in the file.",
)
SAME_ID: Final = Words(
    "รหัส “{id}” มีแล้วในบรรทัด {line} จึงไม่ใช้รายการที่ซ้ำนี้",
    "The id “{id}” is already that of the member in line {line}; this second one is not used.",
)
NO_ID: Final = Words("รายการนี้ไม่มีรหัส", "This entry has no id.")
NO_ENDS: Final = Words("ความสัมพันธ์นี้ไม่มีต้นทางหรือปลายทาง", "This tie lacks one of its two ends.")
NOT_A_NUMBER: Final = Words("“{text}” ไม่ใช่ตัวเลข ({what})", "“{text}” is not a number ({what}).")
NOT_A_DAY: Final = Words(
    "“{text}” ไม่ใช่วันหรือเวลาที่อ่านได้", "“{text}” is no day or time that can be read."
)
OUTSIDE: Final = Words(
    "หมายเลข {id} อยู่นอกจำนวนที่ไฟล์บอก ({count})",
    "Number {id} is outside the {count} that the file says.",
)
NOT_UNDERSTOOD: Final = Words(
    "ไม่เข้าใจข้อความตรงนี้ จึงไม่ใช้", "This could not be understood and is not used."
)
NOT_READ_KIND: Final = Words(
    "ไม่อ่านส่วน “{what}” ของไฟล์", "The part “{what}” of the file is not read."
)
TOO_FEW: Final = Words(
    "ข้อมูลหมดก่อนครบ: ต้องการ {wanted} ค่า มี {found}",
    "The data end too early: {wanted} values were to come, {found} are there.",
)
TOO_MANY: Final = Words(
    "มีข้อมูลเกิน: ต้องการ {wanted} ค่า", "There are more values than the {wanted} that were to come."
)
HYPEREDGE: Final = Words(
    "ความสัมพันธ์ที่โยงมากกว่าสองราย ({count} ราย) อ่านเป็นเส้นไม่ได้",
    "A tie among more than two members ({count}) cannot be read as a line.",
)
SAME_LABEL: Final = Words(
    "ชื่อ “{label}” มีมากกว่าหนึ่งราย จึงไม่รู้ว่าหมายถึงใคร ใส่รหัสในไฟล์",
    "“{label}” is the name of more than one member, so it is unclear who is meant. Give ids.",
)

# What is told, though nothing was lost.
SAYS_MEMBERS: Final = Words(
    "ไฟล์บอกว่ามีสมาชิก {said} ราย อ่านได้ {read} ราย", "The file says {said} members; {read} were read."
)
SAYS_TIES: Final = Words(
    "ไฟล์บอกว่ามีความสัมพันธ์ {said} เส้น อ่านได้ {read} เส้น", "The file says {said} ties; {read} were read."
)
NAMED_ONLY: Final = Words(
    "สมาชิก {count} รายถูกเอ่ยถึงในความสัมพันธ์เท่านั้น ไม่มีในรายชื่อ",
    "Named by ties only, and not listed: {count}.",
)
GRAPHS_JOINED: Final = Words(
    "ไฟล์มี {count} กราฟของสมาชิกชุดเดียวกัน อ่านเป็นความสัมพันธ์คนละชนิด",
    "The file has {count} graphs of the same members; they were read as different relations.",
)
GRAPHS_APART: Final = Words(
    "ไฟล์มี {count} กราฟ รหัสเดียวกันเป็นคนละราย จึงใส่ชื่อกราฟไว้หน้ารหัส",
    "The file has {count} graphs in which one id is different members; ids carry the graph's name.",
)
GRAPHS_BESIDE: Final = Words(
    "ไฟล์มี {count} กราฟที่ไม่มีสมาชิกร่วมกัน ชื่อกราฟอยู่ในช่อง “graph”",
    "The file has {count} graphs without common members; the attribute “graph” names each one's.",
)
OPEN_END: Final = Words(
    "ช่วงเวลาแบบเปิด (ไม่รวมวันปลาย) ถูกอ่านเป็นช่วงปิด", "Open intervals of time were read as closed ones."
)
MUTUAL_ALL: Final = Words(
    "ตารางสมมาตร จึงอ่านเป็นความสัมพันธ์สองทาง ({relation})",
    "The matrix is symmetric, so its ties were read as undirected ({relation}).",
)
LETTERS_LOST: Final = Words(
    "ตัวอักษรบางตัวในไฟล์เสีย แสดงเป็น �", "Some letters of the file are damaged and shown as �."
)

"""Why a measure has no value: the sentences, so that every page says the same."""

from __future__ import annotations

from typing import Final

from malai_core.labels import Words

NOBODY: Final = Words("ยังไม่มีสมาชิกในเครือข่าย", "nobody is in the network yet")
TOO_FEW_2: Final = Words("ต้องมีสมาชิกอย่างน้อย 2 ราย", "at least two members are needed")
TOO_FEW_3: Final = Words("ต้องมีสมาชิกอย่างน้อย 3 ราย", "at least three members are needed")
TOO_FEW_4: Final = Words("ต้องมีสมาชิกอย่างน้อย 4 ราย", "at least four members are needed")
NO_TIES: Final = Words("ยังไม่มีความสัมพันธ์ที่บันทึกไว้", "no relationship is recorded yet")
NO_CONTACTS: Final = Words("ยังไม่มีคนติดต่อที่บันทึกไว้", "no contact is recorded yet")
ONE_CONTACT: Final = Words("มีคนติดต่อไม่ถึง 2 ราย", "there are fewer than two contacts")
IN_PARTS: Final = Words(
    "เครือข่ายยังแยกเป็นหลายส่วน จึงวัดระยะถึงกันทุกคนไม่ได้",
    "the network is in separate parts, so not everyone is at a distance from everyone",
)
TWO_LARGEST: Final = Words("มีส่วนที่ใหญ่ที่สุดเท่ากันมากกว่าหนึ่งส่วน", "more than one part is the largest")
OUTSIDE: Final = Words("อยู่นอกส่วนที่ใหญ่ที่สุดของเครือข่าย", "outside of the largest part of the network")
NO_DIRECTION: Final = Words("ความสัมพันธ์ชนิดนี้ไม่มีทิศทาง", "relationships of this kind have no direction")
TOO_LARGE: Final = Words("เครือข่ายใหญ่เกินกว่าจะวัดค่านี้ได้", "the network is too large for this measure")
NO_CHAIN: Final = Words("ยังไม่มีใครมีคนติดต่อตั้งแต่ 2 รายขึ้นไป", "nobody has two contacts yet")
NO_GROUPS: Final = Words("ยังไม่มีใครระบุกลุ่ม", "nobody has a group yet")
ONE_GROUP: Final = Words("มีกลุ่มเดียว", "there is one group only")
ALL_ALIKE: Final = Words(
    "ทุกค่าเท่ากัน จึงหาความสัมพันธ์ร่วมไม่ได้", "all values are equal, so nothing varies"
)
NO_PIVOT: Final = Words(
    "ไม่มีใครในกลุ่มที่สุ่มวัดอยู่ในส่วนเดียวกัน", "none of the sampled members is in the same part"
)
NO_CORE: Final = Words(
    "ทุกคู่ผูกพันกันเหมือนกันหมด จึงแยกแกนกลางกับขอบไม่ได้",
    "all pairs are tied alike, so there is no core and no edge",
)
NO_PART_OF_3: Final = Words("ไม่มีส่วนใดที่มีสมาชิกตั้งแต่ 3 รายขึ้นไป", "no part has three members or more")
NO_BETWEEN: Final = Words("ยังไม่มีใครอยู่ระหว่างคนอื่น", "nobody stands between others yet")

"""Findings about the records: how many, how to reach them, how old, how mixed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Final

from malai_core.labels import Sentence, Value, Words
from malai_core.reading.finding import Act, ActKind, Finding, Tone
from malai_core.reading.finding_words import (
    Counted,
    Listed,
    Percent,
    groups,
    how,
    organisations,
    people,
    ties,
)
from malai_core.reading.model import PartyKind
from malai_core.reading.view import View
from malai_core.sna.diversity import IQV, iqv

SIZE: Final = "reading.size.malai.v1"
REACHABLE: Final = "reading.reachable.malai.v1"
OLD_RECORDS: Final = "reading.old_records.malai.v1"
DUPLICATES: Final = "reading.duplicates.malai.v1"

_MANY: Final = 0.25
_YEAR_DAYS: Final = 365


def empty(view: View) -> Finding:
    """Say what to do first where there is nothing yet."""
    del view
    said = Sentence(
        Words(
            "ยังไม่มีรายชื่อในเครือข่ายนี้ เริ่มได้จากรายชื่อเพียงไม่กี่คน",
            "There is nobody in this network yet; a handful of names is enough to begin",
        )
    )
    act = Act(
        ActKind.OPEN_IMPORT,
        Words("นำรายชื่อเข้า", "Bring in a list"),
        Words(
            "เปิดไฟล์ทะเบียนหรือใบลงชื่อที่มีอยู่ คอลัมน์แรกที่ต้องมีคือ ชื่อ - สกุล",
            "Open the register or sign-in sheet you already have; it needs one column of names",
        ),
    )
    counted = how("นับสมาชิก", "Members are counted", SIZE)
    return Finding("empty", Tone.PLAIN, said, said, act, counted, number=0)


def size(view: View) -> Finding:
    """Say how many people, organisations, groups and relationships there are."""
    kinds = Counter(member.kind for member in view.members)
    counted = [
        people(kinds[PartyKind.PERSON]),
        organisations(kinds[PartyKind.ORGANISATION]),
        groups(kinds[PartyKind.GROUP]),
        ties(len(view.ties)),
    ]
    said = Sentence(
        Words("ในข้อมูลชุดนี้มี {parts}", "On record here: {parts}"),
        {"parts": Listed([part for part in counted if part.number])},
    )
    act = Act(
        ActKind.OPEN_PICTURE,
        Words("ดูภาพเครือข่าย", "See the picture"),
        Words(
            "เปิดภาพเครือข่าย แล้วถามทีมว่ามีใครที่ยังไม่อยู่ในภาพ",
            "Open the picture and ask the team who is not in it yet",
        ),
    )
    known = how("นับรายชื่อที่ไม่ซ้ำกัน", "Distinct names are counted", SIZE)
    return Finding("size", Tone.PLAIN, said, said, act, known, number=len(view.members))


def unreachable(view: View) -> Finding | None:
    """Say how many people have neither phone nor e-mail on record."""
    if not view.people:
        return None
    found = [person for person in view.people if not view.members[person].is_reachable]
    known = how("นับคนที่ไม่มีทั้งโทรศัพท์และอีเมล", "People with neither phone nor e-mail", REACHABLE)
    values: dict[str, Value] = {
        "count": people(len(found)),
        "number": len(found),
        "all": people(len(view.people)),
    }
    if not found:
        words = Words(
            "ติดต่อได้ครบทั้ง {all} มีโทรศัพท์หรืออีเมลทุกคน", "All {all} can be reached by phone or e-mail"
        )
        tone = Tone.GOOD
    else:
        words = Words(
            "{count}จาก {all} ยังไม่มีโทรศัพท์หรืออีเมล", "No phone or e-mail yet: {number} of {all}"
        )
        tone = Tone.ATTENTION if len(found) >= _MANY * len(view.people) else Tone.PLAIN
    act = Act(
        ActKind.OPEN_PEOPLE,
        Words("ดูรายชื่อ", "See the list"),
        Words(
            "ส่งใบลงชื่อให้เติมเบอร์โทรในกิจกรรมครั้งหน้า",
            "Pass a sheet round at the next activity for the missing numbers",
        )
        if found
        else Words(
            "ให้สมาชิกตรวจเบอร์ของตัวเองในกิจกรรมครั้งหน้า",
            "Let members check their own number at the next activity",
        ),
    )
    said = Sentence(words, values)
    keys = view.keys(found)
    return Finding("unreachable", tone, said, said, act, known, members=keys, number=len(found))


def old(view: View) -> Finding | None:
    """Say how many records nobody looked at for a year; unknown stays unknown."""
    if not view.people:
        return None
    asof = view.tables.asof
    dated = [person for person in view.people if view.members[person].updated is not None]
    if asof is None or not dated:
        return _age_unknown()
    found = [p for p in dated if _days(view.members[p].updated, asof) > _YEAR_DAYS]
    unknown = len(view.people) - len(dated)
    words = Words(
        "ข้อมูลของ {count}ไม่ได้ปรับปรุงเกินหนึ่งปี", "The records of {count} are more than a year old"
    )
    if not found:
        words = Words(
            "ข้อมูลที่มีวันที่ทุกรายปรับปรุงภายในหนึ่งปี",
            "Every dated record was looked at within the year",
        )
    if unknown:
        words = Words(
            words.th + " อีก {unknown}ไม่มีวันที่จึงบอกไม่ได้",
            words.en + "; for {unknown} the date is not known",
        )
    said = Sentence(words, {"count": people(len(found)), "unknown": people(unknown)})
    tone = Tone.ATTENTION if len(found) >= _MANY * len(dated) else Tone.PLAIN
    return Finding(
        "old_records",
        tone if found else Tone.GOOD,
        said,
        said,
        _refresh_act(),
        how(
            f"นับจากวันที่ {asof.day}/{asof.month}/{asof.year + 543}",
            f"Counted back from {asof.isoformat()}",
            OLD_RECORDS,
        ),
        members=view.keys(found),
        number=len(found),
    )


def _days(updated: date | None, asof: date) -> int:
    return (asof - updated).days if updated else 0


def _age_unknown() -> Finding:
    said = Sentence(
        Words(
            "ไม่มีวันที่ปรับปรุงข้อมูล จึงบอกไม่ได้ว่าข้อมูลของใครเก่าเกินหนึ่งปี",
            "No record says when it was last updated, so its age cannot be told",
        )
    )
    known = how("ต้องมีวันที่ปรับปรุงของแต่ละรายชื่อ", "A date is needed in each record", OLD_RECORDS)
    return Finding("old_records", Tone.PLAIN, said, said, _refresh_act(), known)


def _refresh_act() -> Act:
    return Act(
        ActKind.OPEN_PEOPLE,
        Words("ดูรายชื่อ", "See the list"),
        Words(
            "เพิ่มคอลัมน์ “ปรับปรุงเมื่อ” แล้วไล่ถามวันละห้าคน",
            "Add a column “Updated on” and check five people a day",
        ),
    )


def duplicates(view: View) -> Finding | None:
    """Say how many pairs may be the same party and wait for a person."""
    waiting = view.tables.duplicates_waiting
    if not waiting:
        return None
    said = Sentence(
        Words(
            "{count}อาจเป็นรายเดียวกัน รอให้คนตัดสิน",
            "{count} may be one and the same, and a person must decide",
        ),
        {"count": Counted(waiting, "คู่ชื่อ", "pair of names", "pairs of names")},
    )
    act = Act(
        ActKind.OPEN_DUPLICATES,
        Words("ดูคู่ที่ซ้ำ", "See the pairs"),
        Words(
            "เปิดทีละคู่ แล้วเลือกว่าเป็นคนเดียวกันหรือคนละคน",
            "Open each pair and say whether it is one or two",
        ),
    )
    known = how("ชื่อเหมือนกันแต่ข้อมูลอื่นไม่ยืนยัน", "Like names, unconfirmed by the rest", DUPLICATES)
    return Finding("duplicates", Tone.ATTENTION, said, said, act, known, number=waiting)


def diversity(view: View) -> Finding | None:
    """Say which kind of organisation there is most of, and how mixed they are."""
    bodies = [member for member in view.members if member.kind is PartyKind.ORGANISATION]
    if len(bodies) < 2:
        return None
    counts = Counter(member.sector for member in bodies if member.sector)
    mixed = iqv(counts.values())
    if not counts:
        return _kinds_unknown(len(bodies))
    kind, most = max(counts.items(), key=lambda item: (item[1], item[0]))
    share = most / counts.total()
    known = how(
        f"รู้ประเภท {counts.total()} จาก {len(bodies)} องค์กร "
        f"ดัชนีความหลากหลาย {_index(mixed.value)} (0 เหมือนกันหมด, 1 หลากหลายที่สุด)",
        f"The kind of {counts.total()} of {len(bodies)} organisations is known; "
        f"index of variation {_index(mixed.value)} (0 all alike, 1 as mixed as can be)",
        IQV,
    )
    values: dict[str, Value] = {
        "kind": kind,
        "share": Percent(share),
        "kinds": len(counts),
        "most": most,
    }
    tone, words = _mix(share, len(counts))
    said = Sentence(words, values)
    return Finding("diversity", tone, said, said, _mix_act(len(counts)), known, number=mixed.value)


def _index(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _mix(share: float, kinds: int) -> tuple[Tone, Words]:
    if kinds == 1:
        return Tone.ATTENTION, Words(
            "องค์กรที่รู้ประเภทเป็นประเภท “{kind}” ทั้งหมด",
            "All organisations of known kind are {kind}",
        )
    if share > 0.5:
        return Tone.ATTENTION, Words(
            "องค์กรเกินครึ่งเป็นประเภท “{kind}” ({share}) จาก {kinds} ประเภท",
            "More than half of the organisations are {kind} ({share}), of {kinds} kinds",
        )
    return Tone.GOOD, Words(
        "องค์กรมี {kinds} ประเภท ไม่มีประเภทใดเกินครึ่ง มากที่สุดคือ “{kind}” ({share})",
        "Organisations are of {kinds} kinds and none is more than half; most are {kind} ({share})",
    )


def _mix_act(kinds: int) -> Act:
    another = Words(
        "คิดถึงองค์กรประเภทอื่นที่ทำเรื่องเดียวกัน แล้วชวนมาคุยหนึ่งแห่ง",
        "Think of another kind of organisation with the same concern and invite one for a talk",
    )
    least = Words(
        "เลือกประเภทที่ยังน้อยที่สุดหนึ่งประเภท แล้วชวนมาคุยหนึ่งแห่ง",
        "Choose the kind there is least of and invite one of it for a talk",
    )
    return Act(
        ActKind.OPEN_ORGANISATIONS,
        Words("ดูองค์กร", "See the organisations"),
        another if kinds == 1 else least,
    )


def _kinds_unknown(count: int) -> Finding:
    said = Sentence(
        Words(
            "ยังไม่มีประเภทขององค์กรทั้ง {count} จึงบอกความหลากหลายไม่ได้",
            "The kind of the {count} is not recorded, so how mixed they are cannot be told",
        ),
        {"count": organisations(count)},
    )
    act = Act(
        ActKind.OPEN_ORGANISATIONS,
        Words("ดูองค์กร", "See the organisations"),
        Words(
            "เติมคอลัมน์ “ประเภท” เช่น ภาครัฐ ชุมชน ภาคประชาสังคม",
            "Fill in a column “Kind”: government, community, civil society ...",
        ),
    )
    known = how("ต้องรู้ประเภทขององค์กร", "The kind of each organisation is needed", IQV)
    return Finding("diversity", Tone.PLAIN, said, said, act, known)

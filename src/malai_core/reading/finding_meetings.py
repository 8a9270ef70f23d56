"""Findings about meetings: do more come or fewer, and who stopped coming."""

from __future__ import annotations

from typing import Final

from malai_core.labels import Sentence, Value, Words
from malai_core.reading.finding import Act, ActKind, Finding, Tone
from malai_core.reading.finding_words import Names, how, meetings, people
from malai_core.reading.view import View

ATTENDANCE_TREND: Final = "reading.attendance_trend.malai.v1"
STOPPED_COMING: Final = "reading.stopped_coming.malai.v1"

_FEWEST: Final = 3
_STEADY: Final = 0.1
"""A change below a tenth is called steady."""
_CAME: Final = 3
_ACTIVITIES: Final = Words("ดูกิจกรรม", "See the activities")


def attendance(view: View) -> Finding:
    """Say how many come to a meeting now, against the beginning."""
    known = [len(meeting.present) for meeting in view.in_order]
    if len(known) < _FEWEST:
        return _too_few(len(view.noted))
    third = len(known) // 3
    first, last = sum(known[:third]) / third, sum(known[-third:]) / third
    tone, words = _trend(first, last)
    said = Sentence(
        words, {"first": first, "last": last, "each": meetings(third), "all": meetings(len(known))}
    )
    order = _order_said(view)
    return Finding(
        "attendance",
        tone,
        said,
        said,
        _attendance_act(tone),
        how(
            f"เฉลี่ยคนที่มา หนึ่งในสามแรกเทียบกับหนึ่งในสามหลังของ {len(known)} ครั้ง {order.th}",
            f"Mean present, first third against last third of {len(known)} meetings, {order.en}",
            ATTENDANCE_TREND,
        ),
        number=last - first,
    )


def _order_said(view: View) -> Words:
    """Say by what the meetings are ordered, and how many were left out for want of a date."""
    without = sum(meeting.on is None for meeting in view.noted)
    if not without:
        return Words("เรียงตามวันที่", "by date")
    if len(view.in_order) == len(view.noted):
        return Words("เรียงตามลำดับในไฟล์เพราะส่วนใหญ่ไม่มีวันที่", "in the file's order, for want of dates")
    return Words(
        f"เรียงตามวันที่ ไม่นับ {without} ครั้งที่ไม่มีวันที่", f"by date, without {without} undated ones"
    )


def _trend(first: float, last: float) -> tuple[Tone, Words]:
    if last < first * (1 - _STEADY):
        return Tone.ATTENTION, Words(
            "คนมาร่วมกิจกรรมลดลง จากเฉลี่ย {first} คนใน {each}แรก เหลือ {last} คนใน {each}หลังสุด",
            "Fewer come: {first} on average at the first {each}, {last} at the last {each}",
        )
    if last > first * (1 + _STEADY):
        return Tone.GOOD, Words(
            "คนมาร่วมกิจกรรมเพิ่มขึ้น จากเฉลี่ย {first} คนใน {each}แรก เป็น {last} คนใน {each}หลังสุด",
            "More come: {first} on average at the first {each}, {last} at the last {each}",
        )
    return Tone.PLAIN, Words(
        "คนมาร่วมกิจกรรมพอ ๆ เดิม เฉลี่ย {first} คนใน {each}แรก และ {last} คนใน {each}หลังสุด",
        "As many come as before: {first} on average at the first {each}, {last} at the last {each}",
    )


def _attendance_act(tone: Tone) -> Act:
    sentence = (
        Words(
            "ถามคนที่ยังมาว่าครั้งหน้าอยากให้ช่วยเรื่องอะไร แล้วนัดเวลาที่สะดวกกับงานของเขา",
            "Ask those who still come what would help them, and choose a time that fits their work",
        )
        if tone is Tone.ATTENTION
        else Words(
            "จดว่าครั้งที่คนมามากที่สุดทำอะไรต่างไป แล้วทำอีก",
            "Note what was different about the best attended meeting, and do it again",
        )
    )
    return Act(ActKind.OPEN_ACTIVITIES, _ACTIVITIES, sentence)


def _too_few(count: int) -> Finding:
    words = Words(
        "มีบันทึกการเข้าร่วม {count} ต้องมีอย่างน้อย {fewest} จึงจะบอกได้ว่าคนมามากขึ้นหรือน้อยลง",
        "Attendance is recorded for {count}; to say whether more or fewer come takes {fewest}",
    )
    if not count:
        words = Words(
            "ยังไม่มีใบลงชื่อ มี {fewest}ขึ้นไปจะบอกได้ว่าคนมามากขึ้นหรือน้อยลง",
            "There is no sign-in sheet yet; {fewest} are enough to say whether more or fewer come",
        )
    said = Sentence(words, {"count": meetings(count), "fewest": meetings(_FEWEST)})
    act = Act(
        ActKind.OPEN_IMPORT,
        Words("เพิ่มใบลงชื่อ", "Add sign-in sheets"),
        Words(
            "เก็บใบลงชื่อของกิจกรรมครั้งหน้า แล้วกรอกชื่อคนที่มา",
            "Keep the sign-in sheet of the next activity and enter who came",
        ),
    )
    counted = how("นับกิจกรรมที่มีคนลงชื่อ", "Meetings with names signed", ATTENDANCE_TREND)
    return Finding("attendance", Tone.PLAIN, said, said, act, counted)


def last_meetings(count: int) -> int:
    """Return how many last meetings somebody must miss to have stopped coming: a third, 3 to 6.

    Examples
    --------
    >>> [last_meetings(count) for count in (6, 12, 108)]
    [3, 4, 6]
    """
    return min(6, max(3, count // 3))


def stopped(view: View) -> Finding | None:
    """Say who came at least three times before and to none of the last meetings."""
    known = view.in_order
    if len(known) < 2 * _FEWEST:
        return None
    missed = last_meetings(len(known))
    recent = {key for meeting in known[-missed:] for key in meeting.present}
    before = [key for meeting in known[:-missed] for key in meeting.present]
    times: dict[str, int] = {}
    for key in before:
        times[key] = times.get(key, 0) + 1
    gone = [
        person
        for person in view.people
        if times.get(view.members[person].key, 0) >= _CAME
        and view.members[person].key not in recent
    ]
    gone.sort(key=lambda person: -times[view.members[person].key])
    return _stopped_finding(view, gone, missed)


def _stopped_finding(view: View, gone: list[int], missed: int) -> Finding:
    known = how(
        f"เคยมาอย่างน้อย {_CAME} ครั้ง แต่ไม่มีชื่อใน {missed} ครั้งหลังสุด",
        f"Came at least {_CAME} times and to none of the last {missed} meetings",
        STOPPED_COMING,
    )
    values: dict[str, Value] = {
        "count": people(len(gone)),
        "missed": meetings(missed),
        "names": Names(view.names(gone)),
    }
    if not gone:
        said = Sentence(
            Words(
                "คนที่เคยมาสม่ำเสมอยังมาอยู่ใน {missed}หลังสุด",
                "Those who came regularly were still seen at the last {missed}",
            ),
            values,
        )
        return Finding("stopped", Tone.GOOD, said, said, _thank_act(), known, number=0)
    act = Act(
        ActKind.OPEN_PEOPLE,
        Words("ดูรายชื่อ", "See the list"),
        Words(
            "โทรถามสารทุกข์สุกดิบหนึ่งคน โดยยังไม่ต้องชวนมาประชุม",
            "Call one of them to ask how they are, without inviting them to anything yet",
        ),
    )
    return Finding(
        "stopped",
        Tone.ATTENTION,
        Sentence(
            Words(
                "{count}ที่เคยมา ไม่ได้มาใน {missed}หลังสุด: {names}",
                "Used to come, not seen at the last {missed}: {count} ({names})",
            ),
            values,
        ),
        Sentence(
            Words(
                "{count}ที่เคยมา ไม่ได้มาใน {missed}หลังสุด",
                "Used to come, not seen at the last {missed}: {count}",
            ),
            values,
        ),
        act,
        known,
        members=view.keys(gone),
        names_people=True,
        number=len(gone),
    )


def _thank_act() -> Act:
    return Act(
        ActKind.OPEN_ACTIVITIES,
        _ACTIVITIES,
        Words(
            "ขอบคุณคนที่มาสม่ำเสมอในการประชุมครั้งหน้า",
            "Thank those who keep coming at the next meeting",
        ),
    )

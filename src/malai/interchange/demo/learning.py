"""Reviews, lessons and a lessons session, and three activities of these weeks; invented.

The three stand around today: one was looked back on, one waits, one is planned.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from django.utils import timezone

from malai.activities.models import Activity, Session
from malai.audit.services import Recorder
from malai.knowledge.models import (
    ORIGIN,
    Every,
    EvidenceLevel,
    Lesson,
    LessonNote,
    LessonsSession,
    Noted,
    Review,
    SessionDuty,
)
from malai.knowledge.services.lessons import lesson_fill
from malai.network.models import Membership, MembershipRole, Network, PartyKind
from malai.work.services import task_make
from malai_core.text import PartialDate

WORDS: Final = "เด็กพิการ, การฟื้นฟู"
#: Days from today, Thai and English title, kind
AROUND: Final = (
    (-16, "อบรมอาสารุ่นใหม่ รอบทบทวนท่า", "Training of new volunteers, second round", "training"),
    (-6, "วันครอบครัวที่ศูนย์", "Family day at the centre", "event"),
    (12, "อบรมอาสารุ่นสาม", "Training of volunteers, third group", "training"),
)
REVIEW: Final = {
    "intended": "อาสาใหม่ทำท่าพื้นฐานได้เองสี่ท่า\nมีล่ามอาข่าทุกกลุ่ม",
    "happened": "มากันเกือบครบ สองบ้านติดเก็บชา\nกลุ่มบ่ายเหนื่อย ทำได้สามท่า",
    "why": "ช่วงบ่ายแดดร้อน ศาลาไม่มีพัดลม",
    "sustain": "ฝึกกับเด็กจริงที่บ้านตั้งแต่ชั่วโมงแรก\nให้อาสารุ่นพี่จับคู่กับรุ่นใหม่",
    "improve": "ฝึกท่ายากช่วงเช้า\nถามวันเก็บชาก่อนนัด",
}
EARLIER: Final = {
    "intended": "อาสาใหม่ 30 คนฝึกท่าพื้นฐานได้ถูกต้อง",
    "happened": "ฝึกได้ครบ แต่บ้านไกลกลับก่อนเพราะรถหมด",
    "why": "รถรับส่งมีรอบเดียว",
    "sustain": "แม่ ๆ ทำอาหารเอง ได้คุยกันทั้งวัน",
    "improve": "ตกลงเรื่องรถกลับก่อนเริ่มงาน",
}
#: Advice, what was seen, what was understood, when it holds, how sure, kind
LESSONS: Final = (
    (
        "ถามวันเก็บชาและวันพิธีของหมู่บ้านก่อนนัดทุกครั้ง",
        "สองครั้งที่คนมาน้อยตรงกับวันเก็บชา", "คนไม่ได้ไม่สนใจ แต่ต้องเลือกปากท้องก่อน",
        "หมู่บ้านที่ปลูกชา เดือนมีนาคมถึงพฤษภาคม และเดือนตุลาคม", EvidenceLevel.SITES, "training",
    ),
    (
        "ฝึกท่ายากในช่วงเช้า บ่ายให้เล่าเรื่องและเล่นกับเด็ก",
        "กลุ่มบ่ายทำได้น้อยกว่าทุกครั้ง", "ความร้อนและความเหนื่อยทำให้มือสั่น ไม่ใช่ว่าไม่ตั้งใจ",
        "หน้าร้อน ศาลาไม่มีพัดลม", EvidenceLevel.REPEATED, "training",
    ),
    (
        "ตกลงเรื่องรถกลับบ้านก่อนเริ่มงาน",
        "บ้านไกลต้องกลับก่อนจบ", "รถรอบเดียวทำให้คนบ้านไกลได้เรียนน้อยกว่าใคร",
        "งานที่เลิกหลังบ่ายสาม", EvidenceLevel.SINGLE, "training",
    ),
    (
        "เชิญผู้เฒ่าเปิดงานด้วยคำอวยพร",
        "ครั้งที่ผู้เฒ่ามา คนทั้งหมู่บ้านมาด้วย", "งานกลายเป็นของหมู่บ้าน ไม่ใช่ของคนนอก", "",
        EvidenceLevel.REPEATED, "event",
    ),
)  # fmt: skip
MINUTES: Final = "อ่านการทบทวนด้วยกันทีละเรื่อง ทุกคนเลือกหนึ่งข้อที่อยากให้จำไว้\nเรื่องวันเก็บชาพบทั้งสามหมู่บ้าน จึงเขียนเป็นบทเรียน\nครั้งหน้าผลัดกันเป็นเวร"


def learning_fill(trace: Recorder, network: Network) -> None:
    """Write them inside the act that fills the demonstration; nobody is added."""
    today = timezone.localdate()
    trained, family, planned = (_activity(trace, network, today, *told) for told in AROUND)
    rows = Activity.objects.filter(network=network, kind="training", series=None)
    earlier = rows.exclude(pk__in=[trained.pk, planned.pk]).order_by("-starts").first()
    for activity, said in ((earlier, EARLIER), (trained, REVIEW)):
        if activity is not None:
            _review(trace, network, activity, said)
    session = _session(trace, network, today)
    made = [_lesson(trace, network, today, trained, session, told) for told in LESSONS]
    notes = [
        (made[0], Noted.USED, family),
        (made[0], Noted.AGAIN, trained),
        (made[3], Noted.USED, family),
    ]
    trace.create_all(
        LessonNote,
        [LessonNote(lesson=one, what=what, activity=at, on=today) for one, what, at in notes],
    )


def _activity(
    trace: Recorder, network: Network, today: date, days: int, thai: str, english: str, kind: str
) -> Activity:
    day = PartialDate.of(today + timedelta(days=days))
    row = Activity(workspace=network.workspace, network=network, kind=kind, starts=day)
    row.title_th, row.title_en, row.goal_words = thai, english, WORDS
    trace.create(row)
    trace.create(Session(activity=row, on=day))
    return row


def _review(trace: Recorder, network: Network, activity: Activity, said: dict[str, str]) -> None:
    ended = activity.starts.last_day if activity.starts else timezone.localdate()
    review = Review(
        workspace=network.workspace, activity=activity, took_part=9,
        reviewed_on=ended + timedelta(days=2), **said,
    )  # fmt: skip
    trace.create(review)
    fields = {
        "what": said["improve"].splitlines()[-1], "who": None, "network": network,
        "by_when": ended + timedelta(days=14),
    }  # fmt: skip
    task = task_make(
        trace, by=None, workspace=network.workspace, fields=fields, origin=ORIGIN,
        origin_id=review.public_id,
    )  # fmt: skip
    task.state, task.settled_on = "done", ended + timedelta(days=9)
    task.save()


def _session(trace: Recorder, network: Network, today: date) -> LessonsSession:
    held = today - timedelta(days=10)
    people = Membership.objects.filter(
        network=network, until="", role=MembershipRole.COORDINATOR, party__kind=PartyKind.PERSON
    )
    first = people.order_by("pk").first()
    on_duty = first.party if first else None
    trace.create(
        SessionDuty(
            workspace=network.workspace, network=network, every=Every.QUARTER,
            on_duty=on_duty, next_on=today + timedelta(days=80),
        )
    )  # fmt: skip
    return trace.create(
        LessonsSession(
            workspace=network.workspace, network=network, held_on=held, took_part=11,
            led_by=on_duty, minutes=MINUTES,
        )
    )  # fmt: skip


def _lesson(
    trace: Recorder, network: Network, today: date, activity: Activity, session: LessonsSession,
    told: tuple[str, ...],
) -> Lesson:  # fmt: skip
    advice, seen, understood, holds, sure, kind = told
    row = Lesson(workspace=network.workspace, written_on=session.held_on, session=session)
    row.activity = activity if kind == activity.kind else None
    fields: dict[str, Any] = {
        "recommendation": advice, "observation": seen, "insight": understood, "conditions": holds,
        "evidence": sure, "kind": kind, "goal_words": WORDS, "network": network,
        "look_again_on": today + timedelta(days=355),
    }  # fmt: skip
    lesson_fill(row, fields)
    return trace.create(row)

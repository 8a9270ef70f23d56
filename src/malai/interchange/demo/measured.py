"""Answers of partners and a few tasks of the demonstration, so that no page of them is empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Final

from malai.audit.services import Recorder
from malai.insight.models import Answer, AnswerSheet, SheetKind
from malai.interchange.demo.facts import BodyFact, PersonFact
from malai.interchange.demo.people import LAST_DAY
from malai.network.models import Network
from malai.work.models import Task, TaskParty

#: How many partners rate each other, and how many of the others each of them knows well enough.
PARTNERS, RATED = 10, 6
NEEDS: Final = ("ล่ามภาษาถิ่น", "รถรับส่งวันนัดหมอ", "ความรู้กายภาพบำบัดเบื้องต้น", "ล่ามภาษาถิ่น", "รถรับส่งวันนัดหมอ")
TASKS: Final = (
    ("โทรนัดประชุมประจำเดือนครั้งหน้า", "ให้ทุกหมู่บ้านมีคนมาอย่างน้อยหนึ่งคน"),
    ("ชวนอาสารุ่นใหม่ไปเยี่ยมบ้านด้วยกัน", "พี่เลี้ยงไปด้วยสองครั้งแรก"),
)


def measured_fill(
    trace: Recorder,
    network: Network,
    bodies: Sequence[BodyFact],
    people: Sequence[PersonFact],
    keys: Mapping[str, int],
) -> None:
    """Let partners rate each other and say what they give; write needs and tasks down."""
    chance = Random(len(people))  # noqa: S311 - invented data, the same every time
    partners = [keys[body.key] for body in bodies[:PARTNERS]]
    _answers(trace, network, SheetKind.TRUST, list(_ratings(partners, chance)))
    _answers(trace, network, SheetKind.GIVING, list(_gifts(partners, chance)))
    asking = [keys[person.key] for person in people[3::11]]
    needs = zip(asking, NEEDS, strict=False)
    _answers(trace, network, SheetKind.NEEDS, [Answer(by_id=who, text=text) for who, text in needs])
    for number, (what, why) in enumerate(TASKS):
        task = Task(workspace=network.workspace, network=network, what=what, why=why)
        trace.create(task)
        about = keys[people[5 + 4 * number].key]
        trace.create(TaskParty(task=task, party_id=about))


def _answers(trace: Recorder, network: Network, kind: str, answers: list[Answer]) -> None:
    sheet = AnswerSheet(
        workspace=network.workspace, network=network, kind=kind, on=LAST_DAY,
        source="แบบสอบถามภาคีประจำปี",
    )  # fmt: skip
    trace.create(sheet)
    for answer in answers:
        answer.sheet = sheet
    trace.create_all(Answer, answers)


def _ratings(partners: Sequence[int], chance: Random) -> Iterator[Answer]:
    """Yield six answers of each partner about some others, warmer for some than for others."""
    warmth = {key: chance.uniform(2.0, 3.8) for key in partners}
    for by in partners:
        others = [key for key in partners if key != by]
        for about in chance.sample(others, min(RATED, len(others))):
            items = [_point(warmth[about], chance) for _item in range(6)]
            yield Answer(by_id=by, about_id=about, items=items)


def _point(around: float, chance: Random) -> float:
    return float(min(4, max(1, round(chance.gauss(around, 0.7)))))


def _gifts(partners: Sequence[int], chance: Random) -> Iterator[Answer]:
    for giver in partners:
        for taker in chance.sample([key for key in partners if key != giver], 2):
            yield Answer(by_id=giver, about_id=taker, value=float(chance.randint(1, 5)))

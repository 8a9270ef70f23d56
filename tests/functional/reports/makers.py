"""What the tests of this room make of the small world."""

from __future__ import annotations

from datetime import time
from typing import Any

from malai.access.doors import OpenSeat, seat_for
from malai.access.policy import Action
from malai.activities.models import Activity, Attendance, Hand, Mark, Session
from malai.network.models import Affiliation, Party, Project, ProjectNetwork, TeamMember
from malai.reports.composing.whole import draft_of
from malai.reports.document import Bullets, Chart, Document, Heading, Paragraph, Table
from malai.reports.models import Report
from malai.reports.selectors.reports import sections_of
from malai_core.text import PartialDate
from tests.makers import World, organisation, person

#: Given names; numbers make the family names, so that nobody real is meant.
GIVEN = ("ก้อน", "แก้ว", "คำ", "จันทร์", "ดี", "ทอง", "บัว")
ROLES = ("executive", "manager", "coordinator", "practitioner")


def seat(world: World, role: str = "owner") -> OpenSeat:
    """Open a seat as a page does."""
    who = getattr(world.cast, role)
    return seat_for(who, world.workspace.public_id, Action.NETWORK_READ)


def composed(world: World, report: Report, role: str = "owner") -> Document:
    """Compose a draft as somebody sees it."""
    return draft_of(seat(world, role), report, sections_of(report)).document


def said(document: Document, name: str = "") -> str:
    """Return everything a document, or one section of it, says."""
    lines = [] if name else [document.title, *document.below]
    for section in document.sections:
        if name in ("", section.name):
            lines += [section.title, *(_said(block) for block in section.blocks)]
    return "\n".join(lines)


def _said(block: Any) -> str:
    if isinstance(block, Paragraph | Heading):
        return block.text
    if isinstance(block, Bullets):
        return "\n".join(block.items)
    if isinstance(block, Table):
        return "\n".join(" | ".join(row) for row in (block.heads, *block.rows))
    if isinstance(block, Chart):
        bars = "\n".join(f"{bar.label}: {bar.said}" for bar in block.bars)
        return f"{block.caption}\n{bars}\n{block.note}"
    return str(block.caption)


def training(world: World, people: int = 51, *, is_second_day_open: bool = False) -> Activity:
    """Make a two-day training: people of many organisations with roles, three who make it."""
    activity = Activity.objects.create(
        workspace=world.workspace, network=world.network, kind="training",
        title_th="การอบรมการสร้างเครือข่าย", batch="รุ่นที่ 1", starts=PartialDate(2017, 1, 23),
        objectives="เพื่อรู้จักกัน\n\n- เข้าใจเครือข่าย\n- วางแผนร่วมกัน",
    )  # fmt: skip
    days = [
        Session.objects.create(
            activity=activity, on=PartialDate(2017, 1, day), title=title,
            starts_at=time(9), ends_at=time(16),
        )
        for day, title in ((23, "ความจำเป็นพื้นฐาน"), (24, "หลักการพื้นฐาน"))
    ]  # fmt: skip
    bodies = [organisation(world.workspace, f"มูลนิธิที่ {n}") for n in range(1, 18)]
    came = [_participant(world, bodies, place) for place in range(people)]
    makers = [person(world.workspace, f"ดร.ผู้สอน คนที่{n}") for n in range(1, 4)]
    for maker in makers:
        Hand.objects.create(
            activity=activity, role="speaker", party=maker, affiliation="มหาวิทยาลัยดอยหมอก"
        )
    noted = days[:1] if is_second_day_open else days
    rows = [
        Attendance(session=day, party=one, mark=Mark.PRESENT, method="list")
        for day in noted
        for one in (*came, *makers)
    ]
    Attendance.objects.bulk_create(rows)
    _team(world, came)
    return activity


def _participant(world: World, bodies: list[Party], place: int) -> Party:
    title = "นางสาว" if place % 2 else "นาย"
    one = person(world.workspace, f"{title}{GIVEN[place % 7]} คนที่{place + 1}")
    body = bodies[place % len(bodies)]
    Affiliation.objects.create(workspace=world.workspace, member=one, body=body, position="เจ้าหน้าที่")
    return one


def _team(world: World, came: list[Party]) -> None:
    project = Project.objects.create(workspace=world.workspace, name_th="คนเป็นสุข")
    ProjectNetwork.objects.create(project=project, network=world.network)
    TeamMember.objects.bulk_create(
        TeamMember(workspace=world.workspace, project=project, party=one, role=ROLES[place % 4])
        for place, one in enumerate(came[:40])
    )

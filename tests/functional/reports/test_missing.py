"""What is not noted stands as "not noted" before who writes, and nowhere as a zero before who reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from malai.activities.models import Activity, Attendance, Mark, Session
from malai.network.models import Party
from malai.reports.composing.wording import report_of
from malai.reports.document import Chart, Document
from malai.reports.models import Scope as About_
from malai.reports.services.drafts import About, report_make
from malai_core.text import PartialDate
from tests.functional.reports.doors import draft
from tests.functional.reports.makers import composed, said
from tests.functional.reports.test_drafts import at
from tests.functional.reports.test_scopes import held, over
from tests.makers import World


def came(on: Session, *people: Party, mark: str = Mark.PRESENT) -> None:
    Attendance.objects.bulk_create(
        Attendance(session=on, party=one, mark=mark, method="list") for one in people
    )


def test_an_empty_year_is_one_sentence_and_the_draft_says_what_is_missing(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    report = over(world, 2540)
    document = composed(world, report)
    assert [one.name for one in document.sections] == ["summary"]
    assert "ช่วงเวลานี้ไม่มีกิจกรรม" in said(document)
    page = signed_in("coordinator").get(at(report, "report")).content.decode()
    assert "ยังไม่ได้บันทึกวิทยากร" in page
    assert "จะยังไม่อยู่ในรายงาน" in page
    signed_in("coordinator").post(at(report, "section", "speakers"), {"text": "เชิญครูบา"})
    assert "เชิญครูบา" in said(composed(world, report), "speakers")


def test_nobody_noted_is_not_nobody(world: World) -> None:
    held(world, "ไม่ได้จด", PartialDate(2024, 1, 5))
    report = over(world, 2567)
    document = composed(world, report)
    assert "ไม่ได้จด · ยังไม่ได้บันทึกผู้เข้าร่วม" in said(document, "results")
    assert "จัดกิจกรรม 1 ครั้ง ยังไม่ได้บันทึกผู้เข้าร่วม" in said(document, "summary")
    assert "| ไม่ได้จด | – | –" in said(document, "annex_activities")
    assert " 0" not in said(document)
    nobody = held(world, "ไม่มีใครมา", PartialDate(2024, 1, 6)).sessions.get()
    came(nobody, world.kru, mark=Mark.ABSENT)
    assert "ไม่มีใครมา · ผู้มาร่วม 0 คน" in said(composed(world, report), "results")


def test_what_is_still_to_come_is_planned_and_not_held(world: World) -> None:
    today = timezone.localdate()
    ahead = today + timedelta(days=1)
    year = ahead.year + 543 + (ahead.month >= 10)
    held(world, "ยังไม่ถึง", PartialDate(ahead.year, ahead.month, ahead.day))
    document = composed(world, over(world, year))
    assert "ยังไม่ถึง · ยังไม่ถึงวันจัด" in said(document, "results")
    assert "จัดกิจกรรม 0 ครั้ง" in said(document, "summary")
    assert "อยู่ในแผน ยังไม่ถึงวันจัด: 1 ครั้ง" in said(document, "summary")


def test_days_are_said_as_exactly_as_they_are_known(world: World) -> None:
    told = {
        PartialDate(2016, 3, 5): "วันที่ 5 มีนาคม 2559",
        PartialDate(2016, 3): "เมื่อมีนาคม 2559",
        PartialDate(2016): "เมื่อพ.ศ. 2559",
    }
    for on, line in told.items():
        Activity.objects.update(starts=on)
        Session.objects.update(on=on)
        assert composed(world, draft(world)).below[0] == line
    Activity.objects.update(starts="")
    Session.objects.update(on="")
    document = composed(world, draft(world))
    assert document.below == ()
    assert "ties" not in [one.name for one in document.sections]
    assert "ครั้งแรก" not in said(document)


def test_who_belongs_nowhere_is_listed_in_a_sentence(world: World) -> None:
    came(world.session, world.mali)
    people = said(composed(world, draft(world)), "participants")
    assert "ผู้เข้าร่วมที่ไม่ได้ระบุหน่วยงาน จำนวน" in people


def charted(document: Document) -> Chart | None:
    blocks = [one for section in document.sections for one in section.blocks]
    charts = [one for one in blocks if isinstance(one, Chart) and "ผู้มาร่วม" in one.caption]
    return charts[0] if charts else None


def test_many_activities_are_drawn_by_month_each_person_once(world: World) -> None:
    first = date(2023, 10, 2)
    for week in range(14):
        day = first + timedelta(weeks=week)
        held(world, f"ครั้งที่ {week}", PartialDate(day.year, day.month, day.day), world.kru)
    held(world, "ไม่ได้จด", PartialDate(2024, 1, 3))
    chart = charted(composed(world, over(world, 2567)))
    assert chart is not None
    assert [(one.label, one.value) for one in chart.bars] == [
        ("ตุลาคม 2566", 1), ("พฤศจิกายน 2566", 1), ("ธันวาคม 2566", 1), ("มกราคม 2567", 1),
    ]  # fmt: skip
    assert "ไม่รวม 1 ครั้ง" in chart.note


def test_points_of_a_year_say_of_which_activity_and_stand_once(world: World) -> None:
    from malai.knowledge.models import Review

    for title, on in (("หนึ่ง", PartialDate(2024, 1, 5)), ("สอง", PartialDate(2024, 2, 5))):
        activity = held(world, title, on, world.kru)
        activity.objectives = f"เพื่อ{title}"
        activity.save()
        Review.objects.create(
            workspace=world.workspace, activity=activity, sustain="เริ่มตรงเวลา\nเริ่มตรงเวลา",
            reviewed_on=date(2024, 3, 1),
        )  # fmt: skip
    about = About(About_.YEAR, world.network.public_id, 2567)
    report = report_make(by=None, workspace=world.workspace, about=about, settings={})
    document = composed(world, report)
    assert said(document, "lessons").count("เริ่มตรงเวลา") == 2
    assert "เริ่มตรงเวลา (สอง)" in said(document, "lessons")
    assert "หนึ่ง\nเพื่อหนึ่ง" in said(document, "objectives")


def test_a_new_place_with_names_alone_gives_no_empty_columns_tables_or_charts(world: World) -> None:
    activity = held(world, "พบกันครั้งแรก", None, world.mali, world.boon)
    for one in (world.mali, world.boon):
        one.person.title = ""
        one.person.save()
    report = draft(world)
    report.about_id = activity.public_id
    report.save()
    document = composed(world, report)
    people = said(document, "participants")
    assert "ผู้เข้าร่วมรวมทั้งสิ้น 2 คน\n" in people
    assert "ประกอบด้วย" not in people
    assert "| จำนวนคน" not in people
    assert "figures" not in [one.name for one in document.sections]
    assert said(document, "annex_people").splitlines()[1] == "ที่ | ชื่อและนามสกุล"
    assert said(document, "results") == "ผลการดำเนินงาน\nผู้มาร่วม 2 คน"
    assert said(document, "summary") == "สรุป\nมีผู้เข้าร่วม 2 คน"


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("อบรมอาสาสมัคร 2559", "รายงานผลการอบรมอาสาสมัคร 2559"),
        ("การอบรมอาสาสมัคร", "รายงานผลการอบรมอาสาสมัคร"),
        ("กิจกรรมประจำเดือน", "รายงานผลกิจกรรมประจำเดือน"),
        ("วันครอบครัว", "รายงานผลกิจกรรม วันครอบครัว"),
        ("Family day", "รายงานผล Family day"),
    ],
)
def test_the_head_of_a_report_is_thai_as_an_office_writes_it(title: str, head: str) -> None:
    assert report_of(title) == head

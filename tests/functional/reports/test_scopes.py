"""Series, quarters and fiscal years: what belongs to them at every edge."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from malai.access.doors import OpenSeat
from malai.accounts.models import Role, Scope, Seat
from malai.activities.models import Activity, Attendance, Mark, Series, Session
from malai.kernel import registries
from malai.kernel.registries import Learning
from malai.network.models import Evidence, Party, SeatNetwork, Tie
from malai.reports.models import Report
from malai.reports.models import Scope as About_
from malai.reports.selectors.scope import subject_of
from malai.reports.services.drafts import About, report_make
from malai.reports.services.finals import report_finish
from malai.work.models import Task
from malai_core.text import PartialDate
from tests.functional.reports.doors import draft
from tests.functional.reports.makers import composed, said, seat
from tests.makers import World, network, user


def held(world: World, title: str, on: PartialDate | None, *came: Party) -> Activity:
    activity = Activity.objects.create(
        workspace=world.workspace, network=world.network, title_th=title, starts=on or ""
    )
    session = Session.objects.create(activity=activity, on=on or "")
    Attendance.objects.bulk_create(
        Attendance(session=session, party=one, mark=Mark.PRESENT, method="list") for one in came
    )
    return activity


def over(world: World, year: int, quarter: int | None = None) -> Report:
    scope = About_.QUARTER if quarter else About_.YEAR
    about = About(scope, world.network.public_id, year, quarter)
    return report_make(by=None, workspace=world.workspace, about=about, settings={})


def titles(report: Report, world: World) -> list[str]:
    report.workspace = world.workspace
    return [one.title for one in subject_of(report).activities]


def test_the_fiscal_year_ends_on_30_september_and_begins_on_1_october(world: World) -> None:
    held(world, "ก่อน", PartialDate(2023, 9, 30))
    held(world, "แรก", PartialDate(2023, 10, 1), world.kru)
    held(world, "29 กุมภา", PartialDate(2024, 2, 29), world.kru, world.mali)
    held(world, "เดือนเดียว", PartialDate(2024, 9))
    held(world, "สุดท้าย", PartialDate(2024, 9, 30))
    held(world, "หลัง", PartialDate(2024, 10, 1))
    held(world, "ทั้งปี", PartialDate(2024))
    held(world, "ไม่รู้", None)
    report = over(world, 2567)
    assert titles(report, world) == ["แรก", "29 กุมภา", "เดือนเดียว", "สุดท้าย"]
    assert titles(over(world, 2566), world) == ["ก่อน"]
    assert titles(over(world, 2568), world) == ["หลัง"]
    document = composed(world, report)
    assert document.below[0] == "1 ตุลาคม 2566 – 30 กันยายน 2567"
    assert "ปีงบประมาณ 2567" in document.title
    assert "ไม่ทราบวันที่ชัดพอ: 1 ครั้ง" in said(document, "summary")
    assert "29 ก.พ. 2567 | 29 กุมภา | – | 2" in said(document, "annex_activities")


def test_quarters_part_the_year_and_a_meeting_over_an_edge_gives_each_its_day(
    world: World,
) -> None:
    over_edge = held(world, "สองวัน", PartialDate(2023, 12, 31), world.kru)
    Session.objects.create(activity=over_edge, on=PartialDate(2024, 1, 1))
    for quarter, on in ((1, "2023-12-31"), (2, "2024-01-01")):
        report = over(world, 2567, quarter)
        report.workspace = world.workspace
        found = subject_of(report)
        assert [one.on.iso for one in found.sessions if one.on] == [on]
    assert titles(over(world, 2567, 3), world) == []


def test_a_series_is_told_as_a_whole_without_what_was_called_off(world: World) -> None:
    series = Series.objects.create(
        workspace=world.workspace, network=world.network, title="ประชุมทุกเดือน",
        pattern="month_day", first=date(2024, 2, 29),
    )  # fmt: skip
    for place, on in enumerate((PartialDate(2024, 2, 29), PartialDate(2024, 3, 29)), start=1):
        one = held(world, f"ครั้งที่ {place}", on, world.kru)
        one.series = series
        one.called_off_on = date(2024, 3, 1) if place == 2 else None
        one.save()
    about = About(About_.SERIES, series.public_id)
    report = report_make(by=None, workspace=world.workspace, about=about, settings={})
    document = composed(world, report)
    assert document.title == "รายงานผลชุดกิจกรรม ประชุมทุกเดือน"
    assert document.below[0] == "วันที่ 29 กุมภาพันธ์ 2567"
    assert "งดจัด: 1 ครั้ง" in said(document, "summary")


def test_the_year_of_a_number_turns_at_midnight_in_bangkok(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = []
    for hour in (16, 17):
        now = datetime(2024, 12, 31, hour, 59 if hour == 16 else 0, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        made = report_finish(by=world.cast.owner, seat=seat(world), report=draft(world))
        numbers.append(made.numbered)
    assert numbers == ["1/2567", "1/2568"]


# -- What stands in it -----------------------------------------------------------------------------


class Reviews:
    """A room that holds what was learned."""

    def learned_at(self, seat: OpenSeat, activity_ids: Sequence[int]) -> Sequence[Learning]:
        del seat
        return [
            Learning(activity_ids[0], "sustain", "เริ่มตรงเวลา"),
            Learning(activity_ids[0], "improve", "จองห้อง", "แก้ว ใจงาม", date(2016, 4, 1)),
        ]


@contextmanager
def reviews() -> Iterator[None]:
    kept = dict(registries.learnings.entries)
    registries.learnings.entries.clear()
    registries.learnings.register("tests", Reviews())
    try:
        yield
    finally:
        registries.learnings.entries.clear()
        registries.learnings.entries.update(kept)


def test_lessons_come_from_reviews_with_who_does_what(world: World) -> None:
    with reviews():
        told = said(composed(world, draft(world)), "lessons")
        bare = said(composed(world, draft(world, with_names=False)), "lessons")
    assert "สิ่งที่ควรทำต่อ\nเริ่มตรงเวลา" in told
    assert "จองห้อง · แก้ว ใจงาม · ภายใน 1 เมษายน 2559" in told
    assert "แก้ว" not in bare


def test_what_follows_costs_and_ties_are_told(world: World) -> None:
    Task.objects.create(
        workspace=world.workspace, network=world.network, what="ส่งรายงาน", who=world.boon,
        by_when=date(2016, 3, 31), origin="activities.followup", origin_id=world.activity.public_id,
    )  # fmt: skip
    for satang, state in ((125050, "paid"), (None, "planned")):
        world.activity.budget_lines.create(
            what="อาหาร", satang=satang, partner=world.temple, state=state
        )
    world.tie.since = PartialDate(2016, 3, 20)
    world.tie.save()
    old = Tie.objects.create(
        workspace=world.workspace, network=world.network, source=world.boon, target=world.kru,
        kind=world.kind, since=PartialDate(2015),
    )  # fmt: skip
    Evidence.objects.create(
        workspace=world.workspace, tie=old, origin="typed", on=PartialDate(2016, 3, 6)
    )
    document = composed(world, draft(world))
    assert "ส่งรายงาน | นายบุญ ดอยสูง | 31 มี.ค. 2559" in said(document, "followups")
    costs = said(document, "costs")
    assert "รวมเท่าที่ทราบ 1,250.50 บาท" in costs
    assert "ไม่ได้รวมไว้: 1 รายการ" in costs
    ties = said(document, "ties")
    assert "ความสัมพันธ์ที่เริ่มขึ้น: 1" in ties
    assert "ความสัมพันธ์เดิมที่มีผู้ยืนยันอีก: 1" in ties


def test_a_report_speaks_its_own_language(world: World) -> None:
    english = composed(world, draft(world, language="en"))
    assert english.title == "Report: ประชุมประจำเดือน"
    assert "5 March 2016" in english.below[0]
    assert "2 people" in said(english, "participants")


def test_a_limited_seat_sees_what_it_made_within_its_reach(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    who, narrow = user("narrow"), network(world.workspace, "เครือข่ายเล็ก")
    place = Seat.objects.create(
        user=who, workspace=world.workspace, role=Role.COORDINATOR, scope=Scope.NETWORKS
    )
    SeatNetwork.objects.create(seat=place, network=narrow)
    final = report_finish(by=world.cast.owner, seat=seat(world), report=draft(world))
    client = Client()
    client.force_login(who)
    listing = reverse("reports:reports", args=[world.workspace.public_id])
    assert "1/25" not in client.get(listing).content.decode()
    assert client.get(_page(world, final.public_id)).status_code == 404
    client.post(
        reverse("reports:report-period", args=[world.workspace.public_id]),
        {"network": str(narrow.public_id), "year": "2569", "quarter": "0", "form": "outline",
         "language": "th", "digits": "arabic"},
    )  # fmt: skip
    own = Report.objects.get(made_by=who)
    assert client.get(_page(world, own.public_id)).status_code == 200
    assert not own.is_whole
    assert signed_in("owner").get(_page(world, own.public_id)).status_code == 200


def _page(world: World, report: UUID) -> str:
    return reverse("reports:report", args=[world.workspace.public_id, report])

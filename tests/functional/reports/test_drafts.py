"""A draft follows the records until somebody writes; two at once lose nothing; final is frozen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from malai.audit.models import Act
from malai.audit.services.undoing import act_undo
from malai.reports.models import NamedIn, Report, ReportSection
from malai.reports.selectors.reports import frozen_of
from malai.reports.services.drafts import report_drop, section_write
from malai.reports.services.finals import report_again, report_finish
from tests.functional.reports.doors import draft
from tests.functional.reports.makers import composed, said, seat
from tests.makers import World

HTMX = {"HX-Request": "true"}
SignedIn = Callable[[str], Client]


def at(report: Report, name: str, *more: object) -> str:
    return reverse(f"reports:{name}", args=[report.workspace.public_id, report.public_id, *more])


def shown(client: Client, report: Report, name: str) -> tuple[str, str]:
    """Return the text of a section and what its form carries, as a browser has them."""
    page = client.get(at(report, "report")).content.decode()
    part = page[page.index(f'<section class="panel stack" id="{name}"') :]
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", part, re.S)
    base = re.search(r'name="_base" value="([^"]*)"', part)
    assert text is not None
    assert base is not None
    return text[1], base[1]


def test_what_is_typed_is_kept_by_itself_and_noted_once_a_sitting(
    world: World, signed_in: SignedIn
) -> None:
    report, client = draft(world), signed_in("coordinator")
    _text, base = shown(client, report, "results")
    for typed in ("ฝ", "ฝน", "ฝนตก"):
        answer = client.post(
            at(report, "section", "results"), {"text": typed, "_base": base}, headers=HTMX
        )
        assert "บันทึกแล้ว" in answer.content.decode()
        found = re.search(r'name="_base" value="([^"]*)"', answer.content.decode())
        assert found is not None
        base = found[1]
    assert said(composed(world, report), "results") == "ผลการดำเนินงาน\nฝนตก"
    assert Act.objects.filter(action="reports.section_write").count() == 1


def test_two_who_write_at_once_choose(world: World, signed_in: SignedIn) -> None:
    report = draft(world)
    one, other = signed_in("coordinator"), signed_in("manager")
    (_text, base), (_same, theirs) = shown(one, report, "results"), shown(other, report, "results")
    one.post(at(report, "section", "results"), {"text": "หนึ่ง", "_base": base}, headers=HTMX)
    answer = other.post(
        at(report, "section", "results"), {"text": "สอง", "_base": theirs}, headers=HTMX
    ).content.decode()
    assert "หนึ่ง" in answer
    assert "_keep_text" in answer
    assert report.sections.get(name="results").text == "หนึ่ง"
    token = re.search(r'name="_theirs_text" value="([^"]*)"', answer)
    assert token is not None
    chosen = {"text": "สอง", "_base": theirs, "_keep_text": "mine", "_theirs_text": token[1]}
    other.post(at(report, "section", "results"), chosen, headers=HTMX)
    assert report.sections.get(name="results").text == "สอง"


def test_sections_go_out_come_in_move_and_follow_the_records_again(
    world: World, signed_in: SignedIn
) -> None:
    report, client = draft(world), signed_in("owner")
    client.post(at(report, "section", "summary"), {"text": "เขียนเอง"})
    change = at(report, "section-change", "summary")
    client.post(change, {"step": "out"})
    assert "summary" not in [one.name for one in composed(world, report).sections]
    client.post(change, {"step": "in"})
    for _times in range(20):
        client.post(change, {"step": "up"})
    assert composed(world, report).sections[0].name == "summary"
    client.post(change, {"step": "reset"})
    assert "2 คน จาก 1 องค์กร" in said(composed(world, report), "summary")


def test_final_has_a_number_of_the_year_and_stays(world: World, signed_in: SignedIn) -> None:
    first, second = draft(world), draft(world)
    for report in (first, second):
        signed_in("coordinator").post(at(report, "report-finish"))
        report.refresh_from_db()
    assert [first.number, second.number] == [1, 2]
    assert first.number_year is not None
    assert first.number_year > 2560
    assert first.frozen_by == world.cast.coordinator
    assert {row.party for row in NamedIn.objects.filter(report=first)} == {world.kru, world.boon}
    before, print_of = first.frozen, first.fingerprint
    world.activity.title_th = "อื่น"
    world.activity.save()
    world.activity.delete()
    page = signed_in("reader").get(at(first, "report")).content.decode()
    assert "ประชุมประจำเดือน" in page
    assert "แก้ว ใจงาม" in page
    first.refresh_from_db()
    assert (first.frozen, first.fingerprint) == (before, print_of)
    with pytest.raises(ValidationError):
        section_write(by=None, section=_section(first), settle=lambda _now: {"text": "ก"}, shown="")
    with pytest.raises(ValidationError):
        report_drop(by=None, report=first)
    with pytest.raises(ValidationError):
        report_finish(by=world.cast.owner, seat=seat(world), report=first)


def _section(report: Report) -> ReportSection:
    row: ReportSection = report.sections.get(name="results")
    row.report = report
    return row


def test_a_new_version_is_a_draft_with_what_was_written(world: World) -> None:
    report = draft(world, digits="thai")
    section_write(
        by=world.cast.owner, section=_section(report), settle=lambda _now: {"text": "เดิม"}, shown=""
    )
    final = report_finish(by=world.cast.owner, seat=seat(world), report=report)
    fresh = report_again(by=world.cast.owner, report=final)
    assert not fresh.is_final
    assert fresh.digits == "thai"
    assert "เดิม" in said(composed(world, fresh), "results")
    assert "เดิม" in said(frozen_of(final), "results")


def test_a_draft_thrown_away_comes_back(world: World, signed_in: SignedIn) -> None:
    report = draft(world)
    signed_in("owner").post(at(report, "report-drop"))
    assert not Report.objects.exists()
    act_undo(by=world.cast.owner, act=Act.objects.get(action="reports.report_drop"))
    assert Report.objects.get().sections.count() == 13


def test_a_page_asks_a_stated_number_of_queries(
    world: World, signed_in: SignedIn, django_assert_max_num_queries: Callable[..., object]
) -> None:
    from tests.functional.reports.makers import training

    report, client = draft(world), signed_in("owner")
    world.activity.delete()
    report.about_id = training(world).public_id
    report.save()
    client.get(at(report, "report"))
    with django_assert_max_num_queries(60):  # type: ignore[attr-defined]
        assert client.get(at(report, "report")).status_code == 200

"""Taking a report out is noted with its reason; large ones are made by a worker; erasing reaches them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from malai.activities.models import ActivityFile, PhotoFace
from malai.audit.models import Act, RowImage
from malai.consent.services.answers import Given, consents_record
from malai.consent.services.purposes import purposes_ensure
from malai.consent.wording import PHOTOS
from malai.files.services import file_store
from malai.kernel import registries
from malai.reports.erasing import GONE, ReportsEraser
from malai.reports.models import NamedIn, Report, WordTemplate
from malai.reports.selectors.reports import photos_of
from malai.reports.services import making
from malai.reports.services.finals import report_finish
from malai.reports.services.outputs import document_of
from malai.reports.tasks import file_compute
from malai.runs.models import Run, RunState
from malai.runs.services import run_cancel
from tests.functional.reports.doors import draft
from tests.functional.reports.makers import said, seat
from tests.functional.reports.test_drafts import at
from tests.makers import World

SignedIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def a_place_for_files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_a_file_is_given_with_a_reason_and_noted(
    world: World, signed_in: SignedIn, kind: str
) -> None:
    report, client = draft(world), signed_in("evaluator")
    url = at(report, "report-output")
    assert client.post(url, {"kind": kind, "reason": ""}).status_code == 422
    assert not Act.objects.filter(action="reports.report_export").exists()
    answer = client.post(url, {"kind": kind, "reason": "ส่งกองทุน"})
    assert answer.content[:4] in (b"PK\x03\x04", b"%PDF", b"<!do")
    act = Act.objects.get(action="reports.report_export")
    assert act.facts == {"kind": kind, "reason": "ส่งกองทุน", "names": "names"}


def test_a_large_report_is_made_by_a_worker_for_who_asked(
    world: World, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "WITHIN_A_REQUEST", 1)
    report, client = draft(world), signed_in("coordinator")
    answer = client.post(at(report, "report-output"), {"kind": "docx", "reason": "ส่งกองทุน"})
    run = Run.objects.get()
    assert answer["Location"] == at(report, "report-progress", run.public_id)
    file_compute.call(run.pk)
    run.refresh_from_db()
    assert run.state == RunState.DONE
    take = at(report, "report-take", run.public_id)
    assert take in client.get(answer["Location"]).content.decode()
    given = b"".join(client.get(take))
    assert docx.Document(io.BytesIO(given)).paragraphs
    # Another person who may take data out does not get what she did not ask for.
    assert signed_in("owner").get(take).status_code == 404


def test_a_worker_stops_where_it_is_told_to(
    world: World, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "WITHIN_A_REQUEST", 1)
    report, client = draft(world), signed_in("coordinator")
    client.post(at(report, "report-output"), {"kind": "pdf", "reason": "ลอง"})
    run = Run.objects.get()
    client.post(at(report, "report-stop", run.public_id))
    file_compute.call(run.pk)
    run.refresh_from_db()
    assert run.state == RunState.CANCELLED
    assert not making.path_of(run).exists()
    assert not run_cancel(run=run)


def test_who_is_erased_is_gone_from_final_words_drafts_and_history(world: World) -> None:
    final = report_finish(by=world.cast.owner, seat=seat(world), report=draft(world))
    told = draft(world)
    told.sections.filter(name="results").update(text="แก้ว ใจงาม พูดเปิดงาน", is_written=True)
    print_of = final.fingerprint
    rows = registries.subject_data.entries["reports.NamedIn"].rows_for([world.kru.pk])
    assert rows[world.kru.pk][0]["report"] == final.numbered
    ReportsEraser().erase([world.kru.pk])
    final.refresh_from_db()
    assert "ใจงาม" not in final.frozen
    assert "ครูอาสา" not in final.frozen
    assert GONE in final.frozen
    assert "ดอยสูง" in final.frozen
    assert final.blackened_on is not None
    assert final.fingerprint != print_of
    assert told.sections.get(name="results").text == f"{GONE} พูดเปิดงาน"
    assert not NamedIn.objects.filter(party=world.kru).exists()
    images = RowImage.objects.filter(table="reports.Report")
    assert not [one for one in images if "ใจงาม" in str((one.before, one.after))]


def test_a_photo_goes_from_a_final_report_when_somebody_withdraws(world: World) -> None:
    held = io.BytesIO(b"\xff\xd8\xff picture")
    file = file_store(by=None, workspace=world.workspace, name="a.jpg", content=held)
    photo = ActivityFile.objects.create(activity=world.activity, file=file, is_photo=True)
    PhotoFace.objects.create(photo=photo, party=world.kru)
    assert list(document_of(seat(world), draft(world)).photos()) == []
    answered(world, "yes")
    final = report_finish(by=world.cast.owner, seat=seat(world), report=draft(world))
    document = document_of(seat(world), final)
    assert [one.key for one in document.photos()] == [str(photo.public_id)]
    assert len(photos_of(seat(world), document)) == 1
    assert photos_of(seat(world, "reader"), document) == {}
    answered(world, "withdrawn")
    assert photos_of(seat(world), document) == {}


def answered(world: World, answer: str) -> None:
    purposes = [one for one in purposes_ensure(world.workspace) if one.code == PHOTOS]
    consents_record(
        by=None, workspace=world.workspace, parties=[world.kru], purposes=purposes,
        given=Given(answer),
    )  # fmt: skip


# -- Templates -------------------------------------------------------------------------------------


def test_a_secretary_changes_the_template_and_the_report_follows(
    world: World, signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    ids = [world.workspace.public_id]
    ours = client.get(reverse("reports:template-builtin", args=[*ids, "outline"])).content
    changed = docx.Document(io.BytesIO(ours))
    changed.sections[0].header.paragraphs[0].text = "หัวจดหมายของวัด"
    held = io.BytesIO()
    changed.save(held)
    url = reverse("reports:templates", args=ids)
    bad = client.post(url, {"name": "เสีย", "file": SimpleUploadedFile("a.docx", b"x")})
    assert bad.status_code == 422
    assert "ไม่ใช่ไฟล์เวิร์ด" in bad.content.decode()
    client.post(url, {"name": "ของวัด", "file": SimpleUploadedFile("a.docx", held.getvalue())})
    template = WordTemplate.objects.get()
    report = draft(world, word=template)
    made = client.post(at(report, "report-output"), {"kind": "docx", "reason": "ลอง"}).content
    read = docx.Document(io.BytesIO(made))
    assert read.sections[0].header.paragraphs[0].text == "หัวจดหมายของวัด"
    assert "ผู้เข้าร่วม" in [one.text for one in read.paragraphs]
    client.post(reverse("reports:template-retire", args=[*ids, template.public_id]))
    template.refresh_from_db()
    assert template.is_retired
    assert client.get(reverse("reports:template-file", args=[*ids, template.public_id])).getvalue()


def test_the_page_of_an_activity_leads_to_its_report(world: World, signed_in: SignedIn) -> None:
    page = reverse(
        "activities:activity", args=[world.workspace.public_id, world.activity.public_id]
    )
    make = reverse(
        "reports:report-activity", args=[world.workspace.public_id, world.activity.public_id]
    )
    assert make in signed_in("coordinator").get(page).content.decode()
    assert make not in signed_in("reader").get(page).content.decode()
    report = draft(world)
    assert at(report, "report") in signed_in("reader").get(page).content.decode()


def test_a_report_lists_the_memo_fields(world: World, signed_in: SignedIn) -> None:
    report, client = draft(world, form="memo"), signed_in("coordinator")
    client.post(at(report, "report-memo"), {"office": "สำนักงานวัด", "to": "เจ้าอาวาส"})
    report = Report.objects.get(pk=report.pk)
    document = document_of(seat(world), report)
    assert (document.memo.office, document.memo.to) == ("สำนักงานวัด", "เจ้าอาวาส")
    assert document.memo.subject == document.title
    assert said(document, "figures") == ""

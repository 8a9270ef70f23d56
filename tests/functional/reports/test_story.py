"""A two-day training of 51 people and 3 speakers: composed, written in, frozen, read back."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import docx
from django.test import Client
from django.urls import reverse

from malai.activities.models import Activity
from malai.knowledge.models import Review
from malai.network.models import PersonFacts
from malai.network.services.parties import party_change
from malai.reports.models import Report, ReportState
from malai.reports.services.outputs import report_file
from tests.functional.reports.doors import draft
from tests.functional.reports.makers import composed, said, seat, training
from tests.makers import World


def made(world: World, activity: Activity, client: Client) -> Report:
    ids = [world.workspace.public_id, activity.public_id]
    url = reverse("reports:report-activity", args=ids)
    look = {"form": "outline", "language": "th", "digits": "arabic", "with_names": "on"}
    assert client.post(url, look).status_code == 302
    return Report.objects.get()


def by_two_telephones(client: Client, world: World, activity: Activity) -> None:
    """Note the second day on two telephones without signal, half of it on both; somebody walks in."""
    first, second = activity.sessions.order_by("on")
    people = [row.party for row in first.attendances.order_by("pk").select_related("party")]
    url = reverse("activities:offline-sync", args=[world.workspace.public_id, activity.public_id])
    for telephone, some in enumerate((people[:40], people[14:])):
        rows = [
            {"id": str(UUID(int=1000 * (telephone + 1) + n)), "session": str(second.public_id),
             "party": str(one.public_id), "came_at": "2017-01-24T02:00:00.000Z"}
            for n, one in enumerate(some)
        ]  # fmt: skip
        guest = {"id": str(UUID(int=9000)), "session": str(second.public_id), "name": "แขก จร"}
        body = json.dumps({"rows": [*rows, guest]})
        answer = client.post(url, body, content_type="application/json").json()
        assert {one["state"] for one in answer["rows"]} == {"taken", "waiting"}


def reviewed(world: World, activity: Activity) -> None:
    Review.objects.create(
        workspace=world.workspace, activity=activity, sustain="เริ่มตรงเวลา",
        improve="เผื่อเวลาถามตอบ", reviewed_on=date(2017, 1, 25),
    )  # fmt: skip


def test_a_training_becomes_a_report_that_reads_back_the_same(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client, activity = signed_in("coordinator"), training(world, is_second_day_open=True)
    by_two_telephones(client, world, activity)
    reviewed(world, activity)
    report = made(world, activity, client)
    ids = [world.workspace.public_id, report.public_id]
    text = "## วันที่ 23 มกราคม 2560\n\nเครือข่ายเป็นเครื่องมือ\n\n- รู้จักตน\n- รู้จักผู้อื่น"
    page = client.get(reverse("reports:report", args=ids)).content.decode()
    for part in ("ผู้เข้าร่วมรวมทั้งสิ้น 51 คน", "ไม่รวมผู้จัดและวิทยากรอีก 3 คน"):
        assert part in page
    client.post(reverse("reports:section", args=[*ids, "results"]), {"text": text})
    client.post(reverse("reports:report-finish", args=ids))
    report.refresh_from_db()
    assert report.state == ReportState.FINAL
    assert report.number == 1

    first = activity.sessions.all()[0].attendances.select_related("party")[0].party
    party_change(by=None, party=first, fields={"given": "เปลี่ยนแล้ว", "family": "ภายหลัง"})
    word: Any = docx.Document(io.BytesIO(report_file(seat(world), report, "docx")))
    lines = [one.text for one in word.paragraphs]
    headings = [one.text for one in word.paragraphs if one.style.name == "Heading 1"]
    assert headings == [
        "ผู้เข้าร่วม", "วิทยากร", "วัตถุประสงค์", "ผลการดำเนินงาน", "ตัวเลขและแผนภูมิ",
        "ความสัมพันธ์ที่เกิดขึ้นและแน่นแฟ้นขึ้น", "บทเรียน", "สรุป", "ภาคผนวก: รายชื่อผู้เข้าร่วม",
    ]  # fmt: skip
    assert "ระหว่างวันที่ 23–24 มกราคม 2560" in lines
    assert "1.\tนายก้อน คนที่1 · เจ้าหน้าที่ · ผู้บริหาร “คนเป็นสุข”" in lines
    assert "ผู้เข้าร่วมจากมูลนิธิที่ 1 จำนวน 3 คน ได้แก่" in lines
    assert lines.index("สิ่งที่ควรทำให้ดีขึ้น") < lines.index("เผื่อเวลาถามตอบ")
    assert lines.index("เครือข่ายเป็นเครื่องมือ") < lines.index("รู้จักตน")
    assert "1.\tดร.ผู้สอน คนที่1 · มหาวิทยาลัยดอยหมอก" in lines
    annex = word.tables[-1]
    assert len(annex.rows) == 1 + 54
    assert [cell.text for cell in annex.rows[1].cells][-2:] == ["✓", "✓"]
    assert not any("เปลี่ยนแล้ว" in line for line in lines)

    paper = report_file(seat(world), report, "pdf")
    assert paper.count(b"Sarabun") >= 2
    if shutil.which("pdftotext"):
        read = subprocess.run(
            ["pdftotext", "-", "-"], input=paper, capture_output=True, check=True
        ).stdout.decode()
        # Poppler says a letter with two marks above it twice; the page shows it once.
        read = re.sub(r"([ก-ฮ][ัิ-ฺ็-๎]+)\1", r"\1", read)
        assert "ผู้เข้าร่วมรวมทั้งสิ้น 51 คน" in read
        # In the list by organisation and in the annex.
        assert len(set(re.findall(r"คนที่\d+", read))) == 51


def test_what_the_record_says_wins_over_the_title(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    activity = training(world, people=3)
    client = signed_in("coordinator")
    first, second = PersonFacts.objects.filter(family__in=("คนที่1", "คนที่2")).order_by("pk")[:2]
    url = reverse("network:person-edit", args=[world.workspace.public_id, first.party.public_id])
    form = {"title": first.title, "given": first.given, "family": first.family, "sex": "female"}
    assert client.post(url, form).status_code == 302
    second.title, second.sex = "ดร.", ""
    second.save()
    told = said(composed(world, made(world, activity, client)), "figures")
    assert "หญิง: 1 คน\nชาย: 1 คน\nไม่ได้บอก: 1 คน" in told


def test_figures_count_what_was_noted(world: World, signed_in: Callable[[str], Client]) -> None:
    report = made(world, training(world), signed_in("owner"))
    document = composed(world, report)
    figures = said(document, "figures")
    assert "23 มกราคม 2560 · ความจำเป็นพื้นฐาน: 54 คน" in figures
    assert "มาครั้งแรก: 51 คน" in figures
    assert "หญิง: 25 คน\nชาย: 26 คน" in figures
    # 51 people, 7 hours on each of two days.
    assert "714 ชั่วโมง" in figures
    people = said(document, "participants")
    for role in ("ผู้บริหาร: 10 คน", "ไม่ได้บันทึกบทบาทในโครงการ: 11 คน"):
        assert role in people
    # All pairs of 54 people are new to each other.
    assert "เป็นครั้งแรก: 1,431 คู่" in said(document, "ties")


def test_without_names_it_gives_counts_alone(world: World) -> None:
    training(world)
    for form in ("outline", "memo"):
        report = draft(world, with_names=False, form=form)
        document = composed(world, report)
        assert "ใจงาม" not in said(document)
        assert "2 คน" in said(document)

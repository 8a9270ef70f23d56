"""Two days, 51 people, 3 observers and 3 speakers: noted without signal, guests, looked back on, reported.

The second day comes from two telephones at one door, in parts, twice, and in another order. It goes
the way a coordinator goes: over HTTP; only the people and the first day are put there before.
"""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable
from typing import Any
from uuid import UUID

import docx
from django.test import Client
from django.urls import reverse

from malai.activities.models import Activity, Attendance, Session
from malai.knowledge.models import Review
from malai.reports.models import Report
from malai.reports.services.outputs import report_file
from malai.work.models import Task
from tests.functional.reports.makers import seat, training
from tests.makers import World, person

GUEST = "ป้าคำ บ้านท้ายน้ำ"


def lines(day: Session, names: list[UUID], first: int) -> list[dict[str, Any]]:
    """What one telephone noted: everybody it saw, a minute apart."""
    return [
        {
            "id": str(UUID(int=first + place)),
            "session": str(day.public_id),
            "party": str(key),
            "came_at": f"2017-01-24T02:{place:02d}:00Z",
            "device": f"phone-{first}",
        }
        for place, key in enumerate(names)
    ]


def send(client: Client, url: str, rows: list[dict[str, Any]]) -> None:
    """Send in parts of seven, each twice, as telephones with a weak signal do."""
    parts = [rows[start : start + 7] for start in range(0, len(rows), 7)] * 2
    random.Random(7).shuffle(parts)  # noqa: S311 - the same order each time
    for part in parts:
        answer = client.post(url, json.dumps({"rows": part}), content_type="application/json")
        assert {one["state"] for one in answer.json()["rows"]} <= {"taken", "waiting"}


def test_a_training_from_the_door_to_the_report(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client, activity = signed_in("coordinator"), training(world)
    here = [world.workspace.public_id, activity.public_id]
    looking_on(client, world, activity, here)
    noted_at_the_door(client, world, activity, here)
    looked_back(client, here)
    look = {"form": "outline", "language": "th", "digits": "thai", "with_names": "on"}
    client.post(reverse("reports:report-activity", args=here), look)
    report = Report.objects.get()
    client.post(reverse("reports:report-finish", args=[here[0], report.public_id]))
    report.refresh_from_db()
    word: Any = docx.Document(io.BytesIO(report_file(seat(world), report, "docx")))
    said = "\n".join(one.text for one in word.paragraphs)
    for part in (
        "การอบรมการสร้างเครือข่าย รุ่นที่ ๑",
        "ผู้เข้าร่วมรวมทั้งสิ้น ๕๒ คน และผู้สังเกตการณ์ ๓ คน",
        "ผู้สังเกตการณ์: ๓ คน",
        "ระหว่างวันที่ ๒๓–๒๔ มกราคม ๒๕๖๐",
        "ให้ทุกคนพูดคนละหนึ่งครั้ง",
        "ส่งสรุปให้ทุกมูลนิธิ",
        GUEST,
    ):
        assert part in said
    assert len(word.tables[-1].rows) == 1 + 58
    assert [row.cells[2].text for row in word.tables[-1].rows[-3:]] == ["ผู้สังเกตการณ์"] * 3


def looking_on(client: Client, world: World, activity: Activity, here: list[UUID]) -> None:
    """Three come to look on, both days; they are said to be observers before they come."""
    for number in range(1, 4):
        guest = person(world.workspace, f"นางผู้มาดู คนที่{number}")
        for day in activity.sessions.all():
            Attendance.objects.create(session=day, party=guest, mark="present", method="list")
        said = {"other": str(guest.public_id)}
        assert client.post(reverse("activities:observer-new", args=here), said).status_code == 302


def noted_at_the_door(client: Client, world: World, activity: Activity, here: list[UUID]) -> None:
    """Two telephones share the second day; the end is what both saw, the earlier time each."""
    day = activity.sessions.get(on="2017-01-24")
    rows = day.attendances.order_by("pk")
    names = list(rows.values_list("party__public_id", flat=True))
    rows.delete()
    sync = reverse("activities:offline-sync", args=here)
    one, two = lines(day, names[:40], 1000), lines(day, names[20:], 2000)
    two.append({**two[0], "id": str(UUID(int=3000)), "party": "", "name": GUEST})
    send(client, sync, two)
    send(client, sync, one)
    assert day.attendances.count() == 57
    shared = day.attendances.get(party__public_id=names[25])
    assert f"{shared.came_at:%H:%M}" == "02:05"
    waiting = activity.sessions.get(pk=day.pk).arrivals.get(state="waiting")
    walk_in = reverse("activities:walk-in", args=here)
    asked = {"session": str(day.public_id), "arrival": str(waiting.public_id)}
    offered = client.get(walk_in, asked).context["offered"]
    client.post(walk_in, {**asked, "seen": [str(one.public_id) for one in offered]})
    guest = day.attendances.exclude(party__public_id__in=names).get().party
    assert (str(guest), guest.is_provisional) == (GUEST, True)


def looked_back(client: Client, here: list[UUID]) -> None:
    """The review, and what was agreed in it as a task."""
    said = {
        "happened": "มากันครบ",
        "sustain": "ให้ทุกคนพูดคนละหนึ่งครั้ง",
        "reviewed_on_day": "25",
        "reviewed_on_month": "1",
        "reviewed_on_year": "2560",
    }
    assert client.post(reverse("knowledge:review-edit", args=here), said).status_code == 302
    assert Review.objects.get().sustain == "ให้ทุกคนพูดคนละหนึ่งครั้ง"
    client.post(reverse("knowledge:action-new", args=here), {"what": "ส่งสรุปให้ทุกมูลนิธิ"})
    assert Task.objects.get().origin.startswith("knowledge.")

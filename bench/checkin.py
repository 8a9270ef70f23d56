"""10,000 check-ins through the sync endpoint, against a bare loop of inserts, on both databases.

Ours is the whole way: JSON over HTTP to the view, the door, the sentence for every line, the line as
it was sent, the attendance, and the history with its images, in batches as telephones send them.
The floor writes the same attendances alone: one row after the other through the ORM, in one
transaction. A second line says how far both are from statements sent by hand.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from bench.harness import line, seconds

if TYPE_CHECKING:
    from django.test import Client

    from malai.accounts.models import Workspace
    from malai.activities.models import Session
    from malai.network.models import Party

LINES: Final = 10_000
BATCH: Final = 1_000
TIMES: Final = 3
#: The most that the whole way may take of the floor.
LIMIT: Final = 5


def main() -> None:
    """Measure in a fresh process for each database."""
    for name in ("SQLite", "PostgreSQL"):
        subprocess.run([sys.executable, "-m", "bench.checkin", name], check=True)


def measure(name: str) -> None:
    """Fill, send and insert in turns; best of each."""
    prepare(name)
    client, workspace, people = fill()
    ours, floors, bare = [], [], []
    for _time in range(TIMES):
        url, bodies = batches(workspace, people)
        ours.append(seconds(lambda u=url, b=bodies: send(client, u, b)))  # type: ignore[misc]
        session = meeting(workspace)
        floors.append(seconds(lambda s=session: inserted(s, people)))  # type: ignore[misc]
        session = meeting(workspace)
        bare.append(seconds(lambda s=session: by_hand(s, people)))  # type: ignore[misc]
    ratio = min(ours) / min(floors)
    told = f"{ratio:6.1f} x   ({min(ours):.2f} s against {min(floors):.2f} s; limit {LIMIT} x)"
    line(f"{name}: {LINES:,} check-ins in batches of {BATCH:,}", told)
    line(f"{name}: the same against INSERT by hand", f"{min(ours) / min(bare):6.1f} x   (no limit)")


def prepare(name: str) -> None:
    """Set Django up on a fresh database."""
    os.environ["MALAI_DATA"] = tempfile.mkdtemp(prefix="malai-bench-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "malai.config.settings"
    if name == "PostgreSQL":
        from tests.cluster import start

        os.environ["MALAI_DATABASE_URL"] = start()
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)


def fill() -> tuple[Client, Workspace, list[Party]]:
    """Return a signed-in client, a workspace, and people to check in."""
    from django.test import Client

    from malai.accounts.models import Role, Seat, User, Workspace
    from malai.network.models import Party

    workspace = Workspace.objects.create(name_th="bench")
    user = User.objects.create_user("bench@example.org", "bench", name="bench")
    Seat.objects.create(user=user, workspace=workspace, role=Role.COORDINATOR)
    people = [
        Party(workspace=workspace, kind="person", name_th=f"คน {n}", sort_key=f"{n:06d}")
        for n in range(LINES)
    ]
    client = Client()
    client.force_login(user)
    return client, workspace, Party.objects.bulk_create(people, batch_size=500)


def meeting(workspace: Workspace) -> Session:
    """Return a session of a new activity."""
    from malai.activities.models import Activity, Session

    activity = Activity.objects.create(workspace=workspace, title_th="งาน")
    return Session.objects.create(activity=activity, on="2026-11-20")


def batches(workspace: Workspace, people: list[Party]) -> tuple[str, list[str]]:
    """Return the address and the batches of one meeting, as telephones write them."""
    from django.urls import reverse

    session = meeting(workspace)
    rows = [
        {
            "id": str(uuid4()),
            "session": str(session.public_id),
            "party": str(party.public_id),
            "name": "",
            "came_at": "2026-11-20T02:00:00.000Z",
            "left_at": "",
            "withdrawn": False,
        }
        for party in people
    ]
    parts = [rows[start : start + BATCH] for start in range(0, LINES, BATCH)]
    url = reverse("activities:offline-sync", args=[workspace.public_id, session.activity.public_id])
    return url, [json.dumps({"rows": part}) for part in parts]


def send(client: Client, url: str, bodies: list[str]) -> None:
    """Send all batches and look that every line was taken."""
    for body in bodies:
        answer = client.post(url, body, content_type="application/json")
        taken = [row for row in answer.json()["rows"] if row["state"] == "taken"]
        if len(taken) != BATCH:
            sys.exit(f"only {len(taken)} of {BATCH} lines were taken")


def inserted(session: Session, people: list[Party]) -> None:
    """Insert the same attendances one by one through the ORM, in one transaction."""
    from datetime import UTC, datetime

    from django.db import transaction

    from malai.activities.models import Attendance

    at = datetime(2026, 11, 20, 2, tzinfo=UTC)
    with transaction.atomic():
        for party in people:
            Attendance.objects.create(
                session=session, party=party, mark="present", method="offline", came_at=at
            )


def by_hand(session: Session, people: list[Party]) -> None:
    """Insert the same columns by one statement for each row, in one transaction."""
    from datetime import UTC, datetime

    from django.db import connection, transaction

    at = datetime(2026, 11, 20, 2, tzinfo=UTC)
    names = "public_id created_at updated_at session_id party_id mark method came_at client_id"
    columns = [*names.split(), "hours_state", "hours_why"]
    places = ", ".join(["%s"] * len(columns))
    sql = f"INSERT INTO activities_attendance ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 - our own names
    as_text = (lambda one: one.hex) if connection.vendor == "sqlite" else str
    with transaction.atomic(), connection.cursor() as cursor:
        for party in people:
            row = [as_text(uuid4()), at, at, session.pk, party.pk, "present", "offline", at]
            cursor.execute(sql, [*row, as_text(uuid4()), "", ""])


if __name__ == "__main__":
    measure(sys.argv[1])

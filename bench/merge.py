"""Two records with 5,000 links become one and are taken apart again, on both databases.

The floor is a bare ``executemany`` that points the same rows at another party.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from typing import Any

from bench.harness import line, seconds

LINKS = 5_000


def main() -> None:
    """Measure in a fresh process for each database."""
    for name in ("SQLite", "PostgreSQL"):
        subprocess.run([sys.executable, "-m", "bench.merge", name], check=True)


def measure(name: str) -> None:
    """Fill, merge, undo."""
    prepare(name)
    from malai.audit.models import Act
    from malai.audit.services import act_undo
    from malai.network.services.merging import party_merge

    kept, gone = fill()
    floor = bare(gone)
    took = seconds(lambda: party_merge(by=None, kept=kept, gone=gone))
    act = Act.objects.get(action="network.party_merge")
    back = seconds(lambda: act_undo(by=None, act=act))
    line(f"{name}: merge of {LINKS:,} links", f"{took / floor:6.1f} x   ({took:.2f} s)")
    line(f"{name}: its undo", f"{back / floor:6.1f} x   ({back:.2f} s)")


def prepare(name: str) -> None:
    """Set Django up on a fresh database."""
    os.environ["MALAI_DATA"] = tempfile.mkdtemp(prefix="malai-bench-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "malai.config.settings"
    if name == "PostgreSQL":
        from tests.cluster import start

        os.environ["MALAI_DATABASE_URL"] = start()
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def fill() -> tuple[Any, Any]:
    """Return two people, the second with ties to a crowd and attendance beside it."""
    from malai.accounts.models import Workspace
    from malai.activities.models import Activity, Attendance, Mark, Session
    from malai.network.models import Tie
    from tests.makers import network, person, tie_kind

    workspace = Workspace.objects.create(name_th="ม")
    here, kind = network(workspace), tie_kind(workspace)
    kept, gone = (person(workspace, f"นายบุญ ดอยสูง{letter}") for letter in "กข")
    crowd = [person(workspace, f"คน ที่{n}") for n in range(LINKS // 2)]
    Tie.objects.bulk_create(
        Tie(workspace=workspace, network=here, source=gone, target=one, kind=kind) for one in crowd
    )
    activity = Activity.objects.create(workspace=workspace, network=here, title_th="ประชุม")
    sessions = Session.objects.bulk_create(
        Session(activity=activity, title=str(n)) for n in range(LINKS // 2)
    )
    Attendance.objects.bulk_create(
        Attendance(session=one, party=gone, mark=Mark.PRESENT, method="list") for one in sessions
    )
    return kept, gone


def bare(gone: Any) -> float:  # noqa: ANN401 - a party
    """Return how long it takes to write the same keys once, row by row in one statement each."""
    from django.db import connection, transaction

    from malai.activities.models import Attendance
    from malai.network.models import Tie

    rows = [
        ("network_tie", "source_id", Tie.objects.filter(source=gone)),
        ("activities_attendance", "party_id", Attendance.objects.filter(party=gone)),
    ]

    def write() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for table, column, found in rows:
                keys = [(gone.pk, key) for key in found.values_list("pk", flat=True)]
                cursor.executemany(f"UPDATE {table} SET {column} = %s WHERE id = %s", keys)  # noqa: S608 - constants

    return seconds(write)


if __name__ == "__main__":
    measure(sys.argv[1])

"""The report of 500 people with annexes as PDF, against bare typst on the same source.

Ours is the whole way: rows read, composed, drawn, handed to typst as data, and the PDF. The floor
is typst alone on the very same layout and data. Other lines say what Word takes, which has no
floor, and how many queries the reading is.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from bench.harness import line, seconds

if TYPE_CHECKING:
    from malai.access.doors import OpenSeat
    from malai.reports.models import Report

PEOPLE: Final = 500
DAYS: Final = 2
BODIES: Final = 60
TIMES: Final = 3
#: The most that the whole way may take of the floor.
LIMIT: Final = 2


def main() -> None:
    """Fill, compose and print in turns; best of each."""
    os.environ["MALAI_DATA"] = tempfile.mkdtemp(prefix="malai-bench-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "malai.config.settings"
    import django

    django.setup()
    from malai.cli.schema import schema_ensure

    schema_ensure()
    seat, report = fill()
    measure(seat, report)


def measure(seat: OpenSeat, report: Report) -> None:
    """Say the ratio, and what Word takes."""
    from malai.reports.services.outputs import document_of, report_file
    from malai.reports.writers.paper import paper_data

    data = paper_data(document_of(seat, report), {})
    ours, bare, word = [], [], []
    for _time in range(TIMES):
        ours.append(fresh(lambda: report_file(seat, report, "pdf")))
        bare.append(fresh(lambda: typst_alone(data)))
        word.append(fresh(lambda: report_file(seat, report, "docx")))
    ratio = min(ours) / min(bare)
    told = f"{ratio:6.1f} x   ({min(ours):.2f} s against {min(bare):.2f} s; limit {LIMIT} x)"
    line(f"report of {PEOPLE} people as PDF", told)
    line(f"report of {PEOPLE} people for Word", f"{min(word):8.2f} s  (no limit)")
    if ratio > LIMIT:
        sys.exit(f"the report takes {ratio:.1f} times as long as typst alone")


def fresh(work: Callable[[], object]) -> float:
    """Return the seconds of ``work`` in a process of its own: typst remembers what it has set."""
    from django.db import connection

    connection.close()
    reader, writer = os.pipe()
    if not (child := os.fork()):
        os.write(writer, repr(seconds(work)).encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as told:
        return float(told.read())


def typst_alone(data: dict[str, Any]) -> None:
    """Compile the same layout with the same data, and nothing around it."""
    import typst

    from malai.documents.pdf import FONTS, PACKAGE, inputs_of, layout

    typst.compile(
        str(layout("reports/report.typ")),
        root=str(PACKAGE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs=inputs_of(data),
    )


def fill() -> tuple[OpenSeat, Report]:
    """Return an owner's seat and a draft about a training of two days."""
    from malai.access.doors import seat_for
    from malai.access.policy import Action
    from malai.accounts.models import Role, Seat, User, Workspace
    from malai.activities.models import Activity, Attendance, Session
    from malai.network.models import Affiliation, Party
    from malai.reports.services.drafts import About, report_make

    workspace = Workspace.objects.create(name_th="bench")
    user = User.objects.create_user("bench@example.org", "bench", name="bench")
    Seat.objects.create(user=user, workspace=workspace, role=Role.OWNER)
    bodies = Party.objects.bulk_create(
        Party(workspace=workspace, kind="organisation", name_th=f"องค์กรที่ {n}", sort_key=f"{n:06d}")
        for n in range(BODIES)
    )
    people = Party.objects.bulk_create(
        Party(workspace=workspace, kind="person", name_th=f"ผู้ร่วม คนที่ {n}", sort_key=f"{n:06d}")
        for n in range(PEOPLE)
    )
    Affiliation.objects.bulk_create(
        Affiliation(workspace=workspace, member=one, body=bodies[n % BODIES], position="เจ้าหน้าที่")
        for n, one in enumerate(people)
    )
    activity = Activity.objects.create(
        workspace=workspace, title_th="อบรม", starts=date(2026, 1, 5)
    )
    for day in range(DAYS):
        session = Session.objects.create(activity=activity, on=date(2026, 1, 5 + day))
        Attendance.objects.bulk_create(
            Attendance(session=session, party=one, mark="present", method="list") for one in people
        )
    seat = seat_for(user, workspace.public_id, Action.NETWORK_READ)
    about = About("activity", activity.public_id)
    return seat, report_make(by=user, workspace=workspace, about=about, settings={})


if __name__ == "__main__":
    main()

"""Files that take a while: made by a worker, with progress and stop, and kept for a day."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_noop

from malai.access.doors import OpenSeat, seat_for
from malai.access.policy import Action
from malai.accounts.models import User
from malai.activities.models import Attendance
from malai.reports.models import Report
from malai.reports.selectors.reports import report_named
from malai.reports.selectors.scope import subject_of
from malai.reports.services.outputs import report_file
from malai.runs.models import Run
from malai.runs.services import run_finish, run_request, run_step

KIND: Final = "reports.file"
TROUBLE: Final = gettext_noop(
    "The file could not be made because of a fault of Malai. Please try again."
)
#: Up to so many attendances a page makes the file by itself: about two seconds.
WITHIN_A_REQUEST: Final = 300
_KEPT_S: Final = 24 * 3600


def is_large(seat: OpenSeat, report: Report) -> bool:
    """Say whether a worker is to make the files of a report. At most six queries."""
    if report.is_final:
        return len(report.frozen) > 400 * WITHIN_A_REQUEST
    report.workspace = seat.workspace
    sessions = subject_of(report).sessions
    return Attendance.objects.filter(session__in=sessions).count() > WITHIN_A_REQUEST


def file_ask(*, by: User, report: Report, kind: str, reason: str) -> Run:
    """Ask a worker for a file; one that is being made already is returned instead."""
    from malai.reports.tasks import file_compute

    files_sweep()
    with transaction.atomic():
        run, is_new = run_request(
            by=by, workspace=report.workspace, kind=KIND, about=report.public_id,
            file=kind, reason=reason,
        )  # fmt: skip
        if is_new:
            transaction.on_commit(lambda: file_compute.enqueue(run.pk))
    return run


def path_of(run: Run) -> Path:
    """Return where the file of a run lies until it is swept away."""
    return folder() / run.public_id.hex


def folder() -> Path:
    """Return the folder of files that wait to be taken."""
    return Path(settings.MEDIA_ROOT) / "reports-made"


def files_sweep(*, all_of_them: bool = False) -> None:
    """Remove files that are older than a day, or all where somebody was made anonymous."""
    old = time.time() - _KEPT_S
    for path in folder().glob("*"):
        if all_of_them or path.stat().st_mtime < old:
            path.unlink(missing_ok=True)


def file_write(*, run: Run) -> None:
    """Make the file of a run as the person who asked may see it.

    Raises
    ------
    RunCancelledError
        Somebody stopped it.
    """
    if run.asked_by is None:
        raise LookupError("nobody asked for this file")
    seat = seat_for(run.asked_by, run.workspace.public_id, Action.DATA_EXPORT)
    report = report_named(seat.workspace, run.about_id)
    made = report_file(
        seat, report, run.parameters["file"], lambda part: run_step(run=run, progress=part)
    )
    run_step(run=run, progress=95)
    folder().mkdir(parents=True, exist_ok=True)
    path_of(run).write_bytes(made)
    run_finish(run=run, results={}, methods=[], versions={}, fingerprint="")

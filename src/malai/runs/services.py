"""The life of an analysis: asked for, running with progress, finished, failed or cancelled.

A run changes nothing people own, so its steps leave no act; the run itself is the trace.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from malai.accounts.models import User, Workspace
from malai.runs.models import Run, RunState
from malai.runs.selectors import OPEN, run_open

#: Said where a stopped process left an analysis open.
STOPPED = gettext_noop("Malai was stopped during this analysis. Please ask for it again.")


class RunCancelledError(Exception):
    """A person cancelled the run while it was at work."""


@transaction.atomic
def run_request(
    *, by: User | None, workspace: Workspace, kind: str, about: UUID, **parameters: str | int
) -> tuple[Run, bool]:
    """Ask for an analysis; one that waits or runs already is returned instead.

    Returns the run and whether it is new. Two requests at once may both be new: each then
    computes the same result.
    """
    if (waiting := run_open(workspace, kind=kind, about=about)) is not None:
        return waiting, False
    run = Run.objects.create(
        workspace=workspace, kind=kind, about_id=about, asked_by=by, parameters=parameters
    )
    return run, True


def run_step(*, run: Run, progress: int) -> None:
    """Note the progress (0 to 100) of a run, in a transaction of its own.

    Raises
    ------
    RunCancelledError
        Somebody cancelled it since the last step.
    """
    started = {"started_at": timezone.now()} if run.started_at is None else {}
    changed = Run.objects.filter(pk=run.pk, state__in=OPEN).update(
        state=RunState.RUNNING, progress=progress, **started
    )
    if not changed:
        raise RunCancelledError
    run.refresh_from_db()


def run_finish(
    *,
    run: Run,
    results: Mapping[str, Any],
    methods: list[str],
    versions: Mapping[str, str],
    fingerprint: str,
    detail: Mapping[str, Any] | None = None,
) -> Run:
    """Freeze the results of a run; ``detail`` holds what is long and seldom needed."""
    Run.objects.filter(pk=run.pk, state__in=OPEN).update(
        state=RunState.DONE,
        progress=100,
        results=dict(results),
        detail=dict(detail or {}),
        methods=methods,
        versions=dict(versions),
        fingerprint=fingerprint,
        finished_at=timezone.now(),
    )
    run.refresh_from_db()
    return run


def run_fail(*, run: Run, trouble: str) -> None:
    """Note that a run could not be finished, and why."""
    Run.objects.filter(pk=run.pk, state__in=OPEN).update(
        state=RunState.FAILED, trouble=trouble, finished_at=timezone.now()
    )


def runs_recover() -> int:
    """Close what a stopped process left running, so that it can be asked for again. One query.

    Called at the start of the server, before the worker. What still waits is in the worker's list.
    """
    return Run.objects.filter(state=RunState.RUNNING).update(
        state=RunState.FAILED, trouble=STOPPED, finished_at=timezone.now()
    )


def run_cancel(*, run: Run) -> bool:
    """Cancel a run that waits or runs; it stops at its next step. Say whether it was open."""
    changed = Run.objects.filter(pk=run.pk, state__in=OPEN).update(
        state=RunState.CANCELLED, finished_at=timezone.now()
    )
    return bool(changed)


def fingerprint_of(values: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """Return a hash of plain values: the same input gives the same one in every process."""
    text = json.dumps(values, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()

"""Which analyses there are."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from malai.accounts.models import Workspace
from malai.runs.models import Run, RunState

OPEN = (RunState.WAITING, RunState.RUNNING)


def run_newest(workspace: Workspace, *, kind: str, about: UUID) -> Run | None:
    """Return the newest finished analysis of ``about``, or ``None``. One query."""
    return runs_of(workspace, kind=kind, about=about).filter(state=RunState.DONE).first()


def run_open(workspace: Workspace, *, kind: str, about: UUID) -> Run | None:
    """Return the analysis of ``about`` that waits or runs, or ``None``. One query."""
    return runs_of(workspace, kind=kind, about=about).filter(state__in=OPEN).first()


def runs_of(workspace: Workspace, *, kind: str, about: UUID) -> QuerySet[Run]:
    """Return the analyses of one kind of ``about``, newest first."""
    return Run.objects.filter(workspace=workspace, kind=kind, about_id=about)


def runs_light(workspace: Workspace, *, kind: str, about: UUID) -> QuerySet[Run]:
    """Return the same without what is long: for lists and for pages of the whole. One query."""
    rows = runs_of(workspace, kind=kind, about=about)
    return rows.select_related("asked_by").defer("detail")

"""A look through all records of a large workspace: asked for, done by the worker, stopped."""

from __future__ import annotations

from typing import Final

from malai.accounts.models import User, Workspace
from malai.network.models import DuplicateSearch, SearchState
from malai.network.reach import parties_seen, seen_as
from malai.network.selectors.likeness import RULES
from malai.network.services.suggesting import hints_suggest

#: More records than this are looked through by the worker: about two seconds of a request.
MOST_AT_ONCE: Final = 5_000
#: Records between two notes of the progress.
STEP: Final = 2_000
OPEN: Final = (SearchState.WAITING, SearchState.RUNNING)


class StoppedError(Exception):
    """Somebody stopped the search while it was at work."""


def is_large(workspace: Workspace) -> bool:
    """Say whether the worker has to look. One query."""
    return parties_seen(workspace).order_by()[: MOST_AT_ONCE + 1].count() > MOST_AT_ONCE


def search_ask(*, by: User | None, workspace: Workspace) -> DuplicateSearch:
    """Ask the worker to look; a search that waits or runs already is returned instead."""
    from malai.network.tasks import duplicates_in_worker

    known = search_open(workspace)
    if known is not None:
        return known
    row = DuplicateSearch.objects.create(workspace=workspace, asked_by=by)
    duplicates_in_worker.enqueue(str(row.public_id))
    row.refresh_from_db()
    return row


def search_open(workspace: Workspace) -> DuplicateSearch | None:
    """Return the search that waits or runs, if there is one. One query."""
    rows = DuplicateSearch.objects.filter(workspace=workspace, state__in=OPEN)
    return rows.order_by("-pk").first()


def search_run(*, row: DuplicateSearch) -> None:
    """Look as far as who asked may see, and write the pairs in one act; the work of the worker.

    While it looks nothing is locked: the pairs are written when all are known.
    """
    workspace = row.workspace
    seen_as(workspace, row.asked_by)
    total = RULES * parties_seen(workspace).order_by().count()
    state = {"state": SearchState.RUNNING, "total": total}
    if not DuplicateSearch.objects.filter(pk=row.pk, state__in=OPEN).update(**state):
        return
    progress = _Progress(row)
    try:
        found = hints_suggest(by=row.asked_by, workspace=workspace, noted=progress.note)
    except StoppedError:
        return
    except Exception:
        DuplicateSearch.objects.filter(pk=row.pk).update(state=SearchState.FAILED)
        raise
    done = {"state": SearchState.DONE, "found": found, "seen": total}
    DuplicateSearch.objects.filter(pk=row.pk, state__in=OPEN).update(**done)


class _Progress:
    """Notes how far a search is, every few thousand records."""

    def __init__(self, row: DuplicateSearch) -> None:
        self._row, self._seen, self._told = row, 0, 0

    def note(self, records: int) -> None:
        """Count records; raise ``StoppedError`` where somebody stopped the search."""
        self._seen += records
        if self._seen - self._told < STEP:
            return
        self._told = self._seen
        rows = DuplicateSearch.objects.filter(pk=self._row.pk, state=SearchState.RUNNING)
        if not rows.update(seen=self._seen):
            raise StoppedError


def search_stop(*, row: DuplicateSearch) -> None:
    """Stop a search; nothing of it is written."""
    rows = DuplicateSearch.objects.filter(pk=row.pk, state__in=OPEN)
    rows.update(state=SearchState.STOPPED)


def searches_recover() -> int:
    """Close what a stopped process left running, so that it can be asked for again. One query."""
    running = DuplicateSearch.objects.filter(state=SearchState.RUNNING)
    return running.update(state=SearchState.FAILED)

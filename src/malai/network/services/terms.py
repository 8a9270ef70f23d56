"""Terms: rows that hold from a day to a day, such as ties, belonging and membership.

An end keeps the row as history. What may hold once at a time is looked for inside the transaction
that writes it, with the parties locked, so that of two equal forms sent at once the second is told.
"""

from __future__ import annotations

from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from malai.accounts.models import Workspace
from malai.audit.services import Recorder
from malai.network.models import Affiliation, Membership, Party, TeamMember, Tie
from malai_core.text import PartialDate

Termed = Tie | Affiliation | Membership | TeamMember


class Dated(Protocol):
    """What has a beginning and an end."""

    since: Any
    until: Any


def refuse_end_before_beginning(since: PartialDate | None, until: PartialDate | None) -> None:
    """Raise ``ValidationError`` where an end lies before its beginning."""
    if since and until and until.last_day < since.first_day:
        raise ValidationError({"until": _("The end lies before the beginning.")})


def parties_lock(*parties: Party) -> None:
    """Let nobody else write about these parties until the transaction ends.

    In the order of their keys, so that two that lock the same pair cannot wait for each other.
    SQLite has taken its one lock for writing when the transaction began.
    """
    keys = {party.pk for party in parties}
    rows = Party.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    list(rows.values_list("pk"))


def workspace_lock(workspace: Workspace) -> None:
    """Let nobody else change what lies in what here until the transaction ends."""
    rows = Workspace.objects.select_for_update(no_key=True).filter(pk=workspace.pk)
    list(rows.values_list("pk"))


def refuse_second(rows: QuerySet[Any], field: str, sentence: str) -> None:
    """Raise where one of ``rows`` is open; call with the parties locked. One query."""
    if rows.filter(until="").exists():
        raise ValidationError({field: sentence})


def term_end(trace: Recorder, row: Termed, until: PartialDate) -> None:
    """Note the last day of ``row`` inside the act of the caller.

    Raises
    ------
    ValidationError
        The end lies before the beginning, or somebody has noted an end already.
    """
    refuse_end_before_beginning(row.since, until)
    if _until_now(row) is not None:
        raise ValidationError({"until": _("An end is noted already.")})
    trace.changing([row])
    row.until = until
    row.save()


def term_reopen(trace: Recorder, row: Termed) -> None:
    """Take the end of ``row`` away; the caller has looked that no other one is open.

    Raises
    ------
    ValidationError
        It has no end.
    """
    if _until_now(row) is None:
        raise ValidationError(_("This has not ended."))
    trace.changing([row])
    row.until = None
    row.save()


def _until_now(row: Termed) -> PartialDate | None:
    """Return the end as the database has it, with the row locked."""
    rows = type(row)._base_manager.select_for_update(no_key=True).filter(pk=row.pk)
    return rows.values_list("until", flat=True).get()

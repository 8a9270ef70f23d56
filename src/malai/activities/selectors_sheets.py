"""Sign-in sheets: who stands on them, and what was keyed in. Each selector says its queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from malai.activities.models import Activity, Attendance, Session
from malai.activities.models_attending import SheetPhoto, SignLine, SignSheet
from malai.activities.selectors import expected_at
from malai.activities.selectors_participants import observer_keys
from malai.consent.selectors.purposes import refused_keys
from malai.consent.wording import DIRECTORY
from malai.network.models import Party
from malai.network.reach import ends_within, parties_seen
from malai.network.selectors.parties import with_belongings

#: Names on one sheet.
MOST: Final = 500


def people_expected(session: Session) -> list[Party]:
    """Return who is printed on a new sheet, in Thai order, observers last. Four queries.

    Who did not agree to stand on lists that others see writes her name herself.
    """
    workspace = session.activity.workspace
    rows = parties_seen(workspace).filter(expected_at(session))
    rows = rows.exclude(pk__in=refused_keys(workspace, DIRECTORY))
    rows, watching = rows.order_by("sort_key", "pk"), observer_keys(session.activity_id)
    observers = list(rows.filter(pk__in=watching)[:MOST]) if watching else []
    return [*rows.exclude(pk__in=watching)[: MOST - len(observers)], *observers]


def sheets_of(session: Session) -> QuerySet[SignSheet]:
    """Return the sheets of a session, newest first. One query."""
    return SignSheet.objects.filter(session=session).order_by("-pk")


def sheet_named(activity: Activity, public_id: UUID) -> SignSheet:
    """Return a sheet of an activity, ``Http404`` where it has none such. One query."""
    rows = SignSheet.objects.select_related("session")
    sheet: SignSheet = get_object_or_404(rows, session__activity=activity, public_id=public_id)
    sheet.session.activity = activity
    return sheet


@dataclass(frozen=True, slots=True)
class KeyedLine:
    """One printed line with what is noted of the person now."""

    line: SignLine
    party: Party
    mark: str


def lines_of_sheet(sheet: SignSheet) -> list[KeyedLine]:
    """Return the lines of a sheet in its order, those that are seen. Six queries."""
    workspace = sheet.session.activity.workspace
    rows = list(SignLine.objects.filter(ends_within(workspace, "party"), sheet=sheet))
    people = with_belongings(Party.objects.filter(pk__in=[row.party_id for row in rows]), workspace)
    by_key = {party.pk: party for party in people}
    noted = Attendance.objects.filter(session=sheet.session_id, party__in=by_key)
    marks = dict(noted.values_list("party_id", "mark"))
    return [
        KeyedLine(row, by_key[row.party_id], marks.get(row.party_id, ""))
        for row in sorted(rows, key=lambda row: (row.number, row.pk))
    ]


def photos_of(session: Session) -> QuerySet[SheetPhoto]:
    """Return the photos of the signed sheets of a session. One query."""
    return SheetPhoto.objects.filter(session=session).order_by("pk")


def place_of(party: Party) -> str:
    """Return position and organisation as a sheet says them; a party with its belongings."""
    for belonging in party.open_affiliations:  # type: ignore[attr-defined]
        return " ".join(part for part in (belonging.position, belonging.body.name) if part)
    facts = getattr(party, "person", None)
    return facts.role if facts else ""

"""Records of a plan as bytes, for the disk; those there are most of by their fields."""

from __future__ import annotations

from typing import Any, Final

from malai.interchange.planning.plan import PlannedAttendance
from malai.network.services.bulk import NewAffiliation, NewMembership
from malai_core.reading.model import Where
from malai_core.reading.packing import date_of, day_of, packed_fields


def _plain_of_membership(row: NewMembership) -> Any:  # noqa: ANN401 - nested tuples
    # A choice of Django is a text of a kind of its own, which plain packing does not know.
    return row.party, str(row.role), day_of(row.since), day_of(row.until), row.source


def _membership_of(plain: Any) -> NewMembership:  # noqa: ANN401 - nested tuples
    party, role, since, until, source = plain
    return NewMembership(party, role, date_of(since), date_of(until), source)


def _plain_of_affiliation(row: NewAffiliation) -> Any:  # noqa: ANN401 - nested tuples
    return row.member, row.body, row.position, day_of(row.since), day_of(row.until)


def _affiliation_of(plain: Any) -> NewAffiliation:  # noqa: ANN401 - nested tuples
    member, body, position, since, until = plain
    return NewAffiliation(member, body, position, date_of(since), date_of(until))


def _plain_of_attendance(row: PlannedAttendance) -> Any:  # noqa: ANN401 - nested tuples
    return row.session, row.party, row.mark, row.where.sheet, row.where.row


def _attendance_of(plain: Any) -> PlannedAttendance:  # noqa: ANN401 - nested tuples
    session, party, mark, sheet, row = plain
    return PlannedAttendance(session, party, mark, Where(sheet, row))


MEMBERSHIP: Final = packed_fields(_plain_of_membership, _membership_of)
AFFILIATION: Final = packed_fields(_plain_of_affiliation, _affiliation_of)
ATTENDANCE: Final = packed_fields(_plain_of_attendance, _attendance_of)

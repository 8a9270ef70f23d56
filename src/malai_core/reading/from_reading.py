"""A reading of a workbook as the tables of a network."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Final

from malai_core.labels import Words
from malai_core.reading.kinds import TIE_KINDS
from malai_core.reading.model import DuplicateState, Mark, Party, Reading, Tie
from malai_core.reading.tables import Gathering, Link, Member, NetworkTables
from malai_core.text import NotADateError, read_date

#: Headings (in lower case, as part of the heading) of the day a record was last looked at.
_UPDATED: Final = ("ปรับปรุง", "อัปเดต", "อัพเดท", "updated", "last update", "แก้ไขล่าสุด", "modified")


def tables_of(reading: Reading, asof: date | None = None) -> NetworkTables:
    """Return the tables of what a workbook said.

    Parameters
    ----------
    reading
        What was read. Keys become texts.
    asof
        The day "a year ago" is counted from; ``None`` leaves the age of records unknown.

    Returns
    -------
    NetworkTables
        Every party, tie and affiliation, and the meetings with those who were present.

    Notes
    -----
    O(rows).

    Examples
    --------
    >>> tables_of(Reading("empty.xlsx")).members
    []
    """
    present: dict[int, set[str]] = defaultdict(set)
    for row in reading.attendances:
        if row.mark is Mark.PRESENT:
            present[row.meeting].add(str(row.party))
    return NetworkTables(
        members=[_member(party) for party in reading.parties.values()],
        links=[_link(tie) for tie in reading.ties],
        affiliations=sorted({(str(a.member), str(a.body)) for a in reading.affiliations}),
        gatherings=[
            Gathering(str(meeting.key), meeting.title, meeting.on, frozenset(present[meeting.key]))
            for meeting in reading.meetings.values()
        ],
        duplicates_waiting=sum(d.state is DuplicateState.SUGGESTED for d in reading.duplicates),
        asof=asof,
    )


def _member(party: Party) -> Member:
    return Member(
        key=str(party.key),
        name=party.name,
        kind=party.kind,
        sector=party.sector,
        is_reachable=bool(party.phone or party.email),
        updated=_updated(party.extra),
    )


def _link(tie: Tie) -> Link:
    known = TIE_KINDS.get(tie.kind)
    written = tie.kind_written or tie.kind
    return Link(
        source=str(tie.source),
        target=str(tie.target),
        kind=tie.kind,
        label=known.label if known else Words(written, written),
        layer=known.layer if known else "coordination",
        is_directed=tie.is_directed,
        strength=tie.strength,
    )


def _updated(extra: dict[str, str]) -> date | None:
    """Return the day a record was last looked at, where a column says so."""
    for heading, text in extra.items():
        if any(word in heading.lower() for word in _UPDATED):
            try:
                found = read_date(text)
            except NotADateError:
                continue
            if found is not None:
                return found.date.last_day
    return None

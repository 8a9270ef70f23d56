"""What a network's tables say about it: about ten findings, worst first, each with one act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from malai_core.reading import finding_meetings, finding_records, finding_ties
from malai_core.reading.finding import Finding, Tone
from malai_core.reading.tables import NetworkTables
from malai_core.reading.view import View

_ORDER: Final = {tone: place for place, tone in enumerate(Tone)}

#: In the order in which findings of one tone are told.
_QUESTIONS: Final[tuple[Callable[[View], Finding | None], ...]] = (
    finding_ties.cuts,
    finding_ties.isolated,
    finding_meetings.stopped,
    finding_meetings.attendance,
    finding_ties.parts,
    finding_ties.no_ties,
    finding_records.duplicates,
    finding_records.unreachable,
    finding_ties.holders,
    finding_records.diversity,
    finding_records.old,
    finding_records.size,
)


def findings(tables: NetworkTables) -> list[Finding]:
    """Return what the tables say, worst first.

    Parameters
    ----------
    tables
        One network as of one day. Links and affiliations that name no member are left out.

    Returns
    -------
    list of Finding
        Alarms, then matters for attention, then what is good, then plain facts. A network without
        members gives one finding, which says what to do first. What cannot be told is a finding
        that says so with ``number`` empty, never a 0.

    Notes
    -----
    O(n + m log m + attendances). Each question has its page: ``docs/methods/findings.md``.

    Examples
    --------
    >>> [finding.id for finding in findings(NetworkTables())]
    ['empty']
    """
    view = View(tables)
    if not view.members:
        return [finding_records.empty(view)]
    found = [finding for question in _QUESTIONS if (finding := question(view)) is not None]
    return sorted(found, key=lambda finding: _ORDER[finding.tone])

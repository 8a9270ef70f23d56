"""Meetings and attendance of a file against the activities of the network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from malai.activities.models import Attendance, Session
from malai.audit.images import batched
from malai.interchange.planning.asides import differs_in, unclear_name
from malai.interchange.planning.matching import Matching
from malai.interchange.planning.plan import Difference, Plan, PlannedAttendance
from malai.network.models import Network
from malai_core.labels import Words
from malai_core.reading.model import Meeting, Where
from malai_core.reading.vocabulary import COLUMN_WORDS, Column
from malai_core.text import search_text

_NAME = COLUMN_WORDS[Column.NAME]
_MARK = COLUMN_WORDS[Column.MARK]
#: A meeting without a title is called so.
UNTITLED = Words("กิจกรรม", "Activity")
Pair = tuple[int, int]


def meetings_plan(plan: Plan, network: Network) -> None:
    """Find the session of every meeting: of the same title and day, or the one of that day."""
    by_title, by_day = _known_sessions(network)
    for key, meeting in plan.reading.meetings.items():
        day = meeting.on.iso if meeting.on else ""
        title = search_text(meeting.title or UNTITLED.th)
        found = by_title.get((title, day)) or _same_day(title, by_day.get(day, ()) if day else ())
        plan.sessions[key] = found or -key


def _known_sessions(
    network: Network,
) -> tuple[dict[tuple[str, str], int], dict[str, list[tuple[int, str]]]]:
    by_title: dict[tuple[str, str], int] = {}
    by_day: dict[str, list[tuple[int, str]]] = defaultdict(list)
    rows = Session.objects.filter(activity__network=network).order_by("-pk")
    for pk, on, thai, english in rows.values_list(
        "pk", "on", "activity__title_th", "activity__title_en"
    ):
        day = on.iso if on else ""
        for title in filter(None, (thai, english)):
            by_title[search_text(title), day] = pk
        by_day[day].append((pk, search_text(thai or english)))
    return by_title, by_day


def _same_day(title: str, known: Iterable[tuple[int, str]]) -> int | None:
    """Return the only session of a day where one title is a part of the other."""
    sessions = list(known)
    if len(sessions) != 1:
        return None
    pk, other = sessions[0]
    generic = search_text(UNTITLED.th)
    is_one = generic in (title, other) or title in other or other in title
    return pk if is_one else None


def attendances_plan(plan: Plan, matching: Matching) -> None:
    """Note who came where nothing is noted yet; another mark of the file waits as a doubt."""
    known = _known_marks(pk for pk in set(plan.sessions.values()) if pk > 0)
    seen: set[Pair] = set()
    waiting: dict[tuple[int, Where], dict[str, str]] = defaultdict(dict)
    for row in plan.reading.attendances:
        party = plan.reading.parties[row.party]
        if row.party in matching.unclear:
            cells = waiting[row.party, row.where]
            cells[_cell_of(plan.reading.meetings[row.meeting])] = row.mark.value
            continue
        pair = (plan.sessions[row.meeting], plan.ids[row.party])
        kept = known.get(pair)
        if kept is not None and kept != row.mark.value:
            facts = Difference(f"attendance:{pair[0]}", _MARK, kept, row.mark.value)
            plan.asides.append(differs_in(party.name, row.where, pair[1], facts))
        if kept is None and pair not in seen:
            plan.attendances.append(PlannedAttendance(*pair, row.mark.value, row.where))
        seen.add(pair)
    for (key, where), cells in waiting.items():
        name = plan.reading.parties[key].name
        said = {_NAME.th: name, **cells}
        plan.asides.append(unclear_name(name, matching.unclear[key], where, said))


def _known_marks(sessions: Iterable[int]) -> dict[Pair, str]:
    marks: dict[Pair, str] = {}
    for part in batched(sorted(sessions), 200):
        found = Attendance.objects.filter(session__in=part)
        for session, party, mark in found.values_list("session_id", "party_id", "mark"):
            marks[session, party] = mark
    return marks


def _cell_of(meeting: Meeting) -> str:
    day = meeting.on.iso if meeting.on else ""
    return f"{meeting.title} {day}".strip()

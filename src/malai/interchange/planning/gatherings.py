"""Meetings and attendance of a file against the activities of the network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from malai.activities.models import Attendance, Session
from malai.audit.images import batched
from malai.interchange.planning.asides import differs_in, unclear_name
from malai.interchange.planning.matching import Matching
from malai.interchange.planning.plan import Difference, Plan, PlannedAttendance
from malai.network.models import Network
from malai_core.labels import Words
from malai_core.reading.model import Attendance as ReadAttendance
from malai_core.reading.model import Mark, Meeting, Where
from malai_core.reading.vocabulary import COLUMN_WORDS, Column
from malai_core.spill import PICKLED, KeySet, Lookup, Room, Rows, joined
from malai_core.text import search_text

_NAME = COLUMN_WORDS[Column.NAME]
_MARK = COLUMN_WORDS[Column.MARK]
#: A meeting without a title is called so.
UNTITLED = Words("กิจกรรม", "Activity")
_MARKS: Final = tuple(Mark)
_PLACE_OF_MARK: Final = {mark.value: place for place, mark in enumerate(_MARKS)}


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
    known, seen = _known_marks(plan), plan.room.lookup()
    waiting = _Waiting(plan.room)
    for row in plan.reading.attendances:
        if matching.unclear.all(row.party):
            waiting.note(row, plan.reading.meetings[row.meeting])
        else:
            _plan_mark(plan, row, known, seen)
        plan.room.rest()
    for key, where, cells in waiting.rows:
        name = plan.reading.parties[key].name
        said = {_NAME.th: name, **cells}
        plan.asides.append(unclear_name(name, matching.unclear.all(key), where, said))
        plan.room.rest()


def _plan_mark(plan: Plan, row: ReadAttendance, known: Lookup, seen: Lookup) -> None:
    session, party = plan.sessions[row.meeting], plan.ids[row.party]
    pair = joined(str(session), str(party))
    noted = known.first(pair)
    if noted is not None and (kept := _MARKS[noted]) != row.mark:
        facts = Difference(f"attendance:{session}", _MARK, kept.value, row.mark.value)
        name = plan.reading.parties[row.party].name
        plan.asides.append(differs_in(name, row.where, party, facts))
    if noted is None and seen.add_new(pair):
        plan.attendances.append(PlannedAttendance(session, party, row.mark.value, row.where))


class _Waiting:
    """Marks of names that fit several, those of one row together."""

    def __init__(self, room: Room) -> None:
        self.rows: Rows[tuple[int, Where, dict[str, str]]] = room.rows(PICKLED)
        self._places = room.lookup()

    def note(self, row: ReadAttendance, meeting: Meeting) -> None:
        """Note one mark."""
        place = joined(str(row.party), row.where.sheet, str(row.where.row))
        if self._places.add_new(place, len(self.rows)):
            self.rows.append((row.party, row.where, {}))
        _key, _where, cells = self.rows[self._places.all(place)[0]]
        cells[_cell_of(meeting)] = row.mark.value


def _known_marks(plan: Plan) -> Lookup:
    """Return the marks of the known sessions. A query for every 200 of them."""
    marks, room = plan.room.lookup(), plan.room
    sessions = KeySet()
    for pk in plan.sessions.values():
        if pk > 0:
            sessions.add(pk)
    for part in batched(sessions, 200):
        found = Attendance.objects.filter(session__in=part).order_by("pk")
        for session, party, mark in found.values_list("session_id", "party_id", "mark").iterator():
            marks.add_new(joined(str(session), str(party)), _PLACE_OF_MARK[mark])
            room.rest()
    return marks


def _cell_of(meeting: Meeting) -> str:
    day = meeting.on.iso if meeting.on else ""
    return f"{meeting.title} {day}".strip()

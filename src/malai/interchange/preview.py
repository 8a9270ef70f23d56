"""The preview of an import as JSON: counts, sheets, samples of what will be written, what waits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import islice
from typing import Any, Final

from malai.interchange.planning import Aside, Plan
from malai.interchange.planning.asides import asides_fresh
from malai.interchange.planning.plan import DIFFERS, Edit
from malai.network.models import Network
from malai_core.labels import Words
from malai_core.reading import (
    TIE_KINDS,
    Duplicate,
    DuplicateState,
    EraDoubt,
    Mark,
    Party,
    PartyKind,
    Reading,
    SheetReport,
)
from malai_core.spill import KeySet, Rows
from malai_core.text import phone_shown, province_name

#: So many rows of each table are shown; the counts are of all.
SAMPLES: Final = 5
#: So many rows that wait are shown before the import; afterwards all of them have their page.
MOST_ASIDES: Final = 30
#: So many values that are written over are shown before the import.
MOST_EDITS: Final = 200
#: Counts of which each, alone, makes an import worth writing.
_CHANGES: Final = (
    "edited",
    "parties",
    "filled",
    "memberships",
    "affiliations",
    "activities",
    "attendances",
    "ties",
    "ties_touched",
)


def preview_of(plan: Plan, network: Network, notes: Sequence[Words] = ()) -> dict[str, Any]:
    """Return what the page before the writing shows. One query: what waits already is left out.

    ``notes`` are what the file itself told: a file among several that could not be read.
    """
    fresh = asides_fresh(plan.asides, network, plan.room)
    waiting = (aside for aside in fresh if aside.reason != DIFFERS)
    differing = (aside for aside in fresh if aside.reason == DIFFERS)
    tally = Tally(plan)
    return {
        "counts": counts_of(plan, fresh, tally),
        "sheets": [_sheet(report, tally.sheets[report.name]) for report in plan.reading.sheets],
        "edits": [_edit(one) for one in islice(plan.edits, MOST_EDITS)],
        "takes_file": plan.takes_file,
        "program": plan.reading.program,
        "notes": [_said(note) for note in notes[:MOST_ASIDES]],
        "people": _people(plan),
        "bodies": _bodies(plan),
        "ties": _ties(plan),
        "meetings": _meetings(plan),
        "set_aside": [_aside(aside) for aside in islice(waiting, MOST_ASIDES)],
        "differs": [_aside(aside) for aside in islice(differing, MOST_ASIDES)],
        "duplicates": [
            _duplicate(plan, pair) for pair in islice(plan.reading.duplicates, MOST_ASIDES)
        ],
    }


def _edit(one: Edit) -> dict[str, str]:
    return {
        "party": one.party,
        "th": one.label.th,
        "en": one.label.en,
        "was": one.was,
        "becomes": one.becomes,
    }


class Tally:
    """What is new in a plan, counted in one pass over each of its parts."""

    def __init__(self, plan: Plan) -> None:
        self.kinds: Counter[PartyKind] = Counter()
        self.came = 0
        self.sheets: dict[str, Counter[str]] = defaultdict(Counter)
        """Sheet -> how many new rows of each sort come from it."""
        for _key, party in plan.parties_new():
            self.kinds[party.kind] += 1
            if party.rows:
                self.sheets[party.rows[0].sheet][party.kind.value] += 1
        for tie in plan.ties_new():
            self.sheets[tie.rows[0].sheet]["tie"] += 1
        for row in plan.attendances:
            self.came += row.is_present
            self.sheets[row.where.sheet]["came" if row.is_present else "excused"] += 1
        for _key, meeting in plan.meetings_new():
            if meeting.where:
                self.sheets[meeting.where.sheet]["activity"] += 1


def counts_of(plan: Plan, fresh: Rows[Aside], tally: Tally) -> dict[str, int]:
    """Return what is new and known, by kind; kept with the import after the samples are gone.

    ``fresh`` are the rows and values that will wait and do not wait yet.
    """
    differing = sum(aside.reason == DIFFERS for aside in fresh)
    known = KeySet()
    for pk in plan.ids.values():
        if pk > 0:
            known.add(pk)
    states = Counter(pair.state for pair in plan.reading.duplicates)
    changes = plan.changes()
    return {
        **changes,
        "came": tally.came,
        "excused": len(plan.attendances) - tally.came,
        "joining": len(plan.memberships) - changes["parties"],
        "people_new": tally.kinds[PartyKind.PERSON],
        "organisations_new": tally.kinds[PartyKind.ORGANISATION],
        "groups_new": tally.kinds[PartyKind.GROUP],
        "known": len(known),
        "ties_all": len(plan.reading.ties),
        "attendances_all": len(plan.reading.attendances),
        "merged": states[DuplicateState.MERGED],
        "suggested": states[DuplicateState.SUGGESTED],
        "set_aside": len(fresh) - differing,
        "differs": differing,
    }


def outcome_of(shown: dict[str, Any]) -> str:
    """Return what bringing it in would do: ``news``, ``waits``, ``known`` or ``empty``."""
    counts = shown["counts"]
    if any(counts.get(name) for name in _CHANGES):
        return "news"
    if counts["set_aside"] or counts["differs"]:
        return "waits"
    return "known" if any(sheet["rows_read"] for sheet in shown["sheets"]) else "empty"


def _sheet(report: SheetReport, news: Counter[str]) -> dict[str, Any]:
    return {
        "name": report.name,
        "kind": report.kind.value,
        "header_row": report.header_row,
        "columns": report.columns,
        # PostgreSQL keeps no order of keys.
        "heads": list(report.columns),
        "rows_read": report.rows_read,
        "news": dict(news),
        "duplicates": report.duplicates,
        "set_aside": report.set_aside,
        "passed_over": report.passed_over,
        "remembered": list(report.remembered),
        "eras": [_era(doubt) for doubt in report.eras],
        "taken_eras": {doubt.column: doubt.taken.value for doubt in report.eras},
        "doubts": [_said(sentence) for sentence in report.doubts],
    }


def _era(doubt: EraDoubt) -> dict[str, Any]:
    return {
        "column": doubt.column,
        "count": doubt.count,
        "sample": doubt.sample,
        "be": doubt.buddhist.iso,
        "ce": doubt.common.iso,
        "taken": doubt.taken.value,
        "is_chosen": doubt.is_chosen,
    }


def _said(sentence: Any) -> dict[str, str]:  # noqa: ANN401 - words or a sentence
    return {"th": sentence.in_language("th"), "en": sentence.in_language("en")}


def _people(plan: Plan) -> list[dict[str, str]]:
    people = _first_people(plan.reading)
    bodies = _first_bodies(plan.reading, {party.key for party in people})
    return [_person(plan, party, bodies.get(party.key, "")) for party in people]


def _first_people(reading: Reading) -> list[Party]:
    """Return a few people: whom the file lists comes before whom it only mentions."""
    listed: list[Party] = []
    mentioned: list[Party] = []
    for party in reading.parties.values():
        some = listed if party.is_listed else mentioned
        if party.kind is PartyKind.PERSON and len(some) < SAMPLES:
            some.append(party)
        if len(listed) == SAMPLES:
            break
    return [*listed, *mentioned][:SAMPLES]


def _first_bodies(reading: Reading, members: set[int]) -> dict[int, str]:
    """Return the name of the first organisation or group of each of these members."""
    found: dict[int, str] = {}
    for row in reading.affiliations:
        if row.member in members and row.member not in found:
            found[row.member] = reading.parties[row.body].name
        if len(found) == len(members):
            break
    return found


def _person(plan: Plan, party: Party, body: str) -> dict[str, str]:
    return {
        "name": party.name,
        "nickname": party.nickname,
        "organisation": body,
        "role": party.role,
        "phone": phone_shown(party.phone) if party.phone else party.phone_written,
        "area": province_name(party.province).th if party.province else party.area_written,
        "joined": party.joined.iso if party.joined else "",
        "state": _state(plan, party),
    }


def _state(plan: Plan, party: Party) -> str:
    pk = plan.ids.get(party.key)
    if pk is None:
        return "waits"
    if pk < 0:
        return "new"
    return "filled" if pk in plan.fills else "known"


def _bodies(plan: Plan) -> list[dict[str, str]]:
    parties = plan.reading.parties.values()
    bodies = (party for party in parties if party.kind is not PartyKind.PERSON)
    return [
        {
            "name": party.name,
            "sector": party.sector,
            "agreed": party.agreed.iso if party.agreed else "",
            "state": _state(plan, party),
        }
        for party in islice(bodies, SAMPLES)
    ]


def _ties(plan: Plan) -> list[dict[str, str]]:
    parties = plan.reading.parties
    return [
        {
            "source": parties[tie.source].name,
            "target": parties[tie.target].name,
            "kind_th": TIE_KINDS[tie.kind].label.th if tie.kind in TIE_KINDS else tie.kind,
            "kind_en": TIE_KINDS[tie.kind].label.en if tie.kind in TIE_KINDS else tie.kind,
            "strength": tie.strength_written,
        }
        for tie in islice(plan.reading.ties, SAMPLES)
    ]


def _meetings(plan: Plan) -> list[dict[str, Any]]:
    meetings = list(islice(plan.reading.meetings.values(), SAMPLES))
    came = dict.fromkeys((meeting.key for meeting in meetings), 0)
    for row in plan.reading.attendances:
        if row.meeting in came:
            came[row.meeting] += row.mark is Mark.PRESENT
    return [
        {
            "title": meeting.title,
            "on": meeting.on.iso if meeting.on else "",
            "came": came[meeting.key],
            "state": "new" if plan.sessions[meeting.key] < 0 else "known",
        }
        for meeting in meetings
    ]


def _aside(aside: Aside) -> dict[str, Any]:
    return {
        "sheet": aside.where.sheet,
        "row": aside.where.row,
        "th": aside.sentence_th,
        "en": aside.sentence_en,
    }


def _duplicate(plan: Plan, pair: Duplicate) -> dict[str, Any]:
    parties = plan.reading.parties
    return {
        "first": parties[pair.first].name,
        "second": parties[pair.second].name,
        "rows": [f"{row.sheet} · {row.row}" for row in pair.rows],
        "is_merged": pair.state is DuplicateState.MERGED,
        "th": pair.reason.th,
        "en": pair.reason.en,
    }

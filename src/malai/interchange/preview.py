"""The preview of an import as JSON: counts, sheets, samples of what will be written, what waits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, Final

from malai.interchange.planning import Aside, Plan
from malai.interchange.planning.asides import asides_fresh
from malai.interchange.planning.plan import DIFFERS
from malai.network.models import Network
from malai_core.reading import (
    TIE_KINDS,
    Duplicate,
    DuplicateState,
    Party,
    PartyKind,
    SheetReport,
)
from malai_core.text import phone_shown, province_name

#: So many rows of each table are shown; the counts are of all.
SAMPLES: Final = 5
#: So many rows that wait are shown before the import; afterwards all of them have their page.
MOST_ASIDES: Final = 30
#: Counts of which each, alone, makes an import worth writing.
_CHANGES: Final = (
    "parties",
    "filled",
    "memberships",
    "affiliations",
    "activities",
    "attendances",
    "ties",
    "ties_touched",
)


def preview_of(plan: Plan, network: Network) -> dict[str, Any]:
    """Return what the page before the writing shows. One query: what waits already is left out."""
    fresh = asides_fresh(plan.asides, network)
    waiting = [aside for aside in fresh if aside.reason != DIFFERS]
    differing = [aside for aside in fresh if aside.reason == DIFFERS]
    return {
        "counts": counts_of(plan, fresh),
        "sheets": _sheets(plan),
        "people": _people(plan),
        "bodies": _bodies(plan),
        "ties": _ties(plan),
        "meetings": _meetings(plan),
        "set_aside": [_aside(aside) for aside in waiting[:MOST_ASIDES]],
        "differs": [_aside(aside) for aside in differing[:MOST_ASIDES]],
        "duplicates": [_duplicate(plan, pair) for pair in plan.reading.duplicates[:MOST_ASIDES]],
    }


def counts_of(plan: Plan, fresh: Sequence[Aside]) -> dict[str, int]:
    """Return what is new and known, by kind; kept with the import after the samples are gone.

    ``fresh`` are the rows and values that will wait and do not wait yet.
    """
    differing = sum(aside.reason == DIFFERS for aside in fresh)
    parties = plan.reading.parties
    new = Counter(parties[key].kind for key in plan.parties_new())
    known = {pk for pk in plan.ids.values() if pk > 0}
    states = Counter(pair.state for pair in plan.reading.duplicates)
    return {
        **plan.changes(),
        "came": plan.came(),
        "excused": len(plan.attendances) - plan.came(),
        "joining": len(plan.memberships) - len(plan.parties_new()),
        "people_new": new[PartyKind.PERSON],
        "organisations_new": new[PartyKind.ORGANISATION],
        "groups_new": new[PartyKind.GROUP],
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


def news_by_sheet(plan: Plan) -> dict[str, Counter[str]]:
    """Return how many new rows of each sort come from each sheet."""
    news: dict[str, Counter[str]] = defaultdict(Counter)
    for key in plan.parties_new():
        party = plan.reading.parties[key]
        if party.rows:
            news[party.rows[0].sheet][party.kind.value] += 1
    for tie in plan.ties_new():
        news[tie.rows[0].sheet]["tie"] += 1
    for row in plan.attendances:
        news[row.where.sheet]["came" if row.is_present else "excused"] += 1
    for meeting in plan.meetings_new():
        if meeting.where:
            news[meeting.where.sheet]["activity"] += 1
    return news


def _sheets(plan: Plan) -> list[dict[str, Any]]:
    news = news_by_sheet(plan)
    return [_sheet(report, news[report.name]) for report in plan.reading.sheets]


def _sheet(report: SheetReport, news: Counter[str]) -> dict[str, Any]:
    return {
        "name": report.name,
        "kind": report.kind.value,
        "header_row": report.header_row,
        "columns": report.columns,
        "rows_read": report.rows_read,
        "news": dict(news),
        "duplicates": report.duplicates,
        "set_aside": report.set_aside,
        "passed_over": report.passed_over,
        "doubts": [_said(sentence) for sentence in report.doubts],
    }


def _said(sentence: Any) -> dict[str, str]:  # noqa: ANN401 - words or a sentence
    return {"th": sentence.in_language("th"), "en": sentence.in_language("en")}


def _people(plan: Plan) -> list[dict[str, str]]:
    bodies = {row.member: row for row in reversed(plan.reading.affiliations)}
    # Whom the file lists comes before whom it only mentions.
    people = sorted(plan.reading.of_kind(PartyKind.PERSON), key=lambda party: not party.is_listed)
    return [_person(plan, party, bodies) for party in people[:SAMPLES]]


def _person(plan: Plan, party: Party, bodies: dict[int, Any]) -> dict[str, str]:
    row = bodies.get(party.key)
    return {
        "name": party.name,
        "nickname": party.nickname,
        "organisation": plan.reading.parties[row.body].name if row else "",
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
    bodies = [p for p in plan.reading.parties.values() if p.kind is not PartyKind.PERSON]
    return [
        {
            "name": party.name,
            "sector": party.sector,
            "agreed": party.agreed.iso if party.agreed else "",
            "state": _state(plan, party),
        }
        for party in bodies[:SAMPLES]
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
        for tie in plan.reading.ties[:SAMPLES]
    ]


def _meetings(plan: Plan) -> list[dict[str, Any]]:
    came = Counter(row.meeting for row in plan.reading.attendances if row.mark.value == "present")
    meetings = list(plan.reading.meetings.values())[:SAMPLES]
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

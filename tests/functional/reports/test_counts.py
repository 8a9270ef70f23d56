"""What a report counts, beside a plain recount of the same rows at random, and beside published numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import combinations
from random import Random
from typing import Any

import pytest

from malai.activities.models import Activity, Attendance, Mark, Session
from malai.network.models import Evidence, Party, Tie
from malai.reports.models import Report
from malai.reports.models import Scope as About_
from malai.reports.selectors.bonds import bonds_of
from malai.reports.selectors.material import material_of
from malai.reports.selectors.scope import subject_of
from malai.reports.services.drafts import About, report_make
from malai_core.text import PartialDate
from tests.functional.reports.makers import seat
from tests.makers import World, network, organisation, person

#: Days around the second quarter of the fiscal year 2560 (January to March 2017), some of them vague.
DAYS = (
    "", "2016", "2017", "2016-12", "2017-01", "2017-03", "2017-04", "2016-12-30", "2016-12-31",
    "2017-01-01", "2017-01-02", "2017-01-31", "2017-03-31", "2017-04-01", "2017-04-30", "2017-05-01",
)  # fmt: skip
MARKS = (Mark.PRESENT, Mark.PRESENT, Mark.ABSENT, Mark.LEAVE)
QUARTER = (date(2017, 1, 1), date(2017, 3, 31))

#: activity: its date, and sessions of (day, minutes or None, {person: mark}).
Meeting = tuple[str, list[tuple[str, int | None, dict[int, str]]]]
Span = tuple[date, date]


def drawn(seed: int) -> Random:
    """Return what draws the same again for the same seed."""
    return Random(seed)  # noqa: S311 - no secret hangs on it


def meetings(random: Random) -> list[Meeting]:
    return [
        (random.choice(DAYS), [session(random) for _ in range(random.randint(1, 3))])
        for _ in range(random.randint(1, 5))
    ]


def session(random: Random) -> tuple[str, int | None, dict[int, str]]:
    marks: dict[int, str] = {
        who: str(random.choice(MARKS)) for who in range(6) if random.random() < 0.5
    }
    return random.choice(DAYS), random.choice((None, 90, 180)), marks


def span(told: str) -> Span | None:
    """Return the days a date may mean, by a plain reading of its text."""
    parts = [int(part) for part in told.split("-")] if told else []
    if not parts:
        return None
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    first = date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    after = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
    return first, first if len(parts) == 3 else after - timedelta(days=1)


def is_before(told: str, day: date) -> bool:
    days = span(told)
    return days is not None and days[1] < day


def is_within(told: str, first: date, last: date) -> bool:
    days = span(told)
    return days is not None and first <= days[0] and days[1] <= last


def stored(world: World, made: list[Meeting], people: list[Party]) -> list[Activity]:
    held = []
    world.activity.delete()
    for place, (starts, sessions) in enumerate(made):
        activity = Activity.objects.create(
            workspace=world.workspace,
            network=world.network,
            title_th=f"งานที่ {place}",
            starts=starts,
        )
        for on, minutes, marks in sessions:
            ends = None if minutes is None else time(9 + minutes // 60, minutes % 60)
            row = Session.objects.create(activity=activity, on=on, starts_at=time(9), ends_at=ends)
            Attendance.objects.bulk_create(
                Attendance(session=row, party=people[who], mark=mark, method="list")
                for who, mark in marks.items()
            )
        held.append(activity)
    return held


def recount(made: list[Meeting], chosen: list[tuple[int, int]], first: date) -> dict[str, Any]:
    """Count by hand: ``chosen`` are the sessions of the report; person 5 is an organisation."""
    here = [made[a][1][s] for a, s in chosen]
    came = [
        {who for who, mark in marks.items() if mark == "present" and who != 5}
        for _o, _m, marks in here
    ]
    people = set().union(*came) if came else set()
    older = [
        {who for who, mark in marks.items() if mark == "present" and who in people}
        for a, (starts, sessions) in enumerate(made)
        for s, (on, _minutes, marks) in enumerate(sessions)
        if (a, s) not in chosen and is_before(on or starts, first)
    ]
    minutes = [(m, len(there)) for (_o, m, _k), there in zip(here, came, strict=True)]
    return {
        "came": sorted(len(there) for there in came),
        "people": len(people),
        "new": len(people - set().union(*older)) if older else len(people),
        "met": len(pairs(came) - pairs(older)),
        "minutes": sum(m * n for m, n in minutes if m is not None),
        "unknown": sum(n for m, n in minutes if m is None),
    }


def pairs(groups: list[set[int]]) -> set[tuple[int, int]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def counted(world: World, report: Report) -> dict[str, Any]:
    report.workspace = world.workspace
    material = material_of(seat(world), subject_of(report), with_names=True)
    totals = material.hours.values()
    assert material.newcomers is not None
    return {
        "came": sorted(map(len, material.present.values())),
        "people": len(material.participants),
        "new": len(material.newcomers),
        "met": bonds_of(material).met,
        "minutes": sum(one.minutes for one in totals),
        "unknown": sum(one.unknown for one in totals),
    }


def crowd(world: World) -> list[Party]:
    people = [person(world.workspace, f"นายก้อน คนที่{n}") for n in range(5)]
    return [*people, organisation(world.workspace, "มูลนิธิที่มาเป็นหมู่คณะ")]


def quarter(world: World) -> Report:
    about = About(About_.QUARTER, world.network.public_id, 2560, 2)
    return report_make(by=None, workspace=world.workspace, about=about, settings={})


def chosen_in(made: list[Meeting]) -> Iterator[tuple[int, int]]:
    for a, (_starts, sessions) in enumerate(made):
        for s, (on, _minutes, _marks) in enumerate(sessions):
            if is_within(on, *QUARTER):
                yield a, s


@pytest.mark.parametrize("seed", range(10))
def test_a_quarter_counts_what_a_plain_recount_does(world: World, seed: int) -> None:
    made = meetings(drawn(seed))
    stored(world, made, crowd(world))
    assert counted(world, quarter(world)) == recount(made, list(chosen_in(made)), QUARTER[0])


@pytest.mark.parametrize("seed", range(10, 18))
def test_an_activity_counts_what_a_plain_recount_does(world: World, seed: int) -> None:
    made = meetings(drawn(seed))
    activity = stored(world, made, crowd(world))[0]
    starts, sessions = made[0]
    spans = [span(on) for on, _m, _k in sessions if on] or [span(starts)]
    about = About(About_.ACTIVITY, activity.public_id)
    report = report_make(by=None, workspace=world.workspace, about=about, settings={})
    if spans == [None]:
        report.workspace = world.workspace
        material = material_of(seat(world), subject_of(report), with_names=True)
        assert (material.newcomers, bonds_of(material).met) == (None, None)
        return
    first = min(days[0] for days in spans if days)
    expected = recount(made, [(0, s) for s in range(len(sessions))], first)
    assert counted(world, report) == expected


@pytest.mark.parametrize("seed", range(4))
def test_ties_begun_and_confirmed_as_a_plain_recount_does(world: World, seed: int) -> None:
    random, people = drawn(seed), crowd(world)[:5]
    stored(
        world, [("2017-02-01", [("2017-02-01", None, dict.fromkeys(range(5), "present"))])], people
    )
    dates = [(a, b, random.choice(DAYS), [random.choice(DAYS) for _ in range(2)])
             for a, b in combinations(range(5), 2)]  # fmt: skip
    for a, b, since, said in dates:
        tie = Tie.objects.create(
            workspace=world.workspace, network=world.network, source=people[a], target=people[b],
            kind=world.kind, since=since,
        )  # fmt: skip
        for on in said:
            Evidence.objects.create(workspace=world.workspace, tie=tie, origin="typed", on=on)
    report = quarter(world)
    report.workspace = world.workspace
    bonds = bonds_of(material_of(seat(world), subject_of(report), with_names=True))
    last = QUARTER[1] + timedelta(days=30)
    begun = [one for one in dates if is_within(one[2], QUARTER[0], last)]
    again = [
        one for one in dates
        if is_before(one[2], QUARTER[0]) and any(is_within(on, QUARTER[0], last) for on in one[3])
    ]  # fmt: skip
    assert (len(bonds.begun), len(bonds.again)) == (len(begun), len(again))


#: Davis, Gardner & Gardner (1941), Deep South: who of 18 women came to which of 14 events, in the
#: order of their table; the 5th of June is PartialDate(1936, 6, 5), as the table has no years.
DAVIS = (
    "11111101100000", "11101111000000", "01111111100000", "10111111000000", "00111010000000",
    "00101101000000", "00001111000000", "00000101100000", "00001011100000", "00000011100100",
    "00000001110100", "00000001110111", "00000011110111", "00000110111111", "00000011011100",
    "00000001100000", "00000000101000", "00000000101000",
)  # fmt: skip


def test_women_of_the_deep_south_who_met_as_published(world: World) -> None:
    """139 of the 153 pairs met at one event or another; 89 attendances; events of 3 to 14 women."""
    women = [person(world.workspace, f"นางสาวใต้ คนที่{n}") for n in range(18)]
    south = network(world.workspace, "ภาคใต้")
    activity = Activity.objects.create(workspace=world.workspace, network=south, title_th="สโมสร")
    for event in range(14):
        row = Session.objects.create(activity=activity, on=PartialDate(1936, 1, event + 1))
        Attendance.objects.bulk_create(
            Attendance(session=row, party=one, mark=Mark.PRESENT, method="list")
            for one, came in zip(women, DAVIS, strict=True)
            if came[event] == "1"
        )
    report = report_make(
        by=None, workspace=world.workspace, settings={},
        about=About(About_.ACTIVITY, activity.public_id),
    )  # fmt: skip
    found = counted(world, report)
    assert found["met"] == 139
    assert sum(found["came"]) == 89
    assert found["came"] == sorted([3, 3, 6, 4, 8, 8, 10, 14, 12, 5, 4, 6, 3, 3])
    assert found["people"] == found["new"] == 18

"""How contact stands: laws of the rule, what counts as contact, ties, groups, colours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from malai.access.doors import OpenSeat
from malai.accounts.models import Role
from malai.activities.models import Activity, Attendance, Mark, Session
from malai.audit.models import Act
from malai.audit.services.undoing import act_undo
from malai.contact.bridge import GRACE, heartbeat, mix_of, standing_of, tempo_of
from malai.contact.colourings import LAST, STATE, ContactColouring
from malai.contact.models import ChatGroup, Pace, Presence
from malai.contact.said import how_long
from malai.contact.selectors.occasions import FEW, Occasion, occasions_between, occasions_of
from malai.contact.services.contacts import contact_note
from malai.contact.services.paces import paces_set
from malai.contact.standings import (
    cooling_ties,
    groups_covered,
    stand_of,
    standing_between,
    standing_with,
)
from malai.network.models import Party
from malai_core.text import PartialDate
from tests import makers
from tests.makers import World

TODAY = date(2026, 11, 20)
DAYS = st.lists(
    st.integers(1, 900).map(lambda n: TODAY - timedelta(days=n)), min_size=1, max_size=30
)
WISHES = st.sampled_from([None, 7, 60, 365])


def meet(world: World, *parties: Party, ago: int, **fields: Any) -> None:
    on = PartialDate.of(TODAY - timedelta(days=ago))
    contact_note(
        by=None, workspace=world.workspace, parties=parties,
        fields={"channel": "phone", "on": on, **fields},
    )  # fmt: skip


# -- The rule --------------------------------------------------------------------------------------


@settings(max_examples=80, deadline=None)
@given(DAYS, WISHES, st.integers(0, 900))
def test_a_contact_never_makes_a_tie_more_overdue(
    days: list[date], wished: int | None, ago: int
) -> None:
    newer = max(*days, TODAY - timedelta(days=ago))
    before = standing_of(days, TODAY, wished=wished)
    after = standing_of([*days, newer], TODAY, wished=wished)
    assert after.late <= before.late
    assert (after.since or 0) <= (before.since or 0)


@settings(max_examples=60, deadline=None)
@given(DAYS, WISHES, st.randoms())
def test_the_order_of_contacts_does_not_matter(
    days: list[date], wished: int | None, chance: Any
) -> None:
    mixed = [*days, *days[:3]]
    chance.shuffle(mixed)
    assert standing_of(mixed, TODAY, wished=wished) == standing_of(days, TODAY, wished=wished)


def test_without_a_rhythm_ninety_days_are_fine_and_a_wish_comes_first() -> None:
    def after(days: int, wished: int | None = None) -> bool:
        return standing_of([TODAY - timedelta(days=days)], TODAY, wished=wished).is_overdue

    assert (after(GRACE), after(GRACE + 1)) == (False, True)
    assert (after(30, 30), after(31, 30)) == (False, True)
    assert standing_of([], TODAY, wished=30) == standing_of(
        [TODAY + timedelta(1)], TODAY, wished=30
    )


def test_every_week_and_then_three_weeks_is_late() -> None:
    weekly = [TODAY - timedelta(days=7 * n) for n in range(3, 20)]
    found = standing_of(weekly, TODAY)
    assert (found.since, found.usual, found.late) == (21, 7.0, 14)
    tempo = tempo_of(weekly)
    assert tempo is not None
    assert (tempo.regularity, tempo.burstiness) == (1.0, -1.0)
    assert tempo_of(weekly[:2]) is None
    assert how_long(found.usual or 0) == how_long(7)


def test_a_silence_of_last_year_explains_this_one() -> None:
    # Every ten days, but for a summer of eighty days, two years running.
    first = [date(2024, 10, 1) + timedelta(days=10 * n) for n in range(12)]
    second = [date(2025, 4, 1) + timedelta(days=10 * n) for n in range(30)]
    on = date(2026, 3, 1)
    found = standing_of([*first, *second], on)
    assert (found.last, found.is_overdue, found.is_season) == (date(2026, 1, 16), True, True)
    assert not standing_of([*first, *second], on, wished=20).is_season


# -- What counts -----------------------------------------------------------------------------------


def test_coming_and_writing_count_as_contact_and_are_copied_nowhere(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    group = ChatGroup.objects.create(workspace=world.workspace, name="ฮักดอย", network=world.network)
    other = ChatGroup.objects.create(workspace=world.workspace, name="สอง", network=world.network)
    for one in (group, other):
        Presence.objects.create(group=one, party=world.boon, on=date(2026, 1, 2), times=9)
    meet(world, world.boon, ago=3, channel="visit")
    meet(world, world.boon, ago=0, on=PartialDate(2026, 11))
    meet(world, world.boon, ago=0, on=PartialDate(2025))
    with django_assert_num_queries(3):
        found = occasions_of(world.workspace, [world.boon.pk, world.mali.pk], TODAY)
    assert sorted(found[world.boon.pk], key=lambda one: one.on) == [
        Occasion(date(2016, 3, 5), "meeting", is_formal=True, kind="came"),
        Occasion(date(2025, 12, 31), "phone", is_formal=False, kind="noted"),
        Occasion(date(2026, 1, 2), "line", is_formal=False, kind="wrote"),
        Occasion(date(2026, 11, 17), "visit", is_formal=False, kind="noted"),
        Occasion(TODAY, "phone", is_formal=False, kind="noted"),
    ]
    assert world.mali.pk not in found
    many = [world.boon.pk, *range(10**6, 10**6 + FEW)]
    assert occasions_of(world.workspace, many, TODAY) == found


def session(world: World, parties: Sequence[Party], on: date) -> None:
    activity = Activity.objects.create(
        workspace=world.workspace, network=world.network, title_th="พบ"
    )
    made = Session.objects.create(activity=activity, on=PartialDate.of(on))
    Attendance.objects.bulk_create(
        Attendance(session=made, party=party, mark=Mark.PRESENT, method="list") for party in parties
    )


def test_between_two_only_small_sessions_and_contacts_that_name_both_count(world: World) -> None:
    crowd = [makers.person(world.workspace, f"คนที่{n} มา") for n in range(11)]
    session(world, [world.kru, world.mali, *crowd[:10]], date(2026, 1, 1))
    session(world, [world.kru, world.mali, *crowd], date(2026, 2, 1))
    meet(world, world.kru, world.mali, ago=5)
    meet(world, world.kru, ago=4)
    group = ChatGroup.objects.create(workspace=world.workspace, name="ฮักดอย")
    for party in (world.kru, world.mali):
        Presence.objects.create(group=group, party=party, on=date(2026, 3, 1), times=1)
    pair = (min(world.kru.pk, world.mali.pk), max(world.kru.pk, world.mali.pk))
    found = occasions_between(world.workspace, [pair], TODAY)
    assert set(found[pair]) == {
        Occasion(date(2026, 1, 1), "meeting", is_formal=True, kind="came"),
        Occasion(TODAY - timedelta(days=5), "phone", is_formal=False, kind="noted"),
    }


# -- A network -------------------------------------------------------------------------------------


def test_whoever_waits_longest_stands_first_and_those_at_rest_are_left_alone(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for ago in (200, 193, 186):
        meet(world, world.boon, ago=ago)
    meet(world, world.kru, ago=100)
    meet(world, world.mali, ago=300)
    world.mali.memberships.update(is_paused=True)
    with django_assert_num_queries(5):
        stand = stand_of(world.network, TODAY)
    assert [one.key for one in stand.overdue] == [world.boon.pk, world.kru.pk]
    assert [one.key for one in stand.lost] == [world.temple.pk]
    assert stand.coverage == 0.0
    meet(world, world.boon, ago=1)
    again = stand_of(world.network, TODAY)
    assert [one.key for one in again.overdue] == [world.kru.pk]
    assert again.coverage == pytest.approx(1 / 3)


def test_the_wish_of_a_role_is_one_act_and_can_be_undone(world: World) -> None:
    meet(world, world.kru, ago=20)
    world.kru.memberships.update(role="coordinator")
    by = world.cast.manager
    paces_set(by=by, workspace=world.workspace, days={"coordinator": 14, "member": None})
    assert world.kru.pk in [one.key for one in stand_of(world.network, TODAY).overdue]
    paces_set(by=by, workspace=world.workspace, days={"coordinator": 30})
    assert world.kru.pk not in [one.key for one in stand_of(world.network, TODAY).overdue]
    paces_set(by=by, workspace=world.workspace, days={"coordinator": None})
    assert Pace.objects.count() == 0
    act_undo(by=by, act=Act.objects.filter(action="contact.paces_set").latest("pk"))
    assert Pace.objects.get().days == 30


def test_a_tie_that_grows_cold_is_told(world: World) -> None:
    for ago in (200, 190, 180):
        meet(world, world.kru, world.boon, ago=ago)
    (found,) = cooling_ties(world.network, TODAY)
    standing, mix, tempo = standing_between(world.tie, TODAY)
    assert standing == found.standing
    # The session of the world, at which both were, is one meeting.
    assert (mix.by_channel, mix.formal) == ({"phone": 3, "meeting": 1}, 0.25)
    assert tempo is not None
    assert {found.one, found.other} == {world.kru, world.boon}
    meet(world, world.boon, world.kru, ago=2)
    assert cooling_ties(world.network, TODAY) == []


def test_a_group_is_covered_by_its_members_and_reached_by_any_of_them(world: World) -> None:
    people = [makers.person(world.workspace, f"คนที่{n} วัด") for n in range(3)]
    for party in people:
        makers.member(world.network, party)
        party.affiliations.create(workspace=world.workspace, body=world.temple)
    meet(world, people[0], ago=5)
    stand = stand_of(world.network, TODAY)
    (covered,) = groups_covered(stand, world.network)
    assert (covered.body, covered.members) == (world.temple, 4)
    assert covered.share == pytest.approx(1 / 4)
    standing, mix, _tempo = standing_with(world.temple, TODAY)
    assert standing.last == TODAY - timedelta(days=5)
    assert mix.by_channel["phone"] == 1


def test_the_heartbeat_counts_by_month_and_the_mix_by_way() -> None:
    one = Occasion(date(2026, 11, 2), "visit", is_formal=False, kind="noted")
    two = Occasion(date(2026, 9, 2), "meeting", is_formal=True, kind="came")
    beats = heartbeat({1: [one, two], 2: [one]}, TODAY, months=3)
    assert [(b.month, b.noted, b.came, b.people) for b in beats] == [
        ("2026-09", 0, 1, 1),
        ("2026-10", 0, 0, 0),
        ("2026-11", 2, 0, 2),
    ]
    mix = mix_of([one, one, two])
    assert mix.by_channel == {"visit": 2, "meeting": 1}
    assert mix.formal == pytest.approx(1 / 3)
    assert mix_of([]).formal is None


def test_the_picture_is_coloured_only_for_those_who_may_see_names(world: World) -> None:
    meet(world, world.boon, ago=3)
    meet(world, world.kru, ago=150)
    coordinator = world.cast.coordinator.seats.get()
    seat = OpenSeat(coordinator, world.workspace, Role.COORDINATOR)
    ours = ContactColouring()
    assert [offer.name for offer in ours.offers(seat, world.network)] == [LAST, STATE]
    reader = OpenSeat(world.cast.reader.seats.get(), world.workspace, Role.READER)
    assert list(ours.offers(reader, world.network)) == []
    keys = [world.boon.pk, world.kru.pk, world.mali.pk]
    states = ours.colouring(STATE, seat, world.network, keys)
    assert dict(states.values)[world.mali.pk] == ("none",)
    assert {key for key, _label in states.legend} == {"none", "seldom", "overdue"}
    days = ours.colouring(LAST, seat, world.network, keys)
    assert world.mali.pk not in days.values

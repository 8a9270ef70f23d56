"""Filling the demonstration workspace."""

from __future__ import annotations

import pytest

from malai.activities.models import Activity, Attendance
from malai.activities.selectors_overlap import found_in
from malai.activities.selectors_plan import plan_of
from malai.audit.models import Act
from malai.insight.models import SheetKind
from malai.interchange.demo import demo_fill, demo_is_filled, demo_workspace
from malai.interchange.demo.learning import AROUND
from malai.interchange.demo.story import hill_network
from malai.knowledge.models import Review
from malai.network.models import (
    Affiliation,
    Commitment,
    Evidence,
    Kept,
    Membership,
    Network,
    Party,
    Project,
    Tie,
)
from malai.network.selectors.networks import charter_of, hosts_of

pytestmark = pytest.mark.django_db


def test_demo_fill_writes_every_fact_of_the_story() -> None:
    facts = hill_network()

    demo_fill(is_large=False)

    assert Party.objects.filter(kind="person").count() == len(facts.people)
    assert Party.objects.exclude(kind="person").count() == len(facts.bodies)
    inside = Membership.objects.filter(network__parent=None)
    assert inside.count() == len(facts.people) + len(facts.bodies)
    assert Activity.objects.filter(series=None).count() == len(facts.gatherings) + len(AROUND)
    came = sum(len(g.present) + len(g.leave) for g in facts.gatherings)
    assert Attendance.objects.count() == came
    assert Tie.objects.count() == Evidence.objects.count() == len(facts.ties)
    assert Affiliation.objects.count() >= len(facts.people)


def test_the_demonstration_shows_every_kind_of_record() -> None:
    demo_fill(is_large=False)
    network = Network.objects.get(parent=None)
    assert charter_of(network).done == 3
    assert network.parts.count() == 2
    assert [row.role for row in hosts_of(network)].count("host") == 1
    assert Project.objects.count() == 3
    assert all(row.team.exists() for row in Project.objects.all())
    assert set(Commitment.objects.values_list("state", flat=True)) == set(Kept.values)
    assert set(network.answer_sheets.values_list("kind", flat=True)) == set(SheetKind.values)
    assert network.tasks.count() == 5
    assert (Review.objects.count(), network.lessons.count()) == (2, 4)
    assert len(found_in(network.workspace).overlaps) >= 1
    assert [shown.done for shown in plan_of(network)] == [1, 0]


def test_filling_twice_changes_nothing() -> None:
    demo_fill(is_large=False)
    before = (Party.objects.count(), Tie.objects.count(), Act.objects.count())

    demo_fill(is_large=False)

    assert (Party.objects.count(), Tie.objects.count(), Act.objects.count()) == before


def test_a_fill_that_was_cut_off_is_not_taken_for_a_whole_one() -> None:
    demo_fill(is_large=False)
    workspace = demo_workspace()
    assert workspace is not None
    workspace.networks.exclude(parent=None).delete()
    workspace.networks.all().delete()

    assert not demo_is_filled()

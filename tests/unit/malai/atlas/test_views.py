"""Saved views: one act each, names that say something, nothing beyond a seat's reach."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from malai.accounts.models import Scope
from malai.atlas.models import SavedView
from malai.atlas.selectors.views import view_named, views_of
from malai.atlas.services.views import view_change, view_drop, view_save
from malai.audit.models import Act
from malai.network.models import SeatNetwork
from malai_core.errors import InvalidInputError
from tests import makers
from tests.makers import World


def saved(world: World, name: str = "แกนนำ", **state: object) -> SavedView:
    return view_save(by=world.cast.coordinator, network=world.network, name=name, state=state)


def test_a_view_is_saved_in_one_act(world: World) -> None:
    view = saved(world, "  แกนนำ  รุ่นแรก ", colour="sector")

    assert view.name == "แกนนำ รุ่นแรก"
    assert view.state["colour"] == "sector"
    act = Act.objects.get(action="atlas.view_save")
    assert (act.subject_id, act.by, act.facts) == (
        view.public_id,
        world.cast.coordinator,
        {"name": "แกนนำ รุ่นแรก"},
    )


def test_a_view_without_a_name_is_refused(world: World) -> None:
    with pytest.raises(ValidationError):
        saved(world, " ")
    assert not SavedView.objects.exists()
    assert not Act.objects.filter(action="atlas.view_save").exists()


def test_what_is_no_look_is_refused(world: World) -> None:
    with pytest.raises(InvalidInputError):
        saved(world, level="galaxy")


def test_a_view_is_renamed_and_given_another_look(world: World) -> None:
    view = saved(world, colour="sector")
    view_change(by=world.cast.coordinator, view=view, name="ภาพใหม่")
    assert (view.name, view.state["colour"]) == ("ภาพใหม่", "sector")
    view_change(by=world.cast.coordinator, view=view, state={"colour": "role"})
    view.refresh_from_db()
    assert (view.name, view.state["colour"]) == ("ภาพใหม่", "role")


def test_a_view_is_forgotten_and_the_act_says_which(world: World) -> None:
    view_drop(by=world.cast.coordinator, view=saved(world))
    assert not SavedView.objects.exists()
    assert Act.objects.get(action="atlas.view_drop").facts == {"name": "แกนนำ"}


def test_views_are_found_by_name_in_one_query(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for name in ("ข", "ก"):
        saved(world, name)
    with django_assert_num_queries(1):
        assert [view.name for view in views_of(world.network)] == ["ก", "ข"]


def test_a_view_of_another_network_is_not_there(world: World) -> None:
    view = saved(world)
    with pytest.raises(Http404):
        view_named(makers.network(world.workspace, "เครือข่ายอื่น"), view.public_id)
    with pytest.raises(Http404):
        view_named(world.network, uuid4())


def test_a_limited_seat_does_not_get_a_view_about_somebody_beyond(world: World) -> None:
    beyond = makers.person(world.workspace, "นายไกล โพ้นดอย")
    far = saved(world, "ก", focus={"party": str(beyond.public_id), "steps": 1})
    near = saved(world, "ข", focus={"party": str(world.kru.public_id), "steps": 1})
    seat = world.cast.reader.seats.get()
    seat.scope = Scope.NETWORKS
    seat.save()
    SeatNetwork.objects.create(seat=seat, network=world.network)
    world.network.workspace.seen_from = seat

    assert views_of(world.network) == [near]
    with pytest.raises(Http404):
        view_named(world.network, far.public_id)

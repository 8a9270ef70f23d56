"""Doors: a stranger finds nothing, a seat without the right is refused."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from malai.access.doors import in_allowed_workspaces, seat_for
from malai.access.policy import Action
from malai.accounts.models import Role
from malai.network.models import Party
from tests.makers import Cast, World, person


def test_a_seat_opens_its_own_workspace(cast: Cast) -> None:
    seat = seat_for(cast.reader, cast.workspace.public_id, Action.NETWORK_READ)
    assert (seat.workspace, seat.role) == (cast.workspace, Role.READER)
    assert seat.may(Action.FINDINGS_READ)
    assert not seat.may(Action.NETWORK_EDIT)


def test_a_seat_without_the_right_is_refused(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        seat_for(cast.reader, cast.workspace.public_id, Action.NETWORK_EDIT)


def test_a_stranger_finds_nothing(cast: Cast) -> None:
    with pytest.raises(Http404):
        seat_for(cast.stranger, cast.workspace.public_id, Action.NETWORK_READ)


def test_an_absent_workspace_looks_like_a_foreign_one(cast: Cast) -> None:
    with pytest.raises(Http404):
        seat_for(cast.owner, uuid4(), Action.NETWORK_READ)


@pytest.mark.parametrize("role", [role.value for role in Role])
@pytest.mark.parametrize("action", list(Action))
def test_list_and_door_agree(world: World, role: str, action: Action) -> None:
    person(world.cast.elsewhere, "นายไกล บ้านอื่น")
    user = getattr(world.cast, role)
    listed = set(Party.objects.filter(in_allowed_workspaces(user, action)))
    try:
        seat_for(user, world.workspace.public_id, action)
        assert listed == set(Party.objects.filter(workspace=world.workspace))
    except PermissionDenied:
        assert listed == set()


def test_a_door_is_one_query(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        seat_for(cast.owner, cast.workspace.public_id, Action.NETWORK_READ)

"""Networks begin, change and end; parties join and leave them."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from malai.audit.models import Act
from malai.network.models import Membership, MembershipRole, Network
from malai.network.services.memberships import membership_add, membership_end
from malai.network.services.networks import network_change, network_create
from malai_core.text import PartialDate
from tests.makers import Cast, World, person


def test_a_network_begins_with_a_name(cast: Cast) -> None:
    made = network_create(
        by=cast.owner,
        workspace=cast.workspace,
        fields={"name_th": "เครือข่าย", "began": PartialDate(2008)},
    )
    assert Network.objects.get() == made
    assert Act.objects.get().subject_id == made.public_id


@pytest.mark.parametrize(
    "fields",
    [{"name_en": ""}, {"name_th": "ก", "began": PartialDate(2010), "ended": PartialDate(2009)}],
)
def test_a_network_without_name_or_with_a_backward_life_is_refused(
    fields: dict[str, object], cast: Cast
) -> None:
    with pytest.raises(ValidationError):
        network_create(by=None, workspace=cast.workspace, fields=fields)
    assert not Network.objects.exists()


def test_a_change_leaves_what_it_does_not_name(world: World) -> None:
    network_change(by=world.cast.owner, network=world.network, fields={"purpose": "เพื่อเด็ก"})
    world.network.refresh_from_db()
    assert (world.network.name_th, world.network.purpose) == ("เครือข่ายดอยหมอก", "เพื่อเด็ก")


def test_joining_twice_in_one_role_is_refused_a_second_role_is_not(world: World) -> None:
    with pytest.raises(ValidationError):
        membership_add(by=None, network=world.network, party=world.kru)
    made = membership_add(
        by=None, network=world.network, party=world.kru, role=MembershipRole.MANAGER
    )
    assert Membership.objects.filter(party=world.kru).count() == 2
    assert made.get_role_display()


def test_nobody_of_another_workspace_joins(world: World) -> None:
    with pytest.raises(ValidationError):
        membership_add(by=None, network=world.network, party=person(world.cast.elsewhere, "คนอื่น"))


def test_who_left_stays_in_the_past(world: World) -> None:
    row = Membership.objects.get(party=world.boon)
    membership_end(by=world.cast.owner, membership=row, until=PartialDate(2016, 9, 30))
    row.refresh_from_db()
    assert row.until == PartialDate(2016, 9, 30)
    membership_add(by=None, network=world.network, party=world.boon)
    assert Membership.objects.filter(party=world.boon).count() == 2

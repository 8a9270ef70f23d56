"""Roles follow each other as rows; resting, coming back and leaving are kept with their reason."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.network.models import Membership, MembershipChange, Standing
from malai.network.services.memberships import (
    membership_add,
    membership_end,
    membership_hand_over,
    membership_pause,
    membership_resume,
    membership_role,
)
from malai_core.text import PartialDate
from tests.makers import World


def of_kru(world: World) -> Membership:
    return Membership.objects.get(party=world.kru, until="")


def test_a_new_role_ends_the_old_one_on_the_same_day_and_can_be_undone(world: World) -> None:
    made = membership_role(
        by=None, membership=of_kru(world), role="host", on=PartialDate(2016, 3),
        hand_over=PartialDate(2018),
    )  # fmt: skip
    old = Membership.objects.get(party=world.kru, role="member")
    assert (old.until, made.since, made.hand_over) == (
        PartialDate(2016, 3), PartialDate(2016, 3), PartialDate(2018),
    )  # fmt: skip
    act_undo(by=None, act=Act.objects.get())
    assert of_kru(world).role == "member"


def test_the_same_role_twice_is_refused(world: World) -> None:
    with pytest.raises(ValidationError):
        membership_role(by=None, membership=of_kru(world), role="member", on=PartialDate(2016))
    assert of_kru(world).until is None


def test_standing_is_a_history_of_rows(world: World) -> None:
    row = of_kru(world)
    membership_pause(by=None, membership=row, on=PartialDate(2015), reason="ดูแลแม่")
    with pytest.raises(ValidationError):
        membership_pause(by=None, membership=row, on=PartialDate(2015))
    membership_resume(by=None, membership=row, on=PartialDate(2016))
    with pytest.raises(ValidationError):
        membership_resume(by=None, membership=row, on=PartialDate(2016))
    membership_end(by=None, membership=row, until=PartialDate(2017), reason="ย้ายบ้าน")
    told = MembershipChange.objects.values_list("standing", "reason")
    assert list(told) == [
        (Standing.PAUSED, "ดูแลแม่"), (Standing.ACTIVE, ""), (Standing.LEFT, "ย้ายบ้าน"),
    ]  # fmt: skip


def test_a_host_hands_over_after_she_began(world: World) -> None:
    host = membership_add(
        by=None, network=world.network, party=world.boon, role="host", since=PartialDate(2010)
    )
    with pytest.raises(ValidationError):
        membership_hand_over(by=None, membership=host, hand_over=PartialDate(2009))
    membership_hand_over(by=None, membership=host, hand_over=PartialDate(2012))
    host.refresh_from_db()
    assert host.hand_over == PartialDate(2012)

"""Care: load, thanks and rest, plans and invitations; each one act."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from malai.audit.models import Act
from malai.audit.services.undoing import act_undo
from malai.contact.models import CareGiven, CarePlan, Invitation
from malai.contact.selectors.care import invitations_seen, knowing, loads_of, plans_seen, touches_of
from malai.contact.services.care import (
    Touch,
    care_give,
    invitation_change,
    invitation_create,
    plan_set,
)
from malai.contact.services.contacts import contact_note
from malai.kernel.registries import erasers
from malai.network.services.merging import party_merge
from malai.work.models import Task
from malai_core.text import PartialDate
from tests import makers
from tests.makers import World


def test_who_carries_most_stands_first_and_waits_for_thanks(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    today = timezone.localdate()
    for party, role in ((world.kru, "coordinator"), (world.boon, "volunteer")):
        party.memberships.update(role=role)
    contact_note(
        by=None, workspace=world.workspace, parties=[world.boon],
        fields={"channel": "visit", "on": PartialDate.of(today)},
    )  # fmt: skip
    Task.objects.create(workspace=world.workspace, what="ชวนคุย", who=world.boon)
    with django_assert_num_queries(8):
        loads = loads_of(world.workspace, today)
    assert [(one.party, one.total) for one in loads] == [(world.boon, 2), (world.kru, 0)]
    assert [one.is_unthanked(today) for one in loads] == [True, False]
    care_give(by=world.cast.coordinator, party=world.boon, kind="thanks", on=today)
    first = loads_of(world.workspace, today)[0]
    assert (first.is_unthanked(today), first.is_unrested(today)) == (False, True)
    assert first.is_unthanked(today + timedelta(days=181))
    world.boon.memberships.update(is_paused=True)
    assert not loads_of(world.workspace, today)[0].is_unrested(today)


def test_thanks_twice_a_day_are_once_and_can_be_undone(world: World) -> None:
    by, on = world.cast.coordinator, date(2026, 11, 1)
    act = care_give(by=by, party=world.boon, kind="thanks", on=on)
    assert care_give(by=by, party=world.boon, kind="thanks", on=on) is None
    assert care_give(by=by, party=world.boon, kind="rest", on=on) is not None
    assert (CareGiven.objects.count(), Act.objects.count()) == (2, 2)
    assert act is not None
    act_undo(by=by, act=act)
    assert CareGiven.objects.get().kind == "rest"
    with pytest.raises(ValidationError):
        care_give(by=by, party=world.boon, kind="medal", on=on)


def test_a_plan_makes_the_next_touch_a_task_in_one_act(world: World) -> None:
    by = world.cast.coordinator
    fields = {"why": "เปิดศาลาให้ใช้", "gets": "คนมาทำบุญมากขึ้น"}
    plan_set(
        by=by, party=world.temple, fields=fields, touch=Touch("ไปกราบหลวงพ่อ", date(2026, 12, 5))
    )
    plan = CarePlan.objects.get()
    task = Task.objects.get()
    assert (task.origin, task.origin_id) == ("contact.care", plan.public_id)
    assert touches_of([plan]) == {world.temple.pk: task}
    plan_set(by=by, party=world.temple, fields={"why": "เปิดศาลา", "gets": ""})
    assert [row.why for row in plans_seen(world.workspace)] == ["เปิดศาลา"]
    act_undo(by=by, act=Act.objects.latest("pk"))
    act_undo(by=by, act=Act.objects.filter(action="contact.plan_set").order_by("pk")[0])
    assert (CarePlan.objects.count(), Task.objects.count()) == (0, 0)


def test_an_invitation_says_who_knows_the_partner(world: World) -> None:
    by = world.cast.coordinator
    made = invitation_create(
        by=by,
        workspace=world.workspace,
        fields={"party": world.boon, "asks": "ยืมรถ", "gains": "เพื่อน"},
    )
    assert knowing(world.workspace, [world.boon.pk]) == {world.boon.pk: [world.kru]}
    invitation_change(by=by, invitation=made, fields={"state": "joined"})
    assert [row.state for row in invitations_seen(world.workspace)] == ["joined"]
    wrong: tuple[dict[str, Any], ...] = (
        {"asks": "ไม่บอกว่าใคร"},
        {"party": makers.person(world.cast.elsewhere, "แขก ต่างถิ่น")},
        {"name": "โรงสี", "state": "married"},
    )
    for fields in wrong:
        with pytest.raises(ValidationError):
            invitation_create(by=by, workspace=world.workspace, fields=fields)
    assert Invitation.objects.count() == 1


def test_a_merge_joins_plans_and_anonymity_takes_them(world: World) -> None:
    by = world.cast.owner
    plan_set(by=by, party=world.boon, fields={"why": "", "gets": "ได้เพื่อน"})
    plan_set(by=by, party=world.mali, fields={"why": "รู้จักทุกบ้าน", "gets": "ได้ความรู้"})
    party_merge(by=by, kept=world.boon, gone=world.mali)
    plan = CarePlan.objects.get()
    assert (plan.party, plan.why, plan.gets) == (world.boon, "รู้จักทุกบ้าน", "ได้เพื่อน")
    for eraser in erasers:
        eraser.erase([world.boon.pk])
    assert CarePlan.objects.count() == 0

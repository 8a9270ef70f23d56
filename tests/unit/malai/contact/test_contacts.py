"""Contacts: one act each, undone as one; a promise is a task; batches are taken once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from malai.accounts.models import Scope, Seat
from malai.audit.models import Act
from malai.audit.services.undoing import act_undo
from malai.contact.models import Channel, Contact, ContactParty, Manner
from malai.contact.selectors.contacts import (
    contacts_listed,
    contacts_page,
    contacts_seen,
    parties_to_pick,
)
from malai.contact.services.contacts import (
    Promise,
    contact_change,
    contact_note,
    contact_remove,
)
from malai.kernel.registries import erasers, timelines
from malai.network.models import Membership, MembershipRole, Party, SeatNetwork
from malai.network.services.merging import party_merge
from malai.work.models import Task
from malai_core.text import PartialDate
from tests import makers
from tests.makers import World

DAY = PartialDate(2026, 11, 20)


def note(world: World, *parties: Party, **fields: Any) -> Contact:
    return contact_note(
        by=world.cast.coordinator,
        workspace=world.workspace,
        parties=parties or [world.boon],
        fields={"channel": "phone", "on": DAY, **fields},
    )


def test_a_contact_is_noted_with_the_usual_manner_and_the_network_of_all(world: World) -> None:
    made = note(world, world.boon, world.mali, channel="meeting")
    assert (made.manner, made.network) == (Manner.FORMAL, world.network)
    assert note(world).manner == Manner.INFORMAL
    assert note(world, manner="formal").manner == Manner.FORMAL
    assert {row.party for row in made.with_whom.all()} == {world.boon, world.mali}


def test_a_promise_is_a_task_and_is_undone_with_its_contact(world: World) -> None:
    by = world.cast.coordinator
    made = contact_note(
        by=by, workspace=world.workspace, parties=[world.boon], fields={"channel": "visit"},
        promise=Promise("ยืมรถเข็นไปให้", date(2026, 12, 1)),
    )  # fmt: skip
    task = Task.objects.get()
    assert (task.origin, task.origin_id) == ("contact.promise", made.public_id)
    assert [row.party for row in task.about.all()] == [world.boon]
    act = Act.objects.get(action="contact.contact_note")
    assert act.subject_id == made.public_id
    act_undo(by=by, act=act)
    assert (Contact.objects.count(), Task.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"channel": "smoke"},
        {"on": PartialDate.of(timezone.localdate() + timedelta(days=1))},
        {"what": "ก" * 301},
    ],
)
def test_what_cannot_be_is_refused_and_leaves_no_trace(world: World, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        note(world, **wrong)
    assert (Contact.objects.count(), Act.objects.count()) == (0, 0)


def test_nobody_and_strangers_are_refused(world: World) -> None:
    stranger = makers.person(world.cast.elsewhere, "แขก ต่างถิ่น")
    for parties in ([], [world.boon, stranger]):
        with pytest.raises(ValidationError):
            contact_note(by=None, workspace=world.workspace, parties=parties, fields={})


def test_a_change_and_a_removal_can_be_undone(world: World) -> None:
    by = world.cast.coordinator
    made = note(world)
    fields = {"channel": "visit", "what": "ดูสวน", "on": DAY, "manner": "", "network": None}
    contact_change(by=by, contact=made, fields=fields, parties=[world.mali])
    made.refresh_from_db()
    assert (made.channel, made.what) == (Channel.VISIT, "ดูสวน")
    assert [row.party for row in made.with_whom.all()] == [world.mali]
    act_undo(by=by, act=Act.objects.get(action="contact.contact_change"))
    made.refresh_from_db()
    assert [row.party for row in made.with_whom.all()] == [world.boon]
    contact_remove(by=by, contact=made)
    assert Contact.objects.count() == 0
    act_undo(by=by, act=Act.objects.get(action="contact.contact_remove"))
    assert ContactParty.objects.get().party == world.boon


def test_the_list_takes_a_stated_number_of_queries(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        note(world, world.boon, world.mali)
    with django_assert_num_queries(3):
        page = contacts_page(contacts_listed(world.workspace), "1")
        assert [str(row.party) for one in page for row in one.with_whom.all()]


def test_whom_one_was_in_touch_with_lately_is_offered_first(world: World) -> None:
    user = world.cast.coordinator
    note(world, world.temple)
    note(world, world.mali)
    offered = parties_to_pick(world.workspace, "", [], user=user)
    assert offered == [world.mali, world.temple, world.kru, world.boon]
    assert parties_to_pick(world.workspace, "บุญ", [], user=user) == [world.boon]
    rest = parties_to_pick(world.workspace, "", [world.mali.public_id], user=user)
    assert rest == [world.temple, world.kru, world.boon]


def test_in_a_small_network_everybody_is_a_tap_away(world: World) -> None:
    Membership.objects.update(role=MembershipRole.MEMBER)
    offered = parties_to_pick(world.workspace, "", [], user=world.cast.coordinator)
    members = Membership.objects.values_list("party_id", flat=True)
    assert {party.pk for party in offered} == set(members)


def test_a_limited_seat_sees_no_contact_with_somebody_beyond(world: World) -> None:
    there = makers.person(world.workspace, "นางสาวปลาย ขอบฟ้า")
    note(world, world.boon)
    note(world, world.boon, there)
    seat = Seat.objects.create(
        user=makers.user("near"), workspace=world.workspace, role="coordinator", scope=Scope.NETWORKS
    )  # fmt: skip
    SeatNetwork.objects.create(seat=seat, network=world.network)
    assert contacts_seen(world.workspace).count() == 2
    world.workspace.seen_from = seat
    assert contacts_seen(world.workspace).count() == 1


def test_a_merge_carries_contacts_and_anonymity_takes_their_words(world: World) -> None:
    made = note(world, world.boon, world.mali, what="เรื่องในบ้าน")
    party_merge(by=world.cast.owner, kept=world.boon, gone=world.mali)
    assert [row.party for row in made.with_whom.all()] == [world.boon]
    for eraser in erasers:
        eraser.erase([world.boon.pk])
    made.refresh_from_db()
    assert made.what == "…"


def test_contacts_stand_on_the_timeline_for_those_who_note_them(world: World) -> None:
    note(world, world.boon, channel="visit", what="ดูสวน")
    found = timelines.entries["contact"].events_for([world.boon.pk], world.workspace)
    (event,) = found[world.boon.pk]
    assert (event.on, event.needs, event.is_meeting) == ("2026-11-20", "network.edit", True)
    assert "ดูสวน" in str(event.text)

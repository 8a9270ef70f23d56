"""Messages into the outbox: who gets one by which way, once each."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from malai.consent.models import Answer, Purpose
from malai.consent.services.answers import Given, consents_record
from malai.consent.services.purposes import purposes_ensure
from malai.network.models import Party
from malai.post import reasons
from malai.post.models import Channel, Delivery, Message, MessageState, State
from malai.post.selectors.reaching import Recipient, recipients_of
from malai.post.services.choosing import choice_set, user_choice_set
from malai.post.services.messages import message_again, message_create, message_stop
from malai.post.services.queueing import Notice, message_queue, notice_queue
from malai_core.labels import Words
from tests.makers import World, organisation, person

ALL = ("line", "email", "sms", "call", "print")


@pytest.fixture(autouse=True)
def mail_is_connected(settings: Any) -> None:
    settings.MAIL_IS_CONNECTED = True


def agree(world: World, party: Party, code: str, answer: str = Answer.YES) -> None:
    purposes_ensure(by=None, workspace=world.workspace)
    purpose = Purpose.objects.get(workspace=world.workspace, code=code)
    consents_record(
        by=None,
        workspace=world.workspace,
        parties=[party],
        purposes=[purpose],
        given=Given(answer=answer),
    )


def way(world: World, party: Party, channels: tuple[str, ...] = ALL) -> tuple[str, str]:
    one: Recipient = recipients_of(world.workspace, [party.pk], channels)[0]
    return one.channel, one.reason


def written(world: World, **fields: Any) -> Message:
    said = {"subject_th": "นัดหมาย", "body_th": "พบกันเจ็ดโมง", **fields}
    return message_create(by=world.cast.coordinator, workspace=world.workspace, fields=said)


def sent_off(world: World, *parties: Party, channels: tuple[str, ...] = ALL) -> Message:
    message = written(world)
    recipients = recipients_of(world.workspace, [one.pk for one in parties], channels)
    message_queue(by=None, message=message, recipients=recipients, root="https://malai.example.org")
    return message


def test_mail_goes_to_who_agreed_and_others_are_called(world: World) -> None:
    assert way(world, world.kru) == ("call", "")
    agree(world, world.kru, "contact_email")
    assert way(world, world.kru) == ("email", "")
    agree(world, world.kru, "contact_email", Answer.WITHDRAWN)
    assert way(world, world.kru, ("email",)) == ("", reasons.REFUSED)
    assert way(world, world.kru) == ("call", "")


def test_who_said_no_to_calls_is_not_on_the_list_to_call(world: World) -> None:
    agree(world, world.kru, "contact_phone", Answer.NO)
    assert way(world, world.kru, ("call",)) == ("", reasons.REFUSED)
    one = recipients_of(world.workspace, [world.kru.pk], ("call",))[0]
    assert one.state == State.REFUSED


def test_who_was_never_asked_gets_no_mail_and_the_page_says_why(world: World) -> None:
    assert way(world, world.kru, ("email",)) == ("", reasons.NOT_ASKED)
    assert way(world, world.mali, ("email", "call")) == ("", reasons.NO_ADDRESS)
    assert way(world, world.mali, ("print",)) == ("print", "")


def test_bodies_are_not_asked_for_consent(world: World) -> None:
    school = organisation(world.workspace, "โรงเรียนบ้านดอย", email="school@example.org")
    assert way(world, school) == ("email", "")


def test_the_way_somebody_prefers_comes_first_and_the_unwanted_never(world: World) -> None:
    agree(world, world.kru, "contact_email")
    choice_set(by=None, party=world.kru, fields={"preferred": "call", "refused": []})
    assert way(world, world.kru) == ("call", "")
    choice_set(by=None, party=world.kru, fields={"preferred": "", "refused": ["email"]})
    assert way(world, world.kru, ("email",)) == ("", reasons.OPTED_OUT)
    assert way(world, world.kru) == ("call", "")


def test_without_mail_nothing_is_lost(world: World, settings: Any) -> None:
    settings.MAIL_IS_CONNECTED = False
    agree(world, world.kru, "contact_email")
    assert way(world, world.kru) == ("call", "")
    assert way(world, world.kru, ("email",)) == ("", reasons.NOT_CONNECTED)


def test_a_message_is_queued_once_for_each_person(world: World) -> None:
    message = sent_off(world, world.kru, world.boon, world.kru)
    again = recipients_of(world.workspace, [world.kru.pk], ALL)
    assert not message_queue(by=None, message=message, recipients=again, root="")
    assert Delivery.objects.filter(message=message).count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(
            message=message, party=world.kru, key=message.public_id, state=State.WAITING
        )


def test_queueing_many_costs_a_stated_number_of_queries(
    world: World, django_assert_max_num_queries: Any
) -> None:
    message = written(world)
    for number in range(40):
        person(world.workspace, f"นายสมชาย คนที่{number}", email=f"p{number}@example.org")
    everybody = list(Party.objects.filter(workspace=world.workspace).values_list("pk", flat=True))
    with django_assert_max_num_queries(7):
        recipients = recipients_of(world.workspace, everybody, ALL)
    with django_assert_max_num_queries(12):
        message_queue(by=None, message=message, recipients=recipients, root="")
    assert Delivery.objects.filter(message=message).count() == 44


def test_what_waits_can_be_held_back_and_never_goes(world: World) -> None:
    agree(world, world.kru, "contact_email")
    message = sent_off(world, world.kru, world.boon)
    assert message_stop(by=None, message=message) == 1
    row = Delivery.objects.get(message=message, party=world.kru)
    assert (row.state, row.address) == (State.STOPPED, "")
    message.refresh_from_db()
    assert message.state == MessageState.STOPPED


def test_only_what_is_not_known_goes_once_more(world: World) -> None:
    agree(world, world.kru, "contact_email")
    message = sent_off(world, world.kru, world.boon)
    assert message_again(by=None, message=message) == 0
    Delivery.objects.filter(party=world.kru).update(state=State.UNKNOWN)
    assert message_again(by=None, message=message) == 1
    assert Delivery.objects.get(party=world.kru).state == State.WAITING


def test_a_choice_stops_what_waits_by_that_way(world: World) -> None:
    agree(world, world.kru, "contact_email")
    sent_off(world, world.kru)
    choice_set(by=None, party=world.kru, fields={"refused": ["email"]})
    row = Delivery.objects.get(party=world.kru)
    assert (row.state, row.reason, row.address) == (State.REFUSED, reasons.OPTED_OUT, "")


# -- Notices to users ------------------------------------------------------------------------------


def digest(world: World, *, once_key: str = "digest:2026-W48") -> Message | None:
    cast = world.cast
    subject, body = Words("สัปดาห์นี้", "This week"), Words("โทรหาบุญ", "Call Boon")
    return notice_queue(
        workspace=world.workspace,
        by=None,
        kind="digest",
        notices=[Notice(who, subject, body) for who in (cast.owner, cast.coordinator)],
        once_key=once_key,
        root="https://malai.example.org",
    )


def test_a_digest_goes_to_users_once_a_key(world: World) -> None:
    world.cast.owner.language = "en"
    world.cast.owner.save()
    message = digest(world)
    assert message is not None
    rows = {row.user: row for row in message.deliveries.select_related("user")}
    assert rows[world.cast.owner].words() == ("This week", "Call Boon")
    assert rows[world.cast.coordinator].words() == ("สัปดาห์นี้", "โทรหาบุญ")
    assert {row.channel for row in rows.values()} == {Channel.EMAIL}
    assert digest(world) is None
    assert digest(world, once_key="digest:2026-W49") is not None


def test_who_switched_the_digest_off_gets_none(world: World) -> None:
    user_choice_set(user=world.cast.owner, workspace=world.workspace, kind="digest", is_off=True)
    message = digest(world)
    assert message is not None
    states = {row.user_id: row.state for row in message.deliveries.all()}
    assert states[world.cast.owner.pk] == State.REFUSED
    assert states[world.cast.coordinator.pk] == State.WAITING


def test_a_notice_to_parties_follows_consent_and_speaks_their_language(world: World) -> None:
    agree(world, world.kru, "contact_email")
    choice_set(by=None, party=world.kru, fields={"language": "en"})
    message = notice_queue(
        workspace=world.workspace,
        by=None,
        kind="change",
        notices=[Notice(one, Words("เลื่อน", "Moved"), Words("วันเสาร์", "Saturday")) for one in (world.kru, world.boon)],
    )  # fmt: skip
    assert message is not None
    rows = {row.party: row for row in message.deliveries.select_related("party")}
    assert rows[world.kru].words() == ("Moved", "Saturday")
    assert rows[world.kru].state == State.WAITING
    assert rows[world.boon].state == State.UNREACHABLE


def test_nothing_is_sent_at_night(world: World) -> None:
    message = sent_off(world, world.kru)
    assert message.queued_at is not None
    agree(world, world.boon, "contact_email")
    Party.objects.filter(pk=world.boon.pk).update(email="boon@example.org")
    later = sent_off(world, world.boon)
    row = later.deliveries.get()
    assert row.not_before is not None
    local = timezone.localtime(row.not_before)
    assert 8 <= local.hour < 20
    assert row.not_before >= timezone.now() - timedelta(minutes=1)


def test_the_number_of_queries_of_a_digest_does_not_grow(world: World) -> None:
    from django.db import connection

    with CaptureQueriesContext(connection) as few:
        digest(world)
    assert len(few) < 16

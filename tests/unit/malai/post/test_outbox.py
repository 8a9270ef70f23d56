"""The outbox against a mail server: what each answer means, and that nobody is told twice."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import timezone

from malai.network.models import Party
from malai.post import reasons
from malai.post.models import ChannelChoice, Delivery, State
from malai.post.outbox import delivery_claim, outbox_round, outbox_sweep
from malai.post.selectors.messages import states_counted
from malai.post.selectors.reaching import recipients_of
from malai.post.timing import LEASE
from tests.makers import World
from tests.unit.malai.post.fakes import SmtpFake, smtp_fake
from tests.unit.malai.post.test_queueing import agree, digest, sent_off


@pytest.fixture
def smtp(settings: Any) -> Iterator[SmtpFake]:
    with smtp_fake() as (fake, port):
        settings.MAIL_IS_CONNECTED = True
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.DEFAULT_FROM_EMAIL = "news@example.org"
        yield fake


def waiting(world: World) -> Delivery:
    """Queue one mail to the teacher that may go at once."""
    agree(world, world.kru, "contact_email")
    sent_off(world, world.kru)
    Delivery.objects.update(not_before=timezone.now())
    return Delivery.objects.get(party=world.kru)


def test_a_mail_goes_once_with_a_way_out_and_its_address_is_forgotten(
    world: World, smtp: SmtpFake
) -> None:
    row = waiting(world)
    assert outbox_round() == 1
    assert outbox_round() == 0
    ((to, mail),) = smtp.taken
    assert to == "kaew@example.org"
    assert mail["Message-ID"] == f"<{row.key}@example.org>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["List-Unsubscribe"].strip().startswith("<https://malai.example.org/u/")
    payload = mail.get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert "พบกันเจ็ดโมง" in payload.decode()
    row.refresh_from_db()
    assert (row.state, row.address, row.tried) == (State.SENT, "", 1)


def test_a_refused_address_is_remembered_until_it_changes(world: World, smtp: SmtpFake) -> None:
    smtp.refused["kaew@example.org"] = "550 no such user"
    row = waiting(world)
    outbox_round()
    row.refresh_from_db()
    assert (row.state, row.reason) == (State.BOUNCED, reasons.NO_SUCH)
    assert "example.org" not in ChannelChoice.objects.get(party=world.kru).bounced
    one = recipients_of(world.workspace, [world.kru.pk], ["email"])[0]
    assert (one.channel, one.reason) == ("", reasons.BOUNCED)
    Party.objects.filter(pk=world.kru.pk).update(email="new@example.org")
    assert recipients_of(world.workspace, [world.kru.pk], ["email"])[0].channel == "email"


def test_a_server_that_is_busy_is_asked_later_and_not_for_ever(
    world: World, smtp: SmtpFake
) -> None:
    smtp.refused["kaew@example.org"] = "451 try later"
    row = waiting(world)
    outbox_round()
    row.refresh_from_db()
    assert (row.state, row.tried) == (State.WAITING, 1)
    assert row.not_before is not None
    assert row.not_before > timezone.now()
    for _again in range(4):
        Delivery.objects.update(not_before=timezone.now())
        outbox_round()
    row.refresh_from_db()
    assert (row.state, row.reason) == (State.FAILED, reasons.TOO_OFTEN)


def test_without_a_server_nothing_is_claimed(world: World, smtp: SmtpFake, settings: Any) -> None:
    row = waiting(world)
    settings.EMAIL_PORT = 1
    assert outbox_round() == 0
    row.refresh_from_db()
    assert (row.state, row.tried) == (State.WAITING, 0)


def test_a_row_is_claimed_by_one_only(world: World, smtp: SmtpFake) -> None:
    row = waiting(world)
    assert delivery_claim(row.pk) is not None
    assert delivery_claim(row.pk) is None
    assert outbox_round() == 0
    assert smtp.taken == []


def test_what_was_interrupted_is_shown_as_unknown_and_not_sent_again(
    world: World, smtp: SmtpFake
) -> None:
    row = waiting(world)
    delivery_claim(row.pk)
    long_after = timezone.now() + LEASE + timedelta(seconds=1)
    assert states_counted(row.message) == {State.SENDING: 1}
    assert states_counted(row.message, long_after) == {State.UNKNOWN: 1}
    assert outbox_sweep() == 0
    assert outbox_sweep(long_after) == 1
    assert outbox_round() == 0
    row.refresh_from_db()
    assert (row.state, row.reason) == (State.UNKNOWN, reasons.CRASHED)
    assert smtp.taken == []


def test_a_digest_goes_to_the_address_of_the_user(world: World, smtp: SmtpFake) -> None:
    digest(world)
    Delivery.objects.update(not_before=timezone.now())
    assert outbox_round() == 2
    assert set(smtp.counts()) == {"owner@example.org", "coordinator@example.org"}
    assert set(Delivery.objects.values_list("body", flat=True)) == {""}


def test_a_bounce_that_a_mail_service_tells_later_is_noted(
    world: World, smtp: SmtpFake, settings: Any
) -> None:
    from anymail.webhooks.brevo import BrevoTrackingWebhookView

    settings.ANYMAIL = {"WEBHOOK_SECRET": "malai:told"}
    row = waiting(world)
    outbox_round()
    row.refresh_from_db()
    # As the reference of Brevo's webhooks shows a hard bounce.
    told = {
        "event": "hard_bounce",
        "email": "kaew@example.org",
        "id": 1,
        "date": "2026-11-26 08:06:09",
        "ts": 1795655169,
        "ts_event": 1795655169,
        "message-id": row.outside_id,
        "subject": "-",
        "reason": "server is down",
        "tag": "",
    }
    key = base64.b64encode(b"malai:told").decode()
    for _delivered_twice in range(2):
        call = RequestFactory().post(
            "/", told, content_type="application/json", headers={"Authorization": f"Basic {key}"}
        )
        assert BrevoTrackingWebhookView.as_view()(call).status_code == 200
    row.refresh_from_db()
    assert (row.state, row.address) == (State.BOUNCED, "")
    one = recipients_of(world.workspace, [world.kru.pk], ["email"])[0]
    assert one.reason == reasons.BOUNCED

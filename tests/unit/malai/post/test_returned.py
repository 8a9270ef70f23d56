"""Mail that comes back later, read from a mailbox by IMAP over TLS."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from malai.config.env import Environment, SettingError
from malai.config.mailing import return_box, return_to
from malai.kernel.mailboxes import Box
from malai.post import reasons
from malai.post.models import (
    ChannelChoice,
    Delivery,
    LineAccount,
    LineCode,
    LineFriend,
    LineLink,
    State,
    WebhookEvent,
)
from malai.post.outbox import outbox_round
from malai.post.returned import report_read, return_address
from malai.post.selectors.reaching import recipients_of
from malai.post.tending import line_sweep, returns_round, tend_round
from tests.makers import World
from tests.unit.malai.post.fake_imap import ImapFake, certificate, imap_fake
from tests.unit.malai.post.fakes import SmtpFake
from tests.unit.malai.post.test_outbox import smtp, waiting

__all__ = ["smtp"]

#: As RFC 3464 shows it in its appendix, with our own names.
REPORT = """\
Return-Path: <>
From: MAILER-DAEMON@mail.example.net
To: {to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type={kind};
\tboundary="=_cut"

--=_cut
Content-Type: text/plain; charset=utf-8

ส่งไม่ถึงผู้รับ

--=_cut
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.net
Arrival-Date: Fri, 27 Nov 2026 08:00:00 +0700

Final-Recipient: rfc822; somebody-else@example.net
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} said so

--=_cut
Content-Type: {shape}

Message-ID: {message}
To: kaew@example.org
Subject: =?utf-8?b?4Lil4LiH4LmB4LiC4LiB?=

--=_cut--
"""
KEY = UUID("0b9c1d2e-0000-4000-8000-00000000000a")


def report(key: UUID = KEY, **facts: Any) -> bytes:
    said = {
        "to": "back@example.org", "kind": "delivery-status", "action": "failed", "status": "5.1.1",
        "shape": "message/rfc822", "message": f"<{key}@example.org>", **facts,
    }  # fmt: skip
    return REPORT.format(**said).encode()


@pytest.fixture(scope="module")
def pem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def imap(pem: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[ImapFake]:
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with imap_fake(pem) as (fake, port):
        settings.MAIL_RETURN_TO = "back+@example.org"
        settings.MAIL_RETURN_BOX = Box("localhost", port, fake.USER, fake.PASSWORD)
        yield fake


def gone(world: World) -> Delivery:
    """Send one mail to the teacher."""
    row = waiting(world)
    assert outbox_round() == 1
    return row


def way(world: World) -> tuple[str, str]:
    one = recipients_of(world.workspace, [world.kru.pk], ("email",))[0]
    return one.channel, one.reason


def test_a_mail_that_comes_back_is_noted_with_its_address(
    world: World, smtp: SmtpFake, imap: ImapFake
) -> None:
    row = gone(world)
    assert way(world) == ("email", "")
    number = imap.put(report(row.key))
    assert (returns_round(), returns_round()) == (1, 0)
    row.refresh_from_db()
    assert (row.state, row.reason, imap.seen) == (State.BOUNCED, reasons.NO_SUCH, {number})
    assert way(world) == ("", reasons.BOUNCED)
    # A number of the register that is mended is tried again.
    world.kru.email = "kaew@example.net"
    world.kru.save()
    assert way(world) == ("email", "")


def test_each_mail_has_a_return_address_of_its_own_and_the_sender_stays(
    world: World, smtp: SmtpFake, imap: ImapFake
) -> None:
    row = gone(world)
    assert smtp.senders == [f"back+{row.key.hex}@example.org"]
    ((_to, mail),) = smtp.taken
    assert "news@example.org" in str(mail["From"])
    # A server that returns no headers at all is understood by that address.
    imap.put(report(to=smtp.senders[0], message="<lost>"))
    assert returns_round() == 1


@pytest.mark.parametrize(
    ("facts", "reason", "is_dead"),
    [
        ({"status": "5.1.1"}, reasons.NO_SUCH, True),
        ({"status": "5.1.2", "shape": "text/rfc822-headers"}, reasons.NO_SUCH, True),
        ({"status": "5.0.0"}, reasons.NO_SUCH, True),
        ({"status": "5.2.2"}, reasons.FULL, False),
        ({"status": "4.4.7"}, reasons.TOO_LATE, False),
        ({"status": "5.7.1"}, reasons.NOT_TAKEN, False),
        ({"status": "none"}, reasons.NOT_TAKEN, False),
    ],
)
def test_why_it_came_back(facts: dict[str, Any], reason: str, is_dead: bool) -> None:
    found = report_read(report(**facts))
    assert found is not None
    assert (found.key, found.reason, found.is_dead) == (KEY, reason, is_dead)
    assert found.address == "kaew@example.org"


@pytest.mark.parametrize(
    "facts",
    [
        {"action": "delayed"},
        {"action": "delivered", "status": "2.0.0"},
        {"kind": "disposition-notification"},
        {"message": "<another@example.org>"},
    ],
)
def test_what_is_no_final_report_of_ours_is_none(facts: dict[str, Any]) -> None:
    assert report_read(report(**facts)) is None


def test_a_full_mailbox_is_no_dead_address(world: World, smtp: SmtpFake, imap: ImapFake) -> None:
    row = gone(world)
    imap.put(report(row.key, status="5.2.2"))
    returns_round()
    row.refresh_from_db()
    assert (row.state, way(world)) == (State.BOUNCED, ("email", ""))
    assert not ChannelChoice.objects.filter(party=world.kru).exclude(bounced="").exists()


def test_mail_of_others_is_left_alone_and_a_report_comes_twice_in_vain(
    world: World, smtp: SmtpFake, imap: ImapFake
) -> None:
    row = gone(world)
    imap.put(b"From: a@example.org\nTo: back@example.org\nSubject: hello\n\nhello\n")
    imap.put(report(UUID(int=7)))
    imap.put(report(row.key))
    imap.put(report(row.key))
    assert returns_round() == 1
    assert imap.seen == {2, 3, 4}


def test_nothing_configured_a_wrong_password_and_no_answer_are_quiet(
    db: None, settings: Any, imap: ImapFake, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = settings.MAIL_RETURN_BOX
    settings.MAIL_RETURN_BOX = None
    tend_round()
    assert imap.asked == []
    settings.MAIL_RETURN_BOX = Box("localhost", box.port, "back", "wrong")
    assert returns_round() == 0
    settings.MAIL_RETURN_BOX = Box("localhost", 1, "back", "x")
    assert returns_round() == 0
    # A certificate that nobody vouches for is not believed.
    monkeypatch.delenv("SSL_CERT_FILE")
    settings.MAIL_RETURN_BOX = box
    imap.asked.clear()
    assert (returns_round(), imap.asked) == (0, [])


@pytest.mark.parametrize("is_tls", [True, False])
def test_a_mailbox_is_covered_after_the_first_words_too(
    is_tls: bool, pem: Path, world: World, smtp: SmtpFake, settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    row = gone(world)
    with imap_fake(pem, is_tls_first=False) as (fake, port):
        fake.put(report(row.key))
        settings.MAIL_RETURN_BOX = Box(
            "localhost", port, fake.USER, fake.PASSWORD, is_tls=is_tls, is_tls_first=False
        )
        assert returns_round() == 1
        assert ("STARTTLS" in fake.asked) is is_tls


@given(st.binary(max_size=300), st.integers(0, 1_200), st.integers(0, 40))
@examples(max_examples=60)
def test_no_mail_breaks_the_reader(noise: bytes, place: int, cut: int) -> None:
    whole = report()
    found = report_read(whole[:place] + noise + whole[place + cut :])
    assert found is None or isinstance(found.key, UUID)
    report_read(noise)


@given(st.uuids())
@examples(max_examples=20)
def test_a_return_address_finds_its_mail_again(key: UUID) -> None:
    to = return_address("back+@example.org", key)
    found = report_read(report(to=f"<{to.upper()}>", message="<x>"))
    assert found is not None
    assert found.key == key


def test_settings_are_read_and_mistakes_are_named() -> None:
    assert return_box(Environment({})) is None
    url = "imaps://back%40example.org:a%2Fb@mail.example.org/Returned%20mail"
    made = return_box(Environment({"MALAI_MAIL_RETURN_BOX": url}))
    assert made == Box("mail.example.org", 993, "back@example.org", "a/b", "Returned mail")
    assert "a/b" not in repr(made)
    plain = return_box(Environment({"MALAI_MAIL_RETURN_BOX": "imap://a:b@localhost?tls=0"}))
    assert plain == Box("localhost", 143, "a", "b", is_tls=False, is_tls_first=False)
    for wrong in ("mail.example.org", "pop3://a:b@c", "imaps://a:b@c/%22x"):
        with pytest.raises(SettingError):
            return_box(Environment({"MALAI_MAIL_RETURN_BOX": wrong}))
    assert return_to(Environment({"MALAI_MAIL_RETURN_TO": "b+@c.org"})) == "b+@c.org"
    with pytest.raises(SettingError):
        return_to(Environment({"MALAI_MAIL_RETURN_TO": "nobody"}))


def test_ids_of_line_go_when_they_are_old(world: World) -> None:
    account = LineAccount.objects.create(workspace=world.workspace)
    linked = LineFriend.objects.create(account=account, line_user="U1")
    LineFriend.objects.create(account=account, line_user="U2")
    now = timezone.now()
    LineLink.objects.create(
        workspace=world.workspace, friend=linked, party=world.kru, linked_at=now
    )
    WebhookEvent.objects.create(account=account, event_id="1")
    LineCode.objects.create(account=account, party=world.boon, code="AAAAAAAA", expires_at=now)
    assert line_sweep(now + timedelta(days=29)) == 0
    assert line_sweep(now + timedelta(days=31)) == 1
    assert line_sweep(now + timedelta(days=61)) == 1
    assert line_sweep(now + timedelta(days=91)) == 1
    assert list(LineFriend.objects.values_list("line_user", flat=True)) == ["U1"]

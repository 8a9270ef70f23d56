"""LINE against recorded answers of its API: keys, webhooks in any order, pushes, the quota."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from malai.consent.models import Standing
from malai.consent.services.purposes import purposes_ensure
from malai.network.models import Party
from malai.post import reasons
from malai.post.models import Delivery, LineAccount, LineFriend, LineLink, State, WebhookEvent
from malai.post.outbox import outbox_round
from malai.post.quota import quota_of
from malai.post.sealing import UnsealableError, seal, unseal
from malai.post.selectors.reaching import recipients_of
from malai.post.services.line import account_check, account_connect, account_remove, code_make
from malai.post.services.messages import message_again
from malai.post.services.webhook import follow_heard, stop_heard, stop_note
from tests.makers import World
from tests.unit.malai.post.fakes import LineFake, SmsFake, http_fake
from tests.unit.malai.post.test_queueing import ALL, agree, sent_off

SECRET = "channel-secret-of-tests"
numbers = count(1)
#: LINE counts milliseconds; tests count from here.
START = int(timezone.now().timestamp() * 1000)


@pytest.fixture
def line(settings: Any) -> Iterator[LineFake]:
    fake = LineFake()
    with http_fake(fake) as address:
        settings.LINE_API = settings.LINE_DATA_API = address
        yield fake


@pytest.fixture
def account(world: World, line: LineFake) -> LineAccount:
    return account_connect(
        by=world.cast.owner, workspace=world.workspace, secret=SECRET, token=line.TOKEN
    )


def event(
    kind: str, at: int, *, user: str = "Ukaew", text: str = "", **facts: Any
) -> dict[str, Any]:
    """Return an event of LINE's webhook as its reference shows it."""
    said: dict[str, Any] = {
        "type": kind,
        "mode": "active",
        "timestamp": START + at,
        "source": {"type": "user", "userId": user},
        "webhookEventId": f"01FZ{next(numbers):022d}",
        "deliveryContext": {"isRedelivery": False},
        "replyToken": "nHuyWiB7yP5Zw52FIkcQobQuGDXCTA",
        **facts,
    }
    return {**said, "message": {"id": "1", "type": "text", "text": text}} if text else said


def call(account: LineAccount, *events: dict[str, Any], secret: str = SECRET) -> int:
    body = json.dumps({"destination": "Ubot", "events": events}).encode()
    signed = base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()
    url = reverse("post:line-webhook", args=[account.public_id])
    answer = Client().post(
        url, body, content_type="application/json", headers={"X-Line-Signature": signed}
    )
    return answer.status_code


def link(world: World, account: LineAccount, user: str = "Ukaew", at: int = 100) -> None:
    code = code_make(by=world.cast.coordinator, account=account, to=world.kru)
    assert call(account, event("message", at, user=user, text=code.code.lower())) == 200


def way(world: World) -> tuple[str, str]:
    one = recipients_of(world.workspace, [world.kru.pk], ("line",))[0]
    return one.channel, one.reason


def test_secret_and_token_are_sealed_and_leave_with_the_account(
    world: World, account: LineAccount, line: LineFake, settings: Any
) -> None:
    stored = f"{account.sealed_secret} {account.sealed_token}"
    assert SECRET not in stored
    assert line.TOKEN not in stored
    assert (account.name, account.basic_id, account.limit, account.used) == (
        "ดอยหมอก", "@123abcde", 300, 12,
    )  # fmt: skip
    sealed = seal("a secret")
    assert unseal(sealed) == "a secret"
    settings.SECRET_KEY = "another key that is long enough to sign with"
    with pytest.raises(UnsealableError):
        unseal(sealed)
    with pytest.raises(ValidationError):
        account_check(account=account)
    account_remove(by=world.cast.owner, account=account)
    assert not LineAccount.objects.exists()


def test_a_wrong_token_is_refused_and_nothing_is_kept(world: World, line: LineFake) -> None:
    with pytest.raises(ValidationError) as refused:
        account_connect(by=None, workspace=world.workspace, secret=SECRET, token="wrong")
    assert "token" in refused.value.message_dict
    assert not LineAccount.objects.exists()


def test_a_forged_call_changes_nothing(world: World, account: LineAccount) -> None:
    assert call(account, event("follow", 1), secret="another") == 403
    url = reverse("post:line-webhook", args=[account.public_id])
    assert Client().post(url, b"{}", content_type="application/json").status_code == 403
    assert not LineFriend.objects.exists()


def test_a_code_links_with_consent_and_only_once(
    world: World, account: LineAccount, line: LineFake
) -> None:
    purposes_ensure(by=None, workspace=world.workspace)
    code = code_make(by=None, account=account, to=world.kru)
    assert way(world) == ("", reasons.NOT_LINKED)
    call(account, event("message", 100, text=f" {code.code[:4]}-{code.code[4:]} "))
    assert way(world) == ("line", "")
    standing = Standing.objects.get(party=world.kru)
    assert (standing.purpose.code, standing.answer) == ("contact_line", "yes")
    call(account, event("message", 101, user="Uother", text=code.code))
    assert LineLink.objects.get().friend.line_user == "Ukaew"
    assert len(line.replied) == 2


def test_stop_is_heard_with_the_consent_and_a_new_code_begins_again(
    world: World, account: LineAccount
) -> None:
    purposes_ensure(by=None, workspace=world.workspace)
    link(world, account)
    call(account, event("message", 200, text="หยุด"))
    assert way(world) == ("", reasons.OPTED_OUT)
    assert Standing.objects.get(party=world.kru).answer == "withdrawn"
    link(world, account, at=300)
    assert way(world) == ("line", "")


def test_who_takes_the_account_out_is_not_reached_until_she_comes_back(
    world: World, account: LineAccount
) -> None:
    link(world, account)
    call(account, event("unfollow", 200))
    assert way(world) == ("", reasons.UNFOLLOWED)
    call(account, event("follow", 150))
    assert way(world) == ("", reasons.UNFOLLOWED)
    call(account, event("follow", 250))
    assert way(world) == ("line", "")


def test_a_redelivered_event_counts_once(world: World, account: LineAccount) -> None:
    gone = event("unfollow", 200)
    link(world, account)
    call(account, gone, gone)
    call(account, event("follow", 300))
    call(account, {**gone, "timestamp": 400, "deliveryContext": {"isRedelivery": True}})
    assert way(world) == ("line", "")


def test_chat_is_never_kept(world: World, account: LineAccount, line: LineFake) -> None:
    told = "ความลับของหมู่บ้าน เล่าให้ฟังเท่านั้น"
    group: Any = {"source": {"type": "group", "groupId": "C1", "userId": "Ukaew"}}
    call(account, event("message", 1, text=told), event("message", 2, text="หยุด", **group))
    assert line.replied == []
    assert not LineFriend.objects.exists()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            assert told not in str(cursor.fetchall())
    assert WebhookEvent.objects.count() == 1


events_of_a_friend = st.lists(
    st.tuples(st.sampled_from(["follow", "unfollow", "stop", "go"]), st.integers(1, 6)), max_size=7
)


@settings(max_examples=40)
@given(events_of_a_friend, st.randoms(use_true_random=False))
def test_the_order_in_which_events_come_does_not_matter(
    events: list[tuple[str, int]], random: Any
) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)
    states = []
    for order in (events, shuffled, [*shuffled, *events]):
        friend = LineFriend()
        for kind, at in order:
            if kind in ("follow", "unfollow"):
                follow_heard(friend, at, is_following=kind == "follow")
            else:
                stop_heard(friend, at, is_stopped=kind == "stop")
        states.append((friend.is_following, friend.is_stopped))
    assert states[0] == states[1] == states[2]


def test_a_stop_that_comes_late_does_not_undo_a_newer_word(
    world: World, account: LineAccount
) -> None:
    link(world, account, at=100)
    friend = LineFriend.objects.get()
    stop_note(friend, 50, is_stopped=True)
    assert not LineFriend.objects.get().is_stopped


# -- Pushes ------------------------------------------------------------------------------------------


def pushed(world: World, account: LineAccount) -> Delivery:
    link(world, account)
    sent_off(world, world.kru, channels=("line",))
    Delivery.objects.update(not_before=timezone.now())
    outbox_round()
    return Delivery.objects.get(party=world.kru)


def test_a_push_goes_once_even_where_it_is_sent_again(
    world: World, account: LineAccount, line: LineFake
) -> None:
    row = pushed(world, account)
    ((to, text),) = line.pushed.values()
    assert (to, row.state) == ("Ukaew", State.SENT)
    assert text.startswith("นัดหมาย\n\nพบกันเจ็ดโมง")
    Delivery.objects.update(state=State.UNKNOWN, address="Ukaew")
    assert message_again(by=None, message=row.message) == 1
    assert outbox_round() == 1
    row.refresh_from_db()
    assert row.state == State.SENT
    assert len(line.pushed) == 1


@pytest.mark.parametrize(
    ("status", "said", "state", "reason"),
    [
        (429, "You have reached your monthly limit.", State.FAILED, reasons.QUOTA),
        (429, "The API rate limit has been exceeded.", State.WAITING, "HTTP 429"),
        (400, "Failed to send messages", State.FAILED, reasons.NO_SUCH),
        (401, "Authentication failed", State.FAILED, reasons.TOKEN),
        (500, "Internal server error", State.UNKNOWN, "HTTP 500"),
    ],
)
def test_each_answer_of_line_means_what_it_says(
    status: int, said: str, state: str, reason: str,
    world: World, account: LineAccount, line: LineFake,
) -> None:  # fmt: skip
    line.answers["Ukaew"] = (status, {"message": said})
    row = pushed(world, account)
    assert (row.state, row.reason) == (state, reason)


def test_the_quota_is_told_and_unknown_is_not_zero(
    world: World, account: LineAccount, line: LineFake
) -> None:
    assert (quota_of(world.workspace, 5).left, quota_of(world.workspace, 5).is_enough) == (
        288,
        True,
    )
    line.used = 299
    account_check(account=account)
    assert quota_of(world.workspace, 5).is_enough is False
    account.delete()
    assert (quota_of(world.workspace, 5).left, quota_of(world.workspace, 5).is_enough) == (
        None,
        None,
    )


# -- Text messages -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "state"),
    [(202, State.SENT), (429, State.WAITING), (404, State.FAILED), (500, State.UNKNOWN)],
)
def test_a_text_message_is_one_documented_request(
    status: int, state: str, world: World, settings: Any
) -> None:
    fake = SmsFake()
    fake.status = status
    with http_fake(fake) as address:
        settings.SMS_URL, settings.SMS_TOKEN = f"{address}/send", LineFake.TOKEN
        settings.SMS_SENDER = "Malai"
        agree(world, world.kru, "contact_phone")
        sent_off(world, world.kru, channels=("sms",))
        Delivery.objects.update(not_before=timezone.now())
        outbox_round()
    row = Delivery.objects.get(party=world.kru)
    assert fake.taken == [
        {
            "id": str(row.key),
            "to": "+66812345678",
            "text": "นัดหมาย\n\nพบกันเจ็ดโมง",
            "sender": "Malai",
        }
    ]
    assert row.state == state
    assert Party.objects.get(pk=world.kru.pk).phone == "+66812345678"
    assert set(ALL) >= {row.channel}

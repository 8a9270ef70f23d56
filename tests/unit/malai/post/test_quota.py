"""What is left of LINE this month, asked when a preview is shown."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from malai.post import quota as quotas
from malai.post.models import Delivery, LineAccount, Message, State
from malai.post.quota import quota_asked, quota_of
from malai.post.services.messages import message_create
from tests.makers import World
from tests.unit.malai.post.fakes import LineFake
from tests.unit.malai.post.test_line import account, line, link

__all__ = ["account", "line"]


def of_old(account: LineAccount, ago: timedelta) -> None:
    LineAccount.objects.filter(pk=account.pk).update(asked_at=timezone.now() - ago, tried_at=None)


def test_line_is_asked_once_for_a_while(world: World, account: LineAccount, line: LineFake) -> None:
    line.used, line.quota_asked = 100, 0
    first = quota_asked(world.workspace, 5)
    assert (first.left, first.is_now, line.quota_asked) == (288, True, 0)
    of_old(account, timedelta(minutes=11))
    assert [quota_asked(world.workspace, 5).left for _look in range(2)] == [200, 200]
    assert line.quota_asked == 1


def test_a_silent_line_holds_no_page_and_its_last_word_stands(
    world: World, account: LineAccount, line: LineFake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quotas, "PATIENCE", 0.05)
    line.silent, line.quota_asked = threading.Event(), 0
    of_old(account, timedelta(minutes=11))
    try:
        said = [quota_asked(world.workspace, 5) for _look in range(2)]
    finally:
        line.silent.set()
    assert [(one.left, one.is_now) for one in said] == [(288, False), (288, False)]
    assert line.quota_asked <= 1


def test_a_key_that_is_refused_is_no_answer(world: World, account: LineAccount) -> None:
    of_old(account, timedelta(minutes=11))
    account.refresh_from_db()
    account.sealed_token = "not sealed"
    account.save()
    assert quota_asked(world.workspace, 5).left == 288


def test_a_number_of_another_month_is_not_one_of_this_month(
    world: World, account: LineAccount
) -> None:
    of_old(account, timedelta(days=32))
    assert (quota_of(world.workspace, 5).left, quota_of(world.workspace, 5).is_enough) == (
        None, None,
    )  # fmt: skip


def test_what_went_since_and_what_waits_comes_off(world: World, account: LineAccount) -> None:
    message = Message.objects.create(workspace=world.workspace, state="queued")
    now = timezone.now()
    made = [(world.kru, State.WAITING, None), (world.boon, State.SENT, now + timedelta(seconds=1)),
            (world.mali, State.SENT, now - timedelta(days=1))]  # fmt: skip
    for n, (party, state, at) in enumerate(made):
        Delivery.objects.create(
            message=message, party=party, channel="line", state=state, settled_at=at,
            key=f"00000000-0000-4000-8000-{n:012d}",
        )  # fmt: skip
    found = quota_of(world.workspace, 287)
    assert (found.left, found.queued, found.is_enough) == (288, 2, False)


def test_the_preview_says_what_it_costs_and_when_line_said_so(
    world: World, account: LineAccount, line: LineFake, signed_in: Callable[[str], Client]
) -> None:
    link(world, account)
    fields = {
        "subject_th": "ลงแขก", "body_th": "พบกัน", "channels": ["line", "call"],
        "audience": f"network.network:{world.network.public_id}",
    }  # fmt: skip
    made = message_create(by=world.cast.coordinator, workspace=world.workspace, fields=fields)
    line.used = 300
    of_old(account, timedelta(minutes=11))
    url = reverse("post:message", args=[world.workspace.public_id, made.public_id])
    page = unescape(signed_in("coordinator").get(url).content.decode())
    assert "เดือนนี้เหลือ 0 ข้อความ" in page
    assert "notice-attention" in page

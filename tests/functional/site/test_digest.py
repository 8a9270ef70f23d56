"""The week as a message: for who asked, with the same things, once, and not when nothing is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from malai.accounts.models import Seat
from malai.post.models import (
    Delivery,
    LineAccount,
    LineCode,
    LineFriend,
    LineLink,
    Message,
    State,
    UserChoice,
)
from malai.site.models import PutOff
from malai.site.services.digest import digest_wish, digests_round
from malai.site.web.digest import wish_of
from malai.work.models import Task
from tests.makers import World

SignedIn = Callable[[str], Client]
BANGKOK = ZoneInfo("Asia/Bangkok")
#: A Monday, an hour after the first that counts; no holiday.
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=BANGKOK)


@pytest.fixture(autouse=True)
def mail(settings: object) -> None:
    settings.MAIL_IS_CONNECTED = True  # type: ignore[attr-defined]


def due(world: World) -> Task:
    return Task.objects.create(
        workspace=world.workspace, network=world.network, what="พาครูแดงไปพบหมอ",
        by_when=MONDAY.date() + timedelta(days=2), who=world.kru,
    )  # fmt: skip


def wish(world: World) -> None:
    digest_wish(user=world.cast.coordinator, workspace=world.workspace, is_wanted=True)


def test_who_asked_gets_it_once_a_week_with_the_things_of_the_page(world: World) -> None:
    task = due(world)
    wish(world)
    assert digests_round(MONDAY) == 1
    row = Delivery.objects.get()
    assert (row.user, task.what in row.body, row.state) == (
        world.cast.coordinator, True, State.WAITING,
    )  # fmt: skip
    assert digests_round(MONDAY) == digests_round(MONDAY + timedelta(days=1)) == 0
    assert digests_round(MONDAY + timedelta(days=7)) == 1
    assert Message.objects.count() == 2


@pytest.mark.parametrize(
    "when", [MONDAY.replace(hour=6), MONDAY + timedelta(days=2), MONDAY - timedelta(days=1)]
)
def test_nothing_is_sent_on_other_days(world: World, when: datetime) -> None:
    due(world)
    wish(world)
    assert digests_round(when) == 0


def test_nobody_gets_what_she_put_off_nor_a_message_about_nothing(world: World) -> None:
    task = due(world)
    wish(world)
    PutOff.objects.create(
        workspace=world.workspace, user=world.cast.coordinator, key=f"work.task:{task.public_id}",
        until=MONDAY.date() + timedelta(days=7),
    )  # fmt: skip
    digests_round(MONDAY)
    assert not any(task.what in row.body for row in Delivery.objects.all())


def test_who_lost_the_seat_or_stopped_it_gets_nothing(world: World, signed_in: SignedIn) -> None:
    due(world)
    client = signed_in("coordinator")
    switch = reverse("site:week-by-message", args=[world.workspace.public_id])
    client.post(switch, {"wanted": "yes"})
    assert UserChoice.objects.get().is_off is False
    client.post(switch, {"wanted": "no"})
    assert digests_round(MONDAY) == 0
    wish(world)
    Seat.objects.filter(user=world.cast.coordinator).delete()
    assert digests_round(MONDAY) == 0
    assert (Delivery.objects.count(), Message.objects.count()) == (0, 0)


def line_account(world: World) -> LineAccount:
    return LineAccount.objects.create(
        workspace=world.workspace,
        sealed_secret="-",
        sealed_token="-",
        basic_id="@malai",
        name="มาลัย",
    )


def line_known(world: World, account: LineAccount) -> None:
    friend = LineFriend.objects.create(account=account, line_user="U1")
    LineLink.objects.create(
        workspace=world.workspace, friend=friend, user=world.cast.coordinator,
        linked_at=timezone.now(),
    )  # fmt: skip


def test_the_way_is_chosen_where_the_week_is_asked_for(world: World, signed_in: SignedIn) -> None:
    line_known(world, line_account(world))
    due(world)
    client = signed_in("coordinator")
    week = reverse("site:week", args=[world.workspace.public_id])
    switch = reverse("site:week-by-message", args=[world.workspace.public_id])
    for way, other in (("email", "line"), ("line", "email")):
        assert client.post(switch, {"wanted": way})["Location"] == week
        shown = client.get(week).content.decode()
        assert f'name="wanted" value="{other}"' in shown
        assert f'name="wanted" value="{way}"' not in shown
        Message.objects.all().delete()
        digests_round(MONDAY)
        assert Delivery.objects.get().channel == way
    client.post(switch, {"wanted": "no"})
    assert 'value="email"' in client.get(week).content.decode()


def test_line_that_does_not_know_her_gives_a_code_and_e_mail_goes_until_then(
    world: World, signed_in: SignedIn
) -> None:
    line_account(world)
    client = signed_in("reader")
    switch = reverse("site:week-by-message", args=[world.workspace.public_id])
    answer = client.post(switch, {"wanted": "line"})
    code = LineCode.objects.get(user=world.cast.reader)
    assert code.code in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    wish = wish_of(world.cast.reader, world.workspace)
    assert (wish.is_wanted, wish.way, wish.others) == (True, "email", ["line"])


def test_without_any_way_nothing_is_offered(
    world: World, signed_in: SignedIn, settings: object
) -> None:
    settings.MAIL_IS_CONNECTED = False  # type: ignore[attr-defined]
    client = signed_in("coordinator")
    week = reverse("site:week", args=[world.workspace.public_id])
    assert 'name="wanted"' not in client.get(week).content.decode()
    wish(world)
    shown = client.get(week).content.decode()
    assert 'name="wanted" value="no"' in shown

"""A member agrees to be found by her own link: a yes waits for a look, a no holds at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from malai.consent.models import Answer, Entry, Purpose, PurposeText, Standing, Way
from malai.consent.services.purposes import purposes_ensure
from malai.consent.wording import DIRECTORY
from malai.members.models import MemberWord, WordKind, WordState
from malai.members.services import member_link_make
from tests.makers import World

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]


@pytest.fixture
def address(world: World) -> str:
    return reverse(
        "links:open", args=[member_link_make(by=world.cast.coordinator, party=world.boon)]
    )


@pytest.fixture
def purpose(world: World) -> Purpose:
    return next(one for one in purposes_ensure(world.workspace) if one.code == DIRECTORY)


def settle(client: Client, world: World, word: MemberWord) -> None:
    args = [world.workspace.public_id, word.public_id]
    client.post(reverse("members:word-settle", args=args), {"act": "found"})


def test_a_yes_waits_and_is_noted_as_ticked_with_the_words_she_read(
    client: Client, world: World, address: str, purpose: Purpose, signed_in: SignedIn
) -> None:
    text = PurposeText.objects.filter(purpose=purpose).latest("number")
    assert text.text_th in client.get(address, headers={"accept-language": "th"}).content.decode()
    for _ in range(2):
        client.post(f"{address}found/", {"answer": "yes"}, headers={"accept-language": "th"})
    word = MemberWord.objects.get(kind=WordKind.FOUND)
    assert not Standing.objects.exists()
    settle(signed_in("coordinator"), world, word)
    entry = Entry.objects.get()
    told = (entry.party, entry.answer, entry.way, entry.text, entry.recorded_by)
    assert told == (world.boon, Answer.YES, Way.TICK, text, world.cast.coordinator)
    assert 'value="no"' in client.get(address).content.decode()


def test_a_no_holds_at_once_and_takes_back_what_waits(
    client: Client, world: World, address: str, purpose: Purpose, signed_in: SignedIn
) -> None:
    client.post(f"{address}found/", {"answer": "yes"})
    client.post(f"{address}found/", {"answer": "no"})
    assert MemberWord.objects.get().state == WordState.DECLINED
    client.post(f"{address}found/", {"answer": "yes"})
    settle(signed_in("coordinator"), world, MemberWord.objects.get(state=WordState.WAITING))
    client.post(f"{address}found/", {"answer": "no"})
    assert Standing.objects.get(party=world.boon, purpose=purpose).answer == Answer.WITHDRAWN
    assert 'value="yes"' in client.get(address).content.decode()


def test_words_changed_in_between_are_asked_again(
    client: Client, world: World, address: str, purpose: Purpose, signed_in: SignedIn
) -> None:
    client.post(f"{address}found/", {"answer": "yes"})
    PurposeText.objects.create(purpose=purpose, number=99, text_th="ถ้อยคำใหม่")
    settle(signed_in("coordinator"), world, MemberWord.objects.get())
    assert MemberWord.objects.get().state == WordState.WAITING
    assert not Entry.objects.exists()


def test_where_nobody_is_asked_there_is_no_question(
    client: Client, world: World, address: str
) -> None:
    assert "found/" not in client.get(address).content.decode()
    client.post(f"{address}found/", {"answer": "yes"})
    assert not MemberWord.objects.exists()

"""What members ask and offer, seen by members: only with their yes, and after somebody looked."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.consent.models import Answer
from malai.consent.services.answers import Given, consents_record
from malai.consent.services.purposes import purposes_ensure
from malai.consent.wording import DIRECTORY
from malai.members.link_pages import MemberPage
from malai.members.models import MemberWord, WordState
from malai.members.selectors import terms_of, words_shown
from malai.members.services import member_link_make, word_show, word_take
from malai.network.models import Membership, Party
from tests.makers import World, member, network, person

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def link_of(world: World, party: Party) -> str:
    return reverse("links:open", args=[member_link_make(by=world.cast.coordinator, party=party)])


def said(party: Party, text: str, *, kind: str = "ask", may_show: bool = True) -> MemberWord:
    return word_take(party=party, kind=kind, text=text, may_show=may_show, client_id=uuid4())


def shown(world: World, party: Party, text: str, *, kind: str = "ask") -> MemberWord:
    word = said(party, text, kind=kind)
    word_show(by=world.cast.coordinator, word=word, today=TODAY())
    return word


def answered(world: World, party: Party, answer: str) -> None:
    purposes = [one for one in purposes_ensure(world.workspace) if one.code == DIRECTORY]
    consents_record(
        by=world.cast.owner, workspace=world.workspace, parties=[party], purposes=purposes,
        given=Given(answer),
    )  # fmt: skip


def test_from_her_yes_to_the_pages_of_others_and_away_again(
    client: Client, world: World, signed_in: object
) -> None:
    hers, others = link_of(world, world.boon), link_of(world, world.mali)
    form = {"kind": "ask", "text": "หารถเข็นให้ยาย", "may_show": "1", "client_id": str(uuid4())}
    client.post(f"{hers}say/", form)
    word = MemberWord.objects.get()
    assert "หารถเข็นให้ยาย" not in client.get(others).content.decode()
    desk = signed_in("coordinator")  # type: ignore[operator]
    settle = reverse("members:word-settle", args=[world.workspace.public_id, word.public_id])
    assert 'value="show"' in desk.get(
        reverse("members:words", args=[world.workspace.public_id])
    ).content.decode()  # fmt: skip
    desk.post(settle, {"act": "show"})
    word.refresh_from_db()
    assert (word.state, word.shown_until) == (WordState.DONE, TODAY() + timedelta(days=30))
    page = client.get(others).content.decode()
    assert "หารถเข็นให้ยาย" in page
    assert world.boon.name in page
    assert "สมาชิกเห็นได้ถึง" in client.get(hers).content.decode()
    client.post(f"{hers}hide/", {"word": str(word.public_id)})
    assert "หารถเข็นให้ยาย" not in client.get(others).content.decode()
    assert "หารถเข็นให้ยาย" in client.get(hers).content.decode()


def test_without_her_yes_nobody_can_show_it(world: World) -> None:
    word = said(world.boon, "เรื่องในบ้าน", may_show=False)
    with pytest.raises(ValidationError):
        word_show(by=world.cast.owner, word=word, today=TODAY())
    put_right = word_take(
        party=world.boon, kind="correct", text="ชื่อผิด", may_show=True, client_id=uuid4()
    )
    assert put_right.may_show is False


def test_it_ends_by_itself_and_is_for_her_own_networks(world: World) -> None:
    word = shown(world, world.boon, "หารถเข็นสองคัน")
    terms = terms_of(world.mali)
    assert [one.pk for one in words_shown(world.mali, terms, TODAY())] == [word.pk]
    assert words_shown(world.mali, terms, TODAY() + timedelta(days=31)) == []
    assert words_shown(world.boon, terms_of(world.boon), TODAY()) == []
    far = person(world.workspace, "นางไกล ต่างอำเภอ")
    member(network(world.workspace, "เครือข่ายไกล"), far)
    assert words_shown(far, terms_of(far), TODAY()) == []
    Membership.objects.filter(party=world.boon).update(until="2020")
    assert words_shown(world.mali, terms, TODAY()) == []


def test_who_refused_to_be_found_is_not_named_and_numbers_need_a_yes(
    client: Client, world: World
) -> None:
    shown(world, world.boon, "หารถเข็นสองคัน")
    world.boon.phone = "+66800000002"
    world.boon.save()
    purposes_ensure(world.workspace)
    address = link_of(world, world.mali)
    page = client.get(address).content.decode()
    assert ("หารถเข็นสองคัน" in page, "+66800000002" in page) == (True, False)
    answered(world, world.boon, Answer.YES)
    assert "+66800000002" in client.get(address).content.decode()
    answered(world, world.boon, Answer.WITHDRAWN)
    assert "หารถเข็นสองคัน" not in client.get(address).content.decode()
    assert 'name="may_show"' not in client.get(link_of(world, world.boon)).content.decode()


def test_one_tap_answers_and_twice_is_once(client: Client, world: World) -> None:
    word = shown(world, world.boon, "หารถเข็นสองคัน")
    address = link_of(world, world.mali)
    for _ in range(2):
        answer = client.post(f"{address}answer/", {"word": str(word.public_id)})
        assert answer["Location"].endswith("thanks/")
    answer_row = MemberWord.objects.get(party=world.mali)
    assert (answer_row.kind, answer_row.state, answer_row.may_show) == ("offer", "waiting", False)
    assert "หารถเข็นสองคัน" in answer_row.text
    assert world.boon.name in answer_row.text
    assert f'value="{word.public_id}"' in client.get(address).content.decode()
    for wrong in ("", "x", str(uuid4())):
        assert client.post(f"{address}answer/", {"word": wrong})["Location"] == address
    assert MemberWord.objects.count() == 2


def test_what_is_near_to_her_own_words_comes_first(world: World) -> None:
    said(world.mali, "หารถรับส่งไปโรงพยาบาลวันศุกร์")
    near = shown(world, world.boon, "ขับรถรับส่งไปโรงพยาบาลได้ทุกวันศุกร์", kind="offer")
    shown(world, world.kru, "สอนทำขนม", kind="offer")
    first = words_shown(world.mali, terms_of(world.mali), TODAY())[0]
    assert first.pk == near.pk


def test_showing_can_be_undone_and_nobody_else_can_hide(client: Client, world: World) -> None:
    word = shown(world, world.boon, "หารถเข็นสองคัน")
    client.post(f"{link_of(world, world.mali)}hide/", {"word": str(word.public_id)})
    word.refresh_from_db()
    assert word.shown_until is not None
    act_undo(by=world.cast.owner, act=Act.objects.get(action="members.word_show"))
    again = MemberWord.objects.get(pk=word.pk)
    assert again.shown_until is None
    assert again.state == WordState.WAITING


def test_more_words_make_no_more_queries(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    purposes_ensure(world.workspace)
    for count in (1, 3):
        for place in range(count):
            shown(world, world.boon, f"หารถเข็น {count} {place}")
        with django_assert_num_queries(16):
            assert MemberPage().page_for(world.mali.public_id) is not None

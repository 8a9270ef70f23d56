"""Pages of contact: two taps, the list, a person's page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from malai.contact.models import Contact
from malai.work.models import Task
from tests.makers import World

SignIn = Callable[[str], Client]


def url(world: World, name: str, **more: Any) -> str:
    return reverse(f"contact:{name}", kwargs={"workspace": world.workspace.public_id, **more})


def test_a_name_and_a_way_are_enough(world: World, signed_in: SignIn) -> None:
    client = signed_in("coordinator")
    answer = client.post(
        url(world, "note"), {"whom": str(world.boon.public_id), "channel": "visit"}, follow=True
    )
    made = Contact.objects.get()
    assert made.on is not None
    assert made.on.first_day == timezone.localdate()
    assert made.noted_by == world.cast.coordinator
    assert "undo" in answer.content.decode()
    assert world.boon.name in answer.content.decode()


def test_from_the_page_of_a_person_one_comes_back_to_it(world: World, signed_in: SignIn) -> None:
    client = signed_in("coordinator")
    page = reverse("network:person", args=[world.workspace.public_id, world.boon.public_id])
    assert url(world, "note") in client.get(page).content.decode()
    sent = {"whom": str(world.boon.public_id), "channel": "phone", "back": "party"}
    assert client.post(url(world, "note"), sent)["Location"] == page


def test_who_may_not_note_sees_no_contact_on_the_page_of_a_person(
    world: World, signed_in: SignIn
) -> None:
    sent = {"whom": str(world.boon.public_id), "channel": "phone", "what": "เรื่องในบ้าน"}
    signed_in("coordinator").post(url(world, "note"), sent)
    page = reverse("network:person", args=[world.workspace.public_id, world.boon.public_id])
    assert "เรื่องในบ้าน" in signed_in("manager").get(page).content.decode()
    for role in ("evaluator", "reader"):
        assert "เรื่องในบ้าน" not in signed_in(role).get(page).content.decode()


def test_many_names_a_line_and_a_promise(world: World, signed_in: SignIn) -> None:
    client = signed_in("coordinator")
    sent = {
        "whom": [str(world.boon.public_id), str(world.mali.public_id)],
        "channel": "meeting",
        "what": "วางแผนปีหน้า",
        "on_day": "5",
        "on_month": "3",
        "on_year": "2559",
        "promise": "ส่งรายชื่อ",
        "promise_by_day": "1",
        "promise_by_month": "4",
        "promise_by_year": "2559",
    }
    client.post(url(world, "note"), sent)
    made = Contact.objects.get()
    assert (made.on and made.on.iso, made.with_whom.count()) == ("2016-03-05", 2)
    assert Task.objects.get().what == "ส่งรายชื่อ"


def test_a_form_without_a_name_is_asked_again_and_keeps_what_was_typed(
    world: World, signed_in: SignIn
) -> None:
    sent = {"channel": "phone", "what": "เรื่องสำคัญ"}
    answer = signed_in("coordinator").post(url(world, "note"), sent)
    assert answer.status_code == 422
    assert "เรื่องสำคัญ" in answer.content.decode()


def test_one_contact_is_changed_and_taken_away(world: World, signed_in: SignIn) -> None:
    client = signed_in("coordinator")
    client.post(url(world, "note"), {"whom": str(world.boon.public_id), "channel": "phone"})
    made = Contact.objects.get()
    page = url(world, "contact", contact=made.public_id)
    assert world.boon.name in client.get(page).content.decode()
    sent = {"whom": str(world.mali.public_id), "channel": "line", "what": "แก้คำ"}
    assert client.post(page, sent).status_code == 302
    made.refresh_from_db()
    assert (made.channel, made.what) == ("line", "แก้คำ")
    client.post(url(world, "remove", contact=made.public_id))
    assert Contact.objects.count() == 0


def test_search_offers_names_and_keeps_those_tapped_on(world: World, signed_in: SignIn) -> None:
    client = signed_in("coordinator")
    said = client.get(
        url(world, "pick"), {"q": "มะลิ", "whom": str(world.boon.public_id)}
    ).content.decode()
    assert world.mali.name in said
    assert world.boon.name in said
    assert "checked" in said
    assert world.kru.name not in said


def test_the_list_is_narrowed_by_the_way(world: World, signed_in: SignIn) -> None:
    client = signed_in("coordinator")
    for party, way in ((world.boon, "phone"), (world.mali, "visit")):
        client.post(url(world, "note"), {"whom": str(party.public_id), "channel": way})
    client.get(url(world, "log"))  # the messages of the two notes are told here
    said = client.get(url(world, "log"), {"channel": "visit"}).content.decode()
    assert world.mali.name in said
    assert world.boon.name not in said

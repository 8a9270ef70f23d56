"""Care over the web: thanks in one tap, a plan, an invitation."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from malai.contact.models import CareGiven, CarePlan, Invitation
from malai.work.models import Task
from tests.makers import World

SignIn = Callable[[str], Client]


def here(world: World, name: str, *more: object) -> str:
    return reverse(f"contact:{name}", args=[world.workspace.public_id, *more])


def test_thanks_are_noted_in_one_tap(world: World, signed_in: SignIn) -> None:
    world.boon.memberships.update(role="volunteer")
    client = signed_in("coordinator")
    tap = here(world, "care-give", world.boon.public_id)
    assert tap in client.get(here(world, "care")).content.decode()
    answer = client.post(tap, {"kind": "thanks"}, follow=True)
    assert CareGiven.objects.get().noted_by == world.cast.coordinator
    assert "undo" in answer.content.decode()
    client.post(tap, {"kind": "thanks"})
    assert CareGiven.objects.count() == 1


def test_a_plan_is_written_from_the_page_of_a_partner(world: World, signed_in: SignIn) -> None:
    client = signed_in("coordinator")
    page = here(world, "plan", world.temple.public_id)
    party = reverse(
        "network:organisation", args=[world.workspace.public_id, world.temple.public_id]
    )
    assert page in client.get(party).content.decode()
    client.post(page, {"why": "เปิดศาลาให้ใช้", "touch": "ไปกราบหลวงพ่อ"})
    assert CarePlan.objects.get().why == "เปิดศาลาให้ใช้"
    assert Task.objects.get().what == "ไปกราบหลวงพ่อ"
    said = client.get(here(world, "care")).content.decode()
    assert "ไปกราบหลวงพ่อ" in said
    assert client.get(page).status_code == 200


def test_a_new_partner_is_invited_on_record_or_not(world: World, signed_in: SignIn) -> None:
    client = signed_in("coordinator")
    client.post(here(world, "invitation-new"), {"name": "โรงสีชุมชน", "asks": "ยืมลานตาก"})
    known = f"{here(world, 'invitation-new')}?party={world.boon.public_id}"
    assert world.kru.name in client.get(known).content.decode()
    client.post(known, {"gains": "เพื่อนร่วมทาง"})
    assert [row.party for row in Invitation.objects.order_by("pk")] == [None, world.boon]
    row = Invitation.objects.get(party=None)
    client.post(here(world, "invitation", row.public_id), {"name": "โรงสีชุมชน", "state": "invited"})
    row.refresh_from_db()
    assert (row.state, row.asks) == ("invited", "")
    said = client.get(here(world, "care")).content.decode()
    assert "โรงสีชุมชน" in said

"""The demonstration: one click in, never into anything else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user
from django.http import HttpRequest
from django.test import Client, override_settings
from django.urls import reverse

from malai.accounts.models import Role, Seat, User, Workspace
from malai.site.services import demo_seats_ensure, demo_user_of
from tests.makers import Cast, member, network, person


@pytest.fixture
def shown(db: None) -> Workspace:
    """A demonstration with one network."""
    workspace = Workspace.objects.create(name_th="สาธิต", is_demo=True)
    member(network(workspace), person(workspace, "นายแก้ว สมมติ"))
    return workspace


def who(client: Client) -> str:
    request = HttpRequest()
    request.session = client.session
    return str(getattr(get_user(request), "email", ""))


def enter(client: Client, role: str) -> str:
    answer = client.post(reverse("site:demo-enter", args=[role]))
    return str(answer.headers["Location"])


@pytest.mark.parametrize("role", list(Role))
def test_one_click_signs_in_as_each_role(shown: Workspace, role: Role) -> None:
    client = Client()
    assert enter(client, role) == "/"
    assert who(client) == f"demo-{role}@demo.invalid"
    answer = client.get("/", follow=True)
    assert answer.status_code == 200
    assert answer.request["PATH_INFO"] == reverse("site:home", args=[shown.public_id])


def test_the_page_offers_every_role(shown: Workspace) -> None:
    text = Client().get("/demo/").content.decode()
    assert all(reverse("site:demo-enter", args=[role]) in text for role in Role)


def test_before_it_is_filled_the_page_says_what_to_run(db: None) -> None:
    text = Client().get("/demo/").content.decode()
    assert "malai demo" in text
    assert reverse("site:demo-enter", args=["owner"]) not in text
    client = Client()
    assert enter(client, "owner") == "/demo/"
    assert who(client) == ""


@override_settings(MALAI_DEMO=False)
def test_without_the_switch_there_is_no_demonstration(shown: Workspace) -> None:
    client = Client()
    assert client.get("/demo/").status_code == 404
    assert client.post(reverse("site:demo-enter", args=["owner"])).status_code == 404
    assert who(client) == ""


def test_looking_at_the_address_signs_nobody_in(shown: Workspace) -> None:
    client = Client()
    assert client.get(reverse("site:demo-enter", args=["owner"])).status_code == 405
    assert who(client) == ""


@pytest.mark.parametrize("role", ["stranger", "superuser", "owner2"])
def test_only_roles_can_be_entered(shown: Workspace, role: str) -> None:
    assert Client().post(f"/demo/{role}/").status_code == 404


def test_a_workspace_of_real_people_gets_no_demonstration_users(cast: Cast) -> None:
    with pytest.raises(ValueError, match="demonstration"):
        demo_seats_ensure(workspace=cast.workspace)
    assert demo_user_of(role=Role.OWNER) is None


def test_what_a_visitor_did_to_a_seat_is_put_right_for_the_next(shown: Workspace) -> None:
    demo_seats_ensure(workspace=shown)
    Seat.objects.update(role=Role.OWNER)
    Seat.objects.filter(user__email="demo-manager@demo.invalid").delete()
    enter(Client(), "reader")
    assert {s.user.email: s.role for s in Seat.objects.filter(workspace=shown)} == {
        f"demo-{role}@demo.invalid": role.value for role in Role
    }


@pytest.mark.parametrize(
    "path",
    ["email/", "password/change/", "password/set/", "2fa/", "2fa/totp/activate/", "3rdparty/"],
)
def test_a_visitor_cannot_change_the_shared_account(shown: Workspace, path: str) -> None:
    client = Client()
    enter(client, "owner")
    for answer in (client.get(f"/accounts/{path}"), client.post(f"/accounts/{path}")):
        assert answer.headers["Location"] == "/"


def test_a_visitor_can_leave(shown: Workspace) -> None:
    client = Client()
    enter(client, "owner")
    client.post("/accounts/logout/")
    assert who(client) == ""


def test_demonstration_users_have_no_password_and_no_link_to_one(shown: Workspace) -> None:
    users = demo_seats_ensure(workspace=shown)
    assert not any(user.has_usable_password() for user in users.values())
    client = Client()
    enter(client, "owner")
    for seat in Seat.objects.filter(workspace=shown):
        url = reverse("site:seat-link", args=[shown.public_id, seat.public_id])
        assert client.post(url).status_code == 302
        assert "/accounts/password" not in client.post(url, follow=True).content.decode()


def test_nobody_can_be_invited_into_the_demonstration(shown: Workspace) -> None:
    client = Client()
    enter(client, "owner")
    form = {"name": "แขก", "email": "guest@example.org", "role": "owner"}
    answer = client.post(reverse("site:seats", args=[shown.public_id]), form)
    assert answer.status_code == 422
    assert not User.objects.filter(email="guest@example.org").exists()


def test_real_people_stay_who_they_are(
    shown: Workspace, cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("owner")
    enter(client, "owner")
    assert who(client) == "demo-owner@demo.invalid"
    assert not Seat.objects.filter(user=cast.owner, workspace=shown).exists()

"""Who works here: inviting, first sign-in, roles, leaving; never without an owner."""

from __future__ import annotations

import re
from collections.abc import Callable
from smtplib import SMTPException

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.urls import reverse

from malai.accounts.models import Role, Seat, User
from malai.audit.models import Act
from malai.audit.words import sentence_of
from malai.site.services.invitations import NO_MAIL
from tests.makers import Cast

GUEST = {"name": "ครูมะลิ", "email": "Mali@example.org", "role": "coordinator"}
LINK = re.compile(r"https?://testserver(/accounts/password/reset/key/\S+?/)[\s<\"]")


def url(cast: Cast) -> str:
    return reverse("site:seats", args=[cast.workspace.public_id])


def act_on(cast: Cast, name: str, user: User) -> str:
    seat = Seat.objects.get(user=user, workspace=cast.workspace)
    return reverse(f"site:{name}", args=[cast.workspace.public_id, seat.public_id])


def role_of(cast: Cast, user: User) -> str | None:
    seat = Seat.objects.filter(user=user, workspace=cast.workspace).first()
    return seat.role if seat else None


def test_an_invited_person_gets_a_letter_and_sets_her_own_password(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    assert signed_in("owner").post(url(cast), GUEST).status_code == 302
    letter = mail.outbox[0]
    assert letter.to == ["mali@example.org"]
    found = LINK.search(str(letter.body))
    assert found

    guest, new = Client(), "จำปีหน้าวัด22"
    form = guest.get(found[1], follow=True)
    answer = guest.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    assert answer.status_code == 302
    client = Client()
    client.post("/accounts/login/", {"login": "mali@example.org", "password": new})
    home = reverse("site:home", args=[cast.workspace.public_id])
    assert client.get("/").headers["Location"] == home


@override_settings(EMAIL_BACKEND=NO_MAIL)
def test_without_a_mail_server_the_address_can_be_handed_over(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("owner")
    answer = client.post(url(cast), GUEST)
    found = LINK.search(answer.content.decode())
    assert found
    assert Client().get(found[1], follow=True).status_code == 200
    again = client.post(act_on(cast, "seat-link", User.objects.get(email="mali@example.org")))
    assert LINK.search(again.content.decode())


def test_a_mail_server_that_fails_does_not_lose_the_invitation(
    cast: Cast, signed_in: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_args: object, **_kwargs: object) -> int:
        raise SMTPException

    monkeypatch.setattr("malai.site.services.invitations.send_mail", down)
    answer = signed_in("owner").post(url(cast), GUEST)
    assert LINK.search(answer.content.decode())
    assert Seat.objects.filter(user__email="mali@example.org").exists()


def test_who_has_an_account_elsewhere_keeps_it(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    form = {"name": "ใครก็ได้", "email": "STRANGER@example.org", "role": "reader"}
    signed_in("owner").post(url(cast), form)
    assert User.objects.get(email="stranger@example.org").name == "stranger"
    assert role_of(cast, cast.stranger) == "reader"
    assert not LINK.search(str(mail.outbox[0].body))


def test_nobody_gets_a_password_link_for_an_account_in_use(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    answer = signed_in("owner").post(act_on(cast, "seat-link", cast.reader), follow=True)
    assert not LINK.search(answer.content.decode())


def test_no_link_opens_an_account_that_has_seats_elsewhere(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    guest = User.objects.create_user("guest@example.org", name="guest")
    for workspace in (cast.workspace, cast.elsewhere):
        Seat.objects.create(user=guest, workspace=workspace, role=Role.READER)
    answer = signed_in("owner").post(act_on(cast, "seat-link", guest), follow=True)
    assert not LINK.search(answer.content.decode())


def test_a_second_invitation_is_refused_with_a_sentence(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    form = {"name": "x", "email": "reader@example.org", "role": "manager"}
    assert signed_in("owner").post(url(cast), form).status_code == 422
    assert role_of(cast, cast.reader) == "reader"


def test_a_role_is_changed_and_told_in_the_history(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("owner")
    client.post(act_on(cast, "seat-role", cast.reader), {"role": "coordinator"})
    assert role_of(cast, cast.reader) == "coordinator"
    act = Act.objects.get()
    assert (act.action, act.by) == ("site.seat_role_change", cast.owner)
    assert "reader" in sentence_of(act)


def test_a_change_of_rights_cannot_be_undone_from_the_history(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    signed_in("owner").post(act_on(cast, "seat-role", cast.coordinator), {"role": "reader"})
    undo = reverse("audit:undo", args=[cast.workspace.public_id, Act.objects.get().public_id])
    signed_in("manager").post(undo)
    assert role_of(cast, cast.coordinator) == "reader"


@pytest.mark.parametrize("form", [{"role": "king"}, {}])
def test_only_roles_of_the_list_are_given(
    cast: Cast, signed_in: Callable[[str], Client], form: dict[str, str]
) -> None:
    signed_in("owner").post(act_on(cast, "seat-role", cast.reader), form)
    assert role_of(cast, cast.reader) == "reader"


def test_a_manager_neither_makes_nor_unmakes_owners(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("manager")
    client.post(act_on(cast, "seat-role", cast.manager), {"role": "owner"})
    client.post(act_on(cast, "seat-role", cast.owner), {"role": "reader"})
    client.post(act_on(cast, "seat-remove", cast.owner))
    client.post(url(cast), {**GUEST, "role": "owner"})
    assert (role_of(cast, cast.manager), role_of(cast, cast.owner)) == ("manager", "owner")
    assert Seat.objects.filter(role=Role.OWNER, workspace=cast.workspace).count() == 1
    assert not Act.objects.exists()


def test_a_manager_gets_no_link_into_the_account_of_an_owner(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    signed_in("owner").post(url(cast), {**GUEST, "role": "owner"})
    guest = User.objects.get(email="mali@example.org")
    answer = signed_in("manager").post(act_on(cast, "seat-link", guest), follow=True)
    assert not LINK.search(answer.content.decode())


def test_the_last_owner_stays(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("owner")
    client.post(act_on(cast, "seat-role", cast.owner), {"role": "reader"})
    client.post(act_on(cast, "seat-remove", cast.owner))
    assert role_of(cast, cast.owner) == "owner"
    assert not Act.objects.exists()


def test_of_two_owners_one_may_go(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("owner")
    client.post(act_on(cast, "seat-role", cast.manager), {"role": "owner"})
    answer = client.post(act_on(cast, "seat-remove", cast.owner))
    assert answer.headers["Location"] == "/"
    assert role_of(cast, cast.owner) is None


def test_who_lost_her_seat_finds_nothing_at_once(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    reader = signed_in("reader")
    signed_in("owner").post(act_on(cast, "seat-remove", cast.reader))
    home = reverse("site:home", args=[cast.workspace.public_id])
    assert reader.get(home).status_code == 404
    assert User.objects.filter(pk=cast.reader.pk).exists()


def test_a_seat_of_another_workspace_cannot_be_touched(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    theirs = Seat.objects.get(user=cast.stranger)
    for name in ("seat-role", "seat-remove", "seat-link"):
        address = reverse(f"site:{name}", args=[cast.workspace.public_id, theirs.public_id])
        assert signed_in("owner").post(address, {"role": "reader"}).status_code == 404
    assert Seat.objects.get(pk=theirs.pk).role == Role.OWNER

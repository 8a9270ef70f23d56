"""Owners from the terminal, and names in the right column."""

from __future__ import annotations

import pytest

from malai.accounts.models import Role, Seat, User, Workspace
from malai.site.selectors import Step, start_step
from malai.site.services import owner_create, start_code
from malai.site.services.first_start import code_file, in_its_column
from tests.makers import Cast


def make(workspace_name: str = "ดอยหมอก", email: str = "kaew@example.org") -> Seat:
    return owner_create(
        email=email, name="แก้ว", password="ดอกมะลิบานเช้า9", workspace_name=workspace_name
    )


def test_the_terminal_makes_an_owner_and_her_workspace(db: None) -> None:
    seat = make()
    assert (seat.role, seat.workspace.name_th) == (Role.OWNER, "ดอยหมอก")
    assert seat.user.check_password("ดอกมะลิบานเช้า9")
    assert seat.workspace.tie_kinds.exists()


def test_a_second_call_changes_the_password_and_makes_nothing_new(db: None) -> None:
    first = make()
    again = owner_create(
        email="KAEW@example.org", name="", password="อีกคำ99", workspace_name="ดอยหมอก"
    )
    assert again == first
    assert (User.objects.count(), Workspace.objects.count()) == (1, 1)
    assert User.objects.get().check_password("อีกคำ99")
    assert User.objects.get().name == "แก้ว"


def test_without_a_name_the_first_real_workspace_is_meant(cast: Cast) -> None:
    Workspace.objects.create(name_th="สาธิต", is_demo=True)
    assert make("").workspace == cast.workspace


def test_a_seat_that_was_less_becomes_the_owners(cast: Cast) -> None:
    seat = owner_create(
        email="reader@example.org",
        name="",
        password="อีกคำ99",
        workspace_name=cast.workspace.name_th,
    )
    assert Seat.objects.get(user=cast.reader).role == Role.OWNER == seat.role


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("ดอยหมอก", ("ดอยหมอก", "")),
        ("Misty Hill", ("", "Misty Hill")),
        ("ดอย Misty", ("ดอย Misty", "")),
    ],
)
def test_a_name_goes_to_the_column_of_its_letters(name: str, columns: tuple[str, str]) -> None:
    assert in_its_column(name) == columns


def test_demonstration_users_do_not_end_the_first_start(db: None) -> None:
    User.objects.create_user("demo-owner@demo.invalid")
    assert start_step(None) == Step.OWNER
    assert start_code()
    make()
    assert start_step(None) is None
    assert not code_file().exists()

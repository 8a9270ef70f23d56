"""Users sign in by e-mail; demonstration users are told from real ones."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from malai.accounts.demo import demo_address, is_demo_address, of_real_users
from malai.accounts.models import Role, Seat, User
from tests.makers import Cast


def test_an_address_is_kept_in_small_letters(db: None) -> None:
    assert User.objects.create_user("Kaew@Example.ORG").email == "kaew@example.org"


def test_without_a_password_nobody_can_type_one(db: None) -> None:
    assert not User.objects.create_user("kaew@example.org").has_usable_password()


def test_a_user_is_called_by_name_or_else_by_address(db: None) -> None:
    user = User.objects.create_user("kaew@example.org")
    assert str(user) == "kaew@example.org"
    user.name = "แก้ว"
    assert str(user) == user.get_full_name() == user.get_short_name() == "แก้ว"


def test_one_address_is_one_user(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("OWNER@example.org")


def test_one_user_has_one_seat_in_a_workspace(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(user=cast.owner, workspace=cast.workspace, role=Role.READER)


@pytest.mark.parametrize(
    ("email", "is_demo"),
    [
        (demo_address("owner"), True),
        ("Demo-Owner@DEMO.invalid", True),
        ("demo-owner@demo.invalid.org", False),
        ("kaew@example.org", False),
    ],
)
def test_demonstration_addresses_are_told_from_real_ones(email: str, is_demo: bool) -> None:
    assert is_demo_address(email) is is_demo


def test_real_users_leave_the_demonstration_out(cast: Cast) -> None:
    User.objects.create_user(demo_address("owner"))
    assert User.objects.filter(of_real_users()).count() == 6

"""How sign-in behaves: nobody makes an account alone; an owner invites."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come from the first start and from owners, never from a sign-up page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no: an account alone would open nothing."""
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """LINE signs in people who already have an account with the same e-mail or a link to it."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ANN401 - allauth's type
        """Say no, as above."""
        return False

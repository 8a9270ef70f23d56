"""How sign-in behaves: nobody makes an account alone; an owner invites."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from malai.accounts.models import User

YEAR = 365 * 24 * 3600


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come from the first start and from owners, never from a sign-up page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no: an account alone would open nothing."""
        del request
        return False

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - allauth's signature
        """Give the browser the language that this person chose before, perhaps on another one."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if user.language:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                user.language,
                max_age=YEAR,
                samesite="Lax",
                secure=settings.HTTPS,
                httponly=True,
            )
        return response


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """LINE signs in people who have joined it to their account before."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ANN401 - allauth's type
        """Say no, as above."""
        del request, sociallogin
        return False

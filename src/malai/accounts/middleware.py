"""What stands between a request and the pages of accounts."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from malai.accounts.demo import is_demo_address


def demo_accounts_stay(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Keep visitors of a demonstration from changing its shared accounts.

    A demonstration user with a password or an e-mail address of a visitor would be a way in that
    outlives the demonstration. Signing out and signing in as somebody else stay possible.
    """

    def guarded(request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/accounts/") and not is_a_way_out(request.path):
            user = request.user
            if user.is_authenticated and is_demo_address(user.email):
                return redirect("/")
        return get_response(request)

    return guarded


def is_a_way_out(path: str) -> bool:
    """Say whether a page only ends a visit or begins another."""
    return path in {reverse("account_logout"), reverse("account_login")}

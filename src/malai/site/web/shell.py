"""The door of the house: where a visitor goes, the language, the health of the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from malai.site.selectors import seats_of_user, start_step
from malai.site.services import language_set

if TYPE_CHECKING:
    from malai.accounts.models import User

YEAR = 365 * 24 * 3600


@never_cache
@require_GET
def root(request: HttpRequest) -> HttpResponse:
    """Send everybody where they belong; who has several workspaces chooses."""
    user = signed_in(request)
    if user is None:
        return for_a_visitor()
    seats = seats_of_user(user)
    if len(seats) == 1:
        return redirect("site:home", seats[0].workspace.public_id)
    if not seats and (step := start_step(user)):
        return redirect(f"site:start-{step}")
    return render(request, "site/workspaces.html", {"seats": seats})


def for_a_visitor() -> HttpResponse:
    """Show the demonstration, begin the first start, or ask to sign in."""
    if settings.MALAI_DEMO:
        return redirect("site:demo")
    if start_step(None):
        return redirect("site:start-owner")
    return redirect_to_login("/")


def posted(request: HttpRequest) -> QueryDict | None:
    """Return the form that was sent, ``None`` where a page is only asked for."""
    return request.POST if request.method == "POST" else None


def signed_in(request: HttpRequest) -> User | None:
    """Return who is signed in."""
    return request.user if request.user.is_authenticated else None


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Change the language and come back to the same page."""
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    response = HttpResponseRedirect(wanted if is_ours else "/")
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        if user := signed_in(request):
            language_set(user=user, language=chosen)
        remember_language(response, chosen)
    return response


def remember_language(response: HttpResponse, chosen: str) -> None:
    """Keep the language in the browser, where the middleware looks for it."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=YEAR,
        samesite="Lax",
        secure=settings.HTTPS,
        httponly=True,
    )
    translation.activate(chosen)


@never_cache
@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """Answer ``ok`` when the database answers, for watchdogs and load balancers."""
    del request
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return HttpResponse("ok\n", content_type="text/plain")


@require_GET
def robots(request: HttpRequest) -> HttpResponse:
    """Ask search engines to stay outside: pages are about people."""
    del request
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")

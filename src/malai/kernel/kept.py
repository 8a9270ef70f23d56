"""A session that ends while somebody writes: what was typed comes back after signing in again.

The text waits in the session of the browser, for the same person and the same address only, until
it is sent again. Files and passwords are not kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django_htmx.http import HttpResponseClientRedirect

if TYPE_CHECKING:
    from django.http import HttpResponse

KEY: Final = "kept_text"
#: Who was here last, signed; told apart so that nobody reads what another person typed.
COOKIE: Final = "malai_last"
#: Letters at most; a form of ours is far shorter.
MOST: Final = 200_000
DAY: Final = 24 * 3600


def is_a_guest(request: HttpRequest) -> bool:
    """Say whether nobody is signed in, or nobody any more."""
    return not request.user.is_authenticated


def asked_to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Send to the sign-in; what was typed into a form waits there."""
    if request.method == "POST":
        _keep(request)
    path = request.get_full_path()
    if request.headers.get("HX-Request"):
        here = request.headers.get("HX-Current-URL", path)
        answer: HttpResponse = redirect_to_login(
            _path_of(here) if request.method == "POST" else path
        )
        return HttpResponseClientRedirect(answer["Location"])
    return redirect_to_login(path)


def _path_of(url: str) -> str:
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _keep(request: HttpRequest) -> None:
    who = request.get_signed_cookie(COOKIE, default="", max_age=DAY)
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and isinstance(value, str)
    ]
    if who and sum(len(value) for _name, value in fields) <= MOST:
        request.session[KEY] = {"path": request.path, "who": who, "fields": fields}


def kept_for(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the fields that wait for this page and this person; others are let go."""
    kept: dict[str, Any] | None = request.session.get(KEY) if hasattr(request, "session") else None
    if not kept or not request.user.is_authenticated:
        return []
    if kept["who"] != str(request.user.public_id):
        del request.session[KEY]
        return []
    return [tuple(field) for field in kept["fields"]] if kept["path"] == request.path else []


def settle_kept(request: HttpRequest, answer: HttpResponseBase) -> None:
    """Let the text go once its page was sent again, and remember who is here."""
    kept = request.session.get(KEY)
    if kept and request.method == "POST" and kept["path"] == request.path:
        del request.session[KEY]
    who = str(request.user.public_id)  # type: ignore[union-attr]
    if request.get_signed_cookie(COOKIE, default="", max_age=DAY) != who:
        secure = request.is_secure()
        answer.set_signed_cookie(
            COOKIE, who, max_age=DAY, httponly=True, samesite="Lax", secure=secure
        )

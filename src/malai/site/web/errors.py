"""Pages for what went wrong: a sentence and a way on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def page(status: int, *, is_stale: bool = False) -> HttpResponse:
    """Return the page of an error, made of nothing but its code.

    Without the request nothing in it can fail a second time, and what is absent and what is
    hidden from this reader look alike to the letter.
    """
    context = {"status": status, "is_stale": is_stale}
    return HttpResponse(render_to_string("kernel/error.html", context), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer what we could not understand."""
    del request, exception
    return page(400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a seat that may not do this."""
    del request, exception
    return page(403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was open for too long."""
    del request, reason
    return page(403, is_stale=True)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer an address that leads nowhere, or nowhere for this reader."""
    del request, exception
    return page(404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer our own mistake."""
    del request
    return page(500)

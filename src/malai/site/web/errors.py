"""Pages for what went wrong: a sentence and a way on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer what we could not understand."""
    del exception
    return render(request, "kernel/error.html", {"status": 400}, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a seat that may not do this."""
    del exception
    return render(request, "kernel/error.html", {"status": 403}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was open for too long."""
    del reason
    return render(request, "kernel/error.html", {"status": 403, "is_stale": True}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer an address that leads nowhere, or nowhere for this reader."""
    del exception
    return render(request, "kernel/error.html", {"status": 404}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer our own mistake."""
    return render(request, "kernel/error.html", {"status": 500}, status=500)

"""Addresses: each room brings its own table, the top of the ladder comes first."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

ROOMS = (
    "site",
    "interchange",
    "atlas",
    "insight",
    "knowledge",
    "contact",
    "activities",
    "questions",
    "work",
    "consent",
    "network",
    "files",
    "places",
    "links",
    "audit",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("allauth.urls")),
    *(path("", include(f"malai.{room}.urls")) for room in ROOMS),
]

handler400 = "malai.site.web.errors.bad_request"
handler403 = "malai.site.web.errors.forbidden"
handler404 = "malai.site.web.errors.not_found"
handler500 = "malai.site.web.errors.server_error"

"""Addresses: each room brings its own table, the top of the ladder comes first."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

ROOMS = (
    "site",
    "reports",
    "interchange",
    "members",
    "atlas",
    "insight",
    "knowledge",
    "contact",
    "activities",
    "questions",
    "work",
    "post",
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

if settings.MAIL_SERVICE:
    # Where the mail service tells of bounces.
    urlpatterns.append(path("anymail/", include("anymail.urls")))

handler400 = "malai.site.web.errors.bad_request"
handler403 = "malai.site.web.errors.forbidden"
handler404 = "malai.site.web.errors.not_found"
handler500 = "malai.site.web.errors.server_error"

"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.audit.web import pages

app_name = "audit"
urlpatterns: list[URLPattern] = [
    path("w/<uuid:workspace>/history/", pages.acts, name="acts"),
    path("w/<uuid:workspace>/history/<uuid:act>/", pages.act_page, name="act"),
    path("w/<uuid:workspace>/history/<uuid:act>/undo/", pages.undo, name="undo"),
]

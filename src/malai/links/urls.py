"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.links.web import pages

app_name = "links"
urlpatterns: list[URLPattern] = [path("l/<str:token>/", pages.open_link, name="open")]

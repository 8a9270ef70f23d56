"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.files.web import pages

app_name = "files"
urlpatterns: list[URLPattern] = [
    path("w/<uuid:workspace>/files/<uuid:file>/", pages.file_get, name="file"),
]

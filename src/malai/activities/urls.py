"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.activities.web import pages

HERE = "w/<uuid:workspace>/activities"

app_name = "activities"
urlpatterns: list[URLPattern] = [
    path(f"{HERE}/", pages.activities, name="activities"),
    path(f"{HERE}/<uuid:activity>/", pages.activity, name="activity"),
]

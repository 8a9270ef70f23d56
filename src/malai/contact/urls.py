"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.contact.web import noting

HERE = "w/<uuid:workspace>/contact"
ONE = f"{HERE}/<uuid:contact>"

app_name = "contact"
urlpatterns: list[URLPattern] = [
    path(f"{HERE}/noted/", noting.log, name="log"),
    path(f"{HERE}/new/", noting.note, name="note"),
    path(f"{HERE}/pick/", noting.pick, name="pick"),
    path(f"{ONE}/", noting.contact, name="contact"),
    path(f"{ONE}/remove/", noting.remove, name="remove"),
]

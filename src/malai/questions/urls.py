"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.questions.web import answering, hosting

GROUP = "w/<uuid:workspace>/together/<uuid:group>"

app_name = "questions"
urlpatterns: list[URLPattern] = [
    path(f"{GROUP}/", hosting.group, name="group"),
    path(f"{GROUP}/step/", hosting.step, name="group-step"),
    path("together/", answering.code, name="code"),
    path("together/<str:key>/", answering.join, name="join"),
    path("together/<str:key>/<uuid:sheet>/", answering.answer, name="answer"),
]

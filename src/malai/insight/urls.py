"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.insight.web import (
    answers,
    change,
    coordination,
    leaving,
    members,
    numbers,
    reading,
    runs,
    weaving,
)

HERE = "w/<uuid:workspace>/networks/<uuid:network>/strength"

app_name = "insight"
urlpatterns: list[URLPattern] = [
    path("w/<uuid:workspace>/strength/", reading.first, name="first"),
    path("w/<uuid:workspace>/methods/", reading.methods, name="methods"),
    path(f"{HERE}/", reading.reading, name="reading"),
    path(f"{HERE}/reading.pdf", reading.reading_pdf, name="reading-pdf"),
    path(f"{HERE}/members/", members.members, name="members"),
    path(f"{HERE}/members/export/", members.export, name="members-export"),
    path(f"{HERE}/numbers/", numbers.numbers, name="numbers"),
    path(f"{HERE}/coordination/", coordination.coordination, name="coordination"),
    path(f"{HERE}/what-if/", leaving.what_if, name="what-if"),
    path(f"{HERE}/introductions/", weaving.weaving, name="weaving"),
    path(f"{HERE}/introductions/decide/", weaving.decide, name="introduction-decide"),
    path(
        f"{HERE}/introductions/<uuid:introduction>/forget/",
        weaving.forget,
        name="introduction-forget",
    ),
    path(f"{HERE}/change/", change.change, name="change"),
    path(f"{HERE}/trust/", answers.trust, name="trust"),
    path(f"{HERE}/giving/", answers.giving, name="giving"),
    path(f"{HERE}/answers/new/", answers.bring, name="answers-bring"),
    path(f"{HERE}/answers/<uuid:sheet>/drop/", answers.drop, name="answers-drop"),
    path(f"{HERE}/answers/<str:kind>.xlsx", answers.blank, name="answers-blank"),
    path(f"{HERE}/analyses/", runs.runs, name="runs"),
    path(f"{HERE}/analyses/keep/", runs.run_keep, name="run-keep"),
    path(f"{HERE}/analyses/compare/", runs.compare, name="compare"),
    path(f"{HERE}/analyses/<uuid:run>/", runs.run_progress, name="run-progress"),
    path(f"{HERE}/analyses/<uuid:run>/stop/", runs.run_stop, name="run-stop"),
]

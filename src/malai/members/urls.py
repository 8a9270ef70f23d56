"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.members.web import own, words

app_name = "members"
HERE = "w/<uuid:workspace>/members"
urlpatterns: list[URLPattern] = [
    path(f"{HERE}/said/", words.words, name="words"),
    path(f"{HERE}/said/<uuid:word>/", words.word_settle, name="word-settle"),
    path(f"{HERE}/link/<uuid:party>/", words.link, name="link"),
    path("l/<str:token>/people/", own.people, name="people"),
    path("l/<str:token>/say/", own.say, name="say"),
    path("l/<str:token>/correct/", own.correct, name="correct"),
    path("l/<str:token>/answer/", own.answer, name="answer"),
    path("l/<str:token>/found/", own.found, name="found"),
    path("l/<str:token>/hide/", own.hide, name="hide"),
    path("l/<str:token>/thanks/", own.thanks, name="thanks"),
]

"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.post.web import choices, codes, line, lists, messages, settings

HERE = "w/<uuid:workspace>/post"
ONE = f"{HERE}/<uuid:message>"

app_name = "post"
urlpatterns: list[URLPattern] = [
    path(f"{HERE}/", messages.messages_list, name="messages"),
    path(f"{HERE}/new/", messages.message_new, name="message-new"),
    path(f"{HERE}/ways/", settings.ways, name="ways"),
    path(f"{HERE}/ways/line/", line.account, name="line-account"),
    path(f"{HERE}/ways/line/check/", line.check, name="line-check"),
    path(f"{HERE}/ways/line/remove/", line.remove, name="line-remove"),
    path(f"{HERE}/codes/", codes.codes, name="codes"),
    path("line/<uuid:account>/", line.webhook, name="line-webhook"),
    path(f"{HERE}/people/<uuid:party>/line/", line.invite, name="line-invite"),
    path(f"{HERE}/people/<uuid:party>/", choices.choice, name="choice"),
    path(f"{ONE}/", messages.message, name="message"),
    path(f"{ONE}/edit/", messages.message_edit, name="message-edit"),
    path(f"{ONE}/send/", messages.confirm, name="confirm"),
    path(f"{ONE}/drop/", messages.drop, name="drop"),
    path(f"{ONE}/stop/", messages.stop, name="stop"),
    path(f"{ONE}/again/", messages.again, name="again"),
    path(f"{ONE}/done/<uuid:delivery>/", lists.done, name="done"),
    path(f"{ONE}/list/", lists.people_list, name="list"),
    path("u/<str:token>/", choices.own_choices, name="choices"),
]

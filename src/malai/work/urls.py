"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.work.web import pages

HERE = "w/<uuid:workspace>/tasks"
ONE = f"{HERE}/<uuid:task>"

app_name = "work"
urlpatterns: list[URLPattern] = [
    path(f"{HERE}/", pages.tasks, name="tasks"),
    path(f"{HERE}/new/", pages.task_new, name="task-new"),
    path(f"{ONE}/", pages.task_edit, name="task"),
    path(f"{ONE}/settle/", pages.task_settle, name="task-settle"),
]

"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.activities.urls_attending import attending
from malai.activities.urls_planning import planning
from malai.activities.web import attendance, changing, pages, telling

HERE = "w/<uuid:workspace>/activities"
ONE = f"{HERE}/<uuid:activity>"

app_name = "activities"
urlpatterns: list[URLPattern] = [
    path(f"{HERE}/", pages.activities, name="activities"),
    path(f"{HERE}/new/", changing.activity_new, name="activity-new"),
    path(f"{HERE}/pick/", changing.people_pick, name="people-pick"),
    path(f"{ONE}/", pages.activity, name="activity"),
    path(f"{ONE}/edit/", changing.activity_edit, name="activity-edit"),
    path(f"{ONE}/tell/", telling.tell, name="tell"),
    path(f"{ONE}/attendance/", attendance.attendance, name="attendance"),
    *planning,
    *attending,
]

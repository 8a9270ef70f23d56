"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.places.web import mending, parts, points, working

HERE = "w/<uuid:workspace>/areas"
ONE = f"{HERE}/working/<uuid:area>"

app_name = "places"
urlpatterns: list[URLPattern] = [
    path(f"{HERE}/", working.areas, name="areas"),
    path(f"{HERE}/part/", parts.area_part, name="area-part"),
    path(f"{HERE}/villages/", points.villages, name="villages"),
    path(f"{HERE}/places/", points.points, name="points"),
    path(f"{HERE}/places/<uuid:place>/", points.point_edit, name="point-edit"),
    path(f"{HERE}/mend/", mending.mending, name="mending"),
    path(f"{HERE}/mend/all/", mending.mend_all, name="mend-all"),
    path(f"{HERE}/mend/<slug:bearer>/<uuid:row>/", mending.mend_one, name="mend-one"),
    path(f"{HERE}/working/new/", working.working_new, name="working-new"),
    path(f"{ONE}/", working.working, name="working"),
    path(f"{ONE}/edit/", working.working_edit, name="working-edit"),
    path(f"{ONE}/parts/", working.working_parts, name="parts-add"),
    path(f"{ONE}/parts/<slug:code>/remove/", working.part_drop, name="part-remove"),
]

"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.atlas.web import beside, findings, looks, over_time, picture

app_name = "atlas"
HERE = "w/<uuid:workspace>/networks/<uuid:network>"
urlpatterns: list[URLPattern] = [
    path("w/<uuid:workspace>/picture/", picture.first_picture, name="pictures"),
    path(f"{HERE}/picture/", picture.picture, name="picture"),
    path(f"{HERE}/picture/<str:level>.json", picture.picture_data, name="picture-data"),
    path(f"{HERE}/picture/fields/<str:name>.json", beside.field, name="field"),
    path(f"{HERE}/picture/over-time/", over_time.over_time, name="over-time"),
    path(f"{HERE}/picture/card/<uuid:party>/", beside.card, name="card"),
    path(f"{HERE}/picture/between/<uuid:party>/<uuid:other>/", beside.between, name="between"),
    path(f"{HERE}/picture/spots/<str:level>/<uuid:party>/", beside.spot, name="spot"),
    path(f"{HERE}/picture/ties/<uuid:tie>/", beside.tie_strength, name="tie-strength"),
    path(f"{HERE}/picture/views/", looks.view_new, name="view-new"),
    path(f"{HERE}/picture/views/<uuid:view>/", looks.view_edit, name="view-edit"),
    path(f"{HERE}/picture/views/<uuid:view>/remove/", looks.view_remove, name="view-remove"),
    path(f"{HERE}/findings/", findings.findings, name="findings"),
    path(f"{HERE}/reading/", findings.reading_ask, name="reading-ask"),
    path(f"{HERE}/reading/<uuid:run>/", findings.reading_progress, name="reading-progress"),
    path(f"{HERE}/reading/<uuid:run>/stop/", findings.reading_stop, name="reading-stop"),
]

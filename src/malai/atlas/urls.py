"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.atlas.web import findings, geography, picture

app_name = "atlas"
HERE = "w/<uuid:workspace>/networks/<uuid:network>"
urlpatterns: list[URLPattern] = [
    path("w/<uuid:workspace>/picture/", picture.first_picture, name="pictures"),
    path(f"{HERE}/picture/", picture.picture, name="picture"),
    path(f"{HERE}/picture/<str:level>.json", picture.picture_data, name="picture-data"),
    path(f"{HERE}/findings/", findings.findings, name="findings"),
    path(f"{HERE}/reading/", findings.reading_ask, name="reading-ask"),
    path(f"{HERE}/reading/<uuid:run>/", findings.reading_progress, name="reading-progress"),
    path(f"{HERE}/reading/<uuid:run>/stop/", findings.reading_stop, name="reading-stop"),
    path(f"{HERE}/map/", geography.map_page, name="map"),
    path(f"{HERE}/map/map.json", geography.map_data, name="map-data"),
    path(f"{HERE}/map/layers/new/", geography.map_layer_new, name="map-layer-new"),
    path(f"{HERE}/map/layers/<uuid:layer>.geojson", geography.map_layer, name="map-layer"),
    path(
        f"{HERE}/map/layers/<uuid:layer>/remove/",
        geography.map_layer_remove,
        name="map-layer-remove",
    ),
]

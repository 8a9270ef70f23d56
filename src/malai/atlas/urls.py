"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.atlas.web import (
    backdrops,
    beside,
    findings,
    geography,
    looks,
    over_time,
    papers,
    picture,
    sharing,
    stories,
    tie_table,
)

STORY = "w/<uuid:workspace>/networks/<uuid:network>/stories/<uuid:story>"

app_name = "atlas"
HERE = "w/<uuid:workspace>/networks/<uuid:network>"
urlpatterns: list[URLPattern] = [
    path("w/<uuid:workspace>/picture/", picture.first_picture, name="pictures"),
    path(f"{HERE}/picture/", picture.picture, name="picture"),
    path(f"{HERE}/picture/<str:level>.json", picture.picture_data, name="picture-data"),
    path(f"{HERE}/picture/fields/<str:name>.json", beside.field, name="field"),
    path(f"{HERE}/picture/over-time/", over_time.over_time, name="over-time"),
    path(f"{HERE}/picture/ground/", backdrops.backdrop, name="backdrop"),
    path(
        f"{HERE}/picture/ground/<uuid:backdrop>.jpg",
        backdrops.backdrop_image,
        name="backdrop-image",
    ),
    path(f"{HERE}/picture/ground/remove/", backdrops.backdrop_remove, name="backdrop-remove"),
    path(f"{HERE}/picture/card/<uuid:party>/", beside.card, name="card"),
    path(f"{HERE}/picture/between/<uuid:party>/<uuid:other>/", beside.between, name="between"),
    path(f"{HERE}/picture/spots/<str:level>/<uuid:party>/", beside.spot, name="spot"),
    path(f"{HERE}/picture/ties/<uuid:tie>/", beside.tie_strength, name="tie-strength"),
    path(f"{HERE}/picture/ties/<uuid:tie>/kind/", tie_table.tie_kind, name="tie-kind"),
    path(f"{HERE}/picture/views/", looks.view_new, name="view-new"),
    path(f"{HERE}/picture/views/<uuid:view>/", looks.view_edit, name="view-edit"),
    path(f"{HERE}/picture/views/<uuid:view>/remove/", looks.view_remove, name="view-remove"),
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
    path(f"{HERE}/picture/paper.<slug:kind>", papers.picture_paper, name="picture-paper"),
    path(f"{HERE}/map/paper.<slug:kind>", papers.map_paper, name="map-paper"),
    path(f"{HERE}/stories/", stories.stories, name="stories"),
    path(f"{HERE}/stories/new/", stories.story_new, name="story-new"),
    path(f"{STORY}/", stories.story, name="story"),
    path(f"{STORY}/edit/", stories.story_edit, name="story-edit"),
    path(f"{STORY}/remove/", stories.story_remove, name="story-remove"),
    path(f"{STORY}/slides/new/", stories.slide_new, name="slide-new"),
    path(f"{STORY}/slides/<uuid:slide>/", stories.slide_edit, name="slide-edit"),
    path(f"{STORY}/slides/<uuid:slide>/remove/", stories.slide_remove, name="slide-remove"),
    path(f"{STORY}/slides/<uuid:slide>/move/", stories.slide_shift, name="slide-move"),
    path(f"{HERE}/shares/", sharing.shares, name="shares"),
    path(f"{HERE}/shares/new/", sharing.share_new, name="share-new"),
    path(f"{HERE}/shares/<uuid:share>/close/", sharing.share_close, name="share-close"),
]

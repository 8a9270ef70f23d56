"""Addresses of lists: many at once, tags, saved lists, and what is kept beside a record."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.network.web import about, bulk, segments, tags

HERE = "w/<uuid:workspace>"
PARTY = f"{HERE}/parties/<uuid:party>"
SEGMENT = f"{HERE}/segments/<uuid:segment>"

urlpatterns: list[URLPattern] = [
    path(f"{HERE}/people/bulk/", bulk.people_bulk, name="people-bulk"),
    path(f"{HERE}/organisations/bulk/", bulk.organisations_bulk, name="organisations-bulk"),
    path(f"{HERE}/tags/", tags.tags, name="tags"),
    path(f"{HERE}/tags/new/", tags.tag_new, name="tag-new"),
    path(f"{HERE}/tags/<uuid:tag>/edit/", tags.tag_edit, name="tag-edit"),
    path(f"{HERE}/tags/<uuid:tag>/remove/", tags.tag_drop, name="tag-drop"),
    path(f"{PARTY}/tags/", tags.party_tags, name="party-tags"),
    path(f"{PARTY}/checked/", about.party_checked, name="party-checked"),
    path(f"{PARTY}/notes/new/", about.note_new, name="note-new"),
    path(f"{PARTY}/notes/<uuid:note>/edit/", about.note_edit, name="note-edit"),
    path(f"{PARTY}/notes/<uuid:note>/remove/", about.note_drop, name="note-drop"),
    path(f"{PARTY}/names/new/", about.former_name_new, name="former-name-new"),
    path(f"{PARTY}/names/<uuid:name>/remove/", about.former_name_drop, name="former-name-drop"),
    path(f"{PARTY}/files/new/", about.file_new, name="file-new"),
    path(f"{PARTY}/files/<uuid:file>/", about.file_get, name="file-get"),
    path(f"{PARTY}/files/<uuid:file>/remove/", about.file_drop, name="file-drop"),
    path(f"{PARTY}/past/", about.past, name="party-past"),
    path(f"{PARTY}/timeline/", about.timeline, name="party-timeline"),
    path(f"{HERE}/segments/", segments.segments, name="segments"),
    path(f"{HERE}/segments/new/", segments.segment_new, name="segment-new"),
    path(f"{SEGMENT}/", segments.segment, name="segment"),
    path(f"{SEGMENT}/edit/", segments.segment_edit, name="segment-edit"),
    path(f"{SEGMENT}/remove/", segments.segment_drop, name="segment-drop"),
    path(f"{SEGMENT}/marks/<uuid:party>/remove/", segments.mark_drop, name="segment-mark-drop"),
]

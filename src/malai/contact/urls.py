"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.contact.web import care, files, groups, noting, offline, overview, paces

HERE = "w/<uuid:workspace>/contact"
ONE = f"{HERE}/<uuid:contact>"

app_name = "contact"
urlpatterns: list[URLPattern] = [
    path(f"{HERE}/", overview.overview, name="overview"),
    path(f"{HERE}/how-often/", paces.paces, name="paces"),
    path(f"{HERE}/noted/", noting.log, name="log"),
    path(f"{HERE}/new/", noting.note, name="note"),
    path(f"{HERE}/pick/", noting.pick, name="pick"),
    path(f"{HERE}/offline/", offline.offline, name="offline"),
    path(f"{HERE}/offline/worker.js", offline.worker, name="offline-worker"),
    path(f"{HERE}/offline/manifest.json", offline.manifest, name="offline-manifest"),
    path(f"{HERE}/offline/names/", offline.roster, name="offline-roster"),
    path(f"{HERE}/offline/sync/", offline.sync, name="offline-sync"),
    path(f"{HERE}/queue/", offline.queue, name="queue"),
    path(f"{HERE}/groups/", groups.groups, name="groups"),
    path(f"{HERE}/groups/new/", groups.group_new, name="group-new"),
    path(f"{HERE}/groups/<uuid:group>/", groups.group, name="group"),
    path(f"{HERE}/care/", care.care, name="care"),
    path(f"{HERE}/care/given/<uuid:party>/", care.give, name="care-give"),
    path(f"{HERE}/care/plan/<uuid:party>/", care.plan, name="plan"),
    path(f"{HERE}/care/invite/", care.invitation_new, name="invitation-new"),
    path(f"{HERE}/care/invite/<uuid:invitation>/", care.invitation, name="invitation"),
    path(f"{HERE}/files/", files.bring, name="bring"),
    path(f"{HERE}/files/<uuid:file>/", files.file, name="file"),
    path(f"{HERE}/files/<uuid:file>/columns/", files.columns, name="columns"),
    path(f"{HERE}/files/<uuid:file>/drop/", files.drop, name="file-drop"),
    path(f"{ONE}/", noting.contact, name="contact"),
    path(f"{ONE}/remove/", noting.remove, name="remove"),
]

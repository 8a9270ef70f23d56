"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.interchange.web import (
    columns,
    doubts,
    exports,
    imports,
    list_exports,
    network_files,
    taken,
)

app_name = "interchange"
HERE = "w/<uuid:workspace>/imports"
ONE = f"{HERE}/<uuid:row>"
OUT = "w/<uuid:workspace>/export"
urlpatterns: list[URLPattern] = [
    path(f"{HERE}/", imports.imports, name="imports"),
    path(f"{HERE}/new/", imports.upload, name="upload"),
    path(f"{HERE}/columns/", columns.columns, name="columns"),
    path(f"{HERE}/columns/<uuid:column>/forget/", columns.forget, name="column_forget"),
    path(f"{ONE}/", imports.import_page, name="import"),
    path(f"{ONE}/reread/", imports.reread, name="reread"),
    path(f"{ONE}/write/", imports.write, name="write"),
    path(f"{ONE}/drop/", imports.drop, name="drop"),
    path(f"{ONE}/stop/", imports.stop, name="stop"),
    path(f"{ONE}/undo/", imports.undo, name="undo"),
    path(f"{ONE}/doubts/", doubts.doubts, name="doubts"),
    path(f"{ONE}/doubts/<uuid:doubt>/solve/", doubts.solve, name="solve"),
    path(f"{ONE}/doubts/<uuid:doubt>/leave/", doubts.leave, name="leave"),
    path("w/<uuid:workspace>/export/", exports.export, name="export"),
    path(f"{OUT}/people/", list_exports.people, name="export-people"),
    path(f"{OUT}/organisations/", list_exports.organisations, name="export-organisations"),
    path(f"{OUT}/ties/", list_exports.ties, name="export-ties"),
    path(f"{OUT}/activities/", list_exports.activities, name="export-activities"),
    path("w/<uuid:workspace>/export/network/", network_files.network_file, name="network-file"),
    path("w/<uuid:workspace>/export/taken/", taken.taken, name="taken"),
]

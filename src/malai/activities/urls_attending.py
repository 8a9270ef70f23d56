"""Addresses for noting who came."""

from __future__ import annotations

from typing import Final

from django.urls import URLPattern, path

from malai.activities.web import (
    certificates,
    codes,
    hours,
    offline,
    oneself,
    participants,
    pledges,
    sheets,
    times,
    walking_in,
)

HERE: Final = "w/<uuid:workspace>/activities"
ONE: Final = f"{HERE}/<uuid:activity>"

attending: Final[list[URLPattern]] = [
    path(f"{HERE}/hours/", hours.hours, name="hours"),
    path(f"{HERE}/hours/export/", hours.hours_out, name="hours-export"),
    path(f"{HERE}/hours/settle/", hours.hours_settle, name="hours-settle"),
    path(f"{ONE}/walk-in/", walking_in.walk_in_page, name="walk-in"),
    path(f"{ONE}/arrivals/", walking_in.arrivals, name="arrivals"),
    path(f"{ONE}/observers/new/", participants.observer_new, name="observer-new"),
    path(f"{ONE}/roles/<uuid:party>/", participants.role, name="role"),
    path(f"{ONE}/attendance/<uuid:party>/times/", times.times, name="times"),
    path(f"{ONE}/sheets/", sheets.sheets, name="sheets"),
    path(f"{ONE}/sheets/<uuid:sheet>/key/", sheets.sheet_key, name="sheet-key"),
    path(f"{ONE}/sheets/<uuid:sheet>/photo/", sheets.photo_add, name="sheet-photo-add"),
    path(f"{ONE}/sheets/<uuid:sheet>/<str:kind>/", sheets.sheet_print, name="sheet-print"),
    path(f"{ONE}/photos/<uuid:photo>/", sheets.photo, name="sheet-photo"),
    path(f"{ONE}/photos/<uuid:photo>/drop/", sheets.photo_drop, name="sheet-photo-drop"),
    path(f"{ONE}/hours/needed/", pledges.need, name="hours-need"),
    path(f"{ONE}/hours/promised/", pledges.pledge, name="hours-pledge"),
    path(f"{ONE}/offline/", offline.offline, name="offline"),
    path(f"{ONE}/offline/worker.js", offline.worker, name="offline-worker"),
    path(f"{ONE}/offline/app.webmanifest", offline.manifest, name="offline-manifest"),
    path(f"{ONE}/offline/roster/", offline.roster, name="offline-roster"),
    path(f"{ONE}/offline/sync/", offline.sync, name="offline-sync"),
    path(f"{ONE}/queue/", offline.queue, name="queue"),
    path(f"{ONE}/certificates/", certificates.certificates, name="certificates"),
    path(f"{ONE}/certificates/print/", certificates.certificates_print, name="certificates-print"),
    path(
        f"{HERE}/certificate/<uuid:certificate>/end/",
        certificates.certificate_end,
        name="certificate-end",
    ),
    path("certificate/", certificates.code, name="certificate-code"),
    path("certificate/<str:code>/", certificates.check, name="certificate-check"),
    path(f"{ONE}/code/", codes.room_code, name="room-code"),
    path(f"{HERE}/card/<uuid:party>/", codes.card, name="card"),
    path("w/<uuid:workspace>/came/<uuid:code>/", codes.card_scan, name="card-scan"),
    path("c/", oneself.code, name="code"),
    path("c/come/", oneself.come, name="come"),
    path("c/<uuid:opening>/<str:turn>/", oneself.room, name="room"),
    path("l/<str:token>/code/", oneself.own, name="own"),
]

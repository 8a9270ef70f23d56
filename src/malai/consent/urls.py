"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.consent.web import answers, moving, prints, purposes, retention, sensitive

HERE = "w/<uuid:workspace>/consent"
PERSON = f"{HERE}/people/<uuid:party>"

app_name = "consent"
urlpatterns: list[URLPattern] = [
    path(f"{HERE}/", purposes.overview, name="overview"),
    path(f"{HERE}/begin/", purposes.begin, name="begin"),
    path(f"{HERE}/purposes/new/", purposes.purpose_new, name="purpose-new"),
    path(f"{HERE}/purposes/<uuid:purpose>/", purposes.purpose, name="purpose"),
    path(f"{HERE}/purposes/<uuid:purpose>/edit/", purposes.purpose_edit, name="purpose-edit"),
    path(f"{HERE}/sheet/", answers.sheet, name="sheet"),
    path(f"{HERE}/sheet/print/", prints.sheet_print, name="sheet-print"),
    path(f"{PERSON}/", answers.person, name="person"),
    path(f"{PERSON}/record/", answers.record, name="record"),
    path(f"{PERSON}/minor/", answers.minor, name="minor"),
    path(f"{PERSON}/say/<uuid:purpose>/", answers.say, name="say"),
    path(f"{PERSON}/sensitive/", sensitive.note, name="fact-note"),
    path(f"{HERE}/facts/<uuid:fact>/", sensitive.look, name="fact-look"),
    path(f"{HERE}/facts/<uuid:fact>/remove/", sensitive.remove, name="fact-remove"),
    path(f"{HERE}/review/", retention.review, name="review"),
    path(f"{PERSON}/keep/", retention.keep, name="keep"),
    path(f"{PERSON}/erase/", retention.erase, name="erase"),
    path(f"{HERE}/sensitive/", sensitive.looks, name="looks"),
    path(f"{HERE}/sensitive/columns/", moving.columns, name="columns"),
    path(f"{HERE}/sensitive/rules/", sensitive.rules, name="rules"),
    path(f"{HERE}/sensitive/seats/<uuid:of>/", sensitive.grant, name="grant"),
]

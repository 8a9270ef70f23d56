"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.reports.web import drafts, outputs, pages, templates

HERE = "w/<uuid:workspace>/reports"
ONE = f"{HERE}/<uuid:report>"
PART = f"{ONE}/sections/<slug:section>"

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path(f"{HERE}/", pages.reports, name="reports"),
    path(f"{HERE}/new/", pages.report_period, name="report-period"),
    path(f"{HERE}/new/activity/<uuid:activity>/", pages.report_activity, name="report-activity"),
    path(f"{HERE}/new/series/<uuid:series>/", pages.report_series, name="report-series"),
    path(f"{HERE}/templates/", templates.templates, name="templates"),
    path(f"{HERE}/templates/built-in/<slug:form>/", templates.builtin, name="template-builtin"),
    path(f"{HERE}/templates/<uuid:template>/", templates.template_file, name="template-file"),
    path(f"{HERE}/templates/<uuid:template>/end/", templates.retire, name="template-retire"),
    path(f"{ONE}/", pages.report, name="report"),
    path(f"{ONE}/look/", drafts.look, name="report-look"),
    path(f"{ONE}/memo/", drafts.memo, name="report-memo"),
    path(f"{ONE}/preview/", pages.preview, name="report-preview"),
    path(f"{ONE}/final/", drafts.finish, name="report-finish"),
    path(f"{ONE}/again/", drafts.again, name="report-again"),
    path(f"{ONE}/drop/", drafts.drop, name="report-drop"),
    path(f"{ONE}/file/", outputs.output, name="report-output"),
    path(f"{ONE}/file/<uuid:run>/", outputs.progress, name="report-progress"),
    path(f"{ONE}/file/<uuid:run>/stop/", outputs.stop, name="report-stop"),
    path(f"{ONE}/file/<uuid:run>/take/", outputs.take, name="report-take"),
    path(f"{PART}/", drafts.section, name="section"),
    path(f"{PART}/change/", drafts.section_change, name="section-change"),
]

"""What the reports room answers when other rooms ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.policy import Action
from malai.kernel import registries
from malai.kernel.registries import NavigationItem
from malai.network.carriers import ForeignKeyCarrier, ForeignKeyData
from malai.reports.erasing import ReportsEraser
from malai.reports.models import NamedIn
from malai.reports.panels import ReportPanel
from malai.reports.selectors.reports import reports_seen


def register() -> None:
    """Fill the registries of the kernel."""
    registries.merge_carriers.register(
        "reports.named", ForeignKeyCarrier(NamedIn, "party", unique_with=["report_id"])
    )
    registries.subject_data.register(
        "reports.NamedIn",
        ForeignKeyData(NamedIn, ["party"], _("Named in final reports"), _named, related=["report"]),
    )
    registries.erasers.register("reports", ReportsEraser())
    registries.activity_panels.register("reports", ReportPanel())
    registries.navigation.register(
        "reports.reports",
        NavigationItem(_("Reports"), "reports:reports", "file-text", Action.NETWORK_READ.value, 52),
    )
    registries.subjects_seen.register(
        "reports", lambda here: reports_seen(here).order_by().values_list("public_id", flat=True)
    )
    for action, words in WORDS.items():
        registries.act_words.register(action, words)


def _named(row: NamedIn) -> dict[str, Any]:
    report = row.report
    on = report.frozen_at.date().isoformat() if report.frozen_at else ""
    return {"report": report.numbered, "title": report.title, "on": on}


def exported(facts: Mapping[str, Any]) -> StrOrPromise:
    """Return the sentence for a report that was taken out."""
    if facts.get("names"):
        return _("Took out a report with names as %(kind)s. %(reason)s")
    return _("Took out a report as %(kind)s. %(reason)s")


WORDS: Final[dict[str, StrOrPromise | Callable[[Mapping[str, Any]], StrOrPromise]]] = {
    "reports.report_make": _("Made a draft of a report."),
    "reports.report_change": _("Changed how a report looks."),
    "reports.section_write": _("Wrote in a section of a report."),
    "reports.section_reset": _("Took the text of a section from the records again."),
    "reports.section_out": _("Left a section of a report out, or took it in."),
    "reports.section_move": _("Moved a section of a report."),
    "reports.report_drop": _("Threw a draft of a report away."),
    "reports.report_finish": _("Made report %(number)s final."),
    "reports.report_again": _("Made a new draft from report %(number)s."),
    "reports.report_export": exported,
    "reports.template_keep": _("Brought the Word template “%(name)s”."),
    "reports.template_retire": _("Offers the Word template “%(name)s” no longer."),
}

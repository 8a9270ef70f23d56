"""Words that several sections share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from malai.kernel.templatetags.malai import language, name, number, thai_date
from malai.network.models import Party
from malai.reports.models import Scope
from malai.reports.selectors.material import Material
from malai.reports.selectors.scope import Subject
from malai_core.text import PartialDate

#: Sections in the order of the outline, with their headings.
TITLES: Final = {
    "participants": gettext_lazy("Participants"),
    "speakers": gettext_lazy("Speakers"),
    "objectives": gettext_lazy("Objectives"),
    "results": gettext_lazy("Results"),
    "figures": gettext_lazy("Figures and charts"),
    "ties": gettext_lazy("Relationships that began and grew"),
    "lessons": gettext_lazy("Lessons"),
    "followups": gettext_lazy("What follows, and who does it"),
    "costs": gettext_lazy("Costs and shares"),
    "photos": gettext_lazy("Photos"),
    "summary": gettext_lazy("Summary"),
    "annex_activities": gettext_lazy("List of activities"),
    "annex_people": gettext_lazy("List of participants"),
}
ANNEXES: Final = frozenset({"annex_activities", "annex_people"})
#: What a memo leaves to the annexes or to the report, until somebody takes it in.
OUT_OF_MEMOS: Final = frozenset({"figures", "ties", "photos", "speakers"})


def days_said(first: date | None, last: date | None) -> str:
    """Say from when to when, as a heading of a report does.

    Examples
    --------
    >>> days_said(date(2024, 2, 28), date(2024, 2, 29))
    '28–29 กุมภาพันธ์ 2567'
    """
    if first is None or last is None:
        return _("date unknown")
    if first == last:
        return thai_date(first)
    begins, ends = thai_date(first), thai_date(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{ends}"
    if first.year == last.year:
        year = f" {first.year + (543 if language() == 'th' else 0)}"
        begins = begins.removesuffix(year)
    return f"{begins} – {ends}"


def day_said(on: PartialDate | None) -> str:
    """Say the day of a session."""
    return thai_date(on) if on else _("date unknown")


def people_said(count: int) -> str:
    """Say a number of people."""
    said = ngettext("%(count)s person", "%(count)s people", count)
    return said % {"count": number(count)}


def named(party: Party) -> str:
    """Return the name of a party in the language of the report."""
    return name(party)


def belongs_to(party: Party) -> tuple[str, str]:
    """Return the body somebody belongs to now and her position there; a party with belongings."""
    for belonging in party.open_affiliations:  # type: ignore[attr-defined]
        return named(belonging.body), belonging.position
    facts = getattr(party, "person", None)
    return "", facts.role if facts else ""


def project_role(material: Material, party: Party) -> str:
    """Return the role somebody has in a project, with the project; empty where none is noted."""
    row = material.roles.get(party.pk)
    if row is None:
        return ""
    said = {"role": row.get_role_display(), "project": name(row.project)}
    return _("%(role)s, “%(project)s”") % said


def title_of(subject: Subject, quarter: int | None, year: int | None) -> str:
    """Return the title of a report as the records say it."""
    said = {"title": subject.title, "year": year, "quarter": quarter}
    if subject.scope == Scope.QUARTER:
        return (
            _("Report of the work of %(title)s, quarter %(quarter)s of fiscal year %(year)s") % said
        )
    if subject.scope == Scope.YEAR:
        return _("Report of the work of %(title)s, fiscal year %(year)s") % said
    if subject.scope == Scope.SERIES:
        return _("Report of the series of activities: %(title)s") % said
    if subject.batch and subject.batch not in subject.title:
        said["title"] = f"{subject.title} {subject.batch}"
    return _("Report of: %(title)s") % said


def joined(parts: Iterable[str]) -> str:
    """Return the parts that say something, with a dot between."""
    return " · ".join(part for part in parts if part)

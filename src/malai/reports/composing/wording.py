"""Words that several sections share."""

from __future__ import annotations

import re
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
#: With what names of activities begin.
_VERBS: Final = (
    "อบรม", "ประชุม", "เยี่ยม", "แลกเปลี่ยน", "สัมมนา", "ศึกษาดูงาน", "ลงพื้นที่", "ฝึก", "จัด", "พบ",
    "ถอดบทเรียน", "รณรงค์", "สำรวจ", "ติดตาม", "ตรวจ",
)  # fmt: skip
_NOUNS: Final = ("การ", "กิจกรรม", "โครงการ", "งาน", "เวที", "มหกรรม", "ค่าย", "ความ")
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


def when_said(subject: Subject) -> str:
    """Say when it was; a month or a year alone is not told as its first and last day."""
    dates = {one.on or one.activity.starts for one in subject.sessions}
    dates |= {one.starts for one in subject.activities} if not dates else set()
    (only, *others) = dates or {None}
    if subject.period is None and only and not others:
        return thai_date(only)
    return days_said(subject.first, subject.last)


def held_said(subject: Subject) -> str:
    """Say in a line when it was: on a day, in a month, from a day to another."""
    said = {"days": when_said(subject)}
    if subject.period is not None or subject.first is None:
        return said["days"]
    if subject.first == subject.last:
        return _("Held on %(days)s") % said
    is_vague = not said["days"][0].isdigit()
    return (_("Held in %(days)s") if is_vague else _("Held: %(days)s")) % said


def is_ahead(on: PartialDate | None, today: date) -> bool:
    """Say whether a day is certainly still to come."""
    return bool(on) and on is not None and on.first_day > today


def hours_whole(minutes: int) -> str:
    """Say minutes as a report writes them: hours in full words.

    Examples
    --------
    >>> hours_whole(150)
    '2 ชั่วโมง 30 นาที'
    """
    hours, rest = divmod(minutes, 60)
    said = ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": number(hours)}
    if not rest:
        return said
    more = ngettext("%(count)s minute", "%(count)s minutes", rest) % {"count": number(rest)}
    return f"{said} {more}" if hours else more


def day_said(on: PartialDate | None) -> str:
    """Say the day of a session."""
    return thai_date(on) if on else _("date unknown")


def people_said(count: int) -> str:
    """Say a number of people."""
    said = ngettext("%(count)s person", "%(count)s people", count)
    return said % {"count": number(count)}


def bodies_said(count: int) -> str:
    """Say a number of organisations."""
    said = ngettext("%(count)s organisation", "%(count)s organisations", count)
    return said % {"count": number(count)}


def activities_said(count: int) -> str:
    """Say a number of activities."""
    said = ngettext("%(count)s activity", "%(count)s activities", count)
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
            _("Report of the work of %(title)s\nQuarter %(quarter)s of fiscal year %(year)s") % said
        )
    if subject.scope == Scope.YEAR:
        return _("Report of the work of %(title)s\nFiscal year %(year)s") % said
    if subject.scope == Scope.SERIES:
        return _("Report of a series of activities: %(title)s") % said
    is_told = not subject.batch or subject.batch in subject.title
    return report_of(subject.title if is_told else f"{subject.title} {subject.batch}")


def report_of(title: str) -> str:
    """Return the title of the report of one activity.

    Thai makes a noun of what begins with a verb, and names what begins with neither an activity.

    Examples
    --------
    >>> report_of("ประชุมประจำเดือน")
    'รายงานผลการประชุมประจำเดือน'
    >>> report_of("วันครอบครัวที่ศูนย์")
    'รายงานผลกิจกรรม วันครอบครัวที่ศูนย์'
    """
    if language() == "th" and title.startswith(_VERBS):
        title = f"การ{title}"
    elif language() == "th" and not title.startswith(_NOUNS):
        title = f"กิจกรรม {title}" if re.match("[ก-๙]", title) else f" {title}"
    return _("Report: %(title)s") % {"title": title}


def joined(parts: Iterable[str]) -> str:
    """Return the parts that say something, with a dot between."""
    return " · ".join(part for part in parts if part)

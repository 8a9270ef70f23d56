"""Charts of counted people, and the chart of who came: by session, activity, month or year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from malai.activities.models import Session
from malai.kernel.templatetags.malai import language, number, thai_date
from malai.reports.composing.wording import day_said, joined, people_said
from malai.reports.document import Bar, Chart
from malai.reports.models import Scope
from malai.reports.selectors.material import Material
from malai_core.text import PartialDate

#: Bars of one chart; what is smaller is put together.
MOST: Final = 12

Key = Callable[[Session], tuple[object, str]]


def counted_chart(caption: str, counted: list[tuple[str, int]], note: str = "") -> Chart:
    """Return a chart of people who are counted once: what does not fit is added up."""
    shown, rest = counted[:MOST], counted[MOST:]
    if rest:
        said = ngettext("%(count)s other", "%(count)s others", len(rest)) % {"count": len(rest)}
        shown = [*shown, (said, sum(count for _label, count in rest))]
    bars = tuple(Bar(label, count, people_said(count)) for label, count in shown)
    return Chart(caption, bars, _("people"), note)


def attendance_chart(material: Material) -> Chart | None:
    """Return who came, in the order of time; ``None`` where there is nothing to compare.

    The finest of session or activity, month and year that gives at most ``MOST`` bars. Whoever
    came twice in a bar counts once in it, so bars are never added up. Sessions of which nobody
    noted who came have no bar: that is not nobody.
    """
    noted = [one for one in material.subject.sessions if one.pk in material.noted]
    charts = ((caption, _counted(material, noted, key)) for caption, key in _ways(material))
    caption, counted = next((one for one in charts if len(one[1]) <= MOST), ("", []))
    if len(counted) < 2:
        return None
    return counted_chart(caption, counted, _not_noted(material, len(noted)))


def _ways(material: Material) -> Iterator[tuple[str, Key]]:
    each = _session if material.subject.scope == Scope.ACTIVITY else _activity
    yield _("Number of people who came"), each
    yield _("Number of people who came, by month"), _month
    yield _("Number of people who came, by year"), _year


def _counted(material: Material, noted: list[Session], key: Key) -> list[tuple[str, int]]:
    there: dict[object, set[int]] = {}
    labels: dict[object, str] = {}
    for session in noted:
        at, label = key(session)
        labels.setdefault(at, label)
        there.setdefault(at, set()).update(material.present[session.pk])
    return [(labels[at], len(came)) for at, came in there.items()]


def _session(session: Session) -> tuple[object, str]:
    return session.pk, joined((day_said(session.on), session.title))


def _activity(session: Session) -> tuple[object, str]:
    return session.activity_id, joined((day_said(session.on), session.activity.title))


def _month(session: Session) -> tuple[object, str]:
    day = session.on.first_day if session.on and session.on.month else None
    if day is None:
        return _year(session)
    return (day.year, day.month), thai_date(PartialDate(day.year, day.month))


def _year(session: Session) -> tuple[object, str]:
    if session.on is None:
        return None, _("date unknown")
    year = session.on.first_day.year
    return year, str(year + (543 if language() == "th" else 0))


def _not_noted(material: Material, noted: int) -> str:
    """Say how many sessions have no bar; those that lie ahead are not missed."""
    over = sum(
        not one.on or one.on.first_day <= material.today for one in material.subject.sessions
    )
    if over <= noted:
        return ""
    said = ngettext(
        "Without %(count)s session of which it is not noted who came.",
        "Without %(count)s sessions of which it is not noted who came.",
        over - noted,
    )
    return said % {"count": number(over - noted)}

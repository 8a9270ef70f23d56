"""A report composed whole: sections from the records or as written, in the order of the draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from malai.access.doors import OpenSeat
from malai.kernel.templatetags.malai import name, thai_date
from malai.places.templatetags.areas import area_said
from malai.reports.composing import course, figures, people
from malai.reports.composing.people import Composed
from malai.reports.composing.wording import (
    ANNEXES,
    TITLES,
    held_said,
    people_said,
    title_of,
    when_said,
)
from malai.reports.document import Document, Memo, Section
from malai.reports.models import Report, ReportSection
from malai.reports.selectors.material import Material, material_of
from malai.reports.selectors.scope import Subject, subject_of
from malai.reports.written import blocks_of

Step = Callable[[int], None]
COMPOSERS: Final[dict[str, Callable[[Material], Composed]]] = {
    "participants": people.participants,
    "speakers": people.speakers,
    "objectives": course.objectives,
    "results": course.results,
    "figures": figures.figures,
    "ties": figures.ties,
    "lessons": course.lessons,
    "followups": course.followups,
    "costs": figures.costs,
    "photos": figures.photos,
    "summary": course.summary,
    "annex_activities": course.annex_activities,
    "annex_people": people.annex_people,
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A document with what its records say of each section, and who is named in it."""

    document: Document
    composed: dict[str, Composed]
    named: frozenset[int]


def draft_of(
    seat: OpenSeat, report: Report, rows: Sequence[ReportSection], *, step: Step | None = None
) -> Draft:
    """Compose a report as ``seat`` may see it, in the language of the report.

    ``step`` is told how far it is, from 0 to 70, and may raise to stop. About thirty queries,
    however many people came.

    Raises
    ------
    Http404
        What it is about is not there any more, or not seen from here.
    """
    told = step or (lambda _progress: None)
    report.workspace = seat.workspace
    with override(report.language):
        subject = subject_of(report)
        told(10)
        material = material_of(seat, subject, with_names=report.with_names)
        told(40)
        composed = {row.name: COMPOSERS[row.name](material) for row in rows}
        told(70)
        return Draft(_document(report, rows, material, composed), composed, _named(rows, composed))


def _named(rows: Sequence[ReportSection], composed: dict[str, Composed]) -> frozenset[int]:
    kept = (composed[row.name].names for row in rows if not row.is_out)
    return frozenset(key for names in kept for key in names)


def _document(
    report: Report,
    rows: Sequence[ReportSection],
    material: Material,
    composed: dict[str, Composed],
) -> Document:
    subject = material.subject
    title = report.title or title_of(subject, report.quarter, report.year)
    sections = [_section(row, composed[row.name]) for row in rows if not row.is_out]
    sections.sort(key=lambda one: one.is_annex)
    below = _below(subject)
    return Document(
        title,
        below,
        tuple(one for one in sections if one.blocks),
        _foot(report),
        report.language,
        report.digits,
        report.form,
        _memo(report, title),
        _words(report, material),
    )


def _section(row: ReportSection, made: Composed) -> Section:
    text = blocks_of(row.text) if row.is_written else made.text
    title = str(TITLES[row.name])
    if row.name in ANNEXES:
        title = _("Annex: %(title)s") % {"title": title}
    return Section(row.name, title, (*text, *made.blocks), row.name in ANNEXES)


def _below(subject: Subject) -> tuple[str, ...]:
    """Return the lines under the title: from when to when, and where."""
    lines = [] if subject.first is None else [held_said(subject)]
    if venue := venue_of(subject):
        lines.append(_("At: %(place)s") % {"place": venue})
    return tuple(lines)


def venue_of(subject: Subject) -> str:
    """Return where it was, where there was one place alone."""
    places = {one.place_id: one.place for one in subject.activities if one.place}
    if len(places) != 1:
        return ""
    (place,) = places.values()
    area = area_said(place.area_code) if place.area_code else ""
    return " ".join(part for part in (name(place), area) if part)


def _foot(report: Report) -> str:
    workspace = report.workspace.name
    if report.numbered:
        return _("%(workspace)s · report %(number)s") % {
            "workspace": workspace,
            "number": report.numbered,
        }
    day = thai_date(timezone.localdate())
    return _("%(workspace)s · draft of %(day)s") % {"workspace": workspace, "day": day}


def _memo(report: Report, title: str) -> Memo:
    kept = {key: str(value) for key, value in report.memo.items()}
    return Memo(
        office=kept.get("office", "") or report.workspace.name,
        ref=kept.get("ref", "") or report.numbered,
        day=thai_date(timezone.localdate()),
        subject=kept.get("subject", "") or title.replace("\n", " "),
        to=kept.get("to", ""),
        closing=kept.get("closing", "") or _("Submitted for your information."),
        signer=kept.get("signer", ""),
        position=kept.get("position", ""),
    )


def _words(report: Report, material: Material) -> tuple[tuple[str, str], ...]:
    subject = material.subject
    return (
        ("dates", when_said(subject)),
        ("venue", venue_of(subject)),
        ("workspace", report.workspace.name),
        ("network", name(subject.network) if subject.network else ""),
        ("people", people_said(len(material.participants))),
        ("observers", people_said(len(material.observers))),
        ("batch", subject.batch),
        ("number", report.numbered),
        ("day", thai_date(timezone.localdate())),
    )

"""Drafts: made, set up, written in, put in order, thrown away."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import Recorder, recorded
from malai.kernel.editing import Settle
from malai.network.carriers import rows_drop
from malai.reports.composing.wording import OUT_OF_MEMOS, TITLES
from malai.reports.models import Form, Report, ReportSection

#: Letters of one section.
LONGEST: Final = 60_000
#: What a person may set of a draft.
SETTINGS: Final = ("title", "language", "form", "digits", "with_names", "word", "memo")


@dataclass(frozen=True, slots=True)
class About:
    """What a new report is about."""

    scope: str
    about: UUID
    year: int | None = None
    quarter: int | None = None


def report_make(
    *, by: User | None, workspace: Workspace, about: About, settings: Mapping[str, Any]
) -> Report:
    """Make a draft with all its sections, each from the records."""
    report = Report(
        workspace=workspace,
        scope=about.scope,
        about_id=about.about,
        year=about.year,
        quarter=about.quarter,
        made_by=by,
        is_whole=workspace.seen_from is None,
        **{key: value for key, value in settings.items() if key in SETTINGS},
    )
    with recorded("reports.report_make", by=by, workspace=workspace) as trace:
        trace.create(report)
        trace.about(report.public_id)
        trace.create_all(ReportSection, first_sections(report))
    return report


def first_sections(report: Report) -> list[ReportSection]:
    """Return the sections of a new draft; a memo keeps some for whoever takes them in."""
    out = OUT_OF_MEMOS if report.form == Form.MEMO else frozenset()
    return [
        ReportSection(report=report, name=name, position=place, is_out=name in out)
        for place, name in enumerate(TITLES)
    ]


def report_change(*, by: User | None, report: Report, settle: Settle) -> None:
    """Change title, language, form, digits, template or the head of a memo of a draft.

    Raises
    ------
    ValidationError
        It is final, or another person changed the same.
    """
    with _about("reports.report_change", by, report) as trace:
        now = _locked(report)
        trace.changing([now])
        values = settle({name: getattr(now, name) for name in SETTINGS if name != "memo"})
        for name, value in values.items():
            setattr(now, name, value)
        now.save()


def section_write(*, by: User | None, section: ReportSection, settle: Settle, shown: str) -> None:
    """Keep what somebody writes in a section; from then on the records do not change it.

    The first writing, and writing after somebody else, is an act; saving again by oneself is not,
    or the history would be full of half sentences. ``shown`` is the text from the records.

    Raises
    ------
    ValidationError
        The report is final, the text is too long, or another person wrote the same.
    """
    with transaction.atomic():
        _locked(section.report)
        row = ReportSection.objects.select_for_update().get(pk=section.pk)
        text = str(settle({"text": row.text if row.is_written else shown})["text"])
        if len(text) > LONGEST:
            told = _("A section is at most %(count)s letters long.")
            raise ValidationError(told % {"count": f"{LONGEST:,}"})
        is_sitting = row.is_written and by is not None and row.written_by_id == by.pk
        values: dict[str, Any] = {"text": text, "is_written": True, "written_by": by}
        if is_sitting:
            _set(row, values)
            return
        with _about("reports.section_write", by, section.report, name=row.name) as trace:
            trace.changing([row])
            _set(row, values)


def section_reset(*, by: User | None, section: ReportSection) -> None:
    """Take the text from the records again; the history keeps what was written."""
    with _about("reports.section_reset", by, section.report, name=section.name) as trace:
        _locked(section.report)
        trace.changing([section])
        _set(section, {"text": "", "is_written": False, "written_by": None})


def section_out(*, by: User | None, section: ReportSection, is_out: bool) -> None:
    """Leave a section out, or take it in again."""
    with _about("reports.section_out", by, section.report, name=section.name) as trace:
        _locked(section.report)
        trace.changing([section])
        _set(section, {"is_out": is_out})


def section_move(*, by: User | None, section: ReportSection, is_up: bool) -> None:
    """Change places with the section before or after; at the end nothing changes."""
    with _about("reports.section_move", by, section.report, name=section.name) as trace:
        _locked(section.report)
        rows = list(section.report.sections.order_by("position", "pk"))
        place = next(n for n, row in enumerate(rows) if row.pk == section.pk)
        other = place - 1 if is_up else place + 1
        if not 0 <= other < len(rows):
            return
        rows[place], rows[other] = rows[other], rows[place]
        trace.changing(rows)
        for position, row in enumerate(rows):
            _set(row, {"position": position})


def report_drop(*, by: User | None, report: Report) -> None:
    """Throw a draft away; the history can bring it back.

    Raises
    ------
    ValidationError
        It is final.
    """
    with _about("reports.report_drop", by, report) as trace:
        now = _locked(report)
        sections = list(now.sections.all())
        trace.deleting([*sections, now])
        rows_drop(sections)
        rows_drop([now])


def _set(row: ReportSection, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=[*values, "updated_at"])


def _locked(report: Report) -> Report:
    """Return the draft as it is now, held until the act ends."""
    now = Report.objects.select_for_update().get(pk=report.pk)
    if now.is_final:
        raise ValidationError(
            _("This report is final and stays as it is. Make a new version to change it.")
        )
    return now


def _about(
    action: str, by: User | None, report: Report, **facts: str
) -> AbstractContextManager[Recorder]:
    return recorded(action, by=by, workspace=report.workspace, subject=report.public_id, **facts)

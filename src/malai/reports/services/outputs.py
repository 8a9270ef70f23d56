"""Files of a report: Word, PDF, one page of HTML; each is noted with its reason."""

from __future__ import annotations

from typing import Final

from malai.access.doors import OpenSeat
from malai.accounts.models import User
from malai.audit.services import recorded
from malai.files.kinds import DOCX
from malai.files.services import file_path
from malai.reports.composing.whole import Step, draft_of
from malai.reports.document import Document
from malai.reports.models import Report
from malai.reports.selectors.reports import frozen_of, photos_of, sections_of
from malai.reports.writers import html, paper, word

KINDS: Final = {"docx": DOCX, "pdf": "application/pdf", "html": "text/html; charset=utf-8"}


def document_of(seat: OpenSeat, report: Report, step: Step | None = None) -> Document:
    """Return the document of a report: frozen, or composed from the records of now."""
    if report.is_final:
        return frozen_of(report)
    return draft_of(seat, report, sections_of(report), step=step).document


def report_file(seat: OpenSeat, report: Report, kind: str, step: Step | None = None) -> bytes:
    """Return a report as a file.

    Raises
    ------
    FontsMissingError
        The fonts are not built, for a PDF or for charts in Word.
    Http404
        What a draft is about is not there any more.
    """
    document = document_of(seat, report, step)
    photos = photos_of(seat, document)
    if step is not None:
        step(75)
    if kind == "docx":
        return word.docx(document, photos, _template(report))
    return paper.pdf(document, photos) if kind == "pdf" else html.page(document, photos)


def _template(report: Report) -> bytes | None:
    if report.word is None:
        return None
    path = file_path(report.word.file)
    return path.read_bytes() if path.exists() else None


def export_note(*, by: User, report: Report, kind: str, reason: str) -> None:
    """Note that a report is taken out: who, what and why. Before the first byte is handed out."""
    with recorded(
        "reports.report_export",
        by=by,
        workspace=report.workspace,
        subject=report.public_id,
        kind=kind,
        reason=reason,
        names="names" if report.with_names else "",
    ):
        pass

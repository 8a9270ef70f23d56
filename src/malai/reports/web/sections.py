"""One section of a draft as its page shows it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from malai.kernel.editing import editing
from malai.reports.composing.people import Composed
from malai.reports.composing.wording import ANNEXES, TITLES
from malai.reports.document import Block, Bullets, Chart, Heading, Photo, Table
from malai.reports.forms import SectionForm
from malai.reports.models import ReportSection
from malai.reports.written import text_of


def shown_text(row: ReportSection, made: Composed) -> str:
    """Return the text of a section: as written, else from the records."""
    return row.text if row.is_written else text_of(made.text)


def section_context(row: ReportSection, made: Composed) -> dict[str, Any]:
    """Return what the template of a section needs."""
    form = SectionForm(initial={"text": shown_text(row, made)}, auto_id=f"{row.name}_%s")
    editing(form, {"text": shown_text(row, made)})
    return {
        "row": row,
        "title": TITLES[row.name],
        "form": form,
        "is_annex": row.name in ANNEXES,
        "below": below_said(made.blocks),
        "missing": "" if row.is_written else made.missing,
    }


def below_said(blocks: tuple[Block, ...]) -> list[str]:
    """Name the kinds of what stands below the text, each once, in order."""
    return list(dict.fromkeys(_kind(block) for block in blocks))


def _kind(block: Block) -> str:
    if isinstance(block, Table):
        return _("a table")
    if isinstance(block, Chart):
        return _("charts")
    if isinstance(block, Photo):
        return _("photos")
    return _("lists") if isinstance(block, Heading | Bullets) else _("sentences")

"""Sign-in sheets as people know them from government offices: one form, for Word and as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from django.utils.translation import gettext as _

from malai.activities.models_attending import SignSheet
from malai.activities.selectors_sheets import KeyedLine, place_of
from malai.documents import pdf_of
from malai.documents.word import document_bytes, document_made, foot_set, line_add, table_add
from malai.kernel.templatetags.malai import language, phone, thai_date
from malai_core.text import thai_digits

#: Centimetres between the margins of A4.
WIDTH_CM: Final = 17.0
_CODE_CM, _PHONE_CM, _SIGN_CM, _NOTE_CM = 1.7, 2.8, 3.6, 1.8
ROW_CM: Final = 1.0


@dataclass(frozen=True, slots=True)
class Paper:
    """The words of one sheet."""

    title: str
    below: list[str]
    heads: list[str]
    rows: list[list[str]]
    """A row of one cell is a heading across all columns."""
    widths_cm: list[float]
    foot: str

    def in_thai_digits(self) -> Paper:
        """Return the sheet with Thai digits; codes of lines and telephones stay as they are keyed."""
        below = [thai_digits(text) for text in self.below]
        return replace(
            self, title=thai_digits(self.title), below=below, foot=thai_digits(self.foot)
        )


def paper_of(sheet: SignSheet, lines: list[KeyedLine], *, who: str, day: Any) -> Paper:  # noqa: ANN401 - a date
    """Return the words of a sheet. ``lines`` are its lines; ``who`` prints it on ``day``."""
    session, has_phones = sheet.session, sheet.has_phones
    activity = session.activity
    rows = list(_rows(lines, has_phones=has_phones))
    numbers = range(len(lines) + 1, len(lines) + 1 + sheet.blanks)
    empty = [""] * (len(_heads(has_phones=has_phones)) - 1)
    if sheet.blanks and any(one.line.is_observer for one in lines):
        rows.append([_("Others who came")])
    rows += [[f"{sheet.mark}{number:02d}", *empty] for number in numbers]
    said = {"workspace": activity.workspace.name, "who": who, "day": thai_date(day)}
    return Paper(
        title=_("List of participants"),
        below=_below(sheet),
        heads=_heads(has_phones=has_phones),
        rows=rows,
        widths_cm=_widths(has_phones=has_phones),
        foot=_("%(workspace)s · printed by %(who)s, %(day)s") % said,
    )


def _below(sheet: SignSheet) -> list[str]:
    session = sheet.session
    activity = session.activity
    on = session.on or activity.starts
    day = thai_date(on, "weekday") if on else _("Day ....................")
    if session.starts_at:
        ends = f"–{session.ends_at:%H:%M}" if session.ends_at else ""
        day += " " + _("at %(time)s") % {"time": f"{session.starts_at:%H:%M}{ends}"}
    place = activity.place.name if activity.place else "...................."
    title = " · ".join(part for part in (activity.title, session.title) if part)
    return [title, day, _("at the place: %(place)s") % {"place": place}]


def _heads(*, has_phones: bool) -> list[str]:
    return [
        _("No."),
        _("Name and family name"),
        _("Position / organisation"),
        *([_("Telephone")] if has_phones else []),
        _("Signature"),
        _("Note"),
    ]


def _widths(*, has_phones: bool) -> list[float]:
    phones = [_PHONE_CM] if has_phones else []
    rest = WIDTH_CM - _CODE_CM - _SIGN_CM - _NOTE_CM - sum(phones)
    return [_CODE_CM, rest * 0.48, rest * 0.52, *phones, _SIGN_CM, _NOTE_CM]


def _rows(lines: list[KeyedLine], *, has_phones: bool) -> Iterator[list[str]]:
    """Yield the lines; one cell alone is a heading across the table."""
    has_observers = any(one.line.is_observer for one in lines)
    is_watched = False
    if has_observers and not lines[0].line.is_observer:
        yield [_("Participants")]
    for one in lines:
        if one.line.is_observer and not is_watched:
            is_watched = True
            yield [_("Observers")]
        yield _row(one, has_phones=has_phones)


def _row(one: KeyedLine, *, has_phones: bool) -> list[str]:
    told = [one.party.phone_written or phone(one.party.phone)] if has_phones else []
    return [str(one.line), one.party.name, place_of(one.party), *told, "", ""]


def sheet_pdf(paper: Paper) -> bytes:
    """Return the sheet as PDF; Thai lines break at words."""
    data = {
        "language": language(),
        "title": paper.title,
        "below": paper.below,
        "heads": paper.heads,
        "rows": paper.rows,
        "widths": paper.widths_cm,
        "row": ROW_CM,
        "foot": paper.foot,
    }
    return pdf_of("activities/sheet.typ", data)


def sheet_docx(paper: Paper) -> bytes:
    """Return the sheet for Word; the head of the table is repeated on every page."""
    document = document_made(title=paper.title)
    line_add(document, paper.title, bold=True, centred=True)
    for text in paper.below:
        line_add(document, text, centred=True)
    line_add(document, "")
    table_add(document, paper.heads, paper.rows, widths_cm=paper.widths_cm, row_cm=ROW_CM)
    foot_set(document, paper.foot)
    return document_bytes(document)

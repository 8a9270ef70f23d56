"""How each sheet was read, what waits for a person, and names that may be the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from malai.look import page_words, words
from malai.look.html import Html, el
from malai.look.page_tables import Column, table
from malai.look.seen import Seen
from malai_core.labels import Language, Sentence, say
from malai_core.reading import COLUMN_WORDS
from malai_core.reading import Column as Meaning
from malai_core.reading.model import Duplicate, SetAside, SheetKind, SheetReport, Where


def sheets_section(seen: Seen, language: Language) -> Html:
    """Return the section on the sheets."""
    reading = seen.reading
    blocks = [_waiting(reading.set_aside, language)] if reading.set_aside else []
    if reading.duplicates:
        blocks.append(_duplicates(seen, language))
    sheets = [_sheet(sheet, language) for sheet in reading.sheets]
    blocks.append(el("div", *sheets, class_="sheets"))
    return el(
        "section",
        el("h2", page_words.SHEETS.in_language(language)),
        el("p", page_words.SHEETS_HINT.in_language(language), class_="hint"),
        *blocks,
        id="sheets",
    )


def _sheet(sheet: SheetReport, language: Language) -> Html:
    taken_for = words.SHEET_KINDS[sheet.kind].in_language(language)
    doubts = [el("li", doubt.in_language(language)) for doubt in sheet.doubts]
    return el(
        "article",
        el("h3", el("bdi", sheet.name), el("span", taken_for, class_="chip")),
        "" if sheet.kind is SheetKind.SKIPPED else _numbers(sheet, language),
        el("ul", *doubts, class_="doubts") if doubts else "",
        _columns(sheet, language) if sheet.columns else "",
        class_="sheet",
    )


def _numbers(sheet: SheetReport, language: Language) -> Html:
    """Return the numbers of a sheet; "rows read" is always said, the rest where it is not 0."""
    shown = [
        el(
            "div",
            el("dt", label.in_language(language)),
            el("dd", say(getattr(sheet, name), language)),
        )
        for name, label in words.SHEET_NUMBERS.items()
        if getattr(sheet, name) or name == "rows_read"
    ]
    return el("dl", *shown, class_="numbers")


def _columns(sheet: SheetReport, language: Language) -> Html:
    rows = [
        el("li", el("bdi", written), " → ", el("b", _meaning(meaning, language)))
        for written, meaning in sheet.columns.items()
    ]
    return el(
        "details",
        el("summary", f"{page_words.COLUMNS.in_language(language)} ({len(rows)})"),
        el("ul", *rows, class_="columns"),
    )


def _meaning(meaning: str, language: Language) -> str:
    """Return what a column was taken for; meetings at the head of a column are said as they are."""
    if not meaning:
        return page_words.KEPT_AS_IS.in_language(language)
    known = {column.value: column for column in Meaning}.get(meaning)
    return COLUMN_WORDS[known].in_language(language) if known else meaning


def _waiting(rows: Iterable[SetAside], language: Language) -> Html:
    columns = [
        Column(page_words.AS_WRITTEN, is_title=True),
        Column(page_words.WHY),
        Column(words.SHEET),
    ]
    cells = [
        [_written(row), row.sentence.in_language(language), _at(row.where, language)]
        for row in rows
    ]
    return _block("waiting", page_words.WAITING.in_language(language), columns, cells, language)


def _written(row: SetAside) -> str:
    return " · ".join(value for value in row.cells.values() if value)


def _duplicates(seen: Seen, language: Language) -> Html:
    columns = [
        Column(page_words.NAME, is_title=True),
        Column(page_words.DECISION),
        Column(page_words.WHY),
        Column(words.SHEET),
    ]
    cells = [_pair(pair, seen, language) for pair in seen.reading.duplicates]
    return _block(
        "duplicates", page_words.DUPLICATES.in_language(language), columns, cells, language
    )


def _pair(pair: Duplicate, seen: Seen, language: Language) -> list[object]:
    parties = seen.reading.parties
    names = dict.fromkeys(parties[key].name for key in (pair.first, pair.second) if key in parties)
    return [
        " / ".join(names),
        words.DUPLICATE_STATES[pair.state].in_language(language),
        pair.reason.in_language(language),
        "; ".join(_at(where, language) for where in pair.rows),
    ]


def _at(where: Where, language: Language) -> str:
    values = {"sheet": where.sheet, "row": str(where.row)}
    return Sentence(words.ROW, values).in_language(language)


def _block(
    id_: str,
    title: str,
    columns: list[Column],
    cells: Sequence[Sequence[object]],
    language: Language,
) -> Html:
    heading = el("h3", title, el("span", say(len(cells), language), class_="chip"))
    return el("article", heading, table(columns, cells, language), id=id_, class_="sheet")

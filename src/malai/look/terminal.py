"""What the terminal says: the findings, worst first, and how each sheet was read.

No frames around Thai text: terminals disagree on the width of its vowels, and a crooked frame is
worse than none.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from malai.look import words
from malai.look.html import plain
from malai_core.labels import Language, Sentence, Words, say
from malai_core.reading.finding import Finding, Tone
from malai_core.reading.model import SheetKind, SheetReport

if TYPE_CHECKING:
    from malai.look.seen import Seen
    from malai.look.writing import PagePlace

_MARKS: Final = {
    Tone.ALARM: ("!!", "bold red"),
    Tone.ATTENTION: ("! ", "bold yellow"),
    Tone.GOOD: ("✓ ", "green"),
    Tone.PLAIN: ("· ", "dim"),
}
_SHOWN_ROWS: Final = 8


def tell(seen: Seen, language: Language, place: PagePlace, console: Console | None = None) -> None:
    """Print the findings, the sheets, what waits for a person, and where the page is."""
    out = console or Console(highlight=False)
    out.print()
    out.print(_title(seen, language))
    for finding in seen.findings:
        out.print(_finding(finding, language))
    out.print(_sheets(seen, language))
    _tell_doubts(out, seen, language)
    _tell_set_aside(out, seen, language)
    if place.is_elsewhere:
        out.print(_text(words.WRITTEN_HERE.in_language(language), "yellow"))
    out.print(
        Text.assemble((words.PAGE_AT.in_language(language), "bold green"), " ", plain(place.path))
    )


def _title(seen: Seen, language: Language) -> Text:
    counts = " · ".join(
        f"{say(seen.counts[name], language)} {label.in_language(language)}"
        for name, label in words.COUNTS.items()
        if seen.counts[name] or name == "people"
    )
    return Text.assemble((plain(seen.reading.source), "bold green"), "\n", (counts, "bold"), "\n")


def _finding(finding: Finding, language: Language) -> Table:
    """One finding: its mark, the sentence, and below it the act."""
    mark, style = _MARKS[finding.tone]
    row = Table.grid(padding=(0, 1))
    row.add_column(width=2, style=style)
    row.add_column(overflow="fold")
    said = _text(
        finding.sentence.in_language(language), "" if finding.tone is Tone.PLAIN else "bold"
    )
    row.add_row(mark, said)
    row.add_row("", _text(f"→ {finding.act.sentence.in_language(language)}", "cyan"))
    return row


def _sheets(seen: Seen, language: Language) -> Padding:
    table = Table(box=None, padding=(0, 1), header_style="dim", show_edge=False)
    for heading in words.SHEET_NUMBERS.values():
        table.add_column(heading.in_language(language), justify="right", no_wrap=True)
    table.add_column(words.SHEET.in_language(language), overflow="fold")
    for sheet in seen.reading.sheets:
        table.add_row(*_numbers(sheet, language), _sheet_name(sheet, language))
    return Padding(table, (1, 0, 1, 0))


def _numbers(sheet: SheetReport, language: Language) -> list[str]:
    if sheet.kind is SheetKind.SKIPPED:
        return ["–"] * len(words.SHEET_NUMBERS)
    return [say(getattr(sheet, name), language) for name in words.SHEET_NUMBERS]


def _sheet_name(sheet: SheetReport, language: Language) -> Text:
    taken_for = words.SHEET_KINDS[sheet.kind].in_language(language)
    return Text.assemble(plain(sheet.name), (f" – {taken_for}", "dim"))


def _tell_doubts(out: Console, seen: Seen, language: Language) -> None:
    """Say what was read one way and could be another."""
    for sheet in seen.reading.sheets:
        for doubt in sheet.doubts:
            said = f"{sheet.name}: {doubt.in_language(language)}"
            out.print(Padding(_text(said, "yellow"), (0, 0, 1, 2)))


def _tell_set_aside(out: Console, seen: Seen, language: Language) -> None:
    """Say which rows wait for a person, the first few one by one."""
    waiting = seen.reading.set_aside
    if not waiting:
        return
    out.print(_text(_said(words.WAITING, language, count=len(waiting)), "bold yellow"))
    for row in islice(waiting, _SHOWN_ROWS):
        at = _said(words.ROW, language, sheet=row.where.sheet, row=str(row.where.row))
        out.print(Padding(_text(f"{at}: {row.sentence.in_language(language)}", ""), (0, 0, 0, 2)))
    if len(waiting) > _SHOWN_ROWS:
        more = _said(words.MORE_IN_THE_PAGE, language, count=len(waiting) - _SHOWN_ROWS)
        out.print(Padding(_text(more, "dim"), (0, 0, 0, 2)))
    out.print()


def _said(template: Words, language: Language, **values: str | int) -> str:
    return Sentence(template, values).in_language(language)


def _text(said: str, style: str) -> Text:
    """Return the text as it is: names are never taken for markup or terminal codes."""
    return Text(plain(said), style=style)

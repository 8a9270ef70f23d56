"""What the terminal says: which conditions are necessary, then the tables the field knows.

No frames: terminals disagree on the width of Thai vowels, and a crooked frame is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from malai.nca_command import words
from malai_core.labels import Sentence
from malai_core.nca import Analysis, Finding
from malai_core.nca.html import (
    BOTTLENECK,
    CASE,
    HEADINGS,
    LEGEND,
    OUTLIERS,
    RESULTS,
    WITHOUT,
    bottleneck_rows,
    effect_tables,
    label,
    outlier_rows,
    reasons,
)


def tell(found: Analysis, console: Console | None = None) -> None:
    """Print what was found, in the language of the analysis."""
    out = console or Console(highlight=False)
    language = found.language
    out.print(Text(RESULTS.in_language(language).format(y=found.outcome), style="bold green"))
    for sentence in _sentences(found):
        out.print(Text(sentence.in_language(language), style="bold"))
    for note in found.notes:
        out.print(Text(note.in_language(language), style="yellow"))
    for reason in reasons(found):
        out.print(Text(reason, style="yellow"))
    for headings, rows in effect_tables(found):
        _print(out, headings, rows)
    _tell_bottlenecks(out, found)
    _tell_outliers(out, found)


def _sentences(found: Analysis) -> list[Sentence]:
    """Return one sentence for each necessary condition, or one that there is none."""
    if not found.settings.repetitions:
        return []
    told = [_necessary(found, f) for f in found.findings if f.is_necessary]
    return told or [Sentence(words.NOTHING_NECESSARY)]


def _necessary(found: Analysis, finding: Finding) -> Sentence:
    effect, test = finding.effect.value, finding.test.value if finding.test else None
    values = {
        "x": finding.condition,
        "y": found.outcome,
        "ceiling": label(finding.ceiling),
        "size": f"{effect.size:.3f}" if effect else "–",
        "p": f"{test.p:.3f}" if test else "–",
    }
    return Sentence(words.NECESSARY, values)


def _tell_bottlenecks(out: Console, found: Analysis) -> None:
    language = found.language
    out.print(Text(BOTTLENECK.in_language(language), style="bold"))
    for ceiling in found.ceilings:
        shown = [f for f in found.findings if f.ceiling == ceiling and f.bottleneck.value]
        if shown:
            headings = [f"{label(ceiling)}: {found.outcome}", *(f.condition for f in shown)]
            _print(out, headings, bottleneck_rows(shown))
    out.print(Text(LEGEND.in_language(language), style="dim"))


def _tell_outliers(out: Console, found: Analysis) -> None:
    language = found.language
    rows = [row for finding in found.findings for row in outlier_rows(finding, found)]
    if rows:
        out.print(Text(OUTLIERS.in_language(language), style="bold"))
        headings = (HEADINGS["condition"], HEADINGS["ceiling"], CASE, WITHOUT)
        _print(out, [heading.in_language(language) for heading in headings], rows)


def _print(out: Console, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = Table(box=None, padding=(0, 1), header_style="dim", show_edge=False)
    for place, heading in enumerate(headings):
        table.add_column(Text(heading), justify="right" if place else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    out.print(Padding(table, (0, 0, 1, 0)))

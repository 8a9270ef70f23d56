"""What the terminal says: the tables that the field knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from malai.qca_command import words
from malai_core.labels import Language, Sentence, Words
from malai_core.qca.html import number
from malai_core.qca.model import FREE
from malai_core.qca.necessity import NecessityRow
from malai_core.qca.solution import Model, Solution
from malai_core.qca.truth_table import TruthTable

_SHOWN_MODELS = 20


def tell(
    table: TruthTable,
    solutions: Iterable[Solution],
    necessary: Sequence[NecessityRow],
    language: Language,
    console: Console | None = None,
) -> None:
    """Print notes, truth table, necessity and every solution."""
    out = console or Console(highlight=False, soft_wrap=True)
    said = {"cases": len(table.cases), "count": len(table.space.conditions)}
    out.print(Text.assemble((table.outcome, "bold"), "  ", _said(words.CASES, language, **said)))
    for note in table.notes:
        out.print(Text(f"! {note.in_language(language)}", style="yellow"))
    _heading(out, words.TRUTH_TABLE, language)
    out.print(_truth_table(table))
    left = {"count": table.remainders, "all": table.space.size}
    out.print(Text(_said(words.REMAINDERS, language, **left), style="dim"))
    _heading(out, words.NECESSITY, language)
    out.print(_necessity(necessary))
    for solution in solutions:
        _tell_solution(out, solution, language)


def _heading(out: Console, text: Words, language: Language) -> None:
    out.print()
    out.print(Text(text.in_language(language), style="bold green"))


def _grid(heads: Sequence[str], *, texts: frozenset[int]) -> Table:
    grid = Table(box=None, padding=(0, 1), header_style="dim", show_edge=False)
    for j, head in enumerate(heads):
        grid.add_column(head, justify="left" if j in texts else "right", no_wrap=True)
    return grid


def _truth_table(table: TruthTable) -> Table:
    heads = ["", *table.space.names, "OUT", "n", "incl", "PRI", "cases"]
    grid = _grid(heads, texts=frozenset([len(heads) - 1]))
    for row in table.rows:
        values = ["-" if value == FREE else str(value) for value in row.values]
        fit = number(row.consistency), number(row.pri)
        cells = [str(row.number), *values, row.out.value, str(row.n), *fit, table.named(row.cases)]
        grid.add_row(*map(Text, cells))
    return grid


def _necessity(rows: Sequence[NecessityRow]) -> Table:
    grid = _grid(["", "inclN", "RoN", "covN"], texts=frozenset([0]))
    for row in rows:
        fit = row.fit.consistency, row.fit.relevance, row.fit.coverage
        grid.add_row(Text(row.text), *map(number, fit))
    return grid


def _tell_solution(out: Console, solution: Solution, language: Language) -> None:
    _heading(out, words.KINDS[solution.kind], language)
    if solution.undefined is not None:
        out.print(Text(solution.undefined.in_language(language), style="yellow"))
        return
    _tell_ambiguity(out, solution, language)
    for m, model in enumerate(solution.models[:_SHOWN_MODELS], 1):
        out.print(Text.assemble((f"M{m}: ", "dim"), (model.text, "bold")))
        out.print(_model(model, language))
        if solution.kind == "parsimonious":
            rows = _numbers(model.assumptions, language)
            out.print(Text(_said(words.ASSUMED, language, rows=rows), style="dim"))
    for pair in solution.pairs[:_SHOWN_MODELS]:
        easy, difficult = _numbers(pair.easy, language), _numbers(pair.difficult, language)
        out.print(Text(_said(words.EASY, language, easy=easy, difficult=difficult), style="dim"))


def _tell_ambiguity(out: Console, solution: Solution, language: Language) -> None:
    shown = min(len(solution.models), _SHOWN_MODELS)
    covers = solution.covers
    if solution.is_complete and len(solution.models) == 1:
        return
    if solution.is_complete:
        out.print(_said(words.SEVERAL, language, count=len(solution.models)))
    elif covers is not None and covers.count is not None and not solution.pairs:
        out.print(_said(words.MORE_MODELS, language, shown=shown, count=covers.count))
    else:
        count = max(len(solution.models), covers.at_least if covers else 0)
        out.print(_said(words.AT_LEAST, language, shown=shown, count=count))


def _model(model: Model, language: Language) -> Table:
    term, cases = (head.in_language(language) for head in (words.TERM, words.CASES_HEAD))
    grid = _grid([term, "inclS", "PRI", "covS", "covU", cases], texts=frozenset([0, 5]))
    for cube, text, fit in zip(model.terms, model.texts, model.term_fits, strict=True):
        numbers = fit.consistency, fit.pri, fit.coverage, fit.unique_coverage
        rows = "; ".join(", ".join(names) for names in model.rows_of(cube))
        grid.add_row(Text(text), *map(number, numbers), Text(rows))
    whole = model.fit.consistency, model.fit.pri, model.fit.coverage
    grid.add_row(Text(words.MODEL.in_language(language), style="bold"), *map(number, whole))
    return grid


def _numbers(rows: Sequence[int], language: Language) -> str:
    return ", ".join(map(str, rows)) or words.NONE.in_language(language)


def _said(text: Words, language: Language, **values: str | int) -> str:
    return Sentence(text, values).in_language(language)

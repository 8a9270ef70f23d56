"""A script that repeats an analysis in R, with the package QCA, so that others can check it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from malai_core.qca.expectations import Asked, expectations_of
from malai_core.qca.model import FREE, Cases, Space
from malai_core.qca.solution import Kind
from malai_core.qca.truth_table import TruthTable

_INCLUDE = {"conservative": "", "parsimonious": ', include = "?"'}


def r_script(
    table: TruthTable,
    kinds: Iterable[Kind] = ("conservative", "parsimonious"),
    *,
    expectations: Asked | None = None,
) -> str:
    """Return the text of an R script with the data, the truth table and the solutions.

    Parameters
    ----------
    table
        The truth table of the analysis.
    kinds
        Which solutions; intermediate ones need ``expectations``.
    expectations
        As in :func:`~malai_core.qca.minimise.minimise`.

    Returns
    -------
    str
        Needs ``install.packages("QCA")`` once. The outcome column holds what was explained: its
        absence is already taken where the outcome was ``~``.

    Raises
    ------
    InvalidInputError
        Expectations that cannot be read.

    Examples
    --------
    >>> from malai_core.qca.truth_table import truth_table
    >>> print(r_script(truth_table({"A": [1, 0], "Y": [1, 0]}, "Y")).splitlines()[0])
    library(QCA)
    """
    lines = ["library(QCA)", "", *_data(table.cases), "", *_truth_table(table)]
    for kind in kinds:
        if kind == "intermediate":
            lines += _intermediate(table, expectations) if expectations else []
        else:
            lines += ["", f"minimize(tt{_INCLUDE[kind]}, details = TRUE, show.cases = TRUE)"]
    return "\n".join([*lines, ""])


def _data(cases: Cases) -> list[str]:
    columns = [_column(cases, j) for j in range(len(cases.space.names))]
    outcome = f"  OUTCOME__ = c({_listed(cases.membership.tolist())}),"
    names = ", ".join(_quoted(name) for name in cases.names)
    said = f"# OUTCOME__: {cases.outcome}".replace("\n", " ")
    ends = [outcome, f"  row.names = c({names}),", "  check.names = FALSE", ")"]
    return [said, "cases <- data.frame(", *columns, *ends]


def _column(cases: Cases, j: int) -> str:
    values = cases.values[:, j].tolist()
    if cases.space.conditions[j].has_free:
        written = ", ".join('"-"' if value == FREE else f'"{value:g}"' for value in values)
    else:
        written = _listed(values)
    return f"  `{cases.space.names[j]}` = c({written}),"


def _listed(values: Iterable[float]) -> str:
    # Whole numbers without a point; the others in full, so that nothing is lost on the way.
    return ", ".join(f"{value:g}" if value == int(value) else repr(value) for value in values)


def _truth_table(table: TruthTable) -> list[str]:
    cuts = table.cuts
    lower = cuts.inclusion_absent
    inclusion = repr(cuts.inclusion) if lower is None else f"c({cuts.inclusion!r}, {lower!r})"
    excluded = (
        f", exclude = c({', '.join(map(str, sorted(table.excluded)))})" if table.excluded else ""
    )
    return [
        'tt <- truthTable(cases, outcome = "OUTCOME__", '
        f"incl.cut = {inclusion}, pri.cut = {cuts.pri!r}, n.cut = {cuts.frequency}, "
        f"complete = FALSE, show.cases = TRUE{excluded})",
        "tt",
    ]


def _intermediate(table: TruthTable, asked: Asked) -> list[str]:
    expected = expectations_of(asked, table.space)
    written = ", ".join(_entry(dict(entry), table.space) for entry in expected.entries)
    return [
        "",
        f'minimize(tt, include = "?", dir.exp = "{written}", details = TRUE, show.cases = TRUE)',
    ]


def _entry(entry: dict[int, frozenset[int]], space: Space) -> str:
    return "*".join(_literal(j, values, space) for j, values in entry.items())


def _literal(j: int, values: frozenset[int], space: Space) -> str:
    name = space.names[j]
    if space.is_multi_value:
        return f"{name}[{','.join(str(value) for value in sorted(values))}]"
    return name if 1 in values else f"~{name}"


def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)

"""A script that repeats an analysis with R's package NCA, the cases included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from malai_core.nca.pairs import Pair, Scope, Vector

if TYPE_CHECKING:
    from malai_core.nca.analysis import Analysis


def r_script(analysis: Analysis) -> str:
    """Return R code that computes the same numbers as ``analysis``.

    Parameters
    ----------
    analysis
        See ``analyse``.

    Returns
    -------
    str
        A script for R >= 3.5 with the package NCA (>= 4.0.4). Its permutations are its own, so p
        differs within its interval.

    Examples
    --------
    >>> from malai_core.nca.analysis import analyse
    >>> print(analyse({"x": [0, 1, 2], "y": [0, 1, 2]}, outcome="y").r_script().splitlines()[2])
    library(NCA)
    """
    names = (*analysis.conditions, analysis.outcome)
    columns = {name: analysis.table.numbers(name) for name in names}
    lines = [
        "# Repeats an analysis of Malai with R's package NCA.",
        '# install.packages("NCA")',
        "library(NCA)",
        "",
        *_data(columns, analysis.table.cases),
        "",
        "model <- nca_analysis(",
        "  data,",
        f"  x = {_texts(analysis.conditions)},",
        f"  y = {_text(analysis.outcome)},",
        *_settings(analysis),
        ")",
        "nca_output(model, summaries = TRUE, bottlenecks = TRUE, plots = FALSE)",
        *_outliers(analysis),
    ]
    return "\n".join(lines) + "\n"


def _data(columns: Mapping[str, Vector], cases: Sequence[str]) -> list[str]:
    body = [f"  {_text(name)} = {_numbers(values)}" for name, values in columns.items()]
    return [
        "data <- data.frame(",
        ",\n".join([*body, "  check.names = FALSE"]),
        ")",
        f"rownames(data) <- make.unique({_texts(cases)})",
    ]


def _settings(analysis: Analysis) -> list[str]:
    asked = analysis.settings
    corners = ", ".join(str(int(pair.corner)) for pair in analysis.pairs.values())
    steps = str(asked.steps) if isinstance(asked.steps, int) else _numbers(asked.steps)
    return [
        f"  ceilings = {_texts(analysis.ceilings)},",
        f"  corner = c({corners}),",
        *_scopes([_given_scope(pair) for pair in analysis.pairs.values()]),
        f"  bottleneck.x = {_text(asked.units[0])},",
        f"  bottleneck.y = {_text(asked.units[1])},",
        f"  steps = {steps},",
        f"  qr.tau = {asked.share!r},",
        f"  test.rep = {asked.repetitions}",
    ]


def _given_scope(pair: Pair) -> Scope | None:
    return pair.scope if pair.has_scope else None


def _scopes(scopes: list[Scope | None]) -> list[str]:
    """Return the scopes; ``NA`` is an end as observed."""
    if not any(scopes):
        return []
    return [f"  scope = list({', '.join(_scope(scope) for scope in scopes)}),"]


def _scope(scope: Scope | None) -> str:
    if scope is None:
        return "c(NA, NA, NA, NA)"
    return _numbers((scope.x_low, scope.x_high, scope.y_low, scope.y_high))


def _outliers(analysis: Analysis) -> list[str]:
    return [
        f"nca_outliers(data, {_text(name)}, {_text(analysis.outcome)}, "
        f"ceiling = {_text(analysis.ceilings[0])}, corner = {int(pair.corner)}"
        f"{_outlier_scope(_given_scope(pair))})"
        for name, pair in analysis.pairs.items()
    ]


def _outlier_scope(scope: Scope | None) -> str:
    return f", scope = {_scope(scope)}" if scope else ""


def _numbers(values: Iterable[float]) -> str:
    return f"c({', '.join('NA' if value != value else repr(float(value)) for value in values)})"  # noqa: PLR0124 - nan differs from itself


def _texts(texts: Iterable[str]) -> str:
    return f"c({', '.join(_text(text) for text in texts)})"


def _text(text: str) -> str:
    """Return a string of R. A backslash and a quote are the only letters that could end it early."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{plain}"'

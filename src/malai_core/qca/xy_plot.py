"""The XY plot: each case by its membership in a term or model and in the outcome."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from malai_core.qca import svg
from malai_core.qca.fit import necessity, sufficiency
from malai_core.qca.html import number

_SIZE: Final = 420.0
_EDGE: Final = 52.0


def xy_plot(
    x: ArrayLike,
    y: ArrayLike,
    names: Sequence[str],
    *,
    x_name: str = "X",
    y_name: str = "Y",
) -> str:
    """Return an XY plot as SVG.

    Above the diagonal a case fits sufficiency, below it necessity. Cases with the term and
    without the outcome (x above 0.5, y below) are rose, with both green, the others marigold.

    Parameters
    ----------
    x, y
        Shape ``(n,)``, memberships.
    names
        Of the cases.
    x_name, y_name
        What the axes show.

    Returns
    -------
    str
        An SVG with consistency, coverage and relevance both ways in its caption.

    Raises
    ------
    InvalidInputError
        What :func:`~malai_core.qca.fit.sufficiency` refuses.

    Examples
    --------
    >>> xy_plot([0.2, 0.9], [0.3, 0.8], ["A", "B"])[:4]
    '<svg'
    """
    enough, needed = sufficiency(x, y), necessity(x, y)
    caption = (
        f"inclS {number(enough.consistency)}  PRI {number(enough.pri)}  "
        f"covS {number(enough.coverage)}  ·  inclN {number(needed.consistency)}  "
        f"RoN {number(needed.relevance)}"
    )
    points = zip(np.asarray(x).tolist(), np.asarray(y).tolist(), names, strict=True)
    parts = [*_frame(x_name, y_name), *(_case(*point) for point in points)]
    parts.append(svg.text(_SIZE / 2, 20, caption))
    return svg.picture(_SIZE, _SIZE, f"{x_name}, {y_name}: {caption}", parts)


def _across(value: float) -> float:
    return _EDGE + value * (_SIZE - 2 * _EDGE)


def _up(value: float) -> float:
    return _SIZE - _EDGE - value * (_SIZE - 2 * _EDGE)


def _frame(x_name: str, y_name: str) -> list[str]:
    ends = (0.0, 0.5, 1.0)
    lines = [svg.line(_across(v), _up(0), _across(v), _up(1)) for v in ends]
    lines += [svg.line(_across(0), _up(v), _across(1), _up(v)) for v in ends]
    lines.append(svg.line(_across(0), _up(0), _across(1), _up(1), stroke=svg.INK))
    ticks = [svg.text(_across(v), _up(0) + 16, f"{v:g}") for v in ends]
    ticks += [svg.text(_across(0) - 8, _up(v) + 4, f"{v:g}", anchor="end") for v in ends]
    heads = [svg.text(_SIZE / 2, _SIZE - 12, x_name), svg.text(14, _SIZE / 2, y_name, turn=-90)]
    return [*lines, *ticks, *heads]


def _case(x: float, y: float, name: str) -> str:
    fill = svg.MARIGOLD
    if x > 0.5:
        fill = svg.LEAF if y > 0.5 else svg.ROSE
    return svg.dot(_across(x), _up(y), fill, f"{name} ({x:.2f}, {y:.2f})")

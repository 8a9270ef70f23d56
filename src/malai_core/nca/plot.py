"""The ceiling plot, as SVG text: cases, the scope, and each ceiling. No browser and no library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Final

from malai_core.labels import Language, Sentence, Value, Words
from malai_core.nca.ceilings import BROKEN, DEFAULT_SHARE, CeilingName, Fitting
from malai_core.nca.effect import fitting_of, turned_line
from malai_core.nca.pairs import Pair, Scope
from malai_core.nca.peers import Peers

_WIDTH: Final = 560
_HEIGHT: Final = 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 20, 44, 56
#: Ceilings differ by colour and by dashes: colour is never the only signal.
_STROKES: Final[dict[CeilingName, tuple[str, str]]] = {
    "ce_fdh": ("#b3402f", ""),
    "cr_fdh": ("#b97a0a", "8 4"),
    "ce_vrs": ("#3b6ea5", "2 3"),
    "cr_vrs": ("#5a4e9c", "10 3 2 3"),
    "c_lp": ("#2f7d4f", "5 3"),
    "qr": ("#555555", "1 4"),
}
PLOT_TITLE: Final = Words("เพดานของ {y} ตาม {x}", "Ceiling of {y} over {x}")
PLOT_TEXT: Final = Words(
    "จุดคือกรณี {count} กรณี เส้นคือเพดาน มุมที่พ้นเพดานไปแทบไม่มีกรณีใดอยู่",
    "Dots are the {count} cases, lines are ceilings; hardly any case lies beyond a ceiling.",
)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Paper:
    """Where values lie on the picture."""

    scope: Scope

    def at(self, x: float, y: float) -> str:
        """Return a place as SVG writes it; half of the picture where the scope has no range."""
        scope = self.scope
        across = (x - scope.x_low) / scope.width if scope.width else 0.5
        up = (y - scope.y_low) / scope.height if scope.height else 0.5
        left = _LEFT + across * (_WIDTH - _LEFT - _RIGHT)
        top = _HEIGHT - _BOTTOM - up * (_HEIGHT - _TOP - _BOTTOM)
        return f"{left:.1f},{top:.1f}"

    def cross(self, x: float, y: float) -> list[str]:
        """Return a place as two numbers."""
        return self.at(x, y).split(",")


def ceiling_plot(
    pair: Pair,
    ceilings: Sequence[CeilingName],
    *,
    names: tuple[str, str] = ("X", "Y"),
    cases: Sequence[str] = (),
    language: Language = "th",
    share: float = DEFAULT_SHARE,
) -> str:
    """Return the plot of one condition as SVG.

    Parameters
    ----------
    pair
        See ``pair_of``.
    ceilings
        Which to draw.
    names
        Names of condition and outcome.
    cases
        Names of the cases in the order given, shown on pointing; may be left out.
    language
        Of title and description, which screen readers read.
    share
        For the quantile ceiling.

    Returns
    -------
    str
        One ``<svg>`` element, complete in itself, with nothing fetched from elsewhere.
    """
    paper = _Paper(pair.scope)
    drawn = [] if pair.is_flat else [n for n in ceilings if _path(pair, n, share)]
    parts = [
        *_opening(pair, names, language),
        *_axes(paper, names),
        *(_stroke(paper, pair, name, share) for name in drawn),
        *_dots(paper, pair, cases),
        *(_legend(name, place) for place, name in enumerate(drawn)),
        "</svg>",
    ]
    return "\n".join(parts)


def _opening(pair: Pair, names: tuple[str, str], language: Language) -> list[str]:
    said: dict[str, Value] = {"x": names[0], "y": names[1], "count": int(pair.x.size)}
    title = escape(Sentence(PLOT_TITLE, said).in_language(language))
    text = escape(Sentence(PLOT_TEXT, said).in_language(language))
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'width="{_WIDTH}" height="{_HEIGHT}" font-family="Sarabun, sans-serif" font-size="13">',
        f"<title>{title}</title>",
        f"<desc>{text}</desc>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fffdf8"/>',
    ]


def _axes(paper: _Paper, names: tuple[str, str]) -> list[str]:
    scope = paper.scope
    corners = (
        (scope.x_low, scope.y_low),
        (scope.x_high, scope.y_low),
        (scope.x_high, scope.y_high),
        (scope.x_low, scope.y_high),
    )
    outline = " ".join(paper.at(*corner) for corner in corners)
    middle = (_TOP + _HEIGHT - _BOTTOM) // 2
    return [
        f'<polygon points="{outline}" fill="none" stroke="#b9b4a6"/>',
        *(_tick(paper, x, scope.y_low, is_below=True) for x in _ends(scope.x_low, scope.x_high)),
        *(_tick(paper, scope.x_low, y, is_below=False) for y in _ends(scope.y_low, scope.y_high)),
        f'<text x="{(_LEFT + _WIDTH - _RIGHT) // 2}" y="{_HEIGHT - 12}" text-anchor="middle">'
        f"{escape(names[0])}</text>",
        f'<text x="16" y="{middle}" text-anchor="middle" transform="rotate(-90 16 {middle})">'
        f"{escape(names[1])}</text>",
    ]


def _ends(low: float, high: float) -> list[float]:
    return [low + share * (high - low) for share in (0.0, 0.25, 0.5, 0.75, 1.0)]


def _tick(paper: _Paper, x: float, y: float, *, is_below: bool) -> str:
    left, top = paper.cross(x, y)
    if is_below:
        return (
            f'<text x="{left}" y="{float(top) + 18:.1f}" text-anchor="middle" fill="#555">'
            f"{x:.4g}</text>"
        )
    return (
        f'<text x="{float(left) - 6:.1f}" y="{float(top) + 4:.1f}" text-anchor="end" fill="#555">'
        f"{y:.4g}</text>"
    )


def _dots(paper: _Paper, pair: Pair, cases: Sequence[str]) -> list[str]:
    return [
        _dot(paper, float(x), float(y), cases[row] if row < len(cases) else str(row + 1))
        for x, y, row in zip(pair.x, pair.y, pair.rows.tolist(), strict=True)
    ]


def _dot(paper: _Paper, x: float, y: float, case: str) -> str:
    left, top = paper.cross(x, y)
    return (
        f'<circle cx="{left}" cy="{top}" r="4" fill="#2b3a2f" fill-opacity="0.75">'
        f"<title>{escape(case)}: {x:g}, {y:g}</title></circle>"
    )


def _stroke(paper: _Paper, pair: Pair, name: CeilingName, share: float) -> str:
    colour, dashes = _STROKES[name]
    points = " ".join(paper.at(x, y) for x, y in _path(pair, name, share))
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"{dashed}>'
        f"<title>{_label(name)}</title></polyline>"
    )


def _legend(name: CeilingName, place: int) -> str:
    colour, dashes = _STROKES[name]
    left = _LEFT + place * 82
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<line x1="{left}" y1="22" x2="{left + 22}" y2="22" stroke="{colour}" '
        f'stroke-width="2"{dashed}/><text x="{left + 27}" y="26">{_label(name)}</text>'
    )


def _label(name: CeilingName) -> str:
    return name.upper().replace("_", "-")


def _path(pair: Pair, name: CeilingName, share: float) -> list[Point]:
    """Return the corners of a ceiling in the units given; empty where there is none."""
    fitting = fitting_of(pair, share)
    turned = _turned_path(fitting, name)
    x_sign = -1.0 if pair.corner.flips_x else 1.0
    y_sign = -1.0 if pair.corner.flips_y else 1.0
    return [(x_sign * u, y_sign * v) for u, v in turned]


def _turned_path(fitting: Fitting, name: CeilingName) -> list[Point]:
    scope = fitting.frame.scope
    if name in BROKEN:
        peers = fitting.peers if name == "ce_fdh" else fitting.hull
        return _broken(peers, scope, is_stairs=name == "ce_fdh")
    line = turned_line(fitting, name)
    if line is None or line.slope <= 0:
        return []
    heights = (
        max(scope.y_low, line.intercept + line.slope * scope.x_low),
        min(scope.y_high, line.intercept + line.slope * scope.x_high),
    )
    return [((height - line.intercept) / line.slope, height) for height in heights]


def _broken(peers: Peers, scope: Scope, *, is_stairs: bool) -> list[Point]:
    k = int(peers.count[0])
    points = list(zip(peers.u[0, :k].tolist(), peers.v[0, :k].tolist(), strict=True))
    path: list[Point] = [(points[0][0], scope.y_low), points[0]]
    for before, point in pairwise(points):
        path += [(point[0], before[1]), point] if is_stairs else [point]
    return [*path, (scope.x_high, points[-1][1])]

"""Pictures as SVG: on a page without a script, in a file of their own, in a PDF.

The paper is light whatever the page's theme. Colours stand as attributes, since the pages allow no
style inside. Text is written as text, so that a browser or typst sets Thai marks right.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from malai.atlas.marks import (
    BUBBLE,
    CHOSEN,
    EDGE,
    GROUND,
    INK,
    KINDS,
    MUTED,
    NUMBERED,
    faint,
    kind_mark,
    read_on,
    shape_mark,
)
from malai.atlas.outlines import grid, outlined
from malai.atlas.sketching import Dot, Ground, Line, Sketch

WIDTH: Final = 1_000
HEIGHT: Final = 640
MARGIN: Final = 28
#: Room for the title, and for one line of the legend.
HEAD: Final = 56
LINE: Final = 30
LABEL: Final = 16

_LINES: Final = {"affiliation": "#a59ac9", "co_attendance": "#dcae5a"}
_TIE: Final = "#6f8f74"
#: From so many lines on each is a hair, or they would be one patch.
_MANY_LINES: Final = 1_500
#: Left, top, right, bottom.
Box = tuple[float, float, float, float]
_FONT: Final = "Sarabun, 'Noto Sans Thai', sans-serif"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a legend: a mark (kind of dot, ``line``, or a colour) and what it means."""

    mark: str
    text: str
    colour: str = ""
    number: str = ""
    """Written into the marks of this colour."""
    shape: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a picture is drawn on, in units of its own: a text of 16 is to be read."""

    width: int = WIDTH
    height: int = HEIGHT
    margin: int = MARGIN
    title: int = 26
    text: int = 18
    foot: int = 17
    names: int = 70
    marks: float = 1.0
    """Share of the size of marks."""

    def fitted(self, wide: float, high: float) -> Sheet:
        """Return the sheet as high as something of this shape needs; a page stays a page."""
        if self.width == WIDTH:
            return self
        height = (self.width - 2 * self.margin) * high / wide + 2 * self.margin
        return replace(self, height=round(min(max(height, 300), 540)))


PAGE: Final = Sheet()
#: As wide as a telephone, so that its names are read without going sideways.
PHONE: Final = Sheet(400, 400, 14, title=18, text=15, foot=14, names=24, marks=0.6)


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands around a picture."""

    title: str
    legend: Sequence[Entry]
    foot: str
    """Whose picture, of which day."""
    is_titled: bool = True
    """Whether the title is written over the picture; it is its name for screen readers anyway."""
    sheet: Sheet = PAGE


def line_colour(layer: str) -> str:
    """Return the colour of a layer's lines, as in the picture on the screen."""
    return _LINES.get(layer, _TIE)


def picture_svg(sketch: Sketch, caption: Caption) -> str:
    """Return a picture with its title, legend and foot. O(dots + lines), names greedily."""
    frame = _Frame.around(sketch.dots, caption.sheet)
    sheet = frame.sheet
    dots = [frame.placed(dot) for dot in sketch.dots]
    order = sorted(dots, key=lambda dot: (dot.is_lit, -dot.radius))
    under = [*_ground(sketch, frame), *outlined(sketch.outlines, dots)]
    share = 0.5 if len(sketch.lines) > _MANY_LINES else 1.0
    lines = [_line(one, dots, share) for one in sketch.lines]
    drawn = [*under, *lines, *map(_dot, order), *_names(dots, sheet)]
    return framed(drawn, sheet.height, caption)


def _ground(sketch: Sketch, frame: _Frame) -> list[str]:
    """Return what lies under everything: squares or a picture that move with the members."""
    if sketch.ground:
        return [_image(sketch.ground, frame)]
    if not sketch.has_grid:
        return []
    origin = (-frame.left * frame.scale, -frame.top * frame.scale)
    return [grid(2 * frame.scale, origin, (frame.sheet.width, frame.sheet.height))]


def framed(drawn: Iterable[str], height: int, caption: Caption) -> str:
    """Return an SVG of parts as wide as its sheet and ``height`` high, with what stands around them."""
    sheet, width = caption.sheet, caption.sheet.width
    rows, head = _legend_rows(caption.legend, sheet), HEAD if caption.is_titled else sheet.margin
    told = _foot_lines(caption.foot, sheet)
    foot = height + head + LINE * len(rows) + 30
    end = foot + 16 + 20 * (len(told) - 1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {end}" role="img" '
        f"aria-label={quoteattr(caption.title)} font-family={quoteattr(_FONT)}>",
        f'<rect width="{width}" height="{end}" fill="{GROUND}"/>',
        f'<g transform="translate(0 {head})">',
        *drawn,
        "</g>",
        # What reaches over the picture's edge goes under what stands around it.
        f'<rect width="{width}" height="{head - 2}" fill="{GROUND}"/>',
        f'<rect y="{head + height + 14}" width="{width}" height="{end}" fill="{GROUND}"/>',
        *_title(caption),
        *_legend(rows, height + head + 24, sheet),
        *(
            _text(sheet.margin, foot + 20 * line, text, size=sheet.foot, anchor="start", fill=MUTED)
            for line, text in enumerate(told)
        ),
        "</svg>",
    ]
    return "".join(parts)


def _title(caption: Caption) -> list[str]:
    sheet = caption.sheet
    said = shortened(caption.title, int((sheet.width - 2 * sheet.margin) / sheet.title / 0.6))
    text = _text(sheet.margin, 38, said, size=sheet.title, weight=600, anchor="start")
    return [text] if caption.is_titled else []


def _foot_lines(text: str, sheet: Sheet) -> list[str]:
    """Return the foot in lines that fit, parted where its parts are."""
    if width_of(text, sheet.foot) <= sheet.width - 2 * sheet.margin:
        return [text]
    most = int((sheet.width - 2 * sheet.margin) / sheet.foot / 0.56)
    return [shortened(part, most) for part in text.split(" · ")]


def _image(ground: Ground, frame: _Frame) -> str:
    scale = frame.scale
    x = (ground.x - ground.width / 2 - frame.left) * scale
    y = (ground.y - ground.height / 2 - frame.top) * scale
    size = f'width="{ground.width * scale:.1f}" height="{ground.height * scale:.1f}"'
    return (
        f'<image href="{ground.link}" x="{x:.1f}" y="{y:.1f}" {size} '
        f'preserveAspectRatio="none" opacity="{ground.opacity}"/>'
    )


# -- The frame ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Frame:
    """How units of the layout become units of the paper."""

    scale: float
    left: float
    top: float
    sheet: Sheet

    @classmethod
    def around(cls, dots: Sequence[Dot], sheet: Sheet) -> _Frame:
        if not dots:
            return cls(1.0, 0.0, 0.0, sheet.fitted(2.0, 1.0))
        left, right = min(d.x - d.radius for d in dots), max(d.x + d.radius for d in dots)
        top, bottom = min(d.y - d.radius for d in dots), max(d.y + d.radius for d in dots)
        # Three dots are drawn large enough, yet not as large as the paper.
        wide, high = max(right - left, 4.0), max(bottom - top, 4.0)
        sheet, margin = sheet.fitted(wide, high), 2 * sheet.margin
        scale = min((sheet.width - margin) / wide, (sheet.height - margin) / high)
        middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
        half_x, half_y = sheet.width / 2 / scale, sheet.height / 2 / scale
        return cls(scale, middle_x - half_x, middle_y - half_y, sheet)

    def placed(self, dot: Dot) -> Dot:
        x, y = (dot.x - self.left) * self.scale, (dot.y - self.top) * self.scale
        share = self.sheet.marks
        radius = (dot.fixed or min(max(dot.radius * self.scale / share, 3.0), 48.0)) * share
        return replace(dot, x=x, y=y, radius=radius)


# -- Marks ----------------------------------------------------------------------------------------------


def _line(line: Line, dots: Sequence[Dot], share: float) -> str:
    a, b = dots[line.first], dots[line.second]
    strength = 1 if line.is_lit else 0.14 if line.is_faint else 0.25 if line.is_quiet else 0.55
    return (
        f'<line x1="{a.x:.1f}" y1="{a.y:.1f}" x2="{b.x:.1f}" y2="{b.y:.1f}" '
        f'stroke="{line_colour(line.layer)}" stroke-width="{line.width * share:.1f}" '
        f'stroke-opacity="{strength * share:.2f}"/>'
    )


def _dot(dot: Dot) -> str:
    radius = dot.radius * (1.15 if dot.is_lit else 1)
    colour = faint(dot.colour) if dot.is_faint else dot.colour
    is_open = dot.kind == BUBBLE or dot.mark == "?"
    edge = CHOSEN if dot.is_lit else MUTED if is_open else GROUND
    drawn = shape_mark(dot.shape, (dot.x, dot.y, radius), colour, edge)
    return drawn if dot.is_faint else drawn + _number(dot)


def _number(dot: Dot) -> str:
    """Return the number of the legend in a mark with room for it."""
    if not dot.mark or dot.radius < NUMBERED:
        return ""
    size = min(16, round(dot.radius * 1.25))
    y = dot.y + size * 0.35
    return _text(dot.x, y, dot.mark, size=size, weight=700, fill=read_on(dot.colour))


# -- Names ----------------------------------------------------------------------------------------------


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is; marks over and under a consonant take no room."""
    letters = sum(not unicodedata.category(letter).startswith("M") for letter in text)
    return letters * size * 0.56


def _names(dots: Sequence[Dot], sheet: Sheet) -> list[str]:
    """Return the names that have room, those of the fullest first, none over another."""
    marks = [(d.x - d.radius, d.y - d.radius, d.x + d.radius, d.y + d.radius) for d in dots]
    taken: list[Box] = []
    found: list[str] = []
    for dot in sorted(
        (one for one in dots if one.name), key=lambda one: (not one.is_lit, one.rank)
    ):
        name = shortened(dot.name, 42 if sheet.width == WIDTH else 26)
        box = _room(list(_beside(dot, name, sheet)), taken, marks, sheet)
        if box is None:
            continue
        taken.append(box)
        found.append(halo((box[0] + box[2]) / 2, box[3] - 5, name))
        if len(found) == sheet.names:
            break
    return found


def _beside(dot: Dot, name: str, sheet: Sheet) -> Iterable[Box]:
    """Yield where a name may stand: under its mark, on the right, on the left, over it."""
    half, gap = width_of(name, LABEL) / 2 + 2, dot.radius + 6
    under, over = dot.y + dot.radius + LABEL, dot.y - dot.radius - 6
    x = min(max(dot.x, half), sheet.width - half)
    for middle, y in (
        (x, under),
        (dot.x + gap + half, dot.y + 5),
        (dot.x - gap - half, dot.y + 5),
        (x, over),
    ):
        yield middle - half, y - LABEL, middle + half, y + 5


def _room(
    places: Sequence[Box], taken: Sequence[Box], marks: Sequence[Box], sheet: Sheet
) -> Box | None:
    """Return the first place over no name and no mark, else under the own mark if no name is there."""
    free = [
        box
        for box in places
        if min(box[0], box[1]) >= 0 and box[2] <= sheet.width and box[3] <= sheet.height + 14
        if not any(_overlap(box, other) for other in taken)
    ]
    clear = (box for box in free if not any(_overlap(box, mark) for mark in marks))
    return next(clear, next((box for box in free if box == places[0]), None))


def shortened(name: str, most: int = 42) -> str:
    """Return a name that is not too long for a picture; no mark is parted from its consonant."""
    if len(name) <= most:
        return name
    end = most - 1
    while end and unicodedata.category(name[end]).startswith("M"):
        end -= 1
    return f"{name[:end].rstrip()}…"


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def halo(x: float, y: float, text: str, size: int = LABEL) -> str:
    """Return a text with a light edge, to be read over lines."""
    at = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="500" text-anchor="middle"'
    edge = f'fill="none" stroke="{GROUND}" stroke-width="4" stroke-linejoin="round"'
    said = escape(text)
    return f'<text {at} {edge}>{said}</text><text {at} fill="{INK}">{said}</text>'


def _text(
    x: float,
    y: float,
    text: str,
    *,
    size: int,
    weight: int = 400,
    anchor: str = "middle",
    fill: str = INK,
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" '
        f'text-anchor="{anchor}" fill="{fill}">{escape(text)}</text>'
    )


# -- The legend -----------------------------------------------------------------------------------------


def _legend_rows(legend: Sequence[Entry], sheet: Sheet) -> list[list[tuple[float, Entry]]]:
    """Return the entries in rows that fit the paper, each with its place."""
    rows: list[list[tuple[float, Entry]]] = []
    x = sheet.width + 1.0
    most = int((sheet.width - 2 * sheet.margin - 34) / sheet.text / 0.48)
    for whole in legend:
        entry = replace(whole, text=shortened(whole.text, most))
        width = 34 + width_of(entry.text, sheet.text) + sheet.text + 4
        if x + width > sheet.width - sheet.margin:
            rows.append([])
            x = float(sheet.margin)
        rows[-1].append((x, entry))
        x += width
    return rows


def _legend(rows: list[list[tuple[float, Entry]]], top: float, sheet: Sheet) -> list[str]:
    return [
        _entry(x, top + LINE * number, entry, sheet.text)
        for number, row in enumerate(rows)
        for x, entry in row
    ]


def _entry(x: float, y: float, entry: Entry, size: int) -> str:
    if entry.mark == "heading":
        return _text(x, y + 5, entry.text, size=size, weight=600, anchor="start")
    said = _text(x + 32, y + 5, entry.text, size=size, anchor="start")
    if entry.mark == "line":
        stroke = f'stroke="{entry.colour}" stroke-width="4"'
        return f'<line x1="{x}" y1="{y}" x2="{x + 24}" y2="{y}" {stroke}/>{said}'
    if entry.shape is not None:
        return shape_mark(entry.shape, (x + 12, y, 9), entry.colour) + said
    if entry.colour and entry.mark not in KINDS:
        box = f'x="{x}" y="{y - 9}" width="24" height="18" rx="4"'
        drawn = f'<rect {box} fill="{entry.colour}" stroke="{EDGE}"/>'
        number = _text(x + 12, y + 5, entry.number, size=14, weight=700, fill=read_on(entry.colour))
        return drawn + (number if entry.number else "") + said
    return kind_mark(entry.mark, x + 12, y, 9, entry.colour) + said

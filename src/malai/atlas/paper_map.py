"""The map of a network as SVG, with the same numbers as its table."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import cache
from itertools import chain
from typing import Final

from malai.atlas.drawing_map import area_name
from malai.atlas.geography import SHADES, Mark, Placed, shade_of
from malai.atlas.marks import EDGE, GROUND, INK, KINDS, kind_mark
from malai.atlas.paper import LABEL, WIDTH, Caption, Entry, Sheet, framed, halo, width_of
from malai.atlas.provinces import middle_of, rings

HEIGHT: Final = 860
MARGIN: Final = 24
#: Thailand is so many times narrower than the paper.
COUNTRY: Final = 1.7
#: Parts of the paper's unit that nobody sees: points of borders nearer than this are left out.
FINE: Final = 0.8
#: Of the colour of a measure in each shade, lightest first; as on the screen (map.css).
SHARES: Final = (0.22, 0.38, 0.55, 0.75, 1.0)
HUES: Final = {
    "members": KINDS["person"],
    "activities": KINDS["group"],
    "ties": KINDS["organisation"],
}
EMPTY: Final = KINDS["nobody"]
#: Ties between areas that are drawn.
LINES: Final = 60

Project = Callable[[float, float], tuple[float, float]]


def map_svg(found: Placed, caption: Caption, *, with_marks: bool) -> str:
    """Return the map with its legend. ``with_marks`` draws points too; never where others see it."""
    project = projection(found.asked.province)
    scale = _scale(found, caption.sheet)
    drawn = chain(
        (
            f'<g transform="translate({(caption.sheet.width - WIDTH * scale) / 2:.1f}) scale({scale})">',
        ),
        _areas(found, project),
        _lines(found, project),
        _districts(found, project),
        _marks(found.marks, project) if with_marks else (),
        _names(found, project, round(LABEL / scale**0.8)),
        ("</g>",),
    )
    return framed(drawn, round(HEIGHT * scale), caption)


def _scale(found: Placed, sheet: Sheet) -> float:
    """Return how much smaller a sheet is; the country is narrow, so its sides may be cut off."""
    if sheet.width == WIDTH:
        return 1.0
    return sheet.width / WIDTH if found.asked.province else COUNTRY * sheet.width / WIDTH


def map_legend(found: Placed, said: str, none: str) -> list[Entry]:
    """Return what the shades mean; ``said`` names the measure."""
    steps, hue = found.steps(found.asked.measure), HUES[found.asked.measure]
    entries = [Entry("", f"{said}: {none}", EMPTY)]
    for place, step in enumerate(steps):
        until = steps[place + 1] - 1 if place + 1 < len(steps) else None
        spoken = (
            f"{step:,}+"
            if until is None
            else f"{step:,}–{until:,}"
            if until > step
            else f"{step:,}"
        )
        entries.append(Entry("", spoken, shade(hue, shade_of(step, steps))))
    return entries


# -- From degrees to paper ------------------------------------------------------------------------------


def _mercator(longitude: float, latitude: float) -> tuple[float, float]:
    turned = math.radians(latitude)
    return math.radians(longitude), -math.log(math.tan(math.pi / 4 + turned / 2))


def projection(province: str) -> Project:
    """Return the projection that shows the country, or one province, on the paper."""
    codes = [province] if province else list(rings())
    points = [_mercator(*p) for code in codes for ring in rings()[code] for p in ring]
    left, right = min(x for x, _y in points), max(x for x, _y in points)
    top, bottom = min(y for _x, y in points), max(y for _x, y in points)
    scale = min((WIDTH - 2 * MARGIN) / (right - left), (HEIGHT - 2 * MARGIN) / (bottom - top))
    across, down = (left + right) / 2, (top + bottom) / 2

    def project(longitude: float, latitude: float) -> tuple[float, float]:
        x, y = _mercator(longitude, latitude)
        return WIDTH / 2 + (x - across) * scale, HEIGHT / 2 + (y - down) * scale

    return project


@cache
def outline(code: str, province: str) -> str:
    """Return the path of a province on the map of the country, or of one ``province``."""
    project = projection(province)
    return "".join(_path([project(*point) for point in ring]) for ring in rings()[code])


def _path(points: list[tuple[float, float]]) -> str:
    """Return a closed path without the points that nobody would see."""
    kept = [points[0]]
    for point in points[1:]:
        if math.dist(point, kept[-1]) >= FINE:
            kept.append(point)
    if len(kept) < 3 or not any(-50 < x < WIDTH + 50 and -50 < y < HEIGHT + 50 for x, y in kept):
        return ""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z"


# -- What is drawn --------------------------------------------------------------------------------------


def shade(hue: str, step: int) -> str:
    """Return the colour of a shade of 1 to ``SHADES``; 0 is nothing."""
    if not step:
        return EMPTY
    share = SHARES[min(step, SHADES) - 1]
    pairs = ((int(hue[at : at + 2], 16), int(GROUND[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _areas(found: Placed, project: Project) -> Iterable[str]:
    del project
    asked, hue = found.asked, HUES[found.asked.measure]
    steps = found.steps(asked.measure)
    counts = {area.code: area.of(asked.measure) for area in found.areas}
    for code in rings():
        path = outline(code, asked.province)
        step = 0 if asked.province else shade_of(counts.get(code, 0), steps)
        dim = ' opacity="0.5"' if asked.province and code != asked.province else ""
        if path:
            yield f'<path d="{path}" fill="{shade(hue, step)}" stroke="{EDGE}"{dim}/>'


def _place(code: str, found: Placed, project: Project) -> tuple[float, float] | None:
    """Return where an area is on the paper; a district only where a point of it is known."""
    if len(code) == 2:
        return project(*middle_of(code))
    middle = next((area.middle for area in found.areas if area.code == code), None)
    return project(*middle) if middle else None


def _lines(found: Placed, project: Project) -> Iterable[str]:
    most = max((one.count for one in found.between), default=1)
    for one in found.between[:LINES]:
        first, second = _place(one.first, found, project), _place(one.second, found, project)
        if first is None or second is None:
            continue
        (a, b), (c, d) = first, second
        bend = ((a + c) / 2 + (d - b) / 8, (b + d) / 2 - (c - a) / 8)
        path = f"M{a:.1f} {b:.1f}Q{bend[0]:.1f} {bend[1]:.1f} {c:.1f} {d:.1f}"
        width = 1 + 6 * math.sqrt(one.count / most)
        yield (
            f'<path d="{path}" fill="none" stroke="{INK}" stroke-opacity="0.4" '
            f'stroke-width="{width:.1f}" stroke-linecap="round"/>'
        )


def _districts(found: Placed, project: Project) -> Iterable[str]:
    asked = found.asked
    steps, hue = found.steps(asked.measure), HUES[asked.measure]
    most = max(steps, default=1)
    for area in found.areas:
        if len(area.code) > 2 and area.middle:
            x, y = project(*area.middle)
            number = area.of(asked.measure)
            radius = 12 + 26 * math.sqrt(number / most)
            fill = shade(hue, shade_of(number, steps))
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" stroke="{EDGE}"/>'


def _marks(marks: Iterable[Mark], project: Project) -> Iterable[str]:
    for one in marks:
        x, y = project(one.longitude, one.latitude)
        yield kind_mark(one.kind, x, y, 5)


def _names(found: Placed, project: Project, size: int) -> Iterable[str]:
    """Yield the names of the fullest areas with their numbers, none over another."""
    taken: list[tuple[float, float, float, float]] = []
    for area in found.areas:
        at = _place(area.code, found, project)
        number = area.of(found.asked.measure)
        if at is None or not number or (found.asked.province and len(area.code) == 2):
            continue
        said = f"{area_name(area.code)} {number:,}"
        half, high = width_of(said, size) / 2 + 2, size * 0.625
        box = (at[0] - half, at[1] - high, at[0] + half, at[1] + high)
        if not any(
            b[0] < box[2] and box[0] < b[2] and b[1] < box[3] and box[1] < b[3] for b in taken
        ):
            taken.append(box)
            yield halo(at[0], at[1] + size * 0.3, said, size)

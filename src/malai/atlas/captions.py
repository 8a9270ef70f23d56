"""Legends of pictures on paper: what marks, colours, shapes, sizes, grounds and lines mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from malai.atlas.dressing import Dress, kind_names
from malai.atlas.legends import Legend, said
from malai.atlas.lines import Line
from malai.atlas.looks import Look
from malai.atlas.marks import BUBBLE, CHOSEN, KINDS, MUTED
from malai.atlas.paper import Entry, line_colour
from malai.atlas.sketching import Sketch, layer_label


def legend_entries(sketch: Sketch, look: Look, dress: Dress, ends: Sequence[str]) -> list[Entry]:
    """Return everything a reader must know to read a picture.

    ``ends`` are the names of the two that a way joins; an empty one is not to be told.
    """
    return [
        *_kinds(sketch, dress),
        *(_colours(dress.colour) if dress.colour else ()),
        *(_shapes(dress.shape) if dress.shape else ()),
        *_size(dress),
        *(_grounds(dress.hulls, dress.colour) if dress.hulls else ()),
        *_standing(look, dress),
        *_lines(sketch.lines, look),
        *_way(dress, ends),
    ]


def _heading(text: str) -> Entry:
    return Entry("heading", text)


def _kinds(sketch: Sketch, dress: Dress) -> Iterable[Entry]:
    """Yield the kinds, unless neither colour nor shape says them."""
    if dress.colour and dress.shape:
        return
    kinds, plain = sketch.kinds(), MUTED if dress.colour else ""
    for kind, name in kind_names().items():
        if kinds[kind]:
            shape = 0 if dress.shape and kind != BUBBLE else None
            colour = (plain if kind != BUBBLE else "") or KINDS[kind]
            yield Entry(kind, f"{name}: {kinds[kind]:,}", colour, shape=shape)


def _colours(legend: Legend) -> Iterable[Entry]:
    yield _heading(_("Colour: %(field)s") % {"field": legend.label})
    for one in legend.entries:
        yield Entry("", f"{one.label}: {one.count:,}", one.colour, one.mark)


def _shapes(legend: Legend) -> Iterable[Entry]:
    yield _heading(_("Shape: %(field)s") % {"field": legend.label})
    for one in legend.entries:
        yield Entry("", f"{one.label}: {one.count:,}", MUTED, shape=one.shape)


def _size(dress: Dress) -> Iterable[Entry]:
    if dress.size is None:
        return
    label = {"field": dress.size.label}
    if not dress.size.values:
        yield _heading(_("Size: %(field)s, not known of anybody") % label)
        return
    values = dress.size.values.values()
    most = {"least": said(min(values)), "most": said(max(values))}
    yield _heading(_("Size: %(field)s, from %(least)s to %(most)s") % {**label, **most})


def _grounds(hulls: Legend, colour: Legend | None) -> Iterable[Entry]:
    """Yield what grounds mean; their colours once, where those of the marks say the same."""
    yield _heading(_("Ground around groups: %(field)s") % {"field": hulls.label})
    if hulls is not colour:
        for one in hulls.entries:
            if one.mark not in {"+", "?"} and one.value != BUBBLE:
                yield Entry("", f"{one.label}: {one.count:,}", one.colour)


def _standing(look: Look, dress: Dress) -> Iterable[Entry]:
    """Yield what places mean, where they mean something."""
    if dress.cluster:
        yield _heading(_("Gathered by: %(field)s") % {"field": dress.cluster.label})
        return
    told = {
        "rings": _("Rings: how many steps away"),
        "core": _("Rings: the densest part inside"),
        "columns": _("Columns: people on the right, organisations and groups on the left"),
    }
    if look.arrangement in told:
        yield _heading(told[look.arrangement])


def _lines(lines: Iterable[Line], look: Look) -> Iterable[Entry]:
    layers: dict[str, int] = {}
    for line in lines:
        layers[line.layer] = layers.get(line.layer, 0) + 1
    for layer, count in sorted(layers.items(), key=lambda one: -one[1]):
        yield Entry("line", f"{layer_label(layer)}: {count:,}", line_colour(layer))
    if layers and look.width == "together":
        yield _heading(_("Width of lines: activities visited together"))
    if layers and look.least:
        yield _heading(_("Only lines of strength %(least)s or more") % {"least": said(look.least)})


def _way(dress: Dress, ends: Sequence[str]) -> Iterable[Entry]:
    if not dress.way:
        return
    text = _("The way between two")
    if all(ends):
        text = _("The way from %(source)s to %(target)s") % dict(
            zip(("source", "target"), ends, strict=True)
        )
    yield Entry("line", text, CHOSEN)

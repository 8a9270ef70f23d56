"""The picture as the page draws it: plain spots, lines and layers, in the reader's language."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, cast

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from malai.access.doors import OpenSeat
from malai.atlas.bridge import GROUPS, MEETINGS, Standing
from malai.atlas.unnamed import unnamed_for
from malai.network.models import Layer, Party, PartyKind, Tie
from malai_core.labels import Speakable
from malai_core.sna.meetings import ATTENDANCE
from malai_core.sna.picture import (
    AFFILIATION,
    CO_ATTENDANCE_LAYER,
    NOBODY,
    NOBODY_NAME,
    Picture,
    Spot,
    Strand,
)

if TYPE_CHECKING:
    from malai.atlas.bridge.meetings import Gathered

#: Layers that are shown at first; meetings together only when asked for.
ON_AT_FIRST: Final = frozenset({*Layer.values})
#: Lines of meetings together that are sent at most: beyond, only who met oftener is joined.
MOST_TOGETHER: Final = 20_000
LAYER_LABELS: Final = {
    **dict(Layer.choices),
    CO_ATTENDANCE_LAYER: gettext_lazy("came to meetings together"),
}


def drawing(rows: Standing, picture: Picture, *, level: str, seat: OpenSeat) -> dict[str, Any]:
    """Return the picture as lists of nodes, ties and layers, in words.

    One query for who cannot see every name.
    """
    unnamed = unnamed_for(seat)
    nodes = [_node(rows, spot, seat, unnamed) for spot in picture.spots]
    ids = [node["id"] for node in nodes]
    if level == MEETINGS:
        return meetings_drawing(picture, nodes)
    floor = together_floor(picture)
    labels = _labels(floor)
    ties = _strands(picture, ids, labels, floor)
    if level != GROUPS:
        ties = [tie for tie in ties if tie["layer"] in {AFFILIATION, CO_ATTENDANCE_LAYER}]
        ties += _declared(rows, ids)
    return {
        "level": level,
        "language": get_language(),
        "nodes": nodes,
        "ties": ties,
        "layers": _layers(ties, labels),
    }


def meetings_drawing(picture: Picture, nodes: list[dict[str, Any]]) -> dict[str, Any]:
    """Return people and activities; the one layer is who came to what."""
    layer = {"layer": ATTENDANCE, "kind": ATTENDANCE, "label": _("came to")}
    ties = [
        {
            "source": nodes[strand.source]["id"],
            "target": nodes[strand.target]["id"],
            "weight": strand.total,
            "directed": False,
            "quiet": False,
            **layer,
        }
        for strand in picture.strands
    ]
    layers = [{"id": ATTENDANCE, "label": _("came to"), "count": len(ties), "on": True}]
    return {
        "level": MEETINGS,
        "language": get_language(),
        "nodes": nodes,
        "ties": ties,
        "layers": layers if ties else [],
    }


def _node(rows: Standing, spot: Spot, seat: OpenSeat, unnamed: frozenset[int]) -> dict[str, Any]:
    if spot.member >= len(rows.parties):
        return _activity(rows, spot, seat)
    party = rows.parties[spot.member] if spot.member != NOBODY else None
    place = {"x": round(spot.x, 4), "y": round(-spot.y, 4), "size": round(spot.radius, 3)}
    base = {**place, "count": spot.count, "rank": spot.rank, "role": spot.kind.value}
    if party is None:
        return {"id": "nobody", "label": _said(NOBODY_NAME), "kind": "group", **base}
    if party.pk in unnamed:
        # Neither address nor facts: either would say who it is.
        name = f"unnamed-{spot.member}"
        return {"id": name, "label": _("name not shown"), "kind": party.kind, **base}
    return {
        "id": str(party.public_id),
        "label": party.name,
        "kind": party.kind,
        "sector": _sector(party),
        "url": party_url(party, seat),
        **base,
    }


def _activity(rows: Standing, spot: Spot, seat: OpenSeat) -> dict[str, Any]:
    """Return an activity of the picture of people and activities."""
    activity = cast("Gathered", rows).activities[spot.member - len(rows.parties)]
    here = [seat.workspace.public_id, activity.public_id]
    return {
        "id": str(activity.public_id),
        "label": activity.title,
        "kind": "activity",
        "url": reverse("activities:activity", args=here),
        "x": round(spot.x, 4),
        "y": round(-spot.y, 4),
        "size": round(spot.radius, 3),
        "count": spot.count,
        "rank": spot.rank,
        "role": spot.kind.value,
    }


def _said(words: Speakable) -> str:
    return words.in_language("en" if get_language() == "en" else "th")


def _sector(party: Party) -> str:
    facts = getattr(party, "organisation", None)
    return facts.sector if facts else ""


def party_url(party: Party, seat: OpenSeat) -> str:
    """Return the page of a party."""
    name = "network:person" if party.kind == PartyKind.PERSON else "network:organisation"
    return reverse(name, args=[seat.workspace.public_id, party.public_id])


def together_floor(picture: Picture) -> int:
    """Return how often two must have met to be joined so that the lines stay few enough.

    0 where there is room for all. Pairs grow with the square of who comes: a network of thousands
    may have a million of them.
    """
    layers = (layer for strand in picture.strands for layer in strand.layers)
    pairs = Counter(times for layer, times in layers if layer == CO_ATTENDANCE_LAYER)
    room = MOST_TOGETHER
    for times in sorted(pairs, reverse=True):
        room -= pairs[times]
        if room < 0:
            return times + 1
    return 0


def _labels(floor: int) -> dict[str, str]:
    """Return the names of layers, put into the language once and not for each of the lines."""
    labels = {layer: str(label) for layer, label in LAYER_LABELS.items()}
    if floor:
        oftener = _("came to meetings together, %(times)s times or more")
        labels[CO_ATTENDANCE_LAYER] = oftener % {"times": floor}
    return labels


def _strands(
    picture: Picture, ids: list[str], labels: dict[str, str], floor: int
) -> list[dict[str, Any]]:
    return [
        _line(strand, layer, count, ids, labels[layer])
        for strand in picture.strands
        for layer, count in strand.layers
        if layer != CO_ATTENDANCE_LAYER or count >= floor
    ]


def _line(strand: Strand, layer: str, count: int, ids: list[str], label: str) -> dict[str, Any]:
    return {
        "source": ids[strand.source],
        "target": ids[strand.target],
        "layer": layer,
        "kind": layer,
        "label": label,
        "weight": count,
        "directed": False,
        "quiet": strand.is_quiet,
    }


def _declared(rows: Standing, ids: list[str]) -> list[dict[str, Any]]:
    number = rows.number()
    inside = (t for t in rows.ties if t.source_id in number and t.target_id in number)
    return [_tie(tie, ids[number[tie.source_id]], ids[number[tie.target_id]]) for tie in inside]


def _tie(tie: Tie, source: str, target: str) -> dict[str, Any]:
    label = tie.kind.label_en if get_language() == "en" else tie.kind.label_th
    return {
        "id": str(tie.public_id),
        "source": source,
        "target": target,
        "layer": tie.kind.layer,
        "kind": tie.kind.code,
        "label": label,
        "weight": tie.strength or 1,
        "directed": tie.kind.is_directed,
        "quiet": False,
    }


def _layers(ties: list[dict[str, Any]], labels: dict[str, str]) -> list[dict[str, Any]]:
    counts: Counter[str] = Counter()
    for tie in ties:
        counts[tie["layer"]] += 1
    return [
        {"id": layer, "label": label, "count": counts[layer], "on": layer in ON_AT_FIRST}
        for layer, label in labels.items()
        if counts[layer]
    ]

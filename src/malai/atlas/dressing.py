"""What fields and measures do to the members of a picture on paper, as the look says.

Who is asked decides which fields there are. What is made for others says nothing of a person but
what the drawing itself shows: with whom, and in which group (``OPEN_FIELDS``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, cast

from django.utils.translation import gettext as _

from malai.activities.models import Activity
from malai.atlas.bridge import Standing
from malai.atlas.colourings import colouring_named
from malai.atlas.legends import Entry, Legend, legend_of
from malai.atlas.marks import BUBBLE, KINDS, OF_KIND
from malai.network.models import Party
from malai_core.sna.picture import NOBODY, Picture

if TYPE_CHECKING:
    from malai.access.doors import OpenSeat
    from malai.atlas.bridge.meetings import Gathered
    from malai.atlas.looks import Look
    from malai.kernel.registries import Colouring, ColouringOffer

ACTIVITY: Final = "activity"
#: Fields that tell others no more than the marks and lines do.
OPEN_FIELDS: Final = frozenset({"kind", "body", "partners"})


@dataclass(frozen=True, slots=True)
class Sized:
    """The measure that decides the size of marks."""

    label: str
    values: Mapping[int, float]
    largest: float

    def share(self, key: int) -> float | None:
        """Return which share of the largest a member has; ``None`` where it is not known."""
        value = self.values.get(key)
        return None if value is None else max(0.0, value) / self.largest


@dataclass(frozen=True, slots=True)
class Dress:
    """What fields and measures do to members, who is put away, and which way is lit, by key."""

    colour: Legend | None = None
    shape: Legend | None = None
    size: Sized | None = None
    cluster: Legend | None = None
    hulls: Legend | None = None
    hidden: Collection[int] = frozenset()
    way: Sequence[int] = ()
    is_told_whole: bool = True
    """Whether every field of the look is told here."""


PLAIN: Final = Dress()


@dataclass(frozen=True, slots=True)
class Asking:
    """For whom a picture is dressed."""

    seat: OpenSeat | None = None
    """Whose right decides which fields there are; without one there are kinds alone."""
    unnamed: frozenset[int] = field(default_factory=frozenset)
    """Keys of people of whom no field is told."""
    is_whole: bool = True
    """Whether every field is told, or the open ones alone."""


def dressed(rows: Standing, picture: Picture, look: Look, asking: Asking) -> Dress:
    """Return what the fields of ``look`` do to a picture. Three queries for each field at most."""
    asked = {look.colour, look.size, look.shape, look.cluster, look.hulls} - {""}
    told = asked if asking.is_whole else asked & OPEN_FIELDS
    found = _answers(rows, (told | look.hidden.keys()) - {"kind"}, asking)
    drawn = [key for key in spot_keys(rows, picture) if key >= 0]
    legends = {name: legend_of(*answer, drawn) for name, answer in found.items()}
    legends["kind"] = kinds_legend(rows, picture)
    shown = {name: legend for name, legend in legends.items() if name in told}
    plain = {name: legend for name, legend in shown.items() if name != "kind"}
    return Dress(
        colour=plain.get(look.colour),
        shape=plain.get(look.shape),
        size=_sized(found.get(look.size)) if look.size in told else None,
        cluster=shown.get(look.cluster),
        hulls=shown.get(look.hulls),
        hidden=_hidden(rows, picture, look, legends),
        is_told_whole=told == asked,
    )


def _answers(
    rows: Standing, names: Iterable[str], asking: Asking
) -> dict[str, tuple[ColouringOffer, Colouring]]:
    """Return offers with their values; of members without a name nothing is told."""
    if asking.seat is None:
        return {}
    parties = [party.pk for party in rows.parties]
    found = {}
    for name in sorted(names):
        answer = colouring_named(name, asking.seat, rows.network, parties)
        if answer is not None:
            values = {k: v for k, v in answer[1].values.items() if k not in asking.unnamed}
            found[name] = (answer[0], replace(answer[1], values=values))
    return found


def _sized(answer: tuple[ColouringOffer, Colouring] | None) -> Sized | None:
    if answer is None or not answer[0].is_measure:
        return None
    values = cast("dict[int, float]", dict(answer[1].values))
    return Sized(str(answer[0].label), values, max((0.0, *values.values())) or 1.0)


def _hidden(
    rows: Standing, picture: Picture, look: Look, legends: Mapping[str, Legend]
) -> frozenset[int]:
    """Return the keys of who is put away: all of their values are."""
    keys = spot_keys(rows, picture)
    return frozenset(
        key
        for name, values in look.hidden.items()
        if values and (legend := legends.get(name))
        for key in keys
        if not {*legend.of(key)} - {*values}
    )


# -- Members --------------------------------------------------------------------------------------------


def spot_keys(rows: Standing, picture: Picture) -> list[int]:
    """Return the key of each spot: that of its party, below zero where it is none."""
    return [
        rows.parties[spot.member].pk
        if 0 <= spot.member < len(rows.parties)
        else -1 - (spot.member + 1)
        for spot in picture.spots
    ]


def row_of(rows: Standing, member: int) -> Party | Activity:
    """Return the party of a number, or the activity of the picture of people and activities."""
    if member < len(rows.parties):
        return rows.parties[member]
    return cast("Gathered", rows).activities[member - len(rows.parties)]


def kind_of(rows: Standing, member: int) -> str:
    """Return the kind of the member of a spot."""
    if member == NOBODY:
        return BUBBLE
    row = row_of(rows, member)
    return row.kind if isinstance(row, Party) else ACTIVITY


def kind_names() -> dict[str, str]:
    """Return the kinds in the order of legends."""
    return {
        "person": _("Person"),
        "organisation": _("Organisation"),
        "group": _("Group"),
        ACTIVITY: _("Activity"),
        BUBBLE: _("No organisation or group given"),
    }


def kinds_legend(rows: Standing, picture: Picture) -> Legend:
    """Return the legend of person, organisation, group, activity. No queries."""
    keys = spot_keys(rows, picture)
    kinds = [kind_of(rows, spot.member) for spot in picture.spots]
    counts = Counter(kinds)
    entries = [
        Entry(kind, name, KINDS[kind], counts[kind], "", OF_KIND[kind])
        for kind, name in kind_names().items()
        if counts[kind]
    ]
    values = {key: [kind] for key, kind in zip(keys, kinds, strict=True)}
    return Legend(_("Person, organisation or group"), entries, values, keys)

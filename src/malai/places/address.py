"""What a form says of an address, put together: box, postal code and three selects agree at last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import Any, Final

from malai.places import official
from malai.places.points import point_columns, typed_point
from malai.places.understanding import understood
from malai.places.wording import address_said, area_said, is_thai, level_labels
from malai_core.text import Point, clean, sort_key

#: Choices shown at once; more are narrowed by a postal code or a larger area.
CHOICES: Final = 12
#: Letters that the columns hold.
LONGEST: Final = {"house_no": 60, "moo": 10, "village": 150, "soi": 150, "postal": 5}
Offered = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class AddressValue:
    """An address as rows keep it: the columns of ``Addressed``."""

    area_code: str = ""
    area_written: str = ""
    area_version: str = ""
    house_no: str = ""
    moo: str = ""
    village: str = ""
    soi: str = ""
    postal: str = ""
    latitude: float | None = None
    longitude: float | None = None
    point_from: str = ""
    point_accuracy: int | None = None

    @property
    def point(self) -> Point | None:
        """The point, where one is known."""
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.latitude, self.longitude)

    def __str__(self) -> str:
        """Return the address in one line, as pages say it."""
        return address_said(self)


def address_of(row: Any) -> AddressValue:  # noqa: ANN401 - any row that lies somewhere
    """Return the address of a row; parts that its table lacks are empty."""
    blank = AddressValue()
    told: dict[str, Any] = {
        one.name: getattr(row, one.name, getattr(blank, one.name)) for one in fields(AddressValue)
    }
    return AddressValue(**told)


@dataclass(frozen=True, slots=True)
class Typed:
    """The controls of the part of a form, as they were sent."""

    free: str = ""
    postal: str = ""
    province: str = ""
    district: str = ""
    subdistrict: str = ""
    house_no: str = ""
    moo: str = ""
    village: str = ""
    soi: str = ""
    pick: str = ""
    """One of several areas that fitted."""
    read: str = ""
    """The text of the box that the other controls follow already."""
    read_postal: str = ""
    kept: str = ""
    """The code of the record where it was abolished since: it stays until another is chosen."""
    point: str = ""
    """Latitude and longitude as they were typed or tapped."""
    point_from: str = ""
    point_accuracy: str = ""
    point_read: str = ""
    """The text of the point that the two before it tell about."""
    show: str = ""
    """The button "show" was pressed: nothing is to be saved yet."""

    @classmethod
    def of(cls, data: Mapping[str, Any], prefix: str) -> Typed:
        """Read the controls ``<prefix>_<name>`` of what was sent."""
        names = [one.name for one in fields(cls)]
        return cls(**{n: clean(str(data.get(f"{prefix}_{n}", "")))[:300] for n in names})

    @classmethod
    def from_value(cls, value: AddressValue) -> Typed:
        """Return the controls as they show an address that is kept."""
        code = value.area_code
        is_gone = bool(code) and not official.is_in_use(code)
        same = {n: getattr(value, n) for n in ("postal", "house_no", "moo", "village", "soi")}
        return cls(
            free=value.area_written,
            read=value.area_written,
            read_postal=value.postal,
            kept=code if is_gone else "",
            **typed_point(value),
            **_selects(code),
            **same,
        )


def _selects(code: str) -> dict[str, str]:
    """Return what the three selects show for a code; only areas in use can be chosen."""
    lengths = {"province": 2, "district": 4, "subdistrict": 6}
    found = {}
    for name, length in lengths.items():
        part = code[:length] if len(code) >= length else ""
        found[name] = part if official.is_in_use(part) else ""
    return found


@dataclass(frozen=True)
class AddressState:
    """The part of a form as it is shown: controls, what they offer, what was understood."""

    typed: Typed
    code: str
    choices: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    note: str = ""
    offers: dict[str, Offered] = field(default_factory=dict)

    @property
    def labels(self) -> dict[str, str]:
        """The words for the three levels; Bangkok has its own."""
        return level_labels(self.typed.province)

    @property
    def said(self) -> str:
        """What was understood, read back in one line; empty where nothing was."""
        return address_said(self.value)

    @property
    def picks(self) -> Offered:
        """The areas to choose from, in words."""
        return [(code, area_said(code)) for code in self.choices[:CHOICES]]

    @property
    def more_picks(self) -> int:
        """How many more would fit than are shown."""
        return max(len(self.choices) - CHOICES, 0)

    @property
    def gone(self) -> official.Gone | None:
        """The abolished area that the record still has."""
        return official.abolished().get(self.typed.kept) if self.code == self.typed.kept else None

    @property
    def gone_said(self) -> str:
        """The name of that area."""
        return area_said(self.typed.kept)

    @property
    def value(self) -> AddressValue:
        """What would be saved."""
        typed = self.typed
        return AddressValue(
            area_code=self.code,
            area_written=typed.free,
            area_version=official.version() if official.is_in_use(self.code) else "",
            house_no=typed.house_no,
            moo=typed.moo,
            village=typed.village,
            soi=typed.soi,
            postal=typed.postal,
            **point_columns(typed),
        )


def settled(typed: Typed) -> AddressState:
    """Bring the controls into agreement. No queries.

    What was changed last counts: the box when its text is new, then the postal code when it is
    new, else the selects. A select whose whole was changed is emptied.
    """
    code, choices, unknown = _chosen(typed), tuple[str, ...](), tuple[str, ...]()
    if typed.free and typed.free != typed.read:
        meant = understood(typed.free)
        unknown, choices = meant.unknown, meant.choices
        if meant.code or choices:
            # Another address: nothing of the one before is left to mix with it.
            code, typed = meant.code, replace(typed, **dict.fromkeys(LONGEST, ""))
            typed = _without_old_point(typed)
        typed = _with_parts(typed, meant.parts)
    elif len(typed.postal) == 5 and typed.postal != typed.read_postal:
        served = official.by_postal(typed.postal)
        if served and not any(part.startswith(code) and len(code) == 6 for part in served):
            code, choices = _common(served), tuple(served) if len(served) > 1 else ()
    if typed.kept and not choices:
        choices = official.abolished()[typed.kept].successors if _is_gone(typed.kept) else ()
    return _state(typed, code, choices, unknown)


def _without_old_point(typed: Typed) -> Typed:
    """Let the point of the address before go with it; one that was told just now stays."""
    is_old = bool(typed.read) and typed.point == typed.point_read
    return replace(typed, point="", point_from="", point_accuracy="") if is_old else typed


def _is_gone(code: str) -> bool:
    return code in official.abolished() and not official.is_in_use(code)


def _chosen(typed: Typed) -> str:
    """Return the smallest area that the selects agree on, or the one that was picked."""
    if official.is_in_use(typed.pick):
        return typed.pick
    code = ""
    for part in (typed.province, typed.district, typed.subdistrict):
        if not (official.is_in_use(part) and part.startswith(code)):
            break
        code = part
    if (
        _is_gone(typed.kept)
        and typed.kept.startswith(code)
        and _selects(typed.kept)
        == {name: getattr(typed, name) for name in ("province", "district", "subdistrict")}
    ):
        return typed.kept
    return code


def _with_parts(typed: Typed, parts: Any) -> Typed:  # noqa: ANN401 - AddressParts
    told = {n: getattr(parts, n) for n in ("house_no", "moo", "village", "soi", "postal")}
    return replace(typed, **{n: text[: LONGEST[n]] for n, text in told.items() if text})


def _common(codes: Iterable[str]) -> str:
    wholes = list(codes)
    for length in (6, 4, 2):
        shared = {code[:length] for code in wholes}
        if len(shared) == 1:
            return shared.pop()
    return ""


def _state(
    typed: Typed, code: str, choices: tuple[str, ...], unknown: tuple[str, ...]
) -> AddressState:
    served = official.postals_of(code)
    postal = served[0] if len(served) == 1 else typed.postal
    if len(served) > 1 and postal not in served:
        postal = ""
    shown = replace(
        typed, postal=postal, pick="", read=typed.free, read_postal=postal, **_selects(code)
    )
    offers = {
        "province": offered(""),
        "district": offered(shown.province) if shown.province else [],
        "subdistrict": offered(shown.district) if shown.district else [],
    }
    left = () if code in choices else choices
    return AddressState(shown, code, left, unknown, offers=offers)


def offered(whole: str) -> Offered:
    """Return the parts of an area with their names, in the order of the page's language."""
    return _offered(whole, is_thai=is_thai())


@lru_cache(maxsize=2048)
def _offered(whole: str, *, is_thai: bool) -> Offered:
    length = len(whole) + 2
    found = official.names().items()
    parts = [(c, n) for c, n in found if len(c) == length and c.startswith(whole)]
    if is_thai:
        return [(c, n.th) for c, n in sorted(parts, key=lambda one: sort_key(one[1].th))]
    return [(c, n.en) for c, n in sorted(parts, key=lambda one: one[1].en)]

"""The table of members: narrowed to a part, sorted, a part measured among itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any, Final, NamedTuple, Self

from django.utils.translation import gettext_lazy as _

from malai.insight.bridge.measuring import part_measured
from malai.insight.results import Detail
from malai.insight.wording import ROLES

#: Columns that rows are sorted by; names go upward, numbers downward.
SORTS: Final = (
    ("degree", _("contacts")),
    ("between", _("stands between others")),
    ("reach", _("near to all")),
    ("constraint", _("in one closed circle")),
    ("name", _("name")),
)
#: A part of up to so many members is measured among itself within a request.
MEASURED_TO: Final = 500


@dataclass(frozen=True)
class Narrowing:
    """What the table is narrowed to, and its order."""

    kind: str = ""
    area: str = ""
    body: str = ""
    role: str = ""
    few: str = ""
    """Not empty: only who has one contact or none."""
    sort: str = "degree"

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Self:
        """Return what an address asks for; what is unknown is passed over."""
        found = {name: asked.get(name, "")[:40] for name in ("kind", "area", "body", "role", "few")}
        found["role"] = found["role"] if found["role"] in ROLES else ""
        sort = asked.get("sort", "")
        return cls(**found, sort=sort if sort in dict(SORTS) else "degree")

    def query(self) -> dict[str, str]:
        """Return the same for an address, without what is usual."""
        said = {name: value for name, value in asdict(self).items() if value}
        return {name: value for name, value in said.items() if (name, value) != ("sort", "degree")}

    @property
    def is_part(self) -> bool:
        """Whether it chooses members, not only rows of the table."""
        return bool(self.kind or self.area or self.body)


class MemberNumbers(NamedTuple):
    """One row of the table."""

    id: str
    role: str
    degree: int
    between: float | None
    reach: float | None
    constraint: float | None
    core: int
    circle: int


@dataclass(frozen=True)
class Listing:
    """The members of a table, with the numbers that hold among them."""

    detail: Detail
    to: Narrowing
    is_measured: bool
    """Whether a chosen part was measured among itself."""
    whole: Detail

    @cached_property
    def order(self) -> list[int]:
        """Numbers of the rows in the order asked for; undefined values last."""
        detail, to = self.detail, self.to
        chosen = [i for i in range(detail.n) if self._fits(i)]
        if to.sort == "name":
            return chosen
        values = getattr(detail, to.sort)
        return sorted(chosen, key=lambda i: (values[i] is None, -(values[i] or 0), i))

    def _fits(self, number: int) -> bool:
        to, detail = self.to, self.detail
        is_role = not to.role or detail.role[number] == to.role
        return is_role and (not to.few or detail.degree[number] <= 1)

    def rows(self, numbers: Iterable[int]) -> list[MemberNumbers]:
        """Return some rows."""
        d = self.detail
        return [
            MemberNumbers(
                d.ids[i], d.role[i], d.degree[i], d.between[i], d.reach[i], d.constraint[i],
                d.core[i], d.circle[i],
            )
            for i in numbers
        ]  # fmt: skip

    @property
    def roles(self) -> dict[str, int]:
        """How many have each role, in the usual order."""
        counted = Counter(self.detail.role)
        return {role: counted[role] for role in ROLES if counted[role]}

    @property
    def kinds(self) -> list[str]:
        """Kinds of member that occur in the whole network, commonest first."""
        return [kind for kind, _count in Counter(self.whole.kinds).most_common()]

    @property
    def areas(self) -> list[str]:
        """Provinces, or districts where there is one province, that occur in the whole network."""
        for digits in (2, 4, 6):
            found = Counter(code[:digits] for code in self.whole.areas if len(code) >= digits)
            if len(found) > 1:
                return [code for code, _count in found.most_common(50)]
        return []


def listing_of(detail: Detail, to: Narrowing) -> Listing:
    """Return the table; a chosen part of up to ``MEASURED_TO`` members is measured anew."""
    if not to.is_part:
        return Listing(detail, to, is_measured=False, whole=detail)
    chosen = [i for i in range(detail.n) if _is_in(detail, to, i)]
    if len(chosen) <= MEASURED_TO:
        return Listing(part_measured(detail, chosen), to, is_measured=True, whole=detail)
    return Listing(_picked(detail, chosen), to, is_measured=False, whole=detail)


def _is_in(detail: Detail, to: Narrowing, number: int) -> bool:
    return (
        (not to.kind or detail.kinds[number] == to.kind)
        and detail.areas[number].startswith(to.area)
        and (not to.body or detail.bodies[number] == to.body)
    )


def _picked(detail: Detail, chosen: list[int]) -> Detail:
    """Return some members with the numbers that they have in the whole network."""
    lists = ("ids", "kinds", "areas", "bodies", "degree", "between", "reach", "constraint", "core", "circle", "role")  # fmt: skip
    picked: dict[str, Any] = {name: [getattr(detail, name)[i] for i in chosen] for name in lists}
    return replace(detail, **picked, source=[], target=[], weaving=[])

"""Fields and measures of our own by which a picture is coloured, sized, shaped or gathered.

Other rooms add theirs in ``malai.kernel.registries.map_colourings``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from malai.activities.models import Attendance, Mark
from malai.atlas.selectors import affiliations_among, ties_of
from malai.kernel.fields import holds_on
from malai.kernel.registries import Colouring, ColouringOffer, map_colourings
from malai.network.models import (
    CustomField,
    CustomValue,
    FieldKind,
    Membership,
    MembershipRole,
    Network,
    OrganisationFacts,
    Party,
    PartyKind,
    RecordKind,
    Tagging,
)
from malai.network.reach import parties_seen
from malai.places.selectors.areas import areas_named

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from malai.access.doors import OpenSeat

#: Keys asked for at once: SQLite takes no more parameters than about 32,000.
BATCH = 10_000
PROVINCE, DISTRICT = 2, 4
Answer = Callable[[Network, Sequence[int]], Colouring]


@dataclass(frozen=True, slots=True)
class OneColouring:
    """A field or measure that every network has."""

    offer: ColouringOffer
    answer: Answer

    def offers(self, seat: OpenSeat, network: Network) -> Sequence[ColouringOffer]:  # noqa: ARG002 - the registry's form
        """Return the one offer. No query."""
        return [self.offer]

    def colouring(
        self,
        name: str,  # noqa: ARG002 - the registry's form
        seat: OpenSeat,  # noqa: ARG002 - as above
        network: Network,
        party_ids: Sequence[int],
    ) -> Colouring:
        """Return what it says of each party. One query, or two."""
        return self.answer(network, party_ids)


class OwnColouring:
    """Fields that the workspace added: choices, yes or no, and numbers. Sensitive ones never."""

    KINDS = (FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.YES_NO, FieldKind.NUMBER)

    def _fields(self, network: Network) -> Iterable[CustomField]:
        of_parties = (RecordKind.PERSON, RecordKind.ORGANISATION, RecordKind.GROUP)
        return CustomField.objects.filter(
            workspace=network.workspace_id,
            record__in=of_parties,
            kind__in=self.KINDS,
            is_sensitive=False,
            is_retired=False,
        )

    def offers(self, seat: OpenSeat, network: Network) -> Sequence[ColouringOffer]:  # noqa: ARG002 - the registry's form
        """Return the fields of the workspace that can be drawn. One query."""
        return [
            ColouringOffer(field.form_name, field.label, field.kind == FieldKind.NUMBER)
            for field in self._fields(network)
        ]

    def colouring(
        self,
        name: str,
        seat: OpenSeat,  # noqa: ARG002 - the registry's form
        network: Network,
        party_ids: Sequence[int],
    ) -> Colouring:
        """Return the values of one field. Two queries for each 10,000 parties."""
        field = next(one for one in self._fields(network) if one.form_name == name)
        found: dict[int, Any] = {}
        for part in _parts(party_ids):
            rows = CustomValue.objects.filter(field=field, party__in=part)
            found.update(rows.values_list("party_id", "value"))
        if field.kind == FieldKind.NUMBER:
            return Colouring({key: float(value) for key, value in found.items()})
        values = {key: _texts(value) for key, value in found.items()}
        return Colouring(values, [(one, field.said(_plain(one))) for one in _known(field, values)])


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    return tuple(str(one) for one in value) if isinstance(value, list) else (str(value),)


def _plain(value: str) -> str | bool:
    return {"yes": True, "no": False}.get(value, value)


def _known(field: CustomField, values: Mapping[int, Sequence[str]]) -> list[str]:
    """Return the choices in the order of the field, then what older records still say."""
    first = (
        ["yes", "no"] if field.kind == FieldKind.YES_NO else [one["th"] for one in field.choices]
    )
    said = Counter(one for some in values.values() for one in some)
    return [one for one in first if said[one]] + sorted(one for one in said if one not in first)


def _parts(keys: Sequence[int]) -> Iterable[Sequence[int]]:
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))


def _grouped(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    values: dict[int, list[str]] = defaultdict(list)
    for key, value in pairs:
        if value and value not in values[key]:
            values[key].append(value)
    return {key: said for key, said in values.items() if said}


def _by_number(
    values: Mapping[int, Sequence[str]], names: Mapping[str, StrOrPromise]
) -> list[tuple[str, StrOrPromise]]:
    """Return a legend with what most parties have first."""
    counts = Counter(one for said in values.values() for one in said)
    order = sorted(counts, key=lambda one: (-counts[one], str(names.get(one, one))))
    return [(one, names.get(one, one)) for one in order]


def kinds(network: Network, party_ids: Sequence[int]) -> Colouring:
    """Return person, organisation or group. One query."""
    rows = Party.objects.filter(workspace=network.workspace_id).values_list("pk", "kind")
    wanted = set(party_ids)
    values = _grouped((key, kind) for key, kind in rows if key in wanted)
    return Colouring(values, list(PartyKind.choices))


def sectors(network: Network, party_ids: Sequence[int]) -> Colouring:
    """Return the kind of organisation; of a person, of the bodies they belong to. Two queries."""
    facts = OrganisationFacts.objects.filter(party__workspace=network.workspace_id)
    own = dict(facts.exclude(sector="").values_list("party_id", "sector"))
    pairs = affiliations_among(network, day=timezone.localdate()).values_list("member", "body")
    wanted = set(party_ids)
    said = [(key, own[key]) for key in party_ids if key in own]
    said += [(member, own[body]) for member, body in pairs if member in wanted and body in own]
    values = _grouped(said)
    return Colouring(values, _by_number(values, {}))


def bodies(network: Network, party_ids: Sequence[int]) -> Colouring:
    """Return the organisations and groups somebody belongs to; a body is its own. Two queries."""
    wanted = set(party_ids)
    rows = parties_seen(network.workspace).exclude(kind=PartyKind.PERSON)
    names = {party.pk: (str(party.public_id), party.name) for party in rows}
    pairs = affiliations_among(network, day=timezone.localdate()).values_list("member", "body")
    said = [(key, names[key][0]) for key in party_ids if key in names]
    said += [(m, names[b][0]) for m, b in pairs if m in wanted and m not in names and b in names]
    values = _grouped(said)
    return Colouring(values, _by_number(values, dict(names.values())))


def areas(length: int) -> Answer:
    """Return the answer by the first ``length`` digits of the area: province, district."""

    def answer(network: Network, party_ids: Sequence[int]) -> Colouring:
        rows = Party.objects.filter(workspace=network.workspace_id).exclude(area_code="")
        wanted = set(party_ids)
        codes = rows.values_list("pk", "area_code")
        values = _grouped(
            (key, code[:length]) for key, code in codes if key in wanted and len(code) >= length
        )
        named = areas_named({one for said in values.values() for one in said})
        return Colouring(values, _by_number(values, {code: a.name for code, a in named.items()}))

    return answer


def roles(network: Network, party_ids: Sequence[int]) -> Colouring:
    """Return the roles in this network today. One query."""
    rows = Membership.objects.filter(holds_on(timezone.localdate()), network=network)
    wanted = set(party_ids)
    pairs = rows.order_by("pk").values_list("party_id", "role")
    values = _grouped((key, role) for key, role in pairs if key in wanted)
    return Colouring(values, list(MembershipRole.choices))


def tags(network: Network, party_ids: Sequence[int]) -> Colouring:
    """Return the tags. One query."""
    rows = Tagging.objects.filter(tag__workspace=network.workspace_id).order_by("tag__name")
    wanted = set(party_ids)
    found = list(rows.values_list("party_id", "tag__public_id", "tag__name"))
    values = _grouped((key, str(tag)) for key, tag, _name in found if key in wanted)
    return Colouring(values, _by_number(values, {str(tag): name for _key, tag, name in found}))


def partners(network: Network, party_ids: Sequence[int]) -> Colouring:
    """Return with how many others somebody has a declared relationship today. One query.

    0 where there is none: whoever is in the network could have some.
    """
    found: dict[int, set[int]] = {key: set() for key in party_ids}
    ends = ties_of(network, day=timezone.localdate()).values_list("source_id", "target_id")
    for source, target in ends:
        for one, other in ((source, target), (target, source)):
            if one in found:
                found[one].add(other)
    values = {key: float(len(others)) for key, others in found.items()}
    return Colouring(values, how=_("With how many others there is a relationship on record."))


def came(network: Network, party_ids: Sequence[int]) -> Colouring:
    """Return how often somebody came to activities of the network. One query."""
    rows = Attendance.objects.filter(session__activity__network=network, mark=Mark.PRESENT)
    wanted = set(party_ids)
    counted = rows.order_by().values(key=F("party_id")).annotate(times=Count("pk"))
    values = {row["key"]: float(row["times"]) for row in counted if row["key"] in wanted}
    return Colouring(values, how=_("How often somebody came to activities of the network."))


FIELDS: tuple[tuple[str, StrOrPromise, Answer], ...] = (
    ("kind", gettext_lazy("Person, organisation or group"), kinds),
    ("sector", gettext_lazy("Kind of organisation"), sectors),
    ("body", gettext_lazy("Organisation or group"), bodies),
    ("province", gettext_lazy("Province"), areas(PROVINCE)),
    ("district", gettext_lazy("District"), areas(DISTRICT)),
    ("role", gettext_lazy("Role in the network"), roles),
    ("tag", pgettext_lazy("picture", "Tag"), tags),
)
MEASURES: tuple[tuple[str, StrOrPromise, Answer], ...] = (
    ("partners", gettext_lazy("Number of relationships"), partners),
    ("came", gettext_lazy("Times at activities"), came),
)


def register() -> None:
    """Fill the registry with what every network has, and the fields of the workspace."""
    for is_measure, entries in ((False, FIELDS), (True, MEASURES)):
        for name, label, answer in entries:
            offer = ColouringOffer(name, label, is_measure)
            map_colourings.register(f"atlas.{name}", OneColouring(offer, answer))
    map_colourings.register("atlas.own", OwnColouring())


def offers_for(seat: OpenSeat, network: Network) -> list[ColouringOffer]:
    """Return everything the picture of ``network`` can be coloured by, for this seat."""
    return [offer for entry in map_colourings for offer in entry.offers(seat, network)]


def colouring_named(
    name: str, seat: OpenSeat, network: Network, party_ids: Sequence[int]
) -> tuple[ColouringOffer, Colouring] | None:
    """Return one offer with its values, ``None`` where nobody offers it (any more)."""
    for entry in map_colourings:
        for offer in entry.offers(seat, network):
            if offer.name == name:
                return offer, entry.colouring(name, seat, network, party_ids)
    return None

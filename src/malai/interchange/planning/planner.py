"""From a reading to a plan: who is known, what is new, what is filled, what waits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from django.db.models import QuerySet

from malai.audit.images import batched
from malai.interchange.planning.asides import aside_of_reading, differs, unclear_name
from malai.interchange.planning.differing import compare
from malai.interchange.planning.gatherings import attendances_plan, meetings_plan
from malai.interchange.planning.known import KnownParties
from malai.interchange.planning.matching import Matching, match
from malai.interchange.planning.plan import Difference, Plan
from malai.interchange.planning.ties import ties_plan
from malai.network.models import Affiliation, Membership, Network
from malai.network.services.bulk import NewAffiliation, NewMembership
from malai_core.reading.model import Affiliation as ReadAffiliation
from malai_core.reading.model import Party, Reading
from malai_core.reading.vocabulary import COLUMN_WORDS, Column
from malai_core.text import PartialDate

_POSITION = COLUMN_WORDS[Column.POSITION]
_AFFILIATED = (COLUMN_WORDS[Column.NAME], COLUMN_WORDS[Column.ORGANISATION], _POSITION)


class Term(NamedTuple):
    """A membership that is known; a tuple, since a register has one for every row."""

    pk: int
    party_id: int
    since: PartialDate | None
    until: PartialDate | None


class Post(NamedTuple):
    """An affiliation that is known."""

    pk: int
    member_id: int
    body_id: int
    position: str


def plan_make(
    reading: Reading, network: Network, *, source: str, chosen: Mapping[int, int] | None = None
) -> Plan:
    """Compare ``reading`` with the workspace of ``network``. Writes nothing.

    Parameters
    ----------
    source
        Name of the file, the beginning of the evidence of every tie.
    chosen
        Key of the reading -> key of a party, or minus the key for a new one, where a person said
        so.

    Notes
    -----
    About ten queries for every 500 parties, meetings or ties that are known already.
    """
    known = KnownParties(network)
    matching = match(reading, known, chosen=chosen)
    known.load_pks(pk for pk in matching.ids.values() if pk > 0)
    plan = Plan(reading, ids=matching.ids, hints=matching.hints)
    plan.asides = [aside_of_reading(entry, matching.ids) for entry in reading.set_aside]
    _plan_fills(plan, known)
    _plan_memberships(plan, network, source)
    _plan_affiliations(plan, matching)
    meetings_plan(plan, network)
    attendances_plan(plan, matching)
    ties_plan(plan, matching, network, source)
    return plan


def _plan_fills(plan: Plan, known: KnownParties) -> None:
    for key, pk in plan.ids.items():
        if pk < 0:
            continue
        party = plan.reading.parties[key]
        fills, different = compare(party, known.by_pk[pk])
        if party.is_listed and known.by_pk[pk].values["is_provisional"]:
            fills |= {"is_provisional": False, "kind": party.kind.value}
        if fills:
            _fill(plan.fills.setdefault(pk, {}), fills)
        plan.asides += [differs(party, pk, one) for one in different]


def _fill(into: dict[str, object], fills: Mapping[str, object]) -> None:
    """Two rows of the file may fill one party: the first one to say something counts."""
    for name, value in fills.items():
        if name == "extra":
            extra = into.setdefault("extra", {})
            into["extra"] = {**value, **extra}  # type: ignore[dict-item]
        else:
            into.setdefault(name, value)


def _plan_memberships(plan: Plan, network: Network, source: str) -> None:
    known = {
        row.party_id: row
        for part in batched(pk for pk in plan.ids.values() if pk > 0)
        for row in _terms(Membership.objects.filter(network=network, party__in=part))
    }
    seen: set[int] = set()
    for key, made in plan.ids.items():
        party = plan.reading.parties[key]
        if made in known:
            _plan_term(plan, known[made], party)
        elif made not in seen:
            plan.memberships.append(
                NewMembership(made, since=party.joined, until=party.left, source=source)
            )
        seen.add(made)


def _terms(rows: QuerySet[Membership]) -> Iterator[Term]:
    columns = ("pk", "party_id", "since", "until")
    return map(Term._make, rows.order_by("pk").values_list(*columns).iterator())


def _plan_term(plan: Plan, row: Term, party: Party) -> None:
    fills = {
        name: said
        for name, said in (("since", party.joined), ("until", party.left))
        if said and not getattr(row, name)
    }
    if fills:
        plan.membership_fills.setdefault(row.pk, {}).update(fills)
    for name, said, column in (
        ("since", party.joined, Column.JOINED),
        ("until", party.left, Column.LEFT),
    ):
        kept = getattr(row, name)
        if kept and said and kept != said:
            facts = Difference(
                f"membership:{row.pk}:{name}", COLUMN_WORDS[column], kept.iso, said.iso
            )
            plan.asides.append(differs(party, row.party_id, facts))


def _plan_affiliations(plan: Plan, matching: Matching) -> None:
    members = (plan.ids[row.member] for row in plan.reading.affiliations if row.member in plan.ids)
    known = _known_affiliations(pk for pk in members if pk > 0)
    seen: set[tuple[int, int]] = set()
    for row in plan.reading.affiliations:
        ends = _ends(plan, matching, row)
        if ends is None or ends in seen or ends[0] == ends[1]:
            continue
        seen.add(ends)
        if (have := known.get(ends)) is not None:
            _plan_position(plan, have, row.position, row.member)
        else:
            plan.affiliations.append(NewAffiliation(*ends, position=row.position))


def _known_affiliations(members: Iterable[int]) -> dict[tuple[int, int], list[Post]]:
    known: dict[tuple[int, int], list[Post]] = defaultdict(list)
    for part in batched(sorted(set(members))):
        rows = Affiliation.objects.filter(member__in=part).order_by("-pk")
        for row in rows.values_list("pk", "member_id", "body_id", "position").iterator():
            post = Post._make(row)
            known[post.member_id, post.body_id].append(post)
    return known


def _ends(plan: Plan, matching: Matching, row: ReadAffiliation) -> tuple[int, int] | None:
    """Return the ids of both; where a name fits several, the row waits."""
    parties = plan.reading.parties
    for key in (row.member, row.body):
        if key in matching.unclear:
            said = (parties[row.member].name, parties[row.body].name, row.position)
            cells = {head.th: text for head, text in zip(_AFFILIATED, said, strict=True) if text}
            candidates = matching.unclear[key]
            plan.asides.append(unclear_name(parties[key].name, candidates, row.where, cells))
            return None
    return plan.ids[row.member], plan.ids[row.body]


def _plan_position(plan: Plan, known: Sequence[Post], said: str, member: int) -> None:
    """Compare with every term of the pair: who changed her position has two."""
    have, positions = known[0], {row.position for row in known}
    if not said or set(said.split("; ")) <= positions or said in positions:
        return
    if not have.position:
        plan.affiliation_fills.setdefault(have.pk, {})["position"] = said
    else:
        facts = Difference(f"affiliation:{have.pk}:position", _POSITION, have.position, said)
        plan.asides.append(differs(plan.reading.parties[member], have.member_id, facts))

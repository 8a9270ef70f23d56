"""From a reading to a plan: who is known, what is new, what is filled, what waits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from malai.audit.images import batched
from malai.interchange.exporting.prints import EXTRA
from malai.interchange.planning.asides import aside_of_reading, differs, unclear_name
from malai.interchange.planning.differing import LABELS, compare
from malai.interchange.planning.editing import base_of, edited, taken
from malai.interchange.planning.gatherings import attendances_plan, meetings_plan
from malai.interchange.planning.known import Known, KnownParties
from malai.interchange.planning.matching import Matching, match
from malai.interchange.planning.packing import AFFILIATION, ATTENDANCE, MEMBERSHIP
from malai.interchange.planning.plan import Difference, Edit, Fills, Plan
from malai.interchange.planning.ties import ties_plan
from malai.network.models import Affiliation, Membership, Network
from malai.network.services.bulk import NewAffiliation, NewMembership
from malai_core.reading.model import Affiliation as ReadAffiliation
from malai_core.reading.model import Party, Reading
from malai_core.reading.vocabulary import COLUMN_WORDS, Column
from malai_core.spill import PICKLED, KeySet, joined
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
    reading: Reading,
    network: Network,
    *,
    source: str,
    chosen: Mapping[int, int] | None = None,
    takes_file: bool = False,
) -> Plan:
    """Compare ``reading`` with the workspace of ``network``. Writes nothing.

    Parameters
    ----------
    source
        Name of the file, the beginning of the evidence of every tie.
    chosen
        Key of the reading -> key of a party, or minus the key for a new one, where a person said
        so.
    takes_file
        Whether a value of the file that differs from a known one is written over it.

    Notes
    -----
    About ten queries for every 500 parties, meetings or ties that are known already.
    """
    known = KnownParties(network)
    plan, matching = _started(reading, match(reading, known, chosen=chosen))
    plan.takes_file = takes_file
    for entry in reading.set_aside:
        plan.asides.append(aside_of_reading(entry, plan.ids))
        plan.room.rest()
    _plan_parties(plan, known, network, source)
    _plan_affiliations(plan, matching)
    meetings_plan(plan, network)
    attendances_plan(plan, matching)
    ties_plan(plan, matching, network, source)
    return plan


def _started(reading: Reading, matching: Matching) -> tuple[Plan, Matching]:
    room = reading.room
    plan = Plan(
        reading,
        matching.ids,
        matching.hints,
        fills=room.records(PICKLED),
        memberships=room.rows(MEMBERSHIP),
        membership_fills=room.records(PICKLED),
        affiliations=room.rows(AFFILIATION),
        affiliation_fills=room.records(PICKLED),
        attendances=room.rows(ATTENDANCE),
        ties=room.rows(PICKLED),
        asides=room.rows(PICKLED),
        edits=room.rows(PICKLED),
    )
    return plan, matching


def _plan_parties(plan: Plan, known: KnownParties, network: Network, source: str) -> None:
    """Plan fills and memberships, 500 parties at a time."""
    seen = KeySet()
    parties = plan.reading.parties.items()
    for some in batched((plan.ids[key], party) for key, party in parties if key in plan.ids):
        met = [pk for pk, _party in some if pk > 0]
        known.forget()
        known.load_pks(met)
        terms = {row.party_id: row for row in _terms(network, met)}
        for made, party in some:
            if made > 0:
                _plan_fills(plan, made, party, known.by_pk[made])
            if made in terms:
                _plan_term(plan, terms[made], party)
            elif seen.add(made):
                row = NewMembership(made, since=party.joined, until=party.left, source=source)
                plan.memberships.append(row)
            plan.room.rest()


def _plan_fills(plan: Plan, pk: int, party: Party, known: Known) -> None:
    fills, different = _compared(plan, party, known)
    if party.is_listed and known.values["is_provisional"]:
        fills |= {"is_provisional": False, "kind": party.kind.value}
    if fills:
        plan.fills[pk] = _filled(plan.fills.get(pk) or {}, fills)
    plan.asides.extend(differs(party, pk, one) for one in different)


def _compared(plan: Plan, party: Party, known: Known) -> tuple[Fills, list[Difference]]:
    """Return what is filled or edited, and what waits; edits are noted in the plan."""
    base = base_of(party)
    if base is not None:
        fills, told, waits = edited(party, known, base, columns=_columns(plan.reading, party))
    else:
        fills, waits = compare(party, known)
        told = []
    if plan.takes_file:
        told, waits = [*told, *waits], []
        fills = _filled(taken(party, told), fills)
    plan.edits.extend(Edit(party.name, one.label, one.kept, one.said) for one in told)
    return fills, waits


def _columns(reading: Reading, party: Party) -> frozenset[str]:
    """Return the fields whose columns the sheet of an export still has."""
    sheet = party.rows[0].sheet if party.rows else ""
    reports = (report for report in reading.sheets if report.name == sheet)
    heads = {text for report in reports for text in report.columns}
    known = {name for name, words in LABELS.items() if {words.th, words.en} & heads}
    return frozenset(known | {EXTRA + head for head in heads})


def _filled(first: Fills, then: Fills) -> Fills:
    """Two rows of the file may fill one party: the first one to say something counts."""
    extra = {**then.get("extra", {}), **first.get("extra", {})}
    return {**then, **first, **({"extra": extra} if extra else {})}


def _terms(network: Network, parties: Sequence[int]) -> Iterator[Term]:
    """Return the memberships of these parties, the latest last. One query."""
    if not parties:
        return iter(())
    rows = Membership.objects.filter(network=network, party__in=parties).order_by("pk")
    return map(Term._make, rows.values_list("pk", "party_id", "since", "until"))


def _plan_term(plan: Plan, row: Term, party: Party) -> None:
    fills = {
        name: said
        for name, said in (("since", party.joined), ("until", party.left))
        if said and not getattr(row, name)
    }
    if fills:
        plan.membership_fills[row.pk] = {**(plan.membership_fills.get(row.pk) or {}), **fills}
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
    seen = plan.room.lookup()
    for some in batched(plan.reading.affiliations):
        members = (plan.ids.get(row.member, 0) for row in some)
        known = _known_affiliations(pk for pk in members if pk > 0)
        for row in some:
            ends = _ends(plan, matching, row)
            if ends and ends[0] != ends[1] and seen.add_new(joined(*map(str, ends))):
                _plan_affiliation(plan, row, ends, known.get(ends))
            plan.room.rest()


def _plan_affiliation(
    plan: Plan, row: ReadAffiliation, ends: tuple[int, int], known: Sequence[Post] | None
) -> None:
    if known:
        _plan_position(plan, known, row.position, row.member)
    else:
        plan.affiliations.append(NewAffiliation(*ends, position=row.position))


def _known_affiliations(members: Iterable[int]) -> dict[tuple[int, int], list[Post]]:
    """Return the posts of these members, the latest first. One query."""
    known: dict[tuple[int, int], list[Post]] = defaultdict(list)
    if pks := set(members):
        rows = Affiliation.objects.filter(member__in=pks).order_by("-pk")
        for row in rows.values_list("pk", "member_id", "body_id", "position"):
            post = Post._make(row)
            known[post.member_id, post.body_id].append(post)
    return known


def _ends(plan: Plan, matching: Matching, row: ReadAffiliation) -> tuple[int, int] | None:
    """Return the ids of both; where a name fits several, the row waits."""
    parties = plan.reading.parties
    for key in (row.member, row.body):
        if candidates := matching.unclear.all(key):
            said = (parties[row.member].name, parties[row.body].name, row.position)
            cells = {head.th: text for head, text in zip(_AFFILIATED, said, strict=True) if text}
            plan.asides.append(unclear_name(parties[key].name, candidates, row.where, cells))
            return None
    return plan.ids[row.member], plan.ids[row.body]


def _plan_position(plan: Plan, known: Sequence[Post], said: str, member: int) -> None:
    """Compare with every term of the pair: who changed her position has two."""
    have, positions = known[0], {row.position for row in known}
    if not said or set(said.split("; ")) <= positions or said in positions:
        return
    if not have.position:
        plan.affiliation_fills[have.pk] = {"position": said}
    else:
        facts = Difference(f"affiliation:{have.pk}:position", _POSITION, have.position, said)
        plan.asides.append(differs(plan.reading.parties[member], have.member_id, facts))

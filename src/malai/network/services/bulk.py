"""Many parties, memberships, affiliations, ties and hints inside one act of the caller.

The caller has opened the act (``malai.audit.services.recorded``) and hands over its recorder. Rows
go in by batches and may be a generator; call with a few thousand rows at a time where memory must
stay flat, and keep the keys, not the rows. Keys of parties are integers (``Party.pk``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from malai.accounts.models import Workspace
from malai.audit.services import Recorder
from malai.network.models import (
    Affiliation,
    DuplicateHint,
    Membership,
    MembershipRole,
    Network,
    OrganisationFacts,
    Party,
    PartyKind,
    PersonFacts,
)
from malai.network.services.keys import facts_of_name, fitted, keys_set, person_name
from malai.places.address import AddressValue
from malai.places.services.addresses import address_fill
from malai_core.text import PartialDate

#: Parties, or keys, that go to the database at once.
BATCH = 500


@dataclass(slots=True)
class NewParty:
    """A party to be made. Of a person either ``name_th`` or ``given`` is enough.

    The day of joining belongs to her membership (``NewMembership.since``).
    """

    kind: str
    name_th: str = ""
    name_en: str = ""
    title: str = ""
    given: str = ""
    family: str = ""
    nickname: str = ""
    role: str = ""
    sector: str = ""
    phone: str = ""
    """E.164, or empty."""
    phone_written: str = ""
    email: str = ""
    line_id: str = ""
    area_code: str = ""
    area_written: str = ""
    agreed: PartialDate | None = None
    note: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    is_provisional: bool = False
    languages: str = ""
    verified_on: date | None = None
    address: AddressValue | None = None
    """Where known in full; it then counts instead of ``area_code`` and ``area_written``."""


@dataclass(frozen=True, slots=True)
class NewMembership:
    """A party's place in a network, for a time."""

    party: int
    role: str = MembershipRole.MEMBER
    since: PartialDate | None = None
    until: PartialDate | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class NewAffiliation:
    """A person or group belongs to an organisation or group."""

    member: int
    body: int
    position: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class NewHint:
    """Two parties that may be one, and why, in both languages."""

    first: int
    second: int
    reason_th: str
    reason_en: str


def parties_create_bulk(
    *, trace: Recorder, workspace: Workspace, rows: Iterable[NewParty]
) -> list[Party]:
    """Create parties with their facts and computed keys, in the order given."""
    pairs = [_party_and_facts(workspace, row) for row in rows]
    made = trace.create_all(Party, (party for party, _facts in pairs))
    facts = [facts for _party, facts in pairs]
    trace.create_all(PersonFacts, (row for row in facts if isinstance(row, PersonFacts)))
    trace.create_all(
        OrganisationFacts, (row for row in facts if isinstance(row, OrganisationFacts))
    )
    return made


def _party_and_facts(
    workspace: Workspace, row: NewParty
) -> tuple[Party, PersonFacts | OrganisationFacts]:
    party = Party(
        workspace=workspace,
        kind=row.kind,
        name_th=row.name_th,
        name_en=row.name_en,
        phone=row.phone,
        phone_written=row.phone_written,
        email=row.email,
        line_id=row.line_id,
        area_code=row.area_code,
        area_written=row.area_written,
        note=row.note,
        extra=row.extra,
        is_provisional=row.is_provisional,
        verified_on=row.verified_on,
    )
    if row.address is not None:
        address_fill(party, row.address)
    facts = _facts(party, row)
    keys_set(party, facts if isinstance(facts, PersonFacts) else None)
    fitted(facts)
    return party, facts


def _facts(party: Party, row: NewParty) -> PersonFacts | OrganisationFacts:
    if row.kind != PartyKind.PERSON:
        return OrganisationFacts(party=party, sector=row.sector, agreed=row.agreed)
    if row.given:
        facts = PersonFacts(title=row.title, given=row.given, family=row.family)
    else:
        facts = facts_of_name(row.name_th or row.name_en)
    facts.party, facts.nickname, facts.role = party, row.nickname, row.role
    facts.languages = row.languages
    if not (party.name_th or party.name_en):
        party.name_th = person_name(facts).thai
    return facts


def memberships_create_bulk(
    *, trace: Recorder, network: Network, rows: Iterable[NewMembership]
) -> list[Membership]:
    """Put parties into ``network``; who is in it with that role already stays as she is.

    A plain member is not added again beside any other open role.
    """
    wanted = list(rows)
    known = _open_roles(network, [row.party for row in wanted])
    fresh = [row for row in wanted if _is_new_role(row, known)]
    return trace.create_all(Membership, (_membership(network, row) for row in fresh))


def _open_roles(network: Network, parties: Sequence[int]) -> dict[int, set[str]]:
    known: dict[int, set[str]] = {}
    for start in range(0, len(parties), BATCH):
        found = Membership.objects.filter(
            network=network, until="", party__in=parties[start : start + BATCH]
        )
        for party, role in found.values_list("party_id", "role"):
            known.setdefault(party, set()).add(role)
    return known


def _is_new_role(row: NewMembership, known: dict[int, set[str]]) -> bool:
    roles = known.setdefault(row.party, set())
    is_new = row.role not in roles and not (roles and row.role == MembershipRole.MEMBER)
    if row.until is None:
        roles.add(row.role)
    return is_new


def _membership(network: Network, row: NewMembership) -> Membership:
    made = Membership(
        workspace_id=network.workspace_id,
        network=network,
        party_id=row.party,
        role=row.role,
        since=row.since,
        until=row.until,
        source=row.source,
    )
    fitted(made)
    return made


def affiliations_create_bulk(
    *, trace: Recorder, workspace: Workspace, rows: Iterable[NewAffiliation]
) -> list[Affiliation]:
    """Let people belong to organisations and groups; what holds already is not said twice."""
    wanted = [row for row in rows if row.member != row.body]
    known = _open_bodies(workspace, [row.member for row in wanted])
    fresh = []
    for row in wanted:
        pair = (row.member, row.body)
        if pair not in known:
            fresh.append(row)
            known.add(pair)
    return trace.create_all(Affiliation, (_affiliation(workspace, row) for row in fresh))


def _open_bodies(workspace: Workspace, members: Sequence[int]) -> set[tuple[int, int]]:
    known: set[tuple[int, int]] = set()
    for start in range(0, len(members), BATCH):
        found = Affiliation.objects.filter(
            workspace=workspace, until="", member__in=members[start : start + BATCH]
        )
        known.update(found.values_list("member_id", "body_id"))
    return known


def _affiliation(workspace: Workspace, row: NewAffiliation) -> Affiliation:
    made = Affiliation(
        workspace=workspace,
        member_id=row.member,
        body_id=row.body,
        position=row.position,
        since=row.since,
        until=row.until,
    )
    fitted(made)
    return made


def hints_create_bulk(
    *, trace: Recorder, workspace: Workspace, rows: Iterable[NewHint]
) -> list[DuplicateHint]:
    """Note pairs that may be one. A pair that waits or was called different is not noted again."""
    wanted = {_ordered(row): row for row in rows if row.first != row.second}
    firsts = [first for first, _second in wanted]
    for start in range(0, len(firsts), BATCH):
        known = DuplicateHint.objects.filter(first__in=firsts[start : start + BATCH])
        for pair in known.values_list("first_id", "second_id"):
            wanted.pop(pair, None)
    return trace.create_all(
        DuplicateHint, (_hint(workspace, pair, row) for pair, row in wanted.items())
    )


def _ordered(row: NewHint) -> tuple[int, int]:
    return (min(row.first, row.second), max(row.first, row.second))


def _hint(workspace: Workspace, pair: tuple[int, int], row: NewHint) -> DuplicateHint:
    made = DuplicateHint(
        workspace=workspace,
        first_id=pair[0],
        second_id=pair[1],
        reason_th=row.reason_th,
        reason_en=row.reason_en,
    )
    fitted(made)
    return made

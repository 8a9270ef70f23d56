"""Add and change people, organisations and groups, and who belongs to whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.accounts.models import Scope, User, Workspace
from malai.audit.services import Recorder, recorded
from malai.kernel.editing import Settle
from malai.network.models import (
    Affiliation,
    Membership,
    Network,
    OrganisationFacts,
    Party,
    PartyKind,
    PersonFacts,
)
from malai.network.selectors.bodies import levels_above
from malai.network.services.custom import values_write
from malai.network.services.keys import facts_of_name, keys_set, person_name
from malai.network.services.terms import parties_lock, refuse_second, term_end, workspace_lock
from malai.places.address import address_of
from malai.places.services.addresses import address_fill
from malai_core.text import PartialDate, phone_e164

#: Fields of a party that a form may set; ``phone`` is set by ``phone_written``.
PARTY_FIELDS: Final = (
    "name_th",
    "name_en",
    "email",
    "line_id",
    "area_code",
    "area_written",
    "note",
)
PERSON_FIELDS: Final = ("title", "given", "family", "nickname", "role", "languages", "sex")
ORGANISATION_FIELDS: Final = ("sector", "agreed")
#: Columns that are computed from others.
MADE: Final = frozenset({"search_text", "sort_key", "match_key", "area_version", "updated_at"})


def party_create(
    *,
    by: User | None,
    workspace: Workspace,
    kind: str,
    fields: Mapping[str, Any],
    network: Network | None = None,
) -> Party:
    """Add a party by hand, into ``network`` if one is named.

    ``fields`` are those of ``PARTY_FIELDS``, of its kind, and a phone.

    Raises
    ------
    ValidationError
        No name, or a value that no such field can hold; by field. Of a limited seat also: it would
        not see the party afterwards.
    """
    party, facts = party_drafted(workspace=workspace, kind=kind, fields=fields)
    refuse_beyond(party, network)
    with recorded("network.party_create", by=by, workspace=workspace, kind=kind) as trace:
        trace.create(party)
        facts.party = party
        trace.create(facts)
        if network is not None:
            trace.create(Membership(workspace=workspace, network=network, party=party))
        values_write(trace, party, fields)
        trace.about(party.public_id)
        trace.say(name=str(party))
    return party


def party_drafted(
    *, workspace: Workspace, kind: str, fields: Mapping[str, Any]
) -> tuple[Party, PersonFacts | OrganisationFacts]:
    """Return an unsaved party with its facts, checked and with its computed fields.

    Raises
    ------
    ValidationError
        No name, or a value that no such field can hold; by field.
    """
    party = Party(workspace=workspace, kind=kind)
    facts = PersonFacts() if kind == PartyKind.PERSON else OrganisationFacts()
    fill(party, facts, fields)
    return party, facts


def party_change(
    *,
    by: User | None,
    party: Party,
    fields: Mapping[str, Any],
    settle: Settle | None = None,
) -> Party:
    """Change a party by hand; fields that are not named stay.

    A record that somebody looked at is no longer provisional, and what she puts right she has
    checked: a changed fact renews the day of checking. ``settle`` is told the values as
    they are now, under a lock, and answers with those to write instead of ``fields``.

    Raises
    ------
    ValidationError
        As ``party_create``.
    """
    with recorded(
        "network.party_change", by=by, workspace=party.workspace, subject=party.public_id
    ) as trace:
        party = party_rewrite(trace, by=by, party=party, fields=fields, settle=settle)
        trace.say(name=str(party))
    return party


def party_rewrite(
    trace: Recorder,
    *,
    by: User | None,
    party: Party,
    fields: Mapping[str, Any],
    settle: Settle | None = None,
) -> Party:
    """Do the same inside an act of another room, so that both are undone together."""
    party = _locked(party)
    facts = facts_of(party)
    trace.changing([party, facts] if facts.pk else [party])
    before = values_of(party, facts)
    written = settle(before) if settle else fields
    fill(party, facts, written)
    if by is not None and _facts_in(values_of(party, facts)) != _facts_in(before):
        party.verified_on = timezone.localdate()
    refuse_beyond(party, None, is_new=False)
    party.is_provisional = False
    party.save()
    facts_save(party, facts, trace)
    values_write(trace, party, written)
    return party


def _facts_in(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what somebody may have put right: without keys that are made from it."""
    return {name: value for name, value in values.items() if name not in MADE}


def refuse_beyond(party: Party, network: Network | None, *, is_new: bool = True) -> None:
    """Raise ``ValidationError`` where a limited seat would lose sight of ``party``. One query."""
    seat = party.workspace.seen_from
    if seat is None:
        return
    if seat.scope == Scope.NETWORKS and is_new and network is None:
        raise ValidationError({"network": _("Choose the network this is for.")})
    if seat.scope == Scope.AREAS:
        codes = seat.reach_areas.values_list("area_code", flat=True)
        if not any(party.area_code.startswith(code) for code in codes):
            raise ValidationError({"address": _("Choose an area that you look after.")})


def _locked(party: Party) -> Party:
    """Return the party as it is now, locked until the act ends, seen through the same door."""
    now = Party.objects.select_for_update().get(pk=party.pk)
    now.workspace = party.workspace
    return now


def values_of(party: Party, facts: PersonFacts | OrganisationFacts) -> dict[str, Any]:
    """Return what a form shows of a party: its own fields and its facts."""
    own = {field.attname: getattr(party, field.attname) for field in party._meta.concrete_fields}
    more = {field.attname: getattr(facts, field.attname) for field in facts._meta.concrete_fields}
    written = party.phone_written or party.phone
    return {**own, **more, "phone_written": written, "address": address_of(party)}


def facts_of(party: Party) -> PersonFacts | OrganisationFacts:
    """Return the facts of a party, unsaved ones where it has none yet. One query."""
    if party.kind == PartyKind.PERSON:
        return PersonFacts.objects.filter(party=party).first() or PersonFacts()
    return OrganisationFacts.objects.filter(party=party).first() or OrganisationFacts()


def facts_save(party: Party, facts: PersonFacts | OrganisationFacts, trace: Recorder) -> None:
    """Save the facts of a party, as new ones where it had none."""
    if facts.pk:
        facts.save()
    else:
        facts.party = party
        trace.create(facts)


def fill(party: Party, facts: PersonFacts | OrganisationFacts, fields: Mapping[str, Any]) -> None:
    """Set the fields, the computed ones after them, and check the whole."""
    allowed = PERSON_FIELDS if isinstance(facts, PersonFacts) else ORGANISATION_FIELDS
    for name, value in fields.items():
        if name in PARTY_FIELDS:
            setattr(party, name, value)
        elif name in allowed:
            setattr(facts, name, value)
    if "address" in fields:
        address_fill(party, fields["address"])
    if "phone_written" in fields:
        party.phone_written = fields["phone_written"]
        party.phone = phone_e164(party.phone_written)
    _name_from_parts(party, facts)
    if not (party.name_th or party.name_en):
        raise ValidationError({"name_th": _("Give a name in Thai or in English.")})
    keys_set(party, facts if isinstance(facts, PersonFacts) else None)
    party.full_clean(validate_unique=False, exclude=["workspace", "search_text"])
    facts.full_clean(validate_unique=False, exclude=["party"])


def _name_from_parts(party: Party, facts: PersonFacts | OrganisationFacts) -> None:
    """Keep the shown name and the parts of a person's name the same."""
    if not isinstance(facts, PersonFacts):
        return
    if facts.given:
        name = person_name(facts)
        if not (party.name_en and not party.name_th and name.thai.isascii()):
            party.name_th = name.thai
    elif party.name_th or party.name_en:
        read = facts_of_name(party.name_th or party.name_en)
        facts.title, facts.given, facts.family = read.title, read.given, read.family


def affiliation_add(
    *,
    by: User | None,
    member: Party,
    body: Party,
    position: str = "",
    since: PartialDate | None = None,
) -> Affiliation:
    """Let ``member`` belong to the organisation or group ``body``.

    Raises
    ------
    ValidationError
        ``body`` is a person, is the member, lies in another workspace, or she belongs already.
    """
    _refuse_bad_body(member, body)
    row = Affiliation(
        workspace=member.workspace, member=member, body=body, position=position, since=since
    )
    row.full_clean()
    with recorded(
        "network.affiliation_add",
        by=by,
        workspace=member.workspace,
        subject=member.public_id,
        name=str(member),
        body=str(body),
    ) as trace:
        parties_lock(member)
        _refuse_ring(member, body)
        same = Affiliation.objects.filter(member=member, body=body)
        refuse_second(same, "body", _("This is noted already."))
        return trace.create(row)


def _refuse_bad_body(member: Party, body: Party) -> None:
    if body.workspace_id != member.workspace_id:
        raise ValidationError({"body": _("This is not in your workspace.")})
    if body.kind == PartyKind.PERSON:
        raise ValidationError({"body": _("Choose an organisation or a group.")})


def _refuse_ring(member: Party, body: Party) -> None:
    """Raise where a body would come to lie in itself; a query for each level above.

    Two such acts at once could close a ring that neither sees, so bodies go one after another.
    """
    if member.kind == PartyKind.PERSON:
        return
    workspace_lock(member.workspace)
    if member.pk in {row.party.pk for row in levels_above(body)}:
        raise ValidationError(
            {
                "body": _("%(body)s is already a part of %(member)s.")
                % {"body": body, "member": member}
            }
        )


def affiliation_end(
    *, by: User | None, affiliation: Affiliation, until: PartialDate
) -> Affiliation:
    """Note that somebody no longer belongs to a body; the row stays as history.

    Raises
    ------
    ValidationError
        The end lies before the beginning, or is noted already.
    """
    with recorded(
        "network.affiliation_end",
        by=by,
        workspace=affiliation.workspace,
        subject=affiliation.member.public_id,
        name=str(affiliation.member),
        body=str(affiliation.body),
    ) as trace:
        term_end(trace, affiliation, until)
    return affiliation

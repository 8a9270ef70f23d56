"""What the network room answers when other rooms ask about parties."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from malai.access.policy import Action
from malai.kernel import registries
from malai.kernel.registries import NavigationItem
from malai.network import registrations_records, shows
from malai.network.carriers import ForeignKeyCarrier, ForeignKeyData
from malai.network.erasing import NetworkEraser
from malai.network.joining import (
    AffiliationCarrier,
    FactsCarrier,
    HintCarrier,
    TieCarrier,
    join_term,
)
from malai.network.models import (
    Affiliation,
    DuplicateHint,
    Evidence,
    Membership,
    Network,
    OrganisationFacts,
    Party,
    PartyKind,
    PersonFacts,
    Tie,
)
from malai.network.reach import networks_seen, parties_seen
from malai.network.registrations_lists import register_lists
from malai.network.timeline import NetworkTimeline
from malai.network.week import RecordsOfWeek
from malai.network.week_agreements import AgreementsOfWeek
from malai.places.registrations import HOUSE
from malai.places.registries import Bearer, bearers


def register() -> None:
    """Fill the registries of the kernel."""
    _carriers()
    _subject_data()
    _menu()
    register_lists()
    shows.register()
    _areas()
    registries.erasers.register("network", NetworkEraser())
    registries.timelines.register("network", NetworkTimeline())
    registries.field_words.register("network.Party.extra", _("columns of imports"))
    registries.field_words.register("network.Party.phone_written", _("phone as written"))
    registries.sensitive_fields.register(
        "network.Party", frozenset({"phone", "phone_written", "email", "line_id", "note"} | HOUSE)
    )
    seen = registries.subjects_seen.register
    seen(
        "network.parties",
        lambda here: parties_seen(here).order_by().values_list("public_id", flat=True),
    )
    seen(
        "network.networks",
        lambda here: networks_seen(here).order_by().values_list("public_id", flat=True),
    )
    for action, words in WORDS.items():
        registries.act_words.register(action, words)
    registrations_records.register()


def _areas() -> None:
    bearers.register("party", Bearer(Party, _("People and organisations"), party_url))
    bearers.register("network", Bearer(Network, _("Networks"), network_url, has_house=False))


def party_url(party: Party) -> str:
    """Return the page of a party; its workspace was read with it."""
    name = "network:person" if party.kind == PartyKind.PERSON else "network:organisation"
    return reverse(name, args=[party.workspace.public_id, party.public_id])


def network_url(network: Network) -> str:
    """Return the page of a network; its workspace was read with it."""
    return reverse("network:network", args=[network.workspace.public_id, network.public_id])


def _carriers() -> None:
    add = registries.merge_carriers.register
    add("network.facts", FactsCarrier())
    add("network.affiliations", AffiliationCarrier())
    add(
        "network.memberships",
        ForeignKeyCarrier(
            Membership, "party", unique_with=("network_id", "role", "until"), join=join_term
        ),
    )
    add("network.ties", TieCarrier())
    add("network.evidence", ForeignKeyCarrier(Evidence, "said_by"))
    add("network.evidence_for", ForeignKeyCarrier(Evidence, "speaks_for"))
    add("network.hints", HintCarrier())


def _subject_data() -> None:
    """Say what is kept about people, table by table, in words they can read."""
    entries = (
        ForeignKeyData(PersonFacts, ["party"], _("Person"), _person, related=["party"]),
        ForeignKeyData(
            OrganisationFacts, ["party"], _("Organisation"), _organisation, related=["party"]
        ),
        ForeignKeyData(
            Affiliation,
            ["member", "body"],
            _("Belongs to"),
            _affiliation,
            related=["member", "body"],
        ),
        ForeignKeyData(Membership, ["party"], _("In networks"), _membership, related=["network"]),
        ForeignKeyData(
            Tie,
            ["source", "target"],
            _("Relationships"),
            _tie,
            related=["source", "target", "kind"],
        ),
        ForeignKeyData(Evidence, ["said_by", "speaks_for"], _("Said about others"), _evidence),
        ForeignKeyData(
            DuplicateHint,
            ["first", "second"],
            _("Possible duplicates"),
            _hint,
            related=["first", "second"],
        ),
    )
    for entry in entries:
        registries.subject_data.register(f"network.{entry.model.__name__}", entry)


def _person(row: PersonFacts) -> dict[str, Any]:
    party = row.party
    kept = {name: getattr(row, name) for name in ("title", "given", "family", "nickname", "role")}
    kept["sex"] = row.get_sex_display()
    kept |= {name: getattr(party, name) for name in ("name_th", "name_en", "phone_written")}
    kept |= {
        name: getattr(party, name)
        for name in (
            "email",
            "line_id",
            "area_written",
            "house_no",
            "moo",
            "village",
            "soi",
            "note",
        )
    }
    return {**kept, **party.extra}


def _organisation(row: OrganisationFacts) -> dict[str, Any]:
    party = row.party
    return {"name_th": party.name_th, "name_en": party.name_en, "sector": row.sector}


def _term(row: Any) -> dict[str, str]:  # noqa: ANN401 - any row with a beginning and an end
    return {name: day.iso for name in ("since", "until") if (day := getattr(row, name))}


def _affiliation(row: Affiliation) -> dict[str, Any]:
    ends = {"member": str(row.member), "body": str(row.body), "position": row.position}
    return {**ends, **_term(row)}


def _membership(row: Membership) -> dict[str, Any]:
    return {"network": str(row.network), "role": row.get_role_display(), **_term(row)}


def _tie(row: Tie) -> dict[str, Any]:
    ends = {"from": str(row.source), "to": str(row.target), "kind": str(row.kind)}
    return {**ends, "strength": row.strength, **_term(row)}


def _evidence(row: Evidence) -> dict[str, Any]:
    return {"source": row.source, "origin": row.get_origin_display()}


def _hint(row: DuplicateHint) -> dict[str, Any]:
    return {"first": str(row.first), "second": str(row.second), "reason": row.reason_th}


def _menu() -> None:
    add = registries.navigation.register
    read = Action.NETWORK_READ.value
    registries.week_items.register("network", RecordsOfWeek())
    registries.week_items.register("network.agreements", AgreementsOfWeek())
    add("network.people", NavigationItem(_("People"), "network:people", "users", read, 10, near=2))
    add(
        "network.organisations",
        NavigationItem(_("Organisations"), "network:organisations", "building-2", read, 20),
    )


WORDS = {
    "network.party_create": _("Added %(name)s."),
    "network.party_change": _("Changed %(name)s."),
    "network.party_merge": _("Merged %(gone)s into %(kept)s."),
    "network.affiliation_add": _("Noted that %(name)s belongs to %(body)s."),
    "network.affiliation_end": _("Noted that %(name)s no longer belongs to %(body)s."),
    "network.membership_add": _("Put %(name)s into the network %(network)s."),
    "network.membership_end": _("Noted that %(name)s left the network %(network)s."),
    "network.network_create": _("Began the network %(name)s."),
    "network.network_change": _("Changed the network %(name)s."),
    "network.tie_create": _("Noted a relationship between %(source)s and %(target)s."),
    "network.tie_change": _("Changed the relationship between %(source)s and %(target)s."),
    "network.tie_end": _("Noted that the relationship of %(source)s and %(target)s ended."),
    "network.tie_kinds_ensure": _("Made the common kinds of relationship ready."),
    "network.hints_suggest": _("Looked for records that may be one."),
    "network.hint_make": _("Thought that %(first)s and %(second)s may be one."),
    "network.hint_dismiss": _("Decided that %(first)s and %(second)s are two different ones."),
}

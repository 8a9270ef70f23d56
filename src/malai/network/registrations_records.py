"""What the room answers about kinds, charters, roles, projects, agreements, fields and words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.policy import Action
from malai.kernel import registries
from malai.kernel.registries import NavigationItem
from malai.network.carriers import ForeignKeyCarrier, ForeignKeyData
from malai.network.joining import join_term
from malai.network.models import (
    AgreementParty,
    Commitment,
    CustomField,
    CustomValue,
    Project,
    TeamMember,
)
from malai.network.panels import AgreementsPanel, ProjectsPanel, RecordsTimeline


def register() -> None:
    """Fill the registries of the kernel."""
    _menu()
    _parties()
    registries.party_panels.register("network.projects", ProjectsPanel())
    registries.party_panels.register("network.agreements", AgreementsPanel())
    registries.timelines.register("network.records", RecordsTimeline())
    registries.secret_rows.register("network.CustomValue", _is_secret)
    for action, words in WORDS.items():
        registries.act_words.register(action, words)


def _parties() -> None:
    """Say what follows a party in a merge, and what is kept about people."""
    carry, tell = registries.merge_carriers.register, registries.subject_data.register
    carry("network.projects", ForeignKeyCarrier(Project, "owner"))
    carry(
        "network.teams",
        ForeignKeyCarrier(
            TeamMember, "party", unique_with=("project_id", "role", "until"), join=join_term
        ),
    )
    carry(
        "network.signatures",
        ForeignKeyCarrier(
            AgreementParty, "party", unique_with=("agreement_id",), join=join_signature
        ),
    )
    carry("network.custom", ForeignKeyCarrier(CustomValue, "party", unique_with=("field_id",)))
    tell(
        "network.CustomValue",
        ForeignKeyData(CustomValue, ["party"], _("Fields of our own"), _custom, related=["field"]),
    )
    carry("network.commitments", ForeignKeyCarrier(Commitment, "party"))
    tell("network.Project", ForeignKeyData(Project, ["owner"], _("Projects"), _project))
    tell(
        "network.TeamMember",
        ForeignKeyData(TeamMember, ["party"], _("Teams"), _team, related=["project"]),
    )
    tell(
        "network.AgreementParty",
        ForeignKeyData(
            AgreementParty, ["party"], _("Agreements"), _signature, related=["agreement"]
        ),
    )
    tell(
        "network.Commitment",
        ForeignKeyData(Commitment, ["party"], _("Commitments"), _commitment, related=["agreement"]),
    )


def join_signature(twin: AgreementParty, row: AgreementParty) -> bool:
    """Let one signature say what either brings; returns whether ``twin`` changed."""
    before = (twin.brings, twin.budget)
    twin.brings = twin.brings or row.brings
    twin.budget = row.budget if twin.budget is None else twin.budget
    return before != (twin.brings, twin.budget)


def _project(row: Project) -> dict[str, Any]:
    return {"project": str(row), "status": row.get_status_display()}


def _team(row: TeamMember) -> dict[str, Any]:
    days = {name: day.iso for name in ("since", "until") if (day := getattr(row, name))}
    return {"project": str(row.project), "role": row.get_role_display(), **days}


def _signature(row: AgreementParty) -> dict[str, Any]:
    return {"agreement": str(row.agreement), "brings": row.brings, "budget": row.budget}


def _commitment(row: Commitment) -> dict[str, Any]:
    kept = {"what": row.what, "state": row.get_state_display(), "note": row.note}
    return {"agreement": str(row.agreement), **kept}


def _is_secret(image: Mapping[str, Any]) -> bool:
    """Say whether an image of a value is of a sensitive field. One query."""
    fields = CustomField.objects.filter(pk=int(image.get("field_id") or 0))
    return fields.filter(is_sensitive=True).exists()


def _custom(row: CustomValue) -> dict[str, Any]:
    return {row.field.label: row.field.said(row.value)}


def _menu() -> None:
    add = registries.navigation.register
    read = Action.NETWORK_READ.value
    add(
        "network.ties",
        NavigationItem(_("Relationships"), "network:ties", "waypoints", read, 27),
    )
    add(
        "network.projects",
        NavigationItem(_("Projects"), "network:projects", "folder-kanban", read, 42),
    )
    add(
        "network.agreements",
        NavigationItem(_("Agreements"), "network:agreements", "handshake", read, 44),
    )
    add(
        "network.words",
        NavigationItem(
            _("Words and fields"),
            "network:kinds",
            "sliders-horizontal",
            Action.WORKSPACE_MANAGE.value,
            85,
        ),
    )


WORDS: Final[dict[str, StrOrPromise]] = {
    "network.membership_role": _("Noted another role of %(name)s in the network %(network)s."),
    "network.membership_hand_over": _(
        "Noted when %(name)s hands over the work in the network %(network)s."
    ),
    "network.membership_pause": _("Noted that %(name)s rests in the network %(network)s."),
    "network.membership_resume": _(
        "Noted that %(name)s takes part again in the network %(network)s."
    ),
    "network.review_plan": _("Planned a review of the network %(name)s."),
    "network.review_hold": _("Noted a review of the network %(name)s."),
    "network.network_end": _("Noted that the network %(name)s ended."),
    "network.network_reopen": _("Noted that the network %(name)s lives again."),
    "network.project_create": _("Added the project %(name)s."),
    "network.project_change": _("Changed the project %(name)s."),
    "network.team_add": _("Put %(name)s into the team of %(project)s."),
    "network.team_end": _("Noted that %(name)s left the team of %(project)s."),
    "network.agreement_create": _("Added the agreement %(name)s."),
    "network.agreement_change": _("Changed the agreement %(name)s."),
    "network.agreement_party_add": _("Noted that %(name)s signed %(agreement)s."),
    "network.commitment_add": _("Noted a commitment of %(agreement)s."),
    "network.commitment_note": _("Noted how it went with a commitment of %(agreement)s."),
    "network.field_add": _("Added the field “%(name)s”."),
    "network.field_change": _("Changed the field “%(name)s”."),
    "network.field_retire": _("Turned the field “%(name)s” on or off."),
    "network.column_promote": _("Made the field “%(name)s” of a column that imports brought."),
    "network.words_set": _("Changed the words of the workspace."),
    "network.tie_reopen": _(
        "Noted that the relationship of %(source)s and %(target)s holds after all."
    ),
    "network.tie_rekind": _(
        "The relationship of %(source)s and %(target)s is “%(now)s”, no longer “%(was)s”."
    ),
    "network.budget_set": _("Noted the budget of %(name)s for %(year)s."),
    "network.agreement_party_remove": _("Took %(name)s off the agreement %(agreement)s."),
    "network.commitment_remove": _("Took a commitment off the agreement %(agreement)s: %(name)s"),
    "network.value_remove": _("Took away what %(field)s said of %(name)s."),
    "network.evidence_add": _("Noted who says that %(source)s and %(target)s are connected."),
    "network.tie_kind_add": _("Added the kind of relationship “%(name)s”."),
    "network.tie_kind_change": _("Changed the kind of relationship “%(name)s”."),
    "network.tie_kind_retire": _("Retired the kind of relationship “%(name)s”."),
    "network.tie_kind_restore": _("Offers the kind of relationship “%(name)s” again."),
}

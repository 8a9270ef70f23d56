"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from malai.network.urls_lists import urlpatterns as of_lists
from malai.network.web import (
    agreements,
    custom,
    duplicates,
    kinds,
    life,
    lists,
    memberships,
    networks,
    party,
    projects,
    tie_list,
    tie_notes,
    tie_page,
    ties,
)

HERE = "w/<uuid:workspace>"
PARTY = f"{HERE}/parties/<uuid:party>"
NETWORK = f"{HERE}/networks/<uuid:network>"
PROJECT = f"{HERE}/projects/<uuid:project>"
AGREEMENT = f"{HERE}/agreements/<uuid:agreement>"
TERM = f"{HERE}/memberships/<uuid:membership>"

app_name = "network"
urlpatterns: list[URLPattern] = [
    *of_lists,
    path(f"{HERE}/people/", lists.people, name="people"),
    path(f"{HERE}/people/new/", party.person_new, name="person-new"),
    path(f"{HERE}/people/<uuid:party>/", party.person, name="person"),
    path(f"{HERE}/people/<uuid:party>/edit/", party.person_edit, name="person-edit"),
    path(f"{HERE}/organisations/", lists.organisations, name="organisations"),
    path(f"{HERE}/organisations/new/", party.organisation_new, name="organisation-new"),
    path(f"{HERE}/organisations/<uuid:party>/", party.organisation, name="organisation"),
    path(
        f"{HERE}/organisations/<uuid:party>/edit/",
        party.organisation_edit,
        name="organisation-edit",
    ),
    path(f"{HERE}/parties/find/", ties.parties_find, name="parties-find"),
    path(f"{PARTY}/ties/add/", ties.tie_add, name="tie-add"),
    path(f"{PARTY}/ties/<uuid:tie>/end/", ties.tie_finish, name="tie-end"),
    path(f"{HERE}/ties/", tie_list.ties, name="ties"),
    path(f"{HERE}/ties/<uuid:tie>/", tie_page.tie, name="tie"),
    path(f"{HERE}/ties/<uuid:tie>/edit/", tie_page.tie_edit, name="tie-edit"),
    path(f"{HERE}/ties/<uuid:tie>/said/", tie_page.tie_said, name="tie-said"),
    path(f"{HERE}/ties/<uuid:tie>/notes/new/", tie_notes.tie_note_new, name="tie-note-new"),
    path(
        f"{HERE}/ties/<uuid:tie>/notes/<uuid:note>/", tie_notes.tie_note_edit, name="tie-note-edit"
    ),
    path(
        f"{HERE}/ties/<uuid:tie>/notes/<uuid:note>/remove/",
        tie_notes.tie_note_drop,
        name="tie-note-drop",
    ),
    path(f"{HERE}/ties/<uuid:tie>/reopen/", tie_page.tie_open, name="tie-reopen"),
    path(f"{HERE}/kinds/", kinds.kinds, name="kinds"),
    path(f"{HERE}/kinds/new/", kinds.kind_new, name="kind-new"),
    path(f"{HERE}/kinds/<uuid:kind>/edit/", kinds.kind_edit, name="kind-edit"),
    path(f"{HERE}/kinds/<uuid:kind>/retire/", kinds.kind_retire, name="kind-retire"),
    path(f"{HERE}/kinds/<uuid:kind>/restore/", kinds.kind_restore, name="kind-restore"),
    path(f"{HERE}/fields/", custom.fields, name="fields"),
    path(f"{HERE}/fields/new/", custom.field_new, name="field-new"),
    path(f"{HERE}/fields/<uuid:field>/edit/", custom.field_edit, name="field-edit"),
    path(f"{HERE}/fields/<uuid:field>/turn/", custom.field_turn, name="field-turn"),
    path(f"{HERE}/values/<uuid:value>/look/", custom.value_looked, name="value-look"),
    path(f"{HERE}/values/<uuid:value>/remove/", custom.value_gone, name="value-drop"),
    path(f"{HERE}/words/", custom.words, name="words"),
    path(f"{PARTY}/belongs/add/", ties.affiliation_new, name="affiliation-add"),
    path(f"{PARTY}/networks/add/", ties.membership_new, name="membership-add"),
    path(
        f"{HERE}/affiliations/<uuid:affiliation>/end/",
        ties.affiliation_finish,
        name="affiliation-end",
    ),
    path(
        f"{HERE}/memberships/<uuid:membership>/end/",
        ties.membership_finish,
        name="membership-end",
    ),
    path(f"{HERE}/networks/", networks.networks, name="networks"),
    path(f"{HERE}/networks/compare/", networks.compare, name="networks-compare"),
    path(f"{NETWORK}/charter/", life.charter, name="network-charter"),
    path(f"{NETWORK}/members/", life.members, name="network-members"),
    path(f"{NETWORK}/reviews/new/", life.review_new, name="review-new"),
    path(f"{HERE}/reviews/<uuid:review>/held/", life.review_held, name="review-held"),
    path(f"{NETWORK}/end/", life.network_finish, name="network-end"),
    path(f"{NETWORK}/reopen/", life.network_again, name="network-reopen"),
    path(f"{TERM}/", memberships.membership, name="membership"),
    path(f"{TERM}/role/", memberships.role_change, name="membership-role"),
    path(f"{TERM}/hand-over/", memberships.hand_over, name="membership-hand-over"),
    path(f"{TERM}/standing/", memberships.standing, name="membership-standing"),
    path(f"{HERE}/networks/new/", networks.network_new, name="network-new"),
    path(f"{HERE}/networks/<uuid:network>/", networks.network, name="network"),
    path(f"{HERE}/networks/<uuid:network>/edit/", networks.network_edit, name="network-edit"),
    path(f"{HERE}/projects/", projects.projects, name="projects"),
    path(f"{HERE}/projects/new/", projects.project_new, name="project-new"),
    path(f"{PROJECT}/", projects.project, name="project"),
    path(f"{PROJECT}/edit/", projects.project_edit, name="project-edit"),
    path(f"{PROJECT}/team/add/", projects.team_new, name="team-add"),
    path(f"{HERE}/team/<uuid:member>/end/", projects.team_finish, name="team-end"),
    path(f"{HERE}/agreements/", agreements.agreements, name="agreements"),
    path(f"{HERE}/agreements/new/", agreements.agreement_new, name="agreement-new"),
    path(f"{AGREEMENT}/", agreements.agreement, name="agreement"),
    path(f"{AGREEMENT}/edit/", agreements.agreement_edit, name="agreement-edit"),
    path(
        f"{HERE}/signatures/<uuid:signature>/remove/",
        agreements.party_drop,
        name="agreement-party-drop",
    ),
    path(
        f"{HERE}/commitments/<uuid:commitment>/remove/",
        agreements.commitment_drop,
        name="commitment-drop",
    ),
    path(f"{PROJECT}/budget/", projects.budget, name="project-budget"),
    path(f"{AGREEMENT}/sign/", agreements.agreement_sign, name="agreement-sign"),
    path(f"{AGREEMENT}/commitments/new/", agreements.commitment_new, name="commitment-new"),
    path(
        f"{HERE}/commitments/<uuid:commitment>/",
        agreements.commitment_kept,
        name="commitment-kept",
    ),
    path(f"{HERE}/duplicates/", duplicates.duplicates, name="duplicates"),
    path(f"{HERE}/duplicates/stop/", duplicates.hints_stop, name="hints-stop"),
    path(f"{HERE}/duplicates/look/", duplicates.hints_look, name="hints-look"),
    path(f"{HERE}/duplicates/<uuid:hint>/", duplicates.hint_compare, name="hint-compare"),
    path(f"{PARTY}/same-as/", duplicates.party_same_as, name="party-same-as"),
    path(f"{HERE}/duplicates/<uuid:hint>/merge/", duplicates.hint_merge, name="hint-merge"),
    path(
        f"{HERE}/duplicates/<uuid:hint>/different/",
        duplicates.hint_different,
        name="hint-different",
    ),
]

"""Projects with their team, years and money; agreements with what was promised."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.network.models import (
    Agreement,
    AgreementParty,
    EvidenceOrigin,
    Kept,
    Project,
    TeamMember,
)
from malai.network.selectors.projects import (
    agreement_seen,
    agreements_listed,
    projects_listed,
    years_of,
)
from malai.network.services.agreements import (
    agreement_create,
    agreement_party_add,
    commitment_add,
    commitment_note,
)
from malai.network.services.bulk_ties import tie_kinds_ensure
from malai.network.services.merging import party_merge
from malai.network.services.projects import project_change, project_create, team_add, team_end
from malai.network.services.ties import tie_create
from malai_core.text import PartialDate
from tests.makers import World, network, organisation, person


@pytest.fixture
def project(world: World) -> Project:
    fields = {
        "name_th": "โครงการฝึกเดิน",
        "first_year": 2558,
        "last_year": 2561,
        "owner": world.temple,
    }
    return project_create(
        by=None, workspace=world.workspace, fields={**fields, "networks": [world.network]}
    )


@pytest.fixture
def deed(world: World) -> Agreement:
    fields = {"name_th": "บันทึกร่วมมือ", "signed": PartialDate(2012, 1), "until": PartialDate(2016)}
    return agreement_create(by=None, workspace=world.workspace, fields=fields)


def test_a_project_serves_networks_and_is_found_by_its_years(
    world: World, project: Project
) -> None:
    ws = world.workspace
    assert [row.network for row in project.in_networks.all()] == [world.network]
    assert years_of(ws) == [2561, 2560, 2559, 2558]
    assert list(projects_listed(ws, year=2560)) == [project]
    assert list(projects_listed(ws, year=2562)) == []
    assert list(projects_listed(ws, text="เดิน", status="running")) == [project]
    other = network(ws, "อื่น")
    project_change(by=None, project=project, fields={"networks": [other]})
    assert [row.network for row in project.in_networks.all()] == [other]
    act_undo(by=None, act=Act.objects.latest("pk"))
    assert [row.network for row in project.in_networks.all()] == [world.network]


def test_impossible_projects_are_refused(world: World, project: Project) -> None:
    for fields in (
        {"name_th": ""},
        {"first_year": 2560, "last_year": 2559},
        {"owner": person(world.cast.elsewhere, "คนอื่น")},
        {"networks": [network(world.cast.elsewhere)]},
    ):
        with pytest.raises(ValidationError):
            project_change(by=None, project=Project.objects.get(), fields=fields)


def test_a_team_has_roles_with_terms(world: World, project: Project) -> None:
    row = team_add(by=None, project=project, party=world.kru, role="manager")
    with pytest.raises(ValidationError):
        team_add(by=None, project=project, party=world.kru, role="manager")
    team_end(by=None, member=row, until=PartialDate(2017))
    team_add(by=None, project=project, party=world.kru, role="manager", since=PartialDate(2018))
    assert TeamMember.objects.count() == 2


def test_a_merge_carries_teams_projects_and_signatures(
    world: World, project: Project, deed: Agreement
) -> None:
    twin = organisation(world.workspace, "วัดดอยหมอก (เก่า)")
    project_change(by=None, project=project, fields={"owner": twin})
    agreement_party_add(by=None, agreement=deed, party=world.temple)
    agreement_party_add(by=None, agreement=deed, party=twin, brings="ศาลา", budget=5000)
    party_merge(by=None, kept=world.temple, gone=twin)
    project.refresh_from_db()
    row = AgreementParty.objects.get()
    assert (project.owner, row.party, row.brings, row.budget) == (
        world.temple, world.temple, "ศาลา", 5000,
    )  # fmt: skip


def test_an_agreement_is_a_source_of_ties_on_its_layer_and_makes_none(
    world: World, deed: Agreement
) -> None:
    kind = tie_kinds_ensure(world.workspace)["agreement"]
    clinic, school = (organisation(world.workspace, name) for name in ("รพ.สต.", "โรงเรียน"))
    tie = tie_create(by=None, source=clinic, target=world.temple, kind=kind)
    for party in (world.temple, clinic, school):
        agreement_party_add(by=None, agreement=deed, party=party)
    said = tie.evidence.get(origin=EvidenceOrigin.AGREEMENT)
    assert (said.agreement, said.on) == (deed, PartialDate(2012, 1))
    assert kind.ties.count() == 1
    with pytest.raises(ValidationError):
        agreement_party_add(by=None, agreement=deed, party=school)


def test_a_commitment_is_kept_or_not_and_says_when_and_by_whom(
    world: World, deed: Agreement
) -> None:
    with pytest.raises(ValidationError):
        commitment_add(by=None, agreement=deed, what="ส่งคน", party=world.temple)
    agreement_party_add(by=None, agreement=deed, party=world.temple)
    row = commitment_add(by=None, agreement=deed, what="ส่งคน", party=world.temple)
    assert row.state == Kept.WAITING
    commitment_note(by=world.cast.owner, commitment=row, state="kept", on=PartialDate(2013))
    row.refresh_from_db()
    assert (row.state, row.on, row.noted_by) == ("kept", PartialDate(2013), world.cast.owner)
    with pytest.raises(ValidationError):
        commitment_note(by=None, commitment=row, state="perhaps", on=None)


def test_what_ends_within_ninety_days_is_to_be_renewed(world: World, deed: Agreement) -> None:
    deed.refresh_from_db()
    assert not agreement_seen(deed, date(2016, 9, 30)).is_renewing
    near = agreement_seen(deed, date(2016, 10, 3))
    assert (near.is_renewing, near.is_over) == (True, False)
    assert agreement_seen(deed, date(2017, 1, 1)).is_over
    later = agreement_create(by=None, workspace=world.workspace, fields={"name_th": "ใหม่"})
    listed = agreements_listed(world.workspace, date(2016, 12, 1))
    assert [one.agreement for one in listed] == [deed, later]

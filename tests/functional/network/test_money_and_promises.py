"""Budgets by fiscal year, what is taken off agreements, and areas by name in the past."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.network.models import (
    Agreement,
    AgreementParty,
    Commitment,
    Evidence,
    Project,
    ProjectBudget,
)
from malai.network.services.agreements import agreement_party_add, commitment_add
from malai.network.services.parties import party_change
from tests.functional.network.test_pages import page, url
from tests.makers import World


@pytest.fixture
def project(world: World) -> Project:
    return Project.objects.create(
        workspace=world.workspace, name_th="ป่าชุมชน", first_year=2567, last_year=2569, budget=500_000
    )


@pytest.fixture
def deed(world: World) -> Agreement:
    return Agreement.objects.create(workspace=world.workspace, name_th="บันทึกร่วมมือ")


def test_each_fiscal_year_has_its_budget(
    world: World, project: Project, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    form = url(world, "project-budget", project=project.public_id)
    client.post(form, {"year": "2567", "amount": "๑๒๐,๐๐๐", "line": "กองทุนสุขภาพตำบล"})
    client.post(form, {"year": "2025", "amount": "80000"})
    shown = page(client, url(world, "project", project=project.public_id), "en")
    assert "120,000" in shown
    assert "200,000" in shown
    assert "The project as a whole says 500,000 baht." in shown
    client.post(form, {"year": "2567", "amount": "130000"})
    assert [(b.year, b.amount) for b in ProjectBudget.objects.all()] == [
        (2567, 130_000),
        (2568, 80_000),
    ]
    assert "130000" in page(client, form + "?year=2567")


def test_a_year_outside_the_project_is_refused_and_an_empty_amount_takes_away(
    world: World, project: Project, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    form = url(world, "project-budget", project=project.public_id)
    assert client.post(form, {"year": "2570", "amount": "1"}).status_code == 422
    assert client.post(form, {"year": "", "amount": "1"}).status_code == 422
    client.post(form, {"year": "2568", "amount": "1"})
    client.post(form, {"year": "2568", "amount": ""})
    assert not ProjectBudget.objects.exists()
    act_undo(by=world.cast.owner, act=Act.objects.filter(action="network.budget_set").latest("pk"))
    assert ProjectBudget.objects.get().amount == 1


def test_a_party_goes_off_an_agreement_with_its_source_and_comes_back(
    world: World, deed: Agreement, signed_in: Callable[[str], Client]
) -> None:
    world.kind.layer = "agreement"
    world.kind.save()
    for party in (world.kru, world.boon):
        agreement_party_add(by=None, agreement=deed, party=party)
    assert Evidence.objects.filter(agreement=deed).count() == 1
    row = AgreementParty.objects.get(party=world.boon)
    client = signed_in("coordinator")
    client.post(url(world, "agreement-party-drop", signature=row.public_id))
    assert deed.parties.count() == 1
    assert not Evidence.objects.filter(agreement=deed).exists()
    act = Act.objects.get(action="network.agreement_party_remove")
    act_undo(by=world.cast.owner, act=act)
    assert (deed.parties.count(), Evidence.objects.filter(agreement=deed).count()) == (2, 1)


def test_who_promised_something_stays_until_that_is_settled(
    world: World, deed: Agreement, signed_in: Callable[[str], Client]
) -> None:
    agreement_party_add(by=None, agreement=deed, party=world.boon)
    promise = commitment_add(by=None, agreement=deed, what="ให้ห้องประชุม", party=world.boon)
    row = AgreementParty.objects.get()
    client = signed_in("coordinator")
    client.cookies["malai_language"] = "en"
    drop = url(world, "agreement-party-drop", signature=row.public_id)
    assert "Take those away first" in client.post(drop, follow=True).content.decode()
    client.post(url(world, "commitment-drop", commitment=promise.public_id))
    assert not Commitment.objects.exists()
    client.post(drop)
    assert not AgreementParty.objects.exists()


def test_the_past_names_areas(world: World, signed_in: Callable[[str], Client]) -> None:
    party_change(by=world.cast.owner, party=world.kru, fields={"area_code": "570101"})
    shown = page(signed_in("owner"), url(world, "party-past", party=world.kru.public_id))
    assert "เชียงราย" in shown
    assert "570101" not in shown

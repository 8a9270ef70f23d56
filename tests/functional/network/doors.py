"""Doors of the network room."""

from __future__ import annotations

from typing import Any

from malai.network.models import (
    Affiliation,
    Agreement,
    AgreementParty,
    Commitment,
    CustomField,
    CustomValue,
    DuplicateHint,
    Membership,
    NetworkReview,
    Project,
    TeamMember,
)
from malai_core.text import PartialDate
from tests.functional.doors import ACT, EDIT, MANAGE, READ, REFUSED_FORM, Answers, answers
from tests.functional.network import doors_lists
from tests.makers import World, person

#: Owner and manager fill a form; an empty one is refused.
MANAGE_FORM = {
    "get": answers("200 200 403 403 403 404 302"),
    "post": answers("422 422 403 403 403 404 302"),
}
FORM = {"get": EDIT, "post": REFUSED_FORM}
#: An act of owner and manager that goes on to another page.
MANAGE_ACT = answers("302 302 403 403 403 404 302")

DOORS: dict[str, dict[str, Answers]] = {
    **doors_lists.DOORS,
    "network:people": {"get": READ},
    "network:person": {"get": READ},
    "network:person-new": FORM,
    "network:person-edit": FORM,
    "network:organisations": {"get": READ},
    "network:ties": {"get": READ},
    "network:organisation": {"get": READ},
    "network:organisation-new": FORM,
    "network:organisation-edit": FORM,
    "network:parties-find": {"get": READ},
    "network:tie-add": FORM,
    "network:tie-end": FORM,
    "network:tie": {"get": READ},
    "network:tie-edit": {"get": EDIT, "post": ACT},
    "network:tie-said": FORM,
    "network:tie-reopen": {"post": ACT},
    "network:kinds": {"get": MANAGE},
    "network:kind-new": MANAGE_FORM,
    "network:kind-edit": MANAGE_FORM,
    "network:kind-retire": {"post": MANAGE_ACT},
    "network:kind-restore": {"post": MANAGE_ACT},
    "network:affiliation-add": FORM,
    "network:affiliation-end": FORM,
    "network:membership-add": FORM,
    "network:membership-end": FORM,
    "network:networks": {"get": READ},
    "network:network": {"get": READ},
    "network:network-new": MANAGE_FORM,
    "network:network-edit": MANAGE_FORM,
    "network:networks-compare": {"get": READ},
    "network:network-charter": {"get": EDIT, "post": ACT},
    "network:network-members": {"get": READ},
    "network:review-new": FORM,
    "network:review-held": FORM,
    "network:network-end": MANAGE_FORM,
    "network:network-reopen": MANAGE_FORM,
    "network:membership": {"get": READ},
    "network:membership-role": FORM,
    "network:membership-hand-over": {"get": EDIT, "post": ACT},
    "network:membership-standing": FORM,
    "network:projects": {"get": READ},
    "network:project": {"get": READ},
    "network:project-new": FORM,
    "network:project-edit": FORM,
    "network:project-budget": FORM,
    "network:team-add": FORM,
    "network:team-end": FORM,
    "network:agreements": {"get": READ},
    "network:agreement": {"get": READ},
    "network:agreement-new": FORM,
    "network:agreement-edit": FORM,
    "network:agreement-sign": FORM,
    "network:agreement-party-drop": {"post": ACT},
    "network:commitment-drop": {"post": ACT},
    "network:commitment-new": FORM,
    "network:commitment-kept": FORM,
    "network:fields": {"get": MANAGE},
    "network:field-new": MANAGE_FORM,
    "network:field-edit": MANAGE_FORM,
    "network:field-turn": {"post": MANAGE_ACT},
    "network:value-look": {"post": MANAGE},
    "network:value-drop": {"post": MANAGE_ACT},
    "network:words": {"get": MANAGE, "post": MANAGE_ACT},
    "network:duplicates": {"get": EDIT},
    "network:hints-look": {"post": ACT},
    "network:hints-stop": {"post": ACT},
    "network:hint-compare": {"get": EDIT, "post": ACT},
    "network:party-same-as": FORM,
    "network:hint-merge": {"post": ACT},
    "network:hint-different": {"post": ACT},
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    here = {"workspace": world.workspace.public_id}
    someone = {**here, "party": world.kru.public_id}
    body = {**here, "party": world.temple.public_id}
    net = {**here, "network": world.network.public_id}
    affiliation = Affiliation.objects.get()
    membership = Membership.objects.get(party=world.kru)
    first, second = (person(world.workspace, "ฝาย ป่าแพะ") for _ in range(2))
    hint = DuplicateHint.objects.create(
        workspace=world.workspace, first=first, second=second, reason_th="ชื่อเดียวกัน"
    )
    tie = {**here, "tie": world.tie.public_id}
    kind = {**here, "kind": world.kind.public_id}
    term = {**here, "membership": membership.public_id}
    review = NetworkReview.objects.create(
        workspace=world.workspace, network=world.network, due=PartialDate(2017)
    )
    made = Project.objects.create(workspace=world.workspace, name_th="โครงการฝึกเดิน")
    team = TeamMember.objects.create(
        workspace=world.workspace, project=made, party=world.kru, role="manager"
    )
    project = {**here, "project": made.public_id}
    signed = Agreement.objects.create(workspace=world.workspace, name_th="บันทึกร่วมมือ")
    promise = Commitment.objects.create(
        workspace=world.workspace, agreement=signed, what="ส่งนักกายภาพเดือนละครั้ง"
    )
    deed = {**here, "agreement": signed.public_id}
    signature = AgreementParty.objects.create(
        workspace=world.workspace, agreement=signed, party=world.temple
    )
    own = CustomField.objects.create(
        workspace=world.workspace, record="person", kind="text", label_th="ช่อง", label_en="Own"
    )
    field = {**here, "field": own.public_id}
    secret = CustomField.objects.create(
        workspace=world.workspace, record="person", kind="text", label_th="ลับ", is_sensitive=True
    )
    value = CustomValue.objects.create(
        workspace=world.workspace, field=secret, party=world.kru, value="ลับ"
    )
    looked = {**here, "value": value.public_id}
    pair = {**here, "hint": hint.public_id}
    return {
        **doors_lists.arguments(world),
        "network:people": here,
        "network:person": someone,
        "network:person-new": here,
        "network:hints-look": here,
        "network:hints-stop": here,
        "network:hint-compare": pair,
        "network:party-same-as": someone,
        "network:person-edit": someone,
        "network:organisations": here,
        "network:organisation": body,
        "network:organisation-new": here,
        "network:organisation-edit": body,
        "network:parties-find": here,
        "network:tie-add": someone,
        "network:tie-end": {**someone, "tie": world.tie.public_id},
        "network:tie": tie,
        "network:ties": here,
        "network:tie-edit": tie,
        "network:tie-said": tie,
        "network:tie-reopen": tie,
        "network:kinds": here,
        "network:kind-new": here,
        "network:kind-edit": kind,
        "network:kind-retire": kind,
        "network:kind-restore": kind,
        "network:affiliation-add": someone,
        "network:affiliation-end": {**here, "affiliation": affiliation.public_id},
        "network:membership-add": someone,
        "network:membership-end": {**here, "membership": membership.public_id},
        "network:networks": here,
        "network:network": net,
        "network:network-new": here,
        "network:network-edit": net,
        "network:networks-compare": here,
        "network:network-charter": net,
        "network:network-members": net,
        "network:review-new": net,
        "network:review-held": {**here, "review": review.public_id},
        "network:network-end": net,
        "network:network-reopen": net,
        "network:membership": term,
        "network:membership-role": term,
        "network:membership-hand-over": term,
        "network:membership-standing": term,
        "network:projects": here,
        "network:project": project,
        "network:project-new": here,
        "network:project-edit": project,
        "network:project-budget": project,
        "network:team-add": project,
        "network:team-end": {**here, "member": team.public_id},
        "network:agreements": here,
        "network:agreement": deed,
        "network:agreement-new": here,
        "network:agreement-edit": deed,
        "network:agreement-sign": deed,
        "network:agreement-party-drop": {**here, "signature": signature.public_id},
        "network:commitment-drop": {**here, "commitment": promise.public_id},
        "network:commitment-new": deed,
        "network:commitment-kept": {**here, "commitment": promise.public_id},
        "network:fields": here,
        "network:field-new": here,
        "network:field-edit": field,
        "network:field-turn": field,
        "network:value-look": looked,
        "network:value-drop": looked,
        "network:words": here,
        "network:duplicates": here,
        "network:hint-merge": pair,
        "network:hint-different": pair,
    }

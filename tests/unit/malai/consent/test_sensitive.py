"""Sensitive facts: apart from the record, with consent, every look noted, never in other places."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from malai.audit.changes import HIDDEN, changes_of
from malai.audit.models import Act
from malai.consent.headings import sensitive_kind
from malai.consent.models import Entry, SensitiveFact, SensitiveView
from malai.consent.services.purposes import purposes_ensure
from malai.consent.services.sensitive import fact_note, fact_view, rules_change
from malai.kernel.fields import SensitiveTextField
from malai.network.models import Party
from malai.network.services.merging import party_merge
from tests.makers import World, person

SECRET = "หอบหืดรุนแรง"


def noted(world: World, party: Party, value: str = SECRET, kind: str = "health") -> SensitiveFact:
    purposes_ensure(world.workspace)
    return fact_note(
        by=world.cast.owner, party=party, kind=kind, value=value, has_agreed=True, source="เล่าเอง"
    )


def sensitive_columns() -> list[str]:
    return [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if getattr(field, "is_sensitive", False)
    ]


def test_sensitive_columns_are_marked_in_the_schema_and_none_lies_on_a_party() -> None:
    assert sensitive_columns() == ["consent.SensitiveFact.value"]
    assert isinstance(SensitiveFact._meta.get_field("value"), SensitiveTextField)


def test_a_fact_needs_consent_and_that_is_noted_with_it(world: World) -> None:
    purposes_ensure(world.workspace)
    with pytest.raises(ValidationError):
        fact_note(by=None, party=world.kru, kind="health", value=SECRET)
    noted(world, world.kru)
    assert Entry.objects.get().purpose.code == "sensitive"


def test_the_history_hides_the_value_from_everybody(world: World) -> None:
    noted(world, world.kru)
    act = Act.objects.filter(action="consent.fact_note").first()
    assert act is not None
    told = changes_of(act, may_see_contacts=True, language="th")
    values = [value.now for row in told.rows for value in row.values]
    assert HIDDEN in values
    assert SECRET not in str(told)
    assert SECRET not in str(act.facts)


def test_it_is_in_no_search_text_and_no_extra_column(world: World) -> None:
    noted(world, world.kru)
    world.kru.refresh_from_db()
    assert SECRET not in f"{world.kru.search_text} {world.kru.extra} {world.kru.note}"


def test_every_look_is_noted(world: World) -> None:
    fact = noted(world, world.kru)
    assert fact_view(by=world.cast.manager, fact=fact) == SECRET
    look = SensitiveView.objects.get()
    assert (look.by, look.party, look.kind) == (world.cast.manager, world.kru, "health")


def test_numbers_of_cards_are_kept_only_where_the_owner_says_why(world: World) -> None:
    with pytest.raises(ValidationError):
        noted(world, world.kru, "1-2345-45678-78-1", "id_number")
    with pytest.raises(ValidationError):
        rules_change(
            by=None,
            workspace=world.workspace,
            keeps_id_numbers=True,
            why_id_numbers="",
            review_after_years=3,
        )
    rules_change(
        by=None,
        workspace=world.workspace,
        keeps_id_numbers=True,
        why_id_numbers="จ่ายค่าเดินทาง",
        review_after_years=3,
    )
    with pytest.raises(ValidationError):
        noted(world, world.kru, "1-2345-45678-78-9", "id_number")
    assert noted(world, world.kru, "1-2345-45678-78-1", "id_number").value == "1234545678781"


def test_a_merge_keeps_the_facts_of_both(world: World) -> None:
    one, two = (person(world.workspace, "ฝาย ป่าแพะ") for _ in range(2))
    noted(world, one, "แพ้กุ้ง")
    noted(world, two, "หอบหืด")
    noted(world, two, "พุทธ", "religion")
    merged = party_merge(by=world.cast.owner, kept=one, gone=two)
    facts = dict(SensitiveFact.objects.filter(party=merged).values_list("kind", "value"))
    assert facts == {"health": "แพ้กุ้ง / หอบหืด", "religion": "พุทธ"}


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("เลขบัตรประชาชน", "id_number"),
        ("เลขประจำตัวประชาชน 13 หลัก", "id_number"),
        ("ศาสนา", "religion"),
        ("ชาติพันธุ์", "ethnicity"),
        ("ประเภทความพิการ", "disability"),
        ("โรคประจำตัว", "health"),
        ("Religion", "religion"),
        ("ประวัติอาชญากรรม", "criminal"),
        ("ทักษะ", ""),
        ("งานสุขภาพ", ""),
        ("กลุ่มคนพิการ", ""),
        ("เลขที่สมาชิก", ""),
    ],
)
def test_headings_people_write(heading: str, kind: str) -> None:
    assert sensitive_kind(heading) == kind

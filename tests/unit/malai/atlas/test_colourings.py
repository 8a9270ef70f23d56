"""What a picture can be coloured by: choices with a legend, measures with a sentence."""

from __future__ import annotations

import pytest
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from malai.access.doors import OpenSeat, seat_for
from malai.access.policy import Action
from malai.atlas.colourings import colouring_named, offers_for
from malai.kernel.registries import Colouring
from malai.network.models import (
    Affiliation,
    CustomField,
    CustomValue,
    FieldKind,
    RecordKind,
    Tag,
    Tagging,
)
from tests import makers
from tests.makers import World


@pytest.fixture
def seat(world: World) -> OpenSeat:
    return seat_for(world.cast.reader, world.workspace.public_id, Action.NETWORK_READ)


def asked(world: World, seat: OpenSeat, name: str) -> Colouring:
    keys = [world.kru.pk, world.boon.pk, world.mali.pk, world.temple.pk]
    found = colouring_named(name, seat, world.network, keys)
    assert found is not None
    return found[1]


def own_field(world: World, kind: str = FieldKind.CHOICE, **fields: object) -> CustomField:
    return CustomField.objects.create(
        workspace=world.workspace,
        record=RecordKind.PERSON,
        kind=kind,
        label_th="ความถนัด",
        label_en="Skill",
        choices=[{"th": "เย็บผ้า", "en": "sewing"}, {"th": "ครัว", "en": "cooking"}],
        **fields,
    )


def says(world: World, field: CustomField, value: object) -> None:
    CustomValue.objects.create(workspace=world.workspace, field=field, party=world.kru, value=value)


def test_every_network_can_be_coloured_by_its_common_fields(world: World, seat: OpenSeat) -> None:
    names = [offer.name for offer in offers_for(seat, world.network)]
    assert names[:9] == [
        *("kind", "sector", "body", "province", "district", "role", "tag"),
        *("partners", "came"),
    ]


def test_the_kind_of_everybody_is_known(world: World, seat: OpenSeat) -> None:
    found = asked(world, seat, "kind")
    assert found.values[world.kru.pk] == ["person"]
    assert found.values[world.temple.pk] == ["organisation"]


def test_a_person_has_the_sector_of_the_bodies_she_belongs_to(world: World, seat: OpenSeat) -> None:
    Affiliation.objects.filter(member=world.kru).delete()
    clinic = makers.organisation(world.workspace, "รพ.สต. ดอยหมอก", sector="ภาครัฐ")
    for body in (clinic,):
        Affiliation.objects.create(workspace=world.workspace, member=world.kru, body=body)
    found = asked(world, seat, "sector")
    assert found.values[world.kru.pk] == ["ภาครัฐ"]
    assert ("ภาครัฐ", "ภาครัฐ") in found.legend


def test_a_body_is_its_own_and_its_members(world: World, seat: OpenSeat) -> None:
    Affiliation.objects.filter(member=world.kru).delete()
    Affiliation.objects.create(workspace=world.workspace, member=world.kru, body=world.temple)
    found = asked(world, seat, "body")
    temple = str(world.temple.public_id)
    assert found.values[world.kru.pk] == [temple]
    assert found.values[world.temple.pk] == [temple]
    assert dict(found.legend)[temple] == "วัดดอยหมอก"


def test_areas_are_said_by_name(world: World, seat: OpenSeat) -> None:
    world.kru.area_code = "570101"
    world.kru.save()
    found = asked(world, seat, "province")
    assert found.values == {world.kru.pk: ["57"]}
    assert str(dict(found.legend)["57"]) == "เชียงราย"
    assert asked(world, seat, "district").values == {world.kru.pk: ["5701"]}


def test_somebody_may_have_several_tags(world: World, seat: OpenSeat) -> None:
    for name in ("ข", "ก"):
        tag = Tag.objects.create(workspace=world.workspace, name=name, match_key=name)
        Tagging.objects.create(tag=tag, party=world.kru)
    found = asked(world, seat, "tag")
    assert [str(dict(found.legend)[one]) for one in found.values[world.kru.pk]] == ["ก", "ข"]  # type: ignore[union-attr]


def test_no_relationship_is_a_number_and_a_missing_field_is_not(
    world: World, seat: OpenSeat
) -> None:
    found = asked(world, seat, "partners")
    assert found.values[world.temple.pk] == 0.0
    assert found.values[world.boon.pk] == 1.0
    assert found.how


def test_a_field_of_our_own_is_offered_with_its_choices(world: World, seat: OpenSeat) -> None:
    field = own_field(world)
    says(world, field, "ครัว")
    with override("en"):
        found = asked(world, seat, field.form_name)
        assert found.legend == [("ครัว", "cooking")]
    assert found.values == {world.kru.pk: ("ครัว",)}


def test_a_number_of_our_own_is_a_measure(world: World, seat: OpenSeat) -> None:
    field = own_field(world, FieldKind.NUMBER)
    says(world, field, 12)
    offer = next(one for one in offers_for(seat, world.network) if one.name == field.form_name)
    assert offer.is_measure
    assert asked(world, seat, field.form_name).values == {world.kru.pk: 12.0}


def test_a_sensitive_field_is_never_offered(world: World, seat: OpenSeat) -> None:
    field = own_field(world, is_sensitive=True)
    assert field.form_name not in {one.name for one in offers_for(seat, world.network)}
    assert colouring_named(field.form_name, seat, world.network, []) is None


@pytest.mark.parametrize(
    ("name", "queries"),
    [("kind", 2), ("sector", 3), ("body", 3), ("province", 3), ("role", 2), ("tag", 2),
     ("partners", 2), ("came", 2)],
)  # fmt: skip
def test_the_queries_do_not_grow_with_the_network(
    name: str,
    queries: int,
    world: World,
    seat: OpenSeat,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(5):
        makers.member(world.network, makers.person(world.workspace, f"มะลิ ดอกที่{number}"))
    with django_assert_max_num_queries(queries):
        asked(world, seat, name)

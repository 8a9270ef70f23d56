"""What is filled, what differs."""

from __future__ import annotations

from malai.interchange.planning.differing import compare, extra_of, is_same
from malai.interchange.planning.known import KnownParties
from malai_core.reading import Party, PartyKind
from malai_core.text import name_key, split_name
from tests.makers import World


def compared(
    world: World, **fields: object
) -> tuple[dict[str, object], list[tuple[str, str, str]]]:
    known = KnownParties(world.network)
    known.load([(True, name_key("แก้ว ใจงาม"))], [])
    party = Party(1, PartyKind.PERSON, "แก้ว ใจงาม", person=split_name("แก้ว ใจงาม"))
    for name, value in fields.items():
        setattr(party, name, value)
    fills, different = compare(party, known.by_pk[world.kru.pk])
    return fills, [(one.field, one.kept, one.said) for one in different]


def test_an_empty_field_is_filled_and_a_filled_one_stays(world: World) -> None:
    fills, different = compared(world, nickname="แก้ว", email="other@example.org")
    assert fills == {"nickname": "แก้ว"}
    assert different == [("email", "kaew@example.org", "other@example.org")]


def test_the_same_value_in_another_writing_is_no_difference(world: World) -> None:
    assert compared(world, email="KAEW@example.org", phone="+66812345678") == ({}, [])


def test_a_phone_that_cannot_be_read_is_kept_as_written(world: World) -> None:
    world.kru.phone = ""
    world.kru.save()
    fills, _different = compared(world, phone_written="1669 ต่อ 5")
    assert fills == {"phone": "", "phone_written": "1669 ต่อ 5"}


def test_unknown_columns_are_added_and_their_other_values_differ(world: World) -> None:
    world.kru.extra = {"งานอดิเรก": "ทอผ้า"}
    world.kru.save()
    fills, different = compared(world, extra={"งานอดิเรก": "ตกปลา", "ภาษาถิ่น": "โอ"})
    assert fills == {"extra": {"ภาษาถิ่น": "โอ"}}
    assert different == [("extra:งานอดิเรก", "ทอผ้า", "ตกปลา")]


def test_a_province_does_not_contradict_a_district_of_it() -> None:
    assert is_same("area_code", "570101", "57")
    assert not is_same("area_code", "570101", "50")


def test_polite_titles_do_not_contradict() -> None:
    assert is_same("title", "นางสาว", "คุณ")
    assert not is_same("title", "นางสาว", "นาง")


def test_tags_and_the_role_of_an_organisation_are_kept_as_columns() -> None:
    body = Party(1, PartyKind.ORGANISATION, "วัด", role="เจ้าภาพ", tags=("ก", "ข"))
    assert set(extra_of(body).values()) == {"เจ้าภาพ", "ก, ข"}

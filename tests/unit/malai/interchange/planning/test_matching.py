"""Who a party of a file is."""

from __future__ import annotations

from malai.interchange.exporting.layout import ID_HEAD
from malai.interchange.planning.known import KnownParties
from malai.interchange.planning.matching import Matching, match
from malai_core.labels import Words
from malai_core.reading import Duplicate, DuplicateState, Party, PartyKind, Reading, Where
from malai_core.text import split_name
from tests import makers
from tests.makers import World


def reading(*parties: Party) -> Reading:
    made = Reading("x.xlsx")
    for key, party in enumerate(parties, 1):
        party.key = key
        party.rows = [Where("ทะเบียน", key + 1)]
        made.parties[key] = party
    return made


def person(name: str, phone: str = "", *, is_listed: bool = True, **fields: str) -> Party:
    split = split_name(name)
    made = Party(0, PartyKind.PERSON, split.thai, person=split, phone=phone, is_listed=is_listed)
    for field, value in fields.items():
        setattr(made, field, value)
    return made


def matched(world: World, *parties: Party) -> Matching:
    return match(reading(*parties), KnownParties(world.network))


def test_the_same_name_and_phone_is_the_same_person(world: World) -> None:
    assert matched(world, person("แก้ว ใจงาม", "+66812345678")).ids == {1: world.kru.pk}


def test_a_name_that_fits_one_is_that_one_where_no_phone_contradicts(world: World) -> None:
    found = matched(world, person("คุณแก้ว ใจงาม"), person("นายบุญ  ดอยสูง", "+66899999999"))
    assert found.ids == {1: world.kru.pk, 2: world.boon.pk}


def test_another_phone_makes_a_new_person_and_a_hint(world: World) -> None:
    found = matched(world, person("แก้ว ใจงาม", "+66899999999"))
    assert found.ids == {1: -1}
    assert [(h.first, h.second) for h in found.hints] == [(-1, world.kru.pk)]


def test_an_unknown_name_is_new_without_a_hint(world: World) -> None:
    found = matched(world, person("สมหวัง ที่ไหนสักแห่ง"))
    assert found.ids == {1: -1}
    assert not list(found.hints)


def test_a_mere_mention_that_fits_two_waits_with_both(world: World) -> None:
    other = makers.person(world.workspace, "นายบุญ ดอยสูง", phone="+66800000001")
    makers.member(world.network, other)
    found = matched(world, person("บุญ ดอยสูง", is_listed=False))
    assert set(found.unclear.all(1)) == {world.boon.pk, other.pk}
    assert 1 not in found.ids


def test_a_mention_means_the_namesake_inside_the_network(world: World) -> None:
    makers.person(world.workspace, "นายบุญ ดอยสูง", phone="+66800000001")
    found = matched(world, person("บุญ ดอยสูง", is_listed=False))
    assert found.unclear.all(1) == []
    assert found.ids == {1: world.boon.pk}


def test_namesakes_with_equal_records_meet_their_own_rows(world: World) -> None:
    first = makers.person(world.workspace, "นายคำ แสน", email="one@example.org")
    second = makers.person(world.workspace, "นายคำ แสน", email="two@example.org")
    found = matched(
        world,
        person("นายคำ แสน", email="two@example.org"),
        person("นายคำ แสน", email="one@example.org"),
    )
    assert found.ids == {1: second.pk, 2: first.pk}


def test_the_public_id_of_an_export_wins_over_everything(world: World) -> None:
    renamed = person("เปลี่ยนชื่อ แล้ว", "+66812345678")
    renamed.extra[ID_HEAD] = str(world.mali.public_id)
    assert matched(world, renamed).ids == {1: world.mali.pk}


def test_an_id_of_another_workspace_means_nobody(world: World) -> None:
    stranger = makers.person(world.cast.elsewhere, "นายไกล มาก")
    one = person("นายไกล มาก")
    one.extra[ID_HEAD] = str(stranger.public_id)
    assert matched(world, one).ids == {1: -1}


def test_organisations_and_groups_of_one_name_are_one(world: World) -> None:
    temple = Party(0, PartyKind.GROUP, "วัดดอยหมอก")
    assert matched(world, temple).ids == {1: world.temple.pk}


def test_what_a_person_chose_is_not_asked_again(world: World) -> None:
    found = match(
        reading(person("สมหวัง ใหม่")), KnownParties(world.network), chosen={1: world.mali.pk}
    )
    assert found.ids == {1: world.mali.pk}


def test_suggestions_of_the_file_become_hints_unless_they_are_one_already(world: World) -> None:
    made = reading(person("นายเอ หนึ่ง"), person("นายเอ หนึ่ง", nickname="เล็ก"))
    pair = Duplicate(
        1, 2, DuplicateState.SUGGESTED, Words("ชื่อเดียวกัน", "same"), (Where("x", 2),) * 2
    )
    made.duplicates.append(pair)
    assert [(h.first, h.second) for h in match(made, KnownParties(world.network)).hints] == [
        (-1, -2)
    ]

    alone = match(made, KnownParties(world.network), chosen={1: world.mali.pk, 2: world.mali.pk})
    assert not list(alone.hints)

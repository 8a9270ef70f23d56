"""Adding and changing by hand: names, parts and keys stay together; refusals leave no trace."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from malai.audit.models import Act
from malai.network.models import Affiliation, Party, PartyKind
from malai.network.services.parties import (
    affiliation_add,
    affiliation_end,
    party_change,
    party_create,
)
from malai_core.text import PartialDate
from tests.makers import Cast, World, organisation


def test_a_person_is_written_with_her_keys_and_one_act(cast: Cast) -> None:
    made = party_create(
        by=cast.owner,
        workspace=cast.workspace,
        kind=PartyKind.PERSON,
        fields={"title": "นาง", "given": "เอื้อง", "family": "คำ", "phone_written": "๐๘๑-๑๑๑-๒๒๒๒"},
    )
    assert (made.name_th, made.match_key, made.phone) == ("นางเอื้อง คำ", "เอื้องคำ", "+66811112222")
    act = Act.objects.get()
    assert (act.action, act.subject_id, act.facts["name"]) == (
        "network.party_create", made.public_id, "นางเอื้อง คำ",
    )  # fmt: skip


def test_the_parts_of_a_name_are_read_where_only_the_whole_is_given(cast: Cast) -> None:
    made = party_create(
        by=None, workspace=cast.workspace, kind=PartyKind.PERSON, fields={"name_th": "นายปัน ใจ"}
    )
    assert (made.person.title, made.person.given, made.person.family) == ("นาย", "ปัน", "ใจ")


@pytest.mark.parametrize("fields", [{}, {"name_th": ""}])
def test_what_cannot_be_kept_is_refused_and_leaves_no_trace(
    fields: dict[str, str], cast: Cast
) -> None:
    with pytest.raises(ValidationError):
        party_create(by=None, workspace=cast.workspace, kind=PartyKind.GROUP, fields=fields)
    assert not Party.objects.exists()
    assert not Act.objects.exists()


def test_a_change_moves_the_keys_and_ends_the_provisional_state(world: World) -> None:
    Party.objects.filter(pk=world.mali.pk).update(is_provisional=True)
    mali = Party.objects.get(pk=world.mali.pk)
    party_change(by=world.cast.owner, party=mali, fields={"given": "มะลิวัลย์", "nickname": "วัลย์"})
    mali.refresh_from_db()
    assert (mali.name_th, mali.is_provisional) == ("นางมะลิวัลย์ ลำธาร", False)
    assert mali.match_key == "มะลิวัลย์ลำธาร"
    assert "วัลย์" in mali.search_text


def test_belonging_is_refused_where_it_makes_no_sense(world: World) -> None:
    outside = organisation(world.cast.elsewhere, "องค์กรอื่น")
    for member, body in (
        (world.kru, world.temple),
        (world.kru, world.boon),
        (world.kru, outside),
        (world.temple, world.temple),
    ):
        with pytest.raises(ValidationError):
            affiliation_add(by=None, member=member, body=body)
    assert Affiliation.objects.count() == 1


def test_an_end_before_the_beginning_is_refused(world: World) -> None:
    row = affiliation_add(by=None, member=world.boon, body=world.temple, since=PartialDate(2016, 5))
    with pytest.raises(ValidationError):
        affiliation_end(by=None, affiliation=row, until=PartialDate(2016, 4, 30))
    assert affiliation_end(by=None, affiliation=row, until=PartialDate(2016)).until


def test_a_fact_put_right_by_hand_renews_the_day_of_checking(world: World) -> None:
    party_change(by=world.cast.coordinator, party=world.boon, fields={"family": "ดอยสูง"})
    world.boon.refresh_from_db()
    assert world.boon.verified_on is None
    party_change(by=world.cast.coordinator, party=world.boon, fields={"nickname": "บุญ"})
    world.boon.refresh_from_db()
    assert world.boon.verified_on == timezone.localdate()
    party_change(by=None, party=world.mali, fields={"nickname": "ลิ"})
    world.mali.refresh_from_db()
    assert world.mali.verified_on is None

"""Sensitive columns of earlier imports are moved apart, in one act."""

from __future__ import annotations

import pytest

from malai.audit.changes import changes_of
from malai.audit.services import act_undo
from malai.consent.models import SensitiveFact
from malai.consent.services.moving import columns_left, columns_move
from malai.consent.services.sensitive import rules_change
from malai.network.models import Party
from tests.makers import World

CARD = "1-2345-45678-78-1"


@pytest.fixture
def left(world: World) -> World:
    extras = {
        world.kru: {"ศาสนา": "พุทธ", "งานอดิเรก": "ทอผ้า", "เลขบัตรประชาชน": CARD},
        world.boon: {"ศาสนา": "คริสต์"},
        world.temple: {"ศาสนา": "พุทธ"},
    }
    for party, extra in extras.items():
        Party.objects.filter(pk=party.pk).update(extra=extra)
    SensitiveFact.objects.create(
        workspace=world.workspace, party=world.boon, kind="religion", value="พุทธ"
    )
    return world


def extra(party: Party) -> dict[str, str]:
    return dict(Party.objects.get(pk=party.pk).extra)


def test_the_columns_are_counted_for_people_only(left: World) -> None:
    found = {(one.heading, one.kind, one.count) for one in columns_left(left.workspace)}
    assert found == {("ศาสนา", "religion", 2), ("เลขบัตรประชาชน", "id_number", 1)}


def test_one_act_moves_them_and_its_undo_brings_them_back(left: World) -> None:
    act = columns_move(by=left.cast.owner, workspace=left.workspace)
    assert extra(left.kru) == {"งานอดิเรก": "ทอผ้า"}
    assert extra(left.boon) == {"ศาสนา": "คริสต์"}
    assert extra(left.temple) == {"ศาสนา": "พุทธ"}
    fact = SensitiveFact.objects.get(party=left.kru)
    assert (fact.kind, fact.value, fact.source) == ("religion", "พุทธ", "ศาสนา")
    assert (act.facts["moved"], act.facts["left"], act.facts["gone"]) == (1, 1, 1)
    act_undo(by=left.cast.owner, act=act)
    assert extra(left.kru)["ศาสนา"] == "พุทธ"
    assert SensitiveFact.objects.count() == 1


def test_card_numbers_are_kept_where_the_workspace_decided(left: World) -> None:
    rules_change(
        by=None,
        workspace=left.workspace,
        keeps_id_numbers=True,
        why_id_numbers="จ่ายค่าเดินทาง",
        review_after_years=3,
    )
    columns_move(by=left.cast.owner, workspace=left.workspace)
    assert SensitiveFact.objects.get(party=left.kru, kind="id_number").value == "1234545678781"


def test_the_history_does_not_tell_what_was_moved(left: World) -> None:
    act = columns_move(by=left.cast.owner, workspace=left.workspace)
    told = str(changes_of(act, may_see_contacts=True, language="th"))
    assert "พุทธ" not in told
    assert "ทอผ้า" in told


def test_nothing_is_left_afterwards(world: World) -> None:
    assert columns_left(world.workspace) == []
    assert columns_move(by=None, workspace=world.workspace).facts["moved"] == 0

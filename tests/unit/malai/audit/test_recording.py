"""One act, one transaction, one entry with images."""

from __future__ import annotations

import pytest

from malai.audit.models import Act, RowImage
from malai.audit.services import recorded
from malai.network.models import Membership, Party
from tests.makers import World, person


def membership(world: World, party: Party) -> Membership:
    return Membership(workspace=world.workspace, network=world.network, party=party)


def test_images_of_settled_rows_are_written_at_once(world: World) -> None:
    with recorded("network.party_edit", by=None, workspace=world.workspace) as trace:
        trace.changing([world.kru, world.boon])
        Party.objects.filter(pk=world.kru.pk).update(note="ใหม่")
        trace.settle([world.kru, world.mali])
        (image,) = RowImage.objects.all()
        assert list(image.before) == list(image.after) == [str(world.kru.pk)]
        assert image.after[str(world.kru.pk)]["note"] == "ใหม่"
    assert [list(image.after) for image in RowImage.objects.order_by("pk")] == [
        [str(world.kru.pk)],
        [str(world.boon.pk)],
    ]


def test_an_act_says_who_did_what_and_about_what(world: World) -> None:
    with recorded(
        "network.party_edit",
        by=world.cast.manager,
        workspace=world.workspace,
        subject=world.kru.public_id,
        name="แก้ว",
    ) as trace:
        trace.say(count=3)
    act = Act.objects.get()
    assert (act.by, act.action, act.subject_id) == (
        world.cast.manager,
        "network.party_edit",
        world.kru.public_id,
    )
    assert act.facts == {"name": "แก้ว", "count": 3}


def test_a_subject_may_be_named_once_it_is_made(world: World) -> None:
    with recorded("network.membership_add", by=None, workspace=world.workspace) as trace:
        made = trace.create(membership(world, world.temple))
        trace.about(made.public_id)
    assert Act.objects.get().subject_id == made.public_id


def add_and_fail(world: World) -> None:
    with recorded("network.membership_add", by=None, workspace=world.workspace) as trace:
        trace.create(membership(world, world.temple))
        raise RuntimeError


def test_a_failing_act_leaves_neither_work_nor_trace(world: World) -> None:
    before = Membership.objects.count()
    with pytest.raises(RuntimeError):
        add_and_fail(world)
    assert (Act.objects.count(), RowImage.objects.count()) == (0, 0)
    assert Membership.objects.count() == before


def test_a_changed_row_has_both_images(world: World) -> None:
    with recorded("network.party_edit", by=None, workspace=world.workspace) as trace:
        trace.changing([world.kru])
        Party.objects.filter(pk=world.kru.pk).update(note="ใหม่")
    image = RowImage.objects.get()
    key = str(world.kru.pk)
    assert (image.before[key]["note"], image.after[key]["note"]) == ("", "ใหม่")


def test_a_created_row_has_its_last_image_only(world: World) -> None:
    with recorded("network.membership_add", by=None, workspace=world.workspace) as trace:
        made = trace.create(membership(world, world.temple))
        trace.changing([made])
        Membership.objects.filter(pk=made.pk).update(source="ทะเบียน")
    image = RowImage.objects.get()
    assert image.before == {}
    assert image.after[str(made.pk)]["source"] == "ทะเบียน"


def test_a_row_made_and_removed_in_one_act_leaves_no_image(world: World) -> None:
    with recorded("network.membership_add", by=None, workspace=world.workspace) as trace:
        made = trace.create(membership(world, world.temple))
        trace.deleting([made])
        made.delete()
    assert not RowImage.objects.exists()


def test_many_rows_share_an_image(world: World) -> None:
    with recorded("network.import", by=None, workspace=world.workspace) as trace:
        made = trace.create_all(
            Membership, (membership(world, world.mali) for _ in range(5)), batch=2
        )
    assert all(row.pk for row in made)
    assert [len(image.after) for image in RowImage.objects.all()] == [2, 2, 1]


def test_the_trace_of_a_person_made_elsewhere_stays_empty(world: World) -> None:
    with recorded("network.look", by=None, workspace=world.workspace):
        person(world.workspace, "นายทอง ทุ่งนา")
    assert not RowImage.objects.exists()

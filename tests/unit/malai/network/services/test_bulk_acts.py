"""One act on many: what it changes, what it passes over, and that its undo restores all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Model

from malai.audit.images import image_of
from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.network.models import Affiliation, Membership, Party, Segment, SegmentMark, Tag, Tagging
from malai.network.services import bulk_acts as acts
from malai.network.services.tags import tag_create
from malai_core.text import PartialDate
from tests import makers
from tests.makers import World

TABLES = (Party, Membership, Affiliation, Tag, Tagging, Segment, SegmentMark)


def everything() -> dict[type[Model], list[object]]:
    """Return every row of the tables that acts on many touch."""
    return {
        model: [
            {k: v for k, v in image_of(row).items() if k != "updated_at"}
            for row in model._base_manager.order_by("pk")
        ]
        for model in TABLES
    }


def people(world: World) -> list[int]:
    """Return three people of the network, and one of another workspace."""
    other = makers.person(world.cast.elsewhere, "อื่น ไกล")
    return [world.kru.pk, world.boon.pk, world.mali.pk, other.pk]


def tagged(world: World) -> Act:
    return acts.parties_tag(
        by=world.cast.owner, workspace=world.workspace, keys=people(world), tag=None, new="ขับรถได้"
    )


def untagged(world: World) -> Act:
    tag = tag_create(by=None, workspace=world.workspace, name="เก่า")
    Tagging.objects.create(tag=tag, party=world.kru)
    return acts.parties_untag(by=None, workspace=world.workspace, keys=people(world), tag=tag)


def joined(world: World) -> Act:
    second = makers.network(world.workspace, "เครือข่ายที่สอง")
    return acts.parties_join(by=None, network=second, keys=people(world), role="volunteer")


def with_role(world: World) -> Act:
    makers.member(world.network, world.kru, role="host")
    return acts.parties_set_role(by=None, network=world.network, keys=people(world), role="host")


def left(world: World) -> Act:
    late = PartialDate(2030)
    Membership.objects.filter(party=world.mali).update(since=late)
    until = PartialDate(2020, 1)
    return acts.parties_leave(by=None, network=world.network, keys=people(world), until=until)


def belonging(world: World) -> Act:
    return acts.parties_belong(by=None, body=world.temple, keys=people(world), position="อาสา")


def checked(world: World) -> Act:
    return acts.parties_check(
        by=None, workspace=world.workspace, keys=people(world), on=date(2026, 1, 5)
    )


def put_in(world: World) -> Act:
    segment = Segment.objects.create(workspace=world.workspace, name="อาสา")
    SegmentMark.objects.create(segment=segment, party=world.kru, is_in=False)
    return acts.parties_mark(by=None, segment=segment, keys=people(world), is_in=True)


#: What is done, and for how many something changes.
DONE = [
    (tagged, 3), (untagged, 1), (joined, 3), (with_role, 2), (left, 2), (belonging, 2), (checked, 3), (put_in, 3),
]  # fmt: skip


@pytest.mark.parametrize(("do", "count"), DONE)
def test_an_act_on_many_is_one_entry_and_its_undo_restores_every_row(
    do: Callable[[World], Act], count: int, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before: list[object] = []
    done = acts._done

    def remember(*args: object, **kwargs: object) -> Act:
        before.append(everything())
        return done(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(acts, "_done", remember)
    act = do(world)
    assert act.facts["count"] == count
    assert everything() != before[0]
    act_undo(by=world.cast.owner, act=act)
    assert everything() == before[0]


def test_what_another_workspace_holds_is_passed_over(world: World) -> None:
    tagged(world)
    assert set(Tagging.objects.values_list("party__workspace", flat=True)) == {world.workspace.pk}


def test_doing_it_again_changes_nothing_and_says_so(world: World) -> None:
    tagged(world)
    count = Act.objects.count()
    with pytest.raises(ValidationError):
        tagged(world)
    assert Act.objects.count() == count


def test_nobody_and_too_many_are_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValidationError):
        acts.parties_check(by=None, workspace=world.workspace, keys=[], on=date(2026, 1, 5))
    monkeypatch.setattr(acts, "MOST", 2)
    with pytest.raises(ValidationError):
        checked(world)


def test_nobody_belongs_to_a_person(world: World) -> None:
    with pytest.raises(ValidationError):
        acts.parties_belong(by=None, body=world.boon, keys=[world.kru.pk])

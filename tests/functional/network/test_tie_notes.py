"""Notes about relationships: who writes, reads and carries them, and how they go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from malai.audit.models import Act, RowImage
from malai.audit.services import act_undo
from malai.consent.services.retention import records_erase
from malai.kernel.registries import subject_data
from malai.network.models import CustomField, CustomValue, Tie, TieNote
from malai.network.services.merging import party_merge
from malai.network.services.tie_notes import tie_note_add, tie_note_remove
from malai_core.text import PartialDate
from tests.functional.network.test_pages import page, url
from tests.makers import World, person

Signed = Callable[[str], Client]
SAID = "ช่วยกันมาตั้งแต่น้ำท่วม"


def noted(world: World, text: str = SAID) -> TieNote:
    return tie_note_add(by=world.cast.owner, tie=world.tie, text=text, on=PartialDate(2026, 3))


def test_a_note_is_written_changed_and_taken_away(world: World, signed_in: Signed) -> None:
    client, tie = signed_in("coordinator"), {"tie": world.tie.public_id}
    here = url(world, "tie", **tie)
    typed = {"text": SAID, "on_month": "3", "on_year": "2569"}
    assert client.post(url(world, "tie-note-new", **tie), typed).status_code == 302
    shown = page(client, here)
    assert SAID in shown
    assert "มีนาคม 2569 · coordinator" in shown
    note = {**tie, "note": TieNote.objects.get().public_id}
    client.post(url(world, "tie-note-edit", **note), {**typed, "text": "ห่างกันไปแล้ว"})
    assert "ห่างกันไปแล้ว" in page(client, here)
    client.post(url(world, "tie-note-drop", **note))
    assert not TieNote.objects.exists()
    act_undo(by=world.cast.owner, act=Act.objects.latest("pk"))
    assert TieNote.objects.get().text == "ห่างกันไปแล้ว"
    with pytest.raises(ValidationError):
        noted(world, "  ")


def test_a_note_is_read_by_who_may_see_contacts(world: World, signed_in: Signed) -> None:
    noted(world)
    network = [world.workspace.public_id, world.network.public_id, world.kru.public_id]
    pages = (
        url(world, "tie", tie=world.tie.public_id),
        reverse("atlas:card", args=network),
        url(world, "party-timeline", party=world.boon.public_id),
    )
    for address in pages:
        assert SAID in page(signed_in("coordinator"), address), address
        assert SAID not in page(signed_in("reader"), address), address


def test_notes_follow_when_two_records_become_one(world: World) -> None:
    """The twin's open tie is joined to ours: its notes, sources and own fields go over."""
    twin = person(world.workspace, "นายบุญ ดอยสูง")
    ends = {"source": world.tie.source, "target": world.tie.target}
    ends = {side: twin if end == world.boon else end for side, end in ends.items()}
    other = Tie.objects.create(
        workspace=world.workspace, network=world.network, kind=world.kind, **ends
    )
    own = CustomField.objects.create(
        workspace=world.workspace, record="tie", kind="text", label_th="ช่องทาง"
    )
    CustomValue.objects.create(workspace=world.workspace, field=own, tie=other, value="ไลน์")
    tie_note_add(by=None, tie=other, text="โน้ตของอีกแถว", on=None)
    noted(world)
    party_merge(by=None, kept=world.boon, gone=twin)
    assert {note.text for note in world.tie.notes.all()} == {SAID, "โน้ตของอีกแถว"}
    assert world.tie.custom_values.get().value == "ไลน์"
    act_undo(by=world.cast.owner, act=Act.objects.latest("pk"))
    assert other.notes.get().text == "โน้ตของอีกแถว"
    assert other.custom_values.get().value == "ไลน์"


def test_a_tie_between_two_that_become_one_takes_its_notes_along(world: World) -> None:
    noted(world)
    party_merge(by=None, kept=world.kru, gone=world.boon)
    assert not TieNote.objects.exists()
    act_undo(by=world.cast.owner, act=Act.objects.latest("pk"))
    assert TieNote.objects.get().text == SAID


def test_a_person_is_given_them_and_they_go_with_her(world: World) -> None:
    # An older note that was taken away lies in the history.
    tie_note_remove(by=world.cast.owner, note=noted(world, "เรื่องในบ้านของเขา"))
    noted(world)
    provider = next(one for one in subject_data if str(one.title) == "บันทึกเรื่องความสัมพันธ์")
    told = provider.rows_for([world.boon.pk])
    assert told[world.boon.pk] == [{"with": str(world.kru), "on": "2026-03", "note": SAID}]
    records_erase(by=world.cast.owner, workspace=world.workspace, parties=[world.kru])
    assert not TieNote.objects.exists()
    kept = str(list(RowImage.objects.values_list("before", "after")))
    assert SAID not in kept
    assert "เรื่องในบ้านของเขา" not in kept

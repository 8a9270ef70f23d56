"""People not seen for long, and records made anonymous: here, in the history, after a restore."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from malai.activities.models import Attendance
from malai.audit.models import Act, RowImage
from malai.audit.services import act_undo
from malai.audit.services.undoing import UndoRefusedError
from malai.consent.models import Entry, Erasure, SensitiveFact
from malai.consent.selectors.retention import not_seen
from malai.consent.services.answers import Given, consents_record
from malai.consent.services.purposes import purposes_ensure
from malai.consent.services.retention import erasures_again, record_keep, records_erase
from malai.network.models import Party, Tie
from malai.network.services.parties import party_change
from malai.places.address import AddressValue
from tests.makers import World


@pytest.fixture(autouse=True)
def place(settings: Any, tmp_path: Path) -> Path:
    """A data folder of its own for the list of erased records."""
    settings.DATA = tmp_path
    return tmp_path


def known_widely(world: World) -> Party:
    """Let many tables and the history know the teacher."""
    kru = party_change(
        by=world.cast.owner,
        party=world.kru,
        fields={
            "note": "ชอบปลูกผัก",
            "nickname": "แก้วตา",
            "address": AddressValue(area_code="570901", house_no="99/9"),
        },
    )
    SensitiveFact.objects.create(workspace=world.workspace, party=kru, kind="health", value="หอบหืด")
    purposes = [one for one in purposes_ensure(world.workspace) if one.code == "photos"]
    given = Given("yes", note="เซ็นที่บ้านแก้ว", guardian="แม่คำ")
    consents_record(
        by=world.cast.owner,
        workspace=world.workspace,
        parties=[kru],
        purposes=purposes,
        given=given,
    )
    return kru


def everything_about(world: World) -> str:
    """Return every text of every table that may hold something of a person."""
    found = []
    for model in (Party, Entry, SensitiveFact, Act, RowImage, Erasure, Tie):
        for row in model._default_manager.all():
            values = {f.name: f.value_from_object(row) for f in row._meta.concrete_fields}
            found.append(json.dumps(values, ensure_ascii=False, default=str))
    person = Party.objects.get(pk=world.kru.pk).person
    texts = [f.value_from_object(person) for f in person._meta.concrete_fields]
    return " ".join([*found, *map(str, texts)])


@pytest.fixture
def erase(world: World, django_capture_on_commit_callbacks: Any) -> Callable[[], Party]:
    """Make the teacher anonymous, as a request would that ends well."""

    def done() -> Party:
        with django_capture_on_commit_callbacks(execute=True):
            records_erase(by=world.cast.owner, workspace=world.workspace, parties=[world.kru])
        return Party.objects.get(pk=world.kru.pk)

    return done


def test_nothing_that_tells_who_she_was_is_left_anywhere(
    world: World, erase: Callable[[], Party], place: Path
) -> None:
    known_widely(world)
    before = everything_about(world)
    words = ["แก้ว ใจงาม", "แก้วตา", "+66812345678", "kaew@example.org", "ชอบปลูกผัก", "หอบหืด",
             "99/9", "แม่คำ", "เซ็นที่บ้านแก้ว"]  # fmt: skip
    assert [word for word in words if word not in before] == []

    gone = erase()

    after = everything_about(world)
    assert [word for word in words if word in after] == []
    assert gone.public_id != world.kru.public_id
    assert (gone.area_code, gone.phone) == ("5709", "")
    assert (place / "erased.list").read_text().split() == [str(world.kru.public_id)]


def test_attendance_and_ties_stay_as_structure(world: World, erase: Callable[[], Party]) -> None:
    gone = erase()
    assert Attendance.objects.filter(party=gone).count() == 1
    assert Tie.objects.filter(source=gone).count() == 1
    assert gone.memberships.count() == 1


def test_the_history_cannot_bring_her_back(world: World, erase: Callable[[], Party]) -> None:
    known_widely(world)
    act = Act.objects.get(action="network.party_change")
    erase()
    act.refresh_from_db()
    assert act.subject_id is None
    with suppress(UndoRefusedError):
        act_undo(by=world.cast.owner, act=act)
    assert "แก้ว" not in Party.objects.get(pk=world.kru.pk).name_th


def test_a_backup_of_before_is_made_anonymous_again(
    world: World, erase: Callable[[], Party], place: Path
) -> None:
    old = {f.attname: f.value_from_object(world.kru) for f in Party._meta.concrete_fields}
    erase()
    Erasure.objects.all().delete()
    # What a restore does: the old row is there again, the list beside the database stays.
    Party.objects.filter(pk=world.kru.pk).update(**{k: v for k, v in old.items() if k != "id"})
    assert erasures_again() == 1
    assert "แก้ว" not in Party.objects.get(pk=world.kru.pk).name_th
    assert Erasure.objects.get().party_id == world.kru.public_id
    assert erasures_again() == 0


def test_bodies_and_strangers_are_refused(world: World) -> None:
    with pytest.raises(ValidationError):
        records_erase(by=None, workspace=world.workspace, parties=[world.temple])
    with pytest.raises(ValidationError):
        records_erase(by=None, workspace=world.cast.elsewhere, parties=[world.kru])
    with pytest.raises(ValidationError):
        records_erase(by=None, workspace=world.workspace, parties=[])
    assert not Erasure.objects.exists()


def test_who_was_not_seen_is_asked_about_once_a_year(world: World) -> None:
    page = not_seen(world.workspace, day=date(2026, 1, 1))
    assert [(row.party.pk, row.last) for row in page.rows] == [
        (world.kru.pk, "2016-03-05"),
        (world.boon.pk, "2016-03-05"),
    ]
    record_keep(by=world.cast.owner, party=world.kru, why="ยังทำงานอยู่")
    assert [row.party.pk for row in not_seen(world.workspace).rows] == [world.boon.pk]
    act = Act.objects.get(action="consent.record_keep")
    act_undo(by=world.cast.owner, act=act)
    assert len(not_seen(world.workspace).rows) == 2


def test_every_eraser_leaves_no_marked_field_filled(
    world: World, erase: Callable[[], Party]
) -> None:
    """The schema's mark is walked: a new sensitive field that no eraser knows fails here."""
    known_widely(world)
    erase()
    from django.apps import apps

    for model in apps.get_models():
        marked = [f for f in model._meta.concrete_fields if getattr(f, "is_sensitive", False)]
        for field in marked:
            assert isinstance(field, models.TextField)
            assert not model._default_manager.exclude(**{field.name: ""}).exists()

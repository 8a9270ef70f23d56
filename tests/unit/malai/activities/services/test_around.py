"""What stands around an activity: kinds, sessions, organisers, speakers, documents, photos."""

from __future__ import annotations

import io
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from PIL import Image

from malai.activities import selectors
from malai.activities.models import ActivityFile, Hand, OwnKind
from malai.activities.models_attending import SignSheet
from malai.activities.registrations_planning import ActivitiesEraser
from malai.activities.selectors import Narrowing
from malai.activities.selectors_around import files_of, hands_of, kinds_offered
from malai.activities.services import documents, hands, kinds, sessions
from malai.activities.services.activities import activity_change, values_of
from malai.audit.models import Act
from malai.audit.services.undoing import act_undo
from malai.consent.models import Answer, Purpose, Standing
from malai.files.services import FileRefusedError, file_path
from malai_core.text import PartialDate
from tests import makers
from tests.makers import World


@pytest.fixture(autouse=True)
def a_data_folder(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def photo() -> io.BytesIO:
    kept = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(kept, "JPEG")
    kept.seek(0)
    return kept


# -- Kinds ---------------------------------------------------------------------------------------


def test_an_own_kind_is_said_and_narrowed_by_and_its_retirement_keeps_the_past(
    world: World,
) -> None:
    by = world.cast.owner
    words = {"name_th": "ปลูกป่า", "name_en": "tree planting"}
    kind = kinds.kind_add(by=by, workspace=world.workspace, fields=words)
    activity_change(by=by, activity=world.activity, fields={"kind": kind})
    kinds.kind_retire(by=by, kind=kind)
    world.activity.refresh_from_db()
    assert (world.activity.kind, world.activity.get_kind_display()) == ("other", "ปลูกป่า")
    with override("en"):
        assert world.activity.get_kind_display() == "tree planting"
    found = selectors.activities_narrowed(world.workspace, Narrowing(kind=str(kind.public_id)))
    assert list(found) == [world.activity]
    assert not selectors.activities_narrowed(world.workspace, Narrowing(kind="other")).exists()
    assert kinds_offered(world.workspace) == []
    assert kinds_offered(world.workspace, kind) == [kind]
    assert values_of(world.activity)["kind"] == kind


@pytest.mark.parametrize("words", [{"name_th": "ปลูกป่า"}, {}])
def test_kinds_with_the_same_words_or_none_are_refused(words: dict[str, str], world: World) -> None:
    OwnKind.objects.create(workspace=world.workspace, name_th="ปลูกป่า")
    with pytest.raises(ValidationError) as refusal:
        kinds.kind_add(by=None, workspace=world.workspace, fields=words)
    assert "name_th" in refusal.value.message_dict


def test_a_kind_of_another_workspace_is_refused(world: World) -> None:
    theirs = OwnKind.objects.create(workspace=world.cast.elsewhere, name_th="ของเขา")
    with pytest.raises(ValidationError, match="ในพื้นที่ทำงานของคุณ"):
        activity_change(by=None, activity=world.activity, fields={"kind": theirs})


# -- Sessions ------------------------------------------------------------------------------------


def test_the_activity_begins_on_the_day_of_its_first_session(world: World) -> None:
    earlier = {"on": PartialDate(2016, 3, 4), "starts_at": time(9), "ends_at": time(16, 30)}
    made = sessions.session_add(by=None, activity=world.activity, fields=earlier)
    world.activity.refresh_from_db()
    assert world.activity.starts == PartialDate(2016, 3, 4)
    sessions.session_change(by=None, session=made, fields={"on": PartialDate(2016, 3, 6)})
    world.activity.refresh_from_db()
    assert world.activity.starts == PartialDate(2016, 3, 5)
    sessions.session_remove(by=None, session=made)
    assert world.activity.sessions.get() == world.session


def test_a_session_with_attendance_or_the_only_one_is_not_removed(world: World) -> None:
    with pytest.raises(ValidationError, match="2 คน"):
        sessions.session_remove(by=None, session=world.session)
    world.session.attendances.all().delete()
    with pytest.raises(ValidationError, match="อย่างน้อยหนึ่งช่วง"):
        sessions.session_remove(by=None, session=world.session)


def test_a_session_somebody_signed_in_at_stays_and_a_code_goes_with_its_session(
    world: World,
) -> None:
    second = sessions.session_add(
        by=None, activity=world.activity, fields={"on": PartialDate(2016, 3, 6)}
    )
    sheet = SignSheet.objects.create(session=second, mark="AB")
    with pytest.raises(ValidationError, match="แก้วันแทน"):
        sessions.session_remove(by=None, session=second)
    sheet.delete()
    sessions.session_remove(by=None, session=second)
    assert world.activity.sessions.get() == world.session


def test_all_days_of_an_activity_move_together(world: World) -> None:
    second = sessions.session_add(
        by=None, activity=world.activity, fields={"on": PartialDate(2016, 3, 6)}
    )
    # From Saturday 5 March past the end of the month.
    activity_change(by=None, activity=world.activity, fields={"starts": PartialDate(2016, 3, 31)})
    second.refresh_from_db()
    world.session.refresh_from_db()
    assert (world.session.on, second.on) == (PartialDate(2016, 3, 31), PartialDate(2016, 4, 1))


def test_a_session_does_not_end_before_it_begins_and_does_not_pass_midnight(world: World) -> None:
    late = {"on": PartialDate(2016, 2, 29), "starts_at": time(23), "ends_at": time(0, 30)}
    with pytest.raises(ValidationError, match="เที่ยงคืน"):
        sessions.session_add(by=None, activity=world.activity, fields=late)


# -- Organisers and speakers ---------------------------------------------------------------------


def test_a_written_name_that_fits_one_person_is_that_person_with_her_affiliation(
    world: World,
) -> None:
    fields = {"name": "แก้ว ใจงาม", "topic": "การฟื้นฟู"}
    hand = hands.speaker_add(by=None, activity=world.activity, fields=fields)
    assert (hand.party, hand.name, hand.body) == (world.kru, "", world.temple)
    stranger = {"name": "ดร.สมศรี จากไกล", "affiliation": "วัดดอยหมอก"}
    guest = hands.speaker_add(by=None, activity=world.activity, fields=stranger)
    assert (guest.party, guest.name, guest.body) == (None, "ดร.สมศรี จากไกล", world.temple)
    assert [str(one) for one in hands_of(world.activity).speakers][1] == "ดร.สมศรี จากไกล"


def test_a_name_of_several_people_is_asked_about_and_nobody_is_noted_twice(world: World) -> None:
    makers.person(world.workspace, "นางมะลิ ลำธาร")
    with pytest.raises(ValidationError, match="อาจเป็นได้หลายคน"):
        hands.speaker_add(by=None, activity=world.activity, fields={"name": "มะลิ ลำธาร"})
    hands.organiser_add(by=None, activity=world.activity, party=world.temple)
    with pytest.raises(ValidationError, match="บันทึกไว้แล้ว"):
        hands.organiser_add(by=None, activity=world.activity, party=world.temple)
    with pytest.raises(ValidationError, match="เขียนชื่อ"):
        hands.speaker_add(by=None, activity=world.activity, fields={"name": ""})


def test_who_is_taken_off_comes_back_by_undo(world: World) -> None:
    hand = hands.organiser_add(by=None, activity=world.activity, party=world.temple)
    hands.hand_remove(by=None, hand=hand)
    assert not Hand.objects.exists()
    act_undo(by=world.cast.owner, act=Act.objects.latest("pk"))
    assert Hand.objects.get().party == world.temple


# -- Documents and photos ------------------------------------------------------------------------


def test_a_photo_says_who_agreed_who_did_not_and_who_is_to_be_asked(world: World) -> None:
    purpose = Purpose.objects.create(workspace=world.workspace, code="photos", name_th="ภาพถ่าย")
    for party, answer in ((world.kru, Answer.YES), (world.boon, Answer.WITHDRAWN)):
        Standing.objects.create(
            workspace=world.workspace, party=party, purpose=purpose, answer=answer, on="2016-03-05"
        )
    kept = documents.file_add(by=None, activity=world.activity, name="a.jpg", content=photo())
    documents.faces_set(by=None, photo=kept, people=[world.kru, world.boon, world.mali])
    (shown,) = files_of(world.activity)
    assert (shown.agreed, shown.refused, shown.unasked) == (
        [world.kru],
        [world.boon],
        [world.mali],
    )
    assert not shown.may_go_out
    documents.faces_set(by=None, photo=kept, people=[world.kru])
    assert files_of(world.activity)[0].may_go_out


def test_a_photo_of_an_erased_person_goes_with_its_bytes(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    kept = documents.file_add(by=None, activity=world.activity, name="a.jpg", content=photo())
    documents.faces_set(by=None, photo=kept, people=[world.kru])
    path = file_path(kept.file)
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        ActivitiesEraser().erase([world.kru.pk])
    assert not ActivityFile.objects.exists()
    assert not path.exists()


def test_a_program_is_no_document(world: World) -> None:
    content = io.BytesIO(b"\x7fELF\x00\x00binary")
    with pytest.raises(FileRefusedError):
        documents.file_add(by=None, activity=world.activity, name="a.pdf", content=content)
    note = io.BytesIO("กำหนดการ".encode())
    kept = documents.file_add(by=None, activity=world.activity, name="plan.txt", content=note)
    documents.file_remove(by=None, row=kept)
    assert files_of(world.activity) == []

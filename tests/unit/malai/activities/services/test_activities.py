"""Activities are added and changed by hand, each in one act that can be taken back."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from malai.activities.models import Activity, Attendance, Mark, Session
from malai.activities.services.activities import activity_change, activity_create
from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.audit.words import sentence_of
from malai.places.models import Place
from malai_core.text import PartialDate
from tests import makers
from tests.makers import World

VISIT = {"title_th": "เยี่ยมบ้าน", "starts": PartialDate(2016, 5)}


def test_an_activity_has_one_session_on_its_day_with_who_came(world: World) -> None:
    came = [world.mali, world.kru, world.mali]
    made = activity_create(
        by=world.cast.coordinator, workspace=world.workspace, fields=VISIT, came=came
    )
    session = Session.objects.get(activity=made)
    assert session.on == PartialDate(2016, 5)
    rows = Attendance.objects.filter(session=session)
    assert {(row.party, row.mark) for row in rows} == {
        (world.mali, Mark.PRESENT),
        (world.kru, Mark.PRESENT),
    }
    act = Act.objects.get()
    assert (act.action, act.subject_id) == ("activities.activity_create", made.public_id)
    assert "เยี่ยมบ้าน" in sentence_of(act)


def test_an_added_activity_goes_without_a_trace_when_taken_back(world: World) -> None:
    fields = {**VISIT, "place": "ศาลาวัด"}
    activity_create(by=None, workspace=world.workspace, fields=fields, came=[world.kru])
    act_undo(by=None, act=Act.objects.get())
    assert Activity.objects.get() == world.activity
    assert not Place.objects.exists()
    assert Attendance.objects.filter(party=world.kru).count() == 1


@pytest.mark.parametrize("fields", [{}, {"title_th": ""}, {**VISIT, "kind": "dance"}])
def test_an_activity_without_title_or_of_no_kind_is_refused(
    fields: dict[str, object], world: World
) -> None:
    with pytest.raises(ValidationError):
        activity_create(by=None, workspace=world.workspace, fields=fields)
    assert not Act.objects.exists()


def test_nothing_of_another_workspace_gets_into_an_activity(world: World) -> None:
    elsewhere = world.cast.elsewhere
    theirs = {**VISIT, "network": makers.network(elsewhere)}
    with pytest.raises(ValidationError) as refusal:
        activity_create(by=None, workspace=world.workspace, fields=theirs)
    assert "network" in refusal.value.message_dict
    stranger = makers.person(elsewhere, "นายไกล บ้านอื่น")
    with pytest.raises(ValidationError) as refusal:
        activity_create(by=None, workspace=world.workspace, fields=VISIT, came=[stranger])
    assert "came" in refusal.value.message_dict
    assert not Act.objects.exists()


def test_a_place_is_made_once_and_met_again(world: World) -> None:
    for _time in range(2):
        fields = {**VISIT, "place": "ศาลาวัด"}
        made = activity_create(by=None, workspace=world.workspace, fields=fields)
    assert Place.objects.get() == made.place
    Place.objects.create(workspace=world.cast.elsewhere, name_th="โรงเรียน")
    activity_change(by=None, activity=made, fields={"place": "โรงเรียน"})
    assert made.place is not None
    assert made.place.workspace == world.workspace
    activity_change(by=None, activity=made, fields={"place": ""})
    assert Activity.objects.get(pk=made.pk).place is None


def test_a_change_leaves_what_it_does_not_name_and_moves_the_session(world: World) -> None:
    day = PartialDate(2016, 3, 6)
    activity_change(by=None, activity=world.activity, fields={"starts": day})
    kept = Activity.objects.get(pk=world.activity.pk)
    assert (kept.title_th, kept.starts, kept.network) == ("ประชุมประจำเดือน", day, world.network)
    assert Session.objects.get(pk=world.session.pk).on == day
    act_undo(by=None, act=Act.objects.get())
    assert Session.objects.get(pk=world.session.pk).on == PartialDate(2016, 3, 5)


def test_a_session_of_another_day_stays_when_the_activity_moves(world: World) -> None:
    second = Session.objects.create(activity=world.activity, on=PartialDate(2016, 3, 7))
    activity_change(by=None, activity=world.activity, fields={"starts": None})
    second.refresh_from_db()
    world.session.refresh_from_db()
    assert (world.session.on, second.on) == (None, PartialDate(2016, 3, 7))


def test_an_undated_activity_gets_its_day_with_its_session(world: World) -> None:
    made = activity_create(by=None, workspace=world.workspace, fields={"title_en": "Picnic"})
    activity_change(by=None, activity=made, fields={"starts": PartialDate(2017)})
    assert Session.objects.get(activity=made).on == PartialDate(2017)


def test_a_refused_change_leaves_everything(world: World) -> None:
    with pytest.raises(ValidationError):
        activity_change(by=None, activity=world.activity, fields={"title_th": "", "place": "x"})
    assert Activity.objects.get(pk=world.activity.pk).title_th == "ประชุมประจำเดือน"
    assert not Act.objects.exists()
    assert not Place.objects.exists()

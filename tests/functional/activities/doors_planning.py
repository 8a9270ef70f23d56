"""Who may plan: kinds, sessions, organisers, speakers, documents, series, money, joint plans."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from malai.activities.models import Activity, Duty, PlanGoal, Series
from tests.functional.doors import ACT, EDIT, MANAGE, READ, REFUSED_FORM, Answers, answers
from tests.makers import World

FORM = {"get": EDIT, "post": REFUSED_FORM}
MANAGED = {"get": MANAGE, "post": answers("422 422 403 403 403 404 302")}
#: What is taken away is gone for the next reader: the row asked for is absent from the start.
GONE = answers("404 404 404 403 403 404 302")
ABSENT = UUID("7b0f63a4-1111-4111-8111-111111111111")

PLANNING: dict[str, dict[str, Answers]] = {
    "activities:kinds": {"get": MANAGE},
    "activities:kind-new": MANAGED,
    "activities:kind-edit": {"get": answers("404 404 403 403 403 404 302")},
    "activities:kind-retire": {"post": answers("404 404 403 403 403 404 302")},
    "activities:calendar": {"get": READ},
    "activities:on-map": {"get": answers("302 302 302 302 302 404 302")},
    "activities:feeds": {"get": EDIT},
    # An empty form is whole: everything, for oneself.
    "activities:feed-new": {"get": EDIT, "post": EDIT},
    "activities:feed-close": {"post": GONE},
    "activities:preparing": {"get": READ},
    "activities:line-new": FORM,
    "activities:line-edit": {"get": GONE},
    "activities:line-remove": {"post": GONE},
    "activities:duty-new": FORM,
    "activities:duty-edit": FORM,
    "activities:duty-remove": {"post": GONE},
    "activities:duty-hand-over": FORM,
    "activities:part-new": FORM,
    "activities:part-remove": {"post": GONE},
    "activities:followup-new": FORM,
    "activities:plans": {"get": answers("302 302 302 302 302 404 302")},
    "activities:plan": {"get": READ},
    "activities:goal-new": FORM,
    "activities:goal-edit": FORM,
    "activities:goal-remove": {"post": GONE},
    "activities:item-new": FORM,
    "activities:item-edit": {"get": GONE},
    "activities:item-remove": {"post": GONE},
    "activities:share-new": {"get": GONE},
    "activities:share-remove": {"post": GONE},
    "activities:overlap": {"get": READ},
    "activities:overlap-talk": {"post": GONE},
    "activities:project-words": {"get": GONE},
    "activities:series-new": FORM,
    "activities:series": {"get": READ},
    "activities:following-edit": {"get": ACT, "post": ACT},
    "activities:call-off": FORM,
    "activities:bring-back": {"post": ACT},
    "activities:session-new": FORM,
    "activities:session-edit": FORM,
    "activities:session-remove": {"post": ACT},
    "activities:organiser-new": FORM,
    "activities:speaker-new": FORM,
    "activities:hand-remove": {"post": GONE},
    "activities:file-new": FORM,
    "activities:file-get": {"get": GONE},
    "activities:file-remove": {"post": GONE},
    "activities:faces": {"get": GONE, "post": GONE},
    "activities:received": {"get": EDIT},
    "activities:received-picture": {"get": GONE},
    "activities:received-take": {"post": GONE},
    "activities:received-drop": {"post": GONE},
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return what each address is about."""
    here = {"workspace": world.workspace.public_id}
    one = {**here, "activity": world.activity.public_id}
    series = Series.objects.create(
        workspace=world.workspace, network=world.network, title="ลงแขกประจำเดือน",
        pattern="weekly", first="2016-03-05", times=2,
    )  # fmt: skip
    Activity.objects.create(
        workspace=world.workspace, network=world.network, series=series, title_th="ลงแขก",
        starts="2016-03-12",
    )  # fmt: skip
    duty = Duty.objects.create(activity=world.activity, what="เลี้ยงข้าว")
    plan = {**here, "network": world.network.public_id}
    goal = PlanGoal.objects.create(
        workspace=world.workspace, network=world.network, what="เป้าหมายร่วม"
    )
    duties = {**one, "duty": duty.public_id}
    session = {**one, "session": world.session.public_id}
    sent = {**here, "draft": ABSENT}
    return {
        "activities:kinds": here,
        "activities:kind-new": here,
        "activities:kind-edit": {**here, "kind": ABSENT},
        "activities:kind-retire": {**here, "kind": ABSENT},
        **{f"activities:{name}": here for name in ("calendar", "on-map", "feeds", "feed-new")},
        "activities:feed-close": {**here, "feed": ABSENT},
        **{f"activities:{name}": one for name in ("preparing", "line-new", "duty-new")},
        "activities:followup-new": one,
        "activities:line-edit": {**one, "line": ABSENT},
        "activities:line-remove": {**one, "line": ABSENT},
        "activities:duty-edit": duties,
        "activities:duty-remove": {**one, "duty": ABSENT},
        "activities:duty-hand-over": duties,
        "activities:part-new": duties,
        "activities:part-remove": {**duties, "part": ABSENT},
        "activities:plans": here,
        "activities:plan": plan,
        "activities:goal-new": plan,
        "activities:goal-edit": {**plan, "goal": goal.public_id},
        "activities:goal-remove": {**plan, "goal": ABSENT},
        "activities:item-new": {**plan, "goal": goal.public_id},
        "activities:item-edit": {**plan, "item": ABSENT},
        "activities:item-remove": {**plan, "item": ABSENT},
        "activities:share-new": {**plan, "item": ABSENT},
        "activities:share-remove": {**plan, "share": ABSENT},
        "activities:overlap": here,
        "activities:overlap-talk": {**here, "overlap": ABSENT},
        "activities:project-words": {**here, "project": ABSENT},
        "activities:series-new": here,
        "activities:series": {**here, "series": series.public_id},
        "activities:following-edit": one,
        "activities:call-off": one,
        "activities:bring-back": one,
        "activities:session-new": one,
        "activities:session-edit": session,
        "activities:session-remove": session,
        "activities:organiser-new": one,
        "activities:speaker-new": one,
        "activities:hand-remove": {**one, "hand": ABSENT},
        "activities:file-new": one,
        "activities:file-get": {**one, "file": ABSENT},
        "activities:file-remove": {**one, "file": ABSENT},
        "activities:faces": {**one, "file": ABSENT},
        "activities:received": here,
        **{f"activities:received-{act}": sent for act in ("picture", "take", "drop")},
    }

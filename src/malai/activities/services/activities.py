"""Activities added and changed by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.activities.models import (
    Activity,
    ActivityKind,
    Attendance,
    AttendanceMethod,
    Mark,
    OwnKind,
    Session,
)
from malai.audit.services import Recorder, recorded
from malai.kernel.editing import Settle
from malai.network.models import Party
from malai.places.address import AddressValue, address_of
from malai.places.models import Place
from malai.places.services.addresses import address_fill
from malai_core.text import PartialDate

#: Fields that a form may set; ``place`` is the text people know the place by.
FIELDS: Final = (
    "title_th",
    "title_en",
    "batch",
    "starts",
    "note",
    "network",
    "objectives",
    "expected",
    "goal_words",
)


def activity_create(
    *,
    by: User | None,
    workspace: Workspace,
    fields: Mapping[str, Any],
    came: Sequence[Party] = (),
) -> Activity:
    """Add an activity of one session and note who came.

    ``fields`` are those of ``FIELDS``, ``kind`` (a fixed one by its value, or an own one by its
    row) and ``place``, the name of a place.

    Raises
    ------
    ValidationError
        No title, or a network or a person of another workspace; by field.
    """
    activity = Activity(workspace=workspace)
    _fill(activity, fields)
    refuse_strangers(workspace, came)
    with recorded("activities.activity_create", by=by, workspace=workspace) as trace:
        _settle(activity, fields, trace)
        trace.create(activity)
        session = trace.create(Session(activity=activity, on=activity.starts))
        people = {party.pk: party for party in came}.values()
        trace.create_all(Attendance, (_came(session, party, by) for party in people))
        trace.about(activity.public_id)
        trace.say(title=activity.title, came=len(people))
    return activity


def activity_change(
    *,
    by: User | None,
    activity: Activity,
    fields: Mapping[str, Any],
    settle: Settle | None = None,
) -> Activity:
    """Change what is said of an activity; its sessions move with its day.

    ``settle`` is told the values as they are now, under a lock, and answers with those to write.

    Raises
    ------
    ValidationError
        As ``activity_create``.
    """
    with recorded(
        "activities.activity_change",
        by=by,
        workspace=activity.workspace,
        subject=activity.public_id,
    ) as trace:
        activity = _locked(activity)
        before = activity.starts
        trace.changing([activity])
        fields = settle(values_of(activity)) if settle else fields
        _fill(activity, fields)
        _settle(activity, fields, trace)
        activity.save()
        if activity.starts != before:
            _move(activity, trace, since=before)
        trace.say(title=activity.title)
    return activity


def _locked(activity: Activity) -> Activity:
    """Return the activity as it is now, locked until the act ends."""
    rows = Activity.objects.select_for_update(of=("self",))
    now = rows.select_related("network", "place", "own_kind").get(pk=activity.pk)
    now.workspace = activity.workspace
    return now


def values_of(activity: Activity) -> dict[str, Any]:
    """Return what a form shows of an activity."""
    return {
        "title": activity.title,
        "title_th": activity.title_th,
        "title_en": activity.title_en,
        "batch": activity.batch,
        "starts": activity.starts,
        "place": activity.place.name if activity.place else "",
        "address": address_of(activity.place) if activity.place else None,
        "kind": activity.own_kind or activity.kind,
        "network": activity.network,
        "note": activity.note,
        "objectives": activity.objectives,
        "expected": activity.expected,
        "goal_words": activity.goal_words,
    }


def _move(activity: Activity, trace: Recorder, *, since: PartialDate | None) -> None:
    """Let the sessions follow: all by as many days, or, where a day is not whole, those of that date."""
    to = activity.starts
    if since is None or to is None or not (since.day and to.day):
        for session in activity.sessions.filter(on=since or ""):
            trace.changing([session])
            session.on = to
            session.save()
        return
    days = to.first_day - since.first_day
    for session in activity.sessions.exclude(on=""):
        if session.on and session.on.day:
            trace.changing([session])
            session.on = PartialDate.of(session.on.first_day + days)
            session.save()


def _fill(activity: Activity, fields: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in fields:
            setattr(activity, name, fields[name])
    if "kind" in fields:
        kind_set(activity, fields["kind"])
    if not (activity.title_th or activity.title_en):
        raise ValidationError({"title_th": _("Say what the activity was.")})
    network = activity.network
    if network is not None and network.workspace_id != activity.workspace_id:
        raise ValidationError({"network": _("This is not in your workspace.")})
    activity.full_clean(validate_unique=False)


def activity_fill(activity: Activity, fields: Mapping[str, Any], trace: Recorder) -> None:
    """Write the fields of a form on an activity that the caller saves, inside its act.

    Raises
    ------
    ValidationError
        As ``activity_create``.
    """
    _fill(activity, fields)
    _settle(activity, fields, trace)


def kind_set(activity: Activity, kind: str | OwnKind) -> None:
    """Give an activity one of the fixed kinds, or one of the workspace's own."""
    if not isinstance(kind, OwnKind):
        activity.own_kind, activity.kind = None, kind
        return
    if kind.workspace_id != activity.workspace_id:
        raise ValidationError({"kind": _("This is not in your workspace.")})
    activity.own_kind, activity.kind = kind, ActivityKind.OTHER


def _settle(activity: Activity, fields: Mapping[str, Any], trace: Recorder) -> None:
    """Point at the place of this name; a name that is new becomes a place."""
    if "place" not in fields:
        return
    name, workspace = fields["place"], activity.workspace
    if not name:
        activity.place = None
        return
    known = Place.objects.filter(Q(name_th=name) | Q(name_en=name), workspace=workspace)
    activity.place = known.order_by("pk").first() or trace.create(
        Place(workspace=workspace, name_th=name)
    )
    _locate(activity.place, fields.get("address"), trace)


def _locate(place: Place, address: AddressValue | None, trace: Recorder) -> None:
    """Give the place the address that was typed; an empty one says nothing about it."""
    if address is None or address in (AddressValue(), address_of(place)):
        return
    trace.changing([place])
    address_fill(place, address)
    place.full_clean(validate_unique=False)
    place.save()


def refuse_strangers(workspace: Workspace, parties: Sequence[Party]) -> None:
    """Raise ``ValidationError`` where somebody is of another workspace."""
    if any(party.workspace_id != workspace.pk for party in parties):
        raise ValidationError({"came": _("This is not in your workspace.")})


def _came(session: Session, party: Party, by: User | None) -> Attendance:
    return Attendance(
        session=session,
        party=party,
        mark=Mark.PRESENT,
        method=AttendanceMethod.LIST,
        noted_by=by,
    )

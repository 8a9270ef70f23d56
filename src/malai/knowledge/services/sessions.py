"""The duty of lessons sessions, and the sessions. Each function is one act, and can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.audit.services import Recorder, recorded
from malai.kernel.editing import Settle
from malai.knowledge.models import Every, LessonsSession, SessionDuty
from malai.network.models import Network, Party

DUTY: Final = ("every", "on_duty", "next_on")
FIELDS: Final = ("held_on", "led_by", "took_part", "minutes")
#: Months from one session to the next.
MONTHS: Final = {Every.QUARTER.value: 3, Every.HALF.value: 6, Every.YEAR.value: 12}


def duty_set(
    *, by: User | None, network: Network, fields: Mapping[str, Any], settle: Settle | None = None
) -> SessionDuty:
    """Say how often a network holds a lessons session, who is on duty, and when the next one is.

    Raises
    ------
    ValidationError
        No such rhythm, or the person is of another workspace.
    """
    with recorded(
        "knowledge.duty_set", by=by, workspace=network.workspace, subject=network.public_id,
        network=network.name,
    ) as trace:  # fmt: skip
        Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
        found = SessionDuty.objects.filter(network=network).first()
        trace.changing([found] if found else [])
        duty = found or SessionDuty(workspace=network.workspace, network=network)
        values = settle(duty_values(duty)) if settle else fields
        for name in DUTY:
            if name in values:
                setattr(duty, name, values[name])
        _refuse_strangers(network, duty.on_duty)
        duty.full_clean(exclude=["workspace", "network"], validate_unique=False)
        if found is None:
            trace.create(duty)
        else:
            duty.save()
        trace.say(name=duty.on_duty.name if duty.on_duty else "")
    return duty


def duty_values(duty: SessionDuty | None) -> dict[str, Any]:
    """Return what a form shows of a duty, also of one that is not set yet."""
    return {name: getattr(duty, name, None) for name in DUTY}


def session_hold(*, by: User | None, network: Network, fields: Mapping[str, Any]) -> LessonsSession:
    """Note a lessons session; it looks back to the one before, and the next one moves on.

    Raises
    ------
    ValidationError
        Whoever led it is of another workspace.
    """
    row = LessonsSession(workspace=network.workspace, network=network)
    with recorded("knowledge.session_hold", by=by, workspace=network.workspace) as trace:
        Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
        session_fill(row, fields)
        earlier = LessonsSession.objects.filter(network=network, held_on__lt=row.held_on)
        before = earlier.order_by("-held_on", "-pk").first()
        row.since = before.held_on if before else None
        trace.create(row)
        _move_on(network, row.held_on, trace)
        trace.about(row.public_id)
        trace.say(network=network.name)
    return row


def _move_on(network: Network, held_on: date, trace: Recorder) -> None:
    """Move the next session one rhythm behind this one, unless it is planned later already."""
    duty = SessionDuty.objects.filter(network=network).first()
    after = months_after(held_on, MONTHS[duty.every]) if duty else None
    if duty and after and after > duty.next_on:
        trace.changing([duty])
        duty.next_on = after
        duty.save()


def months_after(day: date, months: int) -> date:
    """Return the day some months later; the last of the month where it is shorter.

    Examples
    --------
    >>> months_after(date(2016, 11, 30), 3).isoformat()
    '2017-02-28'
    """
    year, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError


def session_change(
    *,
    by: User | None,
    session: LessonsSession,
    fields: Mapping[str, Any],
    settle: Settle | None = None,
) -> LessonsSession:
    """Change what is said of a session. ``settle`` as in the other rooms.

    Raises
    ------
    ValidationError
        As ``session_hold``.
    """
    with recorded(
        "knowledge.session_change", by=by, workspace=session.workspace, subject=session.public_id
    ) as trace:
        rows = LessonsSession.objects.select_for_update(of=("self",)).select_related("network")
        now = rows.get(pk=session.pk)
        trace.changing([now])
        session_fill(now, settle(session_values(now)) if settle else fields)
        now.save()
        trace.say(network=now.network.name)
    return now


def session_values(session: LessonsSession) -> dict[str, Any]:
    """Return what a form shows of a session."""
    return {name: getattr(session, name) for name in FIELDS}


def session_fill(row: LessonsSession, fields: Mapping[str, Any]) -> None:
    """Set what ``fields`` say.

    Raises
    ------
    ValidationError
        As ``session_hold``.
    """
    for name in FIELDS:
        if name in fields:
            setattr(row, name, fields[name])
    row.minutes = row.minutes or ""
    _refuse_strangers(row.network, row.led_by)
    row.full_clean(exclude=["workspace", "network"], validate_unique=False)


def _refuse_strangers(network: Network, party: Party | None) -> None:
    if party is not None and party.workspace_id != network.workspace_id:
        raise ValidationError(_("This is not in your workspace."))

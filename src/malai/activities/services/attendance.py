"""Who came, noted one tap at a time."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.activities.models import Attendance, AttendanceMethod, Mark, Session
from malai.activities.services.activities import refuse_strangers
from malai.audit.models import Act
from malai.audit.services import Recorder, recorded
from malai.network.models import Party


def attendance_note(*, by: User | None, session: Session, party: Party, mark: str) -> Act | None:
    """Note that somebody came, sent word or did not come; a second note replaces the first.

    Returns the act, whose undo a page may offer, or ``None`` where this was noted already: a tap
    that is sent twice is one act.

    Raises
    ------
    ValidationError
        An unknown mark, or somebody of another workspace.
    """
    activity = session.activity
    refuse_strangers(activity.workspace, [party])
    if mark not in Mark.values:
        raise ValidationError({"mark": _("Choose came, sent word or did not come.")})
    with transaction.atomic():
        noted = _noted_locked(session, party)
        if noted is not None and noted.mark == mark:
            return None
        with recorded(
            "activities.attendance_note",
            by=by,
            workspace=activity.workspace,
            subject=activity.public_id,
            title=activity.title,
            name=party.name,
            mark=mark,
        ) as trace:
            _write(trace, noted or Attendance(session=session, party=party), mark, by)
    return trace.act


def attendance_clear(*, by: User | None, session: Session, party: Party) -> Act | None:
    """Take away what was noted of somebody at a session.

    Returns the act, or ``None`` where nothing was noted.
    """
    activity = session.activity
    with transaction.atomic():
        noted = _noted_locked(session, party)
        if noted is None:
            return None
        with recorded(
            "activities.attendance_clear",
            by=by,
            workspace=activity.workspace,
            subject=activity.public_id,
            title=activity.title,
            name=party.name,
        ) as trace:
            trace.deleting([noted])
            noted.delete()
    return trace.act


def now_at(session: Session) -> datetime | None:
    """Return the time to note at a session: now on its day, unknown on any other."""
    now = timezone.now()
    is_its_day = session.on is not None and session.on.iso == timezone.localdate(now).isoformat()
    return now.replace(microsecond=0) if is_its_day else None


def attendance_left(*, by: User | None, session: Session, party: Party) -> Act | None:
    """Note that somebody who came leaves now; a later leaving replaces an earlier one.

    Returns the act, or ``None`` where she is not there or the session is of another day.
    """
    now = now_at(session)
    with transaction.atomic():
        noted = _noted_locked(session, party)
        if noted is None or noted.mark != Mark.PRESENT or now is None:
            return None
        with _about("activities.attendance_left", by, session, party) as trace:
            trace.changing([noted])
            noted.left_at = now
            noted.save()
    return trace.act


def attendance_times(
    *, by: User | None, session: Session, party: Party, came: time | None, left: time | None
) -> Act | None:
    """Write down when somebody came and left, by the clock of the session's day.

    Returns the act, or ``None`` where she is not noted as there.

    Raises
    ------
    ValidationError
        The day of the session is not known, so a time of day says nothing.
    """
    day = session.on.first_day if session.on and session.on.day else None
    if day is None and (came or left):
        raise ValidationError(_("Say on which day the session was first, then the times."))
    with transaction.atomic():
        noted = _noted_locked(session, party)
        if noted is None or noted.mark != Mark.PRESENT:
            return None
        with _about("activities.attendance_times", by, session, party) as trace:
            trace.changing([noted])
            noted.came_at, noted.left_at = _at(day, came), _at(day, left)
            if noted.came_at and noted.left_at and noted.left_at < noted.came_at:
                # Leaving before coming is leaving after midnight.
                noted.left_at += timedelta(days=1)
            noted.save()
    return trace.act


def _at(day: date | None, clock: time | None) -> datetime | None:
    if day is None or clock is None:
        return None
    return timezone.make_aware(datetime.combine(day, clock))


def _about(
    action: str, by: User | None, session: Session, party: Party
) -> AbstractContextManager[Recorder]:
    activity = session.activity
    return recorded(
        action,
        by=by,
        workspace=activity.workspace,
        subject=activity.public_id,
        title=activity.title,
        name=party.name,
    )


def _noted_locked(session: Session, party: Party) -> Attendance | None:
    # The session is locked, not the row: of two first taps at once the second must wait.
    Session.objects.select_for_update().get(pk=session.pk)
    return Attendance.objects.filter(session=session, party=party).first()


def _write(trace: Recorder, row: Attendance, mark: str, by: User | None) -> None:
    if row.pk:
        trace.changing([row])
    row.mark, row.noted_by, row.method = mark, by, AttendanceMethod.LIST
    if mark == Mark.PRESENT:
        # The first time wins: whoever taps again later changes nothing of it.
        row.came_at = row.came_at or now_at(row.session)
    if row.pk:
        row.save()
    else:
        trace.create(row)

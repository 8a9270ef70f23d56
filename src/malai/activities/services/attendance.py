"""Who came, noted one tap at a time."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
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


def _noted_locked(session: Session, party: Party) -> Attendance | None:
    # The session is locked, not the row: of two first taps at once the second must wait.
    Session.objects.select_for_update().get(pk=session.pk)
    return Attendance.objects.filter(session=session, party=party).first()


def _write(trace: Recorder, row: Attendance, mark: str, by: User | None) -> None:
    if row.pk:
        trace.changing([row])
    row.mark, row.noted_by, row.method = mark, by, AttendanceMethod.LIST
    if row.pk:
        row.save()
    else:
        trace.create(row)

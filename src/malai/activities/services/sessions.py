"""Sessions of an activity: several days, each with its times."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.activities.models import Activity, Session
from malai.audit.services import Recorder, recorded
from malai.kernel.editing import Settle
from malai.network.carriers import rows_drop

#: Fields that a form may set.
SESSION_FIELDS: Final = ("title", "on", "starts_at", "ends_at")


def session_add(*, by: User | None, activity: Activity, fields: Mapping[str, Any]) -> Session:
    """Add a session. The activity begins on the day of its first one.

    Raises
    ------
    ValidationError
        It ends before it begins; by field.
    """
    session = Session(activity=activity)
    _fill(session, fields)
    with _about("activities.session_add", by, activity) as trace:
        trace.create(session)
        begin_with_first(activity, trace)
    return session


def session_change(
    *, by: User | None, session: Session, fields: Mapping[str, Any], settle: Settle | None = None
) -> Session:
    """Change the day, the times or the title of a session; who came stays noted.

    ``settle`` as in the other rooms.

    Raises
    ------
    ValidationError
        As ``session_add``.
    """
    with _about("activities.session_change", by, session.activity) as trace:
        now = Session.objects.select_for_update().get(pk=session.pk)
        now.activity = session.activity
        trace.changing([now])
        _fill(now, settle(values_of(now)) if settle else fields)
        now.save()
        begin_with_first(now.activity, trace)
    return now


def values_of(session: Session) -> dict[str, Any]:
    """Return what a form shows of a session."""
    return {name: getattr(session, name) for name in SESSION_FIELDS}


def session_remove(*, by: User | None, session: Session) -> None:
    """Take a session away.

    Raises
    ------
    ValidationError
        Somebody is noted at it, or it is the only one.
    """
    activity = session.activity
    with _about("activities.session_remove", by, activity) as trace:
        # Locked as attendance is noted: of a tap and a removal at once the second waits.
        Session.objects.select_for_update().get(pk=session.pk)
        _refuse_removal(session)
        # Codes that opened it are secrets: an undo brings the session back, and no open door.
        session.openings.all().delete()
        trace.deleting([session])
        rows_drop([session])
        begin_with_first(activity, trace)


def _refuse_removal(session: Session) -> None:
    noted = session.attendances.count()
    if noted:
        raise ValidationError(
            _("%(count)d people are noted at this session. Take that away first, or change the day instead.") % {"count": noted}
        )  # fmt: skip
    # Arrivals that wait for a look, sheets that were printed and their photos tell of it too.
    if any(rows.exists() for rows in (session.arrivals, session.sign_sheets, session.sheet_photos)):
        raise ValidationError(_("Somebody signed in here, or a sheet was printed. Change the day instead."))  # fmt: skip
    if session.activity.sessions.count() < 2:
        raise ValidationError(_("An activity has at least one session. Call the activity off instead."))  # fmt: skip


def _fill(session: Session, fields: Mapping[str, Any]) -> None:
    for name in SESSION_FIELDS:
        if name in fields:
            setattr(session, name, fields[name])
    if session.starts_at and session.ends_at and session.ends_at <= session.starts_at:
        raise ValidationError({"ends_at": _("It ends before it begins. A session past midnight is two: one on each day.")})  # fmt: skip
    session.full_clean(validate_unique=False)


def begin_with_first(activity: Activity, trace: Recorder) -> None:
    """Let the activity begin on the day of its first dated session. Two queries at most."""
    days = activity.sessions.exclude(on="").order_by("on").values_list("on", flat=True)
    first = days.first()
    if first is not None and first != activity.starts:
        trace.changing([activity])
        activity.starts = first
        activity.save(update_fields=["starts", "updated_at"])


def _about(action: str, by: User | None, activity: Activity) -> Any:  # noqa: ANN401 - the context of recorded
    return recorded(
        action,
        by=by,
        workspace=activity.workspace,
        subject=activity.public_id,
        title=activity.title,
    )

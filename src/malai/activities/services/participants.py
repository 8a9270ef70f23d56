"""As what somebody takes part in an activity."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.activities.models import Activity
from malai.activities.models_attending import Participant, ParticipantRole
from malai.activities.services.activities import refuse_strangers
from malai.audit.models import Act
from malai.audit.services import Recorder, recorded
from malai.network.models import Party


def role_set(*, by: User | None, activity: Activity, party: Party, role: str) -> Act | None:
    """Say as what somebody takes part, before she comes or after it.

    Returns the act, or ``None`` where it was said already.

    Raises
    ------
    ValidationError
        An unknown role, or somebody of another workspace.
    """
    refuse_strangers(activity.workspace, [party])
    if role not in ParticipantRole.values:
        raise ValidationError({"role": _("Choose participant or observer.")})
    with transaction.atomic():
        # Of two first sayings at once the second waits here: there is no row to lock yet.
        Activity.objects.select_for_update().get(pk=activity.pk)
        known = Participant.objects.filter(activity=activity, party=party).first()
        if (known.role if known else ParticipantRole.PARTICIPANT.value) == role:
            return None
        with recorded(
            "activities.role_set",
            by=by,
            workspace=activity.workspace,
            subject=activity.public_id,
            title=activity.title,
            name=party.name,
            role=role,
        ) as trace:
            _write(trace, known or Participant(activity=activity, party=party), role)
    return trace.act


def observer_note(trace: Recorder, activity: Activity, party: Party) -> None:
    """Say inside an act of the caller that somebody observes. One query more than it writes."""
    if not Participant.objects.filter(activity=activity, party=party).exists():
        role = ParticipantRole.OBSERVER
        trace.create(Participant(activity=activity, party=party, role=role))


def _write(trace: Recorder, row: Participant, role: str) -> None:
    if role == ParticipantRole.PARTICIPANT:
        trace.deleting([row])
        row.delete()
    elif row.pk:
        trace.changing([row])
        row.role = role
        row.save()
    else:
        row.role = role
        trace.create(row)

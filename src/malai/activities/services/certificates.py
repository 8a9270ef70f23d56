"""Certificates made and revoked. What one says is kept as it was printed."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.activities.models import Activity, Session
from malai.activities.models_attending import Certificate
from malai.activities.selectors_certificates import Earned, earned_at
from malai.audit.services import recorded
from malai.links.codes import LASTING, code_made
from malai_core.text import clean


def certificates_make(
    *, by: User | None, activity: Activity, picked: Collection[UUID], signed_by: str
) -> list[Certificate]:
    """Make a certificate for each picked person who came and has none that is valid.

    Raises
    ------
    ValidationError
        Nobody is picked who came, or nobody is named who signs.
    """
    signed_by = clean(signed_by)[:300]
    if not signed_by:
        raise ValidationError({"signed_by": _("Say who signs the certificates.")})
    with recorded(
        "activities.certificates_make",
        by=by,
        workspace=activity.workspace,
        subject=activity.public_id,
        title=activity.title,
    ) as trace:
        Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
        people = [one for one in earned_at(activity) if one.party.public_id in picked]
        if not people:
            raise ValidationError({"people": _("Tick whoever is to get a certificate.")})
        days = _days(activity)
        new = [_certificate(by, activity, one, days) for one in people if not one.certificate]
        for one in new:
            one.signed_by = signed_by
        made = trace.create_all(Certificate, new)
        trace.say(rows=len(made))
    return made


def _days(activity: Activity) -> tuple[str, str]:
    """Return the first and the last day of the sessions, empty where none is known."""
    days = [one.on.iso for one in Session.objects.filter(activity=activity) if one.on]
    return (min(days), max(days)) if days else ("", "")


def _certificate(
    by: User | None, activity: Activity, one: Earned, days: tuple[str, str]
) -> Certificate:
    return Certificate(
        workspace=activity.workspace,
        activity=activity,
        party=one.party,
        code=code_made(LASTING),
        holder=one.party.name,
        title=activity.title,
        first_day=days[0],
        last_day=days[1],
        minutes=one.minutes,
        issued_on=timezone.localdate(),
        made_by=by,
    )


def certificate_revoke(*, by: User | None, certificate: Certificate) -> None:
    """End a certificate: its code is from now on as unknown as any other."""
    with recorded(
        "activities.certificate_revoke",
        by=by,
        workspace=certificate.workspace,
        subject=certificate.activity.public_id,
        name=certificate.holder,
        title=certificate.title,
    ):
        # Without an image of the row: an undo must not make valid what was revoked.
        certificate.revoked_at = certificate.revoked_at or timezone.now()
        certificate.save(update_fields=["revoked_at", "updated_at"])

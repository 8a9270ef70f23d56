"""People under age and their guardians."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.audit.services import recorded
from malai.audit.services.undoing import raw_delete
from malai.consent.models import Minor
from malai.network.models import Party, PartyKind
from malai_core.text import PartialDate


def minor_note(
    *,
    by: User | None,
    party: Party,
    born: PartialDate | None = None,
    guardian: str = "",
    relation: str = "",
) -> Minor:
    """Note that a person is under age, when she was born if that is known, and her guardian.

    Raises
    ------
    ValidationError
        Not a person, or born in days to come.
    """
    if party.kind != PartyKind.PERSON:
        raise ValidationError(_("Only people are asked, not organisations."))
    if born and born.first_day > timezone.localdate():
        raise ValidationError({"born": _("This day is still to come.")})
    with recorded(
        "consent.minor_note",
        by=by,
        workspace=party.workspace,
        subject=party.public_id,
        name=str(party),
    ) as trace:
        row = Minor.objects.filter(party=party).first()
        if row:
            trace.changing([row])
        made = row or Minor(workspace=party.workspace, party=party)
        made.born, made.guardian, made.relation = born, guardian, relation
        made.full_clean(exclude=["party", "workspace"])
        if row:
            made.save()
        else:
            trace.create(made)
    return made


def minor_clear(*, by: User | None, minor: Minor) -> None:
    """Note that a person is of age after all."""
    party = minor.party
    with recorded(
        "consent.minor_clear",
        by=by,
        workspace=party.workspace,
        subject=party.public_id,
        name=str(party),
    ) as trace:
        trace.deleting([minor])
        raw_delete(Minor._base_manager.filter(pk=minor.pk))

"""Another kind of relationship for a tie that is noted: what it is called was wrong, or has changed."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.audit.services import recorded
from malai.network.models import Tie, TieKind
from malai.network.services.terms import parties_lock, refuse_second


def tie_rekind(*, by: User | None, tie: Tie, kind: TieKind) -> Tie:
    """Give a tie another kind; strength, days and sources stay.

    A direction that the new kind lacks is dropped: such a tie is kept once, from the party with the
    smaller key. A tie that had none and gets one runs from its first party to its second, or the
    other way where only that fits.

    Raises
    ------
    ValidationError
        A kind of another workspace, one that is no longer offered or does not join these two, or the
        two have such a tie already.
    """
    if kind.pk == tie.kind_id:
        return tie
    source, target = tie.source, tie.target
    if kind.workspace_id != tie.workspace_id or kind.is_retired:
        raise ValidationError({"kind": _("This kind of relationship is not offered.")})
    if not kind.may_join(source.kind, target.kind):
        if tie.kind.is_directed or not kind.may_join(target.kind, source.kind):
            raise ValidationError({"kind": _("This kind of relationship does not join these two.")})
        source, target = target, source
    if not kind.is_directed and target.pk < source.pk:
        source, target = target, source
    with recorded(
        "network.tie_rekind",
        by=by,
        workspace=tie.workspace,
        subject=tie.source.public_id,
        source=str(tie.source),
        target=str(tie.target),
        tie_kind=kind.code,
        was=tie.kind.label,
        now=kind.label,
    ) as trace:
        parties_lock(source, target)
        trace.changing([tie])
        tie.source, tie.target, tie.kind = source, target, kind
        if not tie.until:
            _refuse_twin(tie)
        tie.full_clean()
        tie.save()
    return tie


def _refuse_twin(tie: Tie) -> None:
    same = Tie.objects.filter(
        source=tie.source_id, target=tie.target_id, kind=tie.kind_id, network=tie.network_id
    )
    said = _("The two have this relationship already.")
    refuse_second(same.exclude(pk=tie.pk), "kind", said)

"""Ties typed in by hand: who is connected to whom, how, and where it is known from."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.audit.services import Recorder, recorded
from malai.network.models import Evidence, EvidenceOrigin, Network, Party, Tie, TieKind
from malai.network.services.parties import refuse_end_before_beginning
from malai_core.text import PartialDate


def tie_create(
    *,
    by: User | None,
    source: Party,
    target: Party,
    kind: TieKind,
    network: Network | None = None,
    strength: float | None = None,
    since: PartialDate | None = None,
    said: str = "",
) -> Tie:
    """Note a tie and how it is known (``said``, in the words of who typed it).

    An undirected tie is kept once, from the party with the smaller key.

    Raises
    ------
    ValidationError
        A tie to oneself, ends or kind of another workspace, or the same tie is open already.
    """
    if not kind.is_directed and target.pk < source.pk:
        source, target = target, source
    _refuse_stranger(source, target, kind, network)
    _refuse_second(source, target, kind, network)
    tie = Tie(
        workspace=source.workspace,
        network=network,
        source=source,
        target=target,
        kind=kind,
        strength=strength,
        since=since,
    )
    tie.full_clean()
    with recorded(
        "network.tie_create", by=by, workspace=tie.workspace, subject=source.public_id, **_ends(tie)
    ) as trace:
        trace.create(tie)
        _typed(trace, tie, by=by, said=said)
    return tie


def _ends(tie: Tie) -> dict[str, str]:
    return {"source": str(tie.source), "target": str(tie.target), "tie_kind": tie.kind.code}


def _typed(trace: Recorder, tie: Tie, *, by: User | None, said: str) -> Evidence:
    return trace.create(
        Evidence(
            workspace=tie.workspace,
            tie=tie,
            origin=EvidenceOrigin.TYPED,
            typed_by=by,
            source=said[:300],
        )
    )


def _refuse_stranger(source: Party, target: Party, kind: TieKind, network: Network | None) -> None:
    if source.pk == target.pk:
        raise ValidationError({"target": _("Nobody has a relationship with themselves.")})
    homes = {target.workspace_id, kind.workspace_id}
    homes |= {network.workspace_id} if network else set()
    if homes != {source.workspace_id}:
        raise ValidationError({"target": _("This is not in your workspace.")})


def _refuse_second(source: Party, target: Party, kind: TieKind, network: Network | None) -> None:
    same = Tie.objects.filter(source=source, target=target, kind=kind, network=network, until="")
    if same.exists():
        raise ValidationError({"target": _("This relationship is noted already.")})


def tie_change(
    *,
    by: User | None,
    tie: Tie,
    strength: float | None,
    since: PartialDate | None,
    said: str = "",
) -> Tie:
    """Change how strong a tie is and since when; ``said`` becomes a further source.

    Raises
    ------
    ValidationError
        A strength of zero or less, or a beginning after the end.
    """
    refuse_end_before_beginning(since, tie.until)
    with recorded(
        "network.tie_change",
        by=by,
        workspace=tie.workspace,
        subject=tie.source.public_id,
        **_ends(tie),
    ) as trace:
        trace.changing([tie])
        tie.strength, tie.since = strength, since
        tie.full_clean()
        tie.save()
        if said:
            _typed(trace, tie, by=by, said=said)
    return tie


def tie_end(*, by: User | None, tie: Tie, until: PartialDate) -> Tie:
    """Note that a tie no longer holds; it stays as history.

    Raises
    ------
    ValidationError
        The end lies before the beginning.
    """
    refuse_end_before_beginning(tie.since, until)
    with recorded(
        "network.tie_end",
        by=by,
        workspace=tie.workspace,
        subject=tie.source.public_id,
        **_ends(tie),
    ) as trace:
        trace.changing([tie])
        tie.until = until
        tie.save()
    return tie

"""Ties typed in by hand: who is connected to whom, how, and where it is known from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.audit.services import Recorder, recorded
from malai.network.models import Evidence, EvidenceOrigin, Network, Party, Tie, TieKind
from malai.network.services.custom import values_write
from malai.network.services.terms import (
    parties_lock,
    refuse_end_before_beginning,
    refuse_second,
    term_end,
    term_reopen,
)
from malai_core.text import PartialDate


@dataclass(frozen=True, slots=True)
class Told:
    """How a tie is known: in what words, and which of its ends say so, each a source of its own."""

    said: str = ""
    by: tuple[Party, ...] = ()


def tie_create(
    *,
    by: User | None,
    source: Party,
    target: Party,
    kind: TieKind,
    network: Network | None = None,
    strength: float | None = None,
    since: PartialDate | None = None,
    told: Told | str = "",
) -> Tie:
    """Note a tie and how it is known (``told``, in the words of who typed it).

    An undirected tie is kept once, from the party with the smaller key.

    Raises
    ------
    ValidationError
        A tie to oneself, ends or kind of another workspace, ends that the kind does not join, or
        the same tie is open already.
    """
    if not kind.is_directed and target.pk < source.pk:
        source, target = target, source
    _refuse_stranger(source, target, kind, network)
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
        parties_lock(source, target)
        refuse_second(_same(tie), "other", _("This relationship is noted already."))
        trace.create(tie)
        told = told if isinstance(told, Told) else Told(told)
        for who in told.by or (None,):
            _typed(trace, tie, by=by, said=told.said, said_by=who)
    return tie


def _ends(tie: Tie) -> dict[str, str]:
    return {"source": str(tie.source), "target": str(tie.target), "tie_kind": tie.kind.code}


def _typed(
    trace: Recorder,
    tie: Tie,
    *,
    by: User | None,
    said: str,
    said_by: Party | None = None,
    speaks_for: Party | None = None,
    on: PartialDate | None = None,
) -> Evidence:
    return trace.create(
        Evidence(
            workspace=tie.workspace,
            tie=tie,
            origin=EvidenceOrigin.TYPED,
            typed_by=by,
            said_by=said_by,
            speaks_for=speaks_for,
            on=on,
            source=said[:300],
        )
    )


def _refuse_stranger(source: Party, target: Party, kind: TieKind, network: Network | None) -> None:
    if source.pk == target.pk:
        raise ValidationError({"other": _("Nobody has a relationship with themselves.")})
    homes = {target.workspace_id, kind.workspace_id}
    homes |= {network.workspace_id} if network else set()
    if homes != {source.workspace_id}:
        raise ValidationError({"other": _("This is not in your workspace.")})
    if not kind.may_join(source.kind, target.kind):
        raise ValidationError({"how": _("This kind of relationship does not join these two.")})


def _same(tie: Tie) -> QuerySet[Tie]:
    return Tie.objects.filter(
        source=tie.source_id, target=tie.target_id, kind=tie.kind_id, network=tie.network_id
    )


def tie_change(
    *,
    by: User | None,
    tie: Tie,
    strength: float | None,
    since: PartialDate | None,
    said: str = "",
    **own: Any,  # noqa: ANN401 - what fields of our own hold
) -> Tie:
    """Change how strong a tie is and since when; ``said`` becomes a further source.

    ``own`` are values of fields of our own, by their names in forms (``custom_<id>``).

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
        values_write(trace, tie, own)
        if said:
            _typed(trace, tie, by=by, said=said)
    return tie


def tie_end(*, by: User | None, tie: Tie, until: PartialDate) -> Tie:
    """Note that a tie no longer holds; it stays as history.

    Raises
    ------
    ValidationError
        The end lies before the beginning, or is noted already.
    """
    with recorded(
        "network.tie_end",
        by=by,
        workspace=tie.workspace,
        subject=tie.source.public_id,
        **_ends(tie),
    ) as trace:
        term_end(trace, tie, until)
    return tie


def tie_reopen(*, by: User | None, tie: Tie) -> Tie:
    """Note that a tie which was ended holds after all.

    Raises
    ------
    ValidationError
        It has no end, or the same tie was begun anew and is open.
    """
    with recorded(
        "network.tie_reopen",
        by=by,
        workspace=tie.workspace,
        subject=tie.source.public_id,
        **_ends(tie),
    ) as trace:
        parties_lock(tie.source, tie.target)
        refuse_second(_same(tie), "until", _("This relationship has begun anew already."))
        term_reopen(trace, tie)
    return tie


def evidence_add(
    *,
    by: User | None,
    tie: Tie,
    side: Party | None,
    said_by: Party | None = None,
    on: PartialDate | None = None,
    said: str = "",
) -> Evidence:
    """Note who says so: ``side`` is the end spoken for, ``None`` where an onlooker tells.

    ``said_by`` is the person who told it, where that is not the end itself.

    Raises
    ------
    ValidationError
        ``side`` is no end of the tie, or nothing was said of where it is known from.
    """
    if side is not None and side.pk not in {tie.source_id, tie.target_id}:
        raise ValidationError({"side": _("Choose one of the two.")})
    who = said_by or side
    if who is None and not said:
        raise ValidationError({"said": _("Say who told it, or where you saw it.")})
    if who is not None and who.workspace_id != tie.workspace_id:
        raise ValidationError({"other": _("This is not in your workspace.")})
    for_other = side if side is not None and who != side else None
    with recorded(
        "network.evidence_add",
        by=by,
        workspace=tie.workspace,
        subject=tie.source.public_id,
        **_ends(tie),
    ) as trace:
        return _typed(trace, tie, by=by, said=said, said_by=who, speaks_for=for_other, on=on)

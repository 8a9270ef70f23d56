"""Sensitive facts: noted with consent, looked at with a trace, never in an act's sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from malai.access.models import Grant
from malai.access.policy import Action
from malai.accounts.models import Seat, User, Workspace
from malai.audit.images import batched
from malai.audit.services import Recorder, recorded
from malai.audit.services.undoing import raw_delete
from malai.consent.models import (
    Answer,
    DataRules,
    SensitiveFact,
    SensitiveKind,
    SensitiveView,
    Standing,
)
from malai.consent.selectors.purposes import purpose_coded
from malai.consent.selectors.sensitive import rules_of
from malai.consent.services.answers import Given, consents_write
from malai.consent.wording import SENSITIVE
from malai.network.models import Party
from malai_core.text import id_number

#: Letters of one fact; more is a file, not a fact.
LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class NewFact:
    """A sensitive fact to be noted, by the key of the person."""

    party: int
    kind: str
    value: str


def fact_note(
    *,
    by: User | None,
    party: Party,
    kind: str,
    value: str,
    source: str = "",
    has_agreed: bool = False,
) -> SensitiveFact:
    """Note one fact, over the one of this kind that is there; both stay in the history, hidden.

    The caller has passed a door with ``SENSITIVE_READ``. ``has_agreed``: the person agreed just
    now; that is noted as her consent in the same act.

    Raises
    ------
    ValidationError
        Empty, no such kind, no consent, or a number of a card that the workspace does not keep or
        whose check digit is wrong.
    """
    value = checked(party.workspace, kind, value)
    if not (has_agreed or has_consent(party)):
        raise ValidationError({"has_agreed": _("Sensitive facts are kept only with consent.")})
    with recorded(
        "consent.fact_note",
        by=by,
        workspace=party.workspace,
        subject=party.public_id,
        name=str(party),
        kind=kind,
    ) as trace:
        if has_agreed:
            _agree(trace, by, party)
        return _write(trace, by, party, kind, value, source)


def checked(workspace: Workspace, kind: str, value: str) -> str:
    """Return the value as it is kept; raises ``ValidationError`` as ``fact_note`` says."""
    if kind not in SensitiveKind.values:
        raise ValidationError({"kind": _("Choose what it is about.")})
    if not value.strip():
        raise ValidationError({"value": _("Write what is to be noted.")})
    if kind != SensitiveKind.ID_NUMBER:
        return value.strip()[:LONGEST]
    if not rules_of(workspace).keeps_id_numbers:
        raise ValidationError(
            {"value": _("This workspace does not keep numbers of identity cards.")}
        )
    if not (digits := id_number(value)):
        raise ValidationError({"value": _("The thirteen digits do not fit together: look again.")})
    return digits


def has_consent(party: Party) -> bool:
    """Say whether she agreed that such facts are kept, or the ground is another one. Two queries."""
    purpose = purpose_coded(party.workspace, SENSITIVE)
    if purpose is None:
        return False
    yes = Standing.objects.filter(party=party, purpose=purpose, answer=Answer.YES)
    return not purpose.is_asked or yes.exists()


def _agree(trace: Recorder, by: User | None, party: Party) -> None:
    purpose = purpose_coded(party.workspace, SENSITIVE)
    if purpose is None:
        raise ValidationError({"has_agreed": _("Make the common purposes ready first.")})
    given = Given(Answer.YES)
    consents_write(trace=trace, by=by, parties=[party], purposes=[purpose], given=given)


def _write(
    trace: Recorder, by: User | None, party: Party, kind: str, value: str, source: str
) -> SensitiveFact:
    row = SensitiveFact.objects.filter(party=party, kind=kind).first()
    if row is None:
        return trace.create(
            SensitiveFact(
                workspace=party.workspace,
                party=party,
                kind=kind,
                value=value,
                source=source,
                recorded_by=by,
            )
        )
    trace.changing([row])
    row.value, row.source, row.recorded_by = value, source, by
    row.save()
    return row


def fact_remove(*, by: User | None, fact: SensitiveFact) -> None:
    """Take a fact away; the undo of this act brings it back."""
    party = fact.party
    with recorded(
        "consent.fact_remove",
        by=by,
        workspace=party.workspace,
        subject=party.public_id,
        name=str(party),
        kind=fact.kind,
    ) as trace:
        trace.deleting([fact])
        raw_delete(SensitiveFact._base_manager.filter(pk=fact.pk))


def fact_view(*, by: User, fact: SensitiveFact) -> str:
    """Return the value of a fact, and note in the same transaction who looked at whose."""
    with transaction.atomic():
        SensitiveView.objects.create(
            workspace_id=fact.workspace_id, party_id=fact.party_id, kind=fact.kind, by=by
        )
        return str(fact.value)


def facts_create_bulk(
    *, trace: Recorder, workspace: Workspace, by: User | None, source: str, rows: Iterable[NewFact]
) -> dict[str, int]:
    """Keep facts of an import inside the act of the caller; returns how many, ``left`` those not.

    What is known already stays. Numbers of cards are left out unless the workspace keeps them and
    the check digit fits. About three queries for every 500 people.
    """
    counts = {"kept": 0, "left": 0}
    keeps_numbers = rules_of(workspace).keeps_id_numbers
    # By pieces: the facts of a very large file never lie in memory together.
    for some in batched(row for row in rows if row.value.strip()):
        kept = _kept_of(some, workspace, keeps_numbers=keeps_numbers)
        trace.create_all(
            SensitiveFact,
            (
                SensitiveFact(
                    workspace=workspace,
                    party_id=party,
                    kind=kind,
                    value=value,
                    source=source[:300],
                    recorded_by=by,
                )
                for (party, kind), value in kept.items()
            ),
        )
        counts["kept"] += len(kept)
        counts["left"] += len({(row.party, row.kind) for row in some}) - len(kept)
    return counts


def _kept_of(
    rows: Sequence[NewFact], workspace: Workspace, *, keeps_numbers: bool
) -> dict[tuple[int, str], str]:
    """Return those of some facts that are not known yet and may be kept. One query."""
    asked = {row.party for row in rows}
    known = set(
        SensitiveFact.objects.filter(workspace=workspace, party__in=asked).values_list(
            "party_id", "kind"
        )
    )
    kept = {}
    for row in rows:
        value = row.value.strip()[:LONGEST]
        if row.kind == SensitiveKind.ID_NUMBER:
            value = id_number(value) if keeps_numbers else ""
        if value and (row.party, row.kind) not in known:
            kept[row.party, row.kind] = value
    return kept


def grant_set(*, by: User | None, seat: Seat, may_see: bool) -> None:
    """Let one seat see sensitive facts beyond its role, or no longer."""
    rows = Grant.objects.filter(seat=seat, action=Action.SENSITIVE_READ.value)
    with recorded(
        "consent.grant_give" if may_see else "consent.grant_take",
        by=by,
        workspace=seat.workspace,
        subject=seat.public_id,
        name=str(seat.user),
    ) as trace:
        if may_see and not rows.exists():
            trace.create(Grant(seat=seat, action=Action.SENSITIVE_READ.value))
        elif not may_see:
            trace.deleting(list(rows))
            raw_delete(rows)


def rules_change(
    *,
    by: User | None,
    workspace: Workspace,
    keeps_id_numbers: bool,
    why_id_numbers: str,
    review_after_years: int,
) -> DataRules:
    """Decide what is kept, and for how long nobody asks.

    Raises
    ------
    ValidationError
        Numbers of cards without a reason, or years outside 1 to 20; by field.
    """
    if keeps_id_numbers and not why_id_numbers.strip():
        raise ValidationError({"why_id_numbers": _("Say what for, and by which rule.")})
    with recorded("consent.rules_change", by=by, workspace=workspace) as trace:
        known = DataRules.objects.filter(workspace=workspace).first()
        if known:
            trace.changing([known])
        rules = known or DataRules(workspace=workspace)
        rules.keeps_id_numbers, rules.why_id_numbers = keeps_id_numbers, why_id_numbers
        rules.review_after_years = review_after_years
        rules.full_clean(exclude=["workspace"])
        if known:
            rules.save()
        else:
            trace.create(rules)
    return rules

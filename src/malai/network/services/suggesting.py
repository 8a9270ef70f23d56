"""Look through a workspace for records that may be one, and ask a person about them."""

from __future__ import annotations

from collections.abc import Callable

from malai.accounts.models import User, Workspace
from malai.audit.services import recorded
from malai.network.models import DuplicateHint, Party
from malai.network.selectors.likeness import pairs_alike
from malai_core.labels import Words


def _unnoted(_records: int) -> None:
    """Note nothing."""


def hints_suggest(
    *, by: User | None, workspace: Workspace, noted: Callable[[int], None] = _unnoted
) -> int:
    """Hint at every pair that may be one and was not decided before. Returns how many are new.

    What was called "two different ones" stays so. One act, which can be undone. ``noted`` is told
    of every few records that were looked at, before the act begins.
    """
    rows = [_hint(workspace, pair, reason) for pair, reason in pairs_alike(workspace, noted)]
    with recorded("network.hints_suggest", by=by, workspace=workspace) as trace:
        made = trace.create_all(DuplicateHint, rows)
        trace.say(count=len(made))
    return len(made)


def hint_between(*, by: User | None, first: Party, second: Party, reason: Words) -> DuplicateHint:
    """Return the hint about two parties, made if nobody thought of it yet."""
    low, high = sorted((first, second), key=lambda party: party.pk)
    known = DuplicateHint.objects.filter(first=low, second=high).first()
    if known is not None:
        return known
    with recorded(
        "network.hint_make", by=by, workspace=low.workspace, first=str(low), second=str(high)
    ) as trace:
        made = trace.create(_hint(low.workspace, (low.pk, high.pk), reason))
        trace.about(made.public_id)
    return made


def _hint(workspace: Workspace, pair: tuple[int, int], reason: Words) -> DuplicateHint:
    first, second = sorted(pair)
    return DuplicateHint(
        workspace=workspace,
        first_id=first,
        second_id=second,
        reason_th=reason.th,
        reason_en=reason.en,
    )

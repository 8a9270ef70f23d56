"""LINE messages left this month, as LINE last told them."""

from __future__ import annotations

from dataclasses import dataclass

from malai.accounts.models import Workspace
from malai.post.models import LineAccount


@dataclass(frozen=True, slots=True)
class Quota:
    """What a sending costs and what is left. ``left`` is ``None`` where it is not known."""

    cost: int
    left: int | None
    is_limited: bool

    @property
    def is_enough(self) -> bool | None:
        """Whether it is enough; ``None`` where that is not known."""
        if not self.is_limited:
            return True
        return None if self.left is None else self.left >= self.cost


def quota_of(workspace: Workspace, cost: int) -> Quota:
    """Return what ``cost`` messages mean for this month. One query; LINE is not asked."""
    account = LineAccount.objects.filter(workspace=workspace).first()
    if account is None or account.asked_at is None:
        return Quota(cost, None, is_limited=True)
    if not account.is_limited:
        return Quota(cost, None, is_limited=False)
    known = account.limit is not None and account.used is not None
    left = max((account.limit or 0) - (account.used or 0), 0) if known else None
    return Quota(cost, left, is_limited=True)

"""LINE messages left this month: as LINE says now, or as it last said, with the time of that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Thread
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils import timezone

from malai.accounts.models import Workspace
from malai.post.models import Channel, Delivery, LineAccount, State
from malai.post.sealing import UnsealableError, unseal
from malai.post.senders.line import LineRefusedError, QuotaTold, quota_told

#: How long an answer counts as now, and how long LINE is left alone where it did not answer.
FRESH: Final = timedelta(minutes=10)
ALONE: Final = timedelta(minutes=1)
#: Seconds that a page waits for LINE at most.
PATIENCE: Final = 2.0
#: LINE counts months as they are in Japan.
_MONTHS: Final = ZoneInfo("Asia/Tokyo")


@dataclass(frozen=True, slots=True)
class Quota:
    """What a sending costs and what is left. ``left`` is ``None`` where it is not known."""

    cost: int
    left: int | None
    is_limited: bool
    asked_at: datetime | None = None
    """When LINE said so."""
    queued: int = 0
    """Messages that wait to go or went since then: they come off what is left."""
    is_now: bool = True
    """Whether LINE said it just now; else it did not answer, and this is what it said last."""

    @property
    def is_enough(self) -> bool | None:
        """Whether it is enough; ``None`` where that is not known."""
        if not self.is_limited:
            return True
        return None if self.left is None else self.left - self.queued >= self.cost


def quota_of(workspace: Workspace, cost: int) -> Quota:
    """Return what ``cost`` messages mean for this month. Two queries; LINE is not asked."""
    account = LineAccount.objects.filter(workspace=workspace).first()
    return _known(account, cost) if account else Quota(cost, None, is_limited=True)


def quota_asked(workspace: Workspace, cost: int) -> Quota:
    """Return the same, after LINE was asked where its last word is older than ``FRESH``.

    Three queries. Waits for ``PATIENCE`` seconds at most; where LINE did not answer it is not asked
    again for a minute, and what it said last stands.
    """
    account = LineAccount.objects.filter(workspace=workspace).first()
    if account is None:
        return Quota(cost, None, is_limited=True)
    now = timezone.now()
    if _is_older(account.asked_at, now - FRESH) and _is_older(account.tried_at, now - ALONE):
        LineAccount.objects.filter(pk=account.pk).update(tried_at=now)
        _ask(account)
    return _known(account, cost)


def _is_older(moment: datetime | None, than: datetime) -> bool:
    return moment is None or moment < than


def _ask(account: LineAccount) -> None:
    """Ask LINE in a thread of its own: no slow name server and no slow answer holds the page."""
    heard: list[QuotaTold] = []
    try:
        token = unseal(account.sealed_token)
    except UnsealableError:
        return
    asking = Thread(target=_hear, args=(token, heard), daemon=True)
    asking.start()
    asking.join(PATIENCE)
    if heard:
        told = heard[0]
        account.is_limited, account.limit, account.used = told.is_limited, told.limit, told.used
        account.asked_at = timezone.now()
        account.save(update_fields=["is_limited", "limit", "used", "asked_at", "updated_at"])


def _hear(token: str, heard: list[QuotaTold]) -> None:
    try:
        heard.append(quota_told(token))
    except LineRefusedError:
        return


def _known(account: LineAccount, cost: int) -> Quota:
    asked_at = account.asked_at
    if asked_at is None:
        return Quota(cost, None, is_limited=True, is_now=False)
    is_now = asked_at >= timezone.now() - FRESH
    if not account.is_limited:
        return Quota(cost, None, is_limited=False, asked_at=asked_at, is_now=is_now)
    is_known = account.limit is not None and account.used is not None and _is_of_month(asked_at)
    left = max((account.limit or 0) - (account.used or 0), 0) if is_known else None
    queued = _queued(account.workspace_id, asked_at) if is_known else 0
    return Quota(cost, left, is_limited=True, asked_at=asked_at, queued=queued, is_now=is_now)


def _is_of_month(moment: datetime) -> bool:
    """Say whether a number was told in the month that LINE is counting now."""
    then, now = moment.astimezone(_MONTHS), timezone.now().astimezone(_MONTHS)
    return (then.year, then.month) == (now.year, now.month)


def _queued(workspace: int, since: datetime) -> int:
    waits = Q(state__in=(State.WAITING, State.SENDING))
    went = Q(state__in=(State.SENT, State.UNKNOWN), settled_at__gt=since)
    rows = Delivery.objects.filter(waits | went, channel=Channel.LINE)
    return rows.filter(message__workspace=workspace, message__state="queued").count()

"""Fetching what people sent to the LINE account: at once, each claimed before it is fetched.

A fetch changes nothing at LINE, so one whose process died is simply made once more.
"""

from __future__ import annotations

import io
import tempfile
from datetime import datetime, timedelta
from typing import IO, Final

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from malai.files.images import photo_made
from malai.files.services import FileRefusedError, file_taken
from malai.network.services.about import is_photo
from malai.post import reasons
from malai.post.models import DraftState, LineDraft
from malai.post.sealing import UnsealableError, unseal
from malai.post.senders.line_content import ContentLaterError, ContentLostError, content_fetch
from malai.post.timing import LEASE

#: Photos of one round, fetches of one photo, and the wait before the next one.
ROUND: Final = 20
MOST_TRIES: Final = 6
WAITS: Final = (30, 120, 600, 3_600, 14_400)


def drafts_round(*, most: int = ROUND, now: datetime | None = None) -> int:
    """Fetch what may be fetched now, at most ``most`` photos, and return how many were tried.

    Two queries where nothing waits; four more for each photo.
    """
    moment = now or timezone.now()
    _free_old(moment)
    rows = LineDraft.objects.filter(_may_go(moment)).order_by("pk")
    keys = list(rows.values_list("pk", flat=True)[:most])
    claimed = [draft for key in keys if (draft := _claim(key, moment)) is not None]
    for draft in claimed:
        _fetch(draft, moment)
    return len(claimed)


def _may_go(now: datetime) -> Q:
    return Q(state=DraftState.WAITING) & (Q(not_before=None) | Q(not_before__lte=now))


def _free_old(now: datetime) -> None:
    stuck = LineDraft.objects.filter(state=DraftState.FETCHING, claimed_at__lt=now - LEASE)
    # Asked first: an update would hold the one writer of SQLite every few seconds.
    if stuck.exists():
        stuck.update(state=DraftState.WAITING, claimed_at=None)


def _claim(key: int, now: datetime) -> LineDraft | None:
    claimed = LineDraft.objects.filter(_may_go(now), pk=key).update(
        state=DraftState.FETCHING, claimed_at=now, tried=F("tried") + 1
    )
    if not claimed:
        return None
    return LineDraft.objects.select_related("account", "workspace").get(pk=key)


def _fetch(draft: LineDraft, now: datetime) -> None:
    try:
        with tempfile.TemporaryFile() as content:
            content_fetch(unseal(draft.account.sealed_token), draft.message_id, content)
            _keep(draft, content)
    except ContentLostError as lost:
        _lost(draft, lost.reason)
    except ContentLaterError as later:
        _later(draft, later.reason, now)
    except UnsealableError:
        _later(draft, reasons.TOKEN, now)


def _keep(draft: LineDraft, content: IO[bytes]) -> None:
    if not is_photo(content, ""):
        raise ContentLostError(reasons.NOT_A_PHOTO)
    try:
        large, small = photo_made(content)
    except FileRefusedError as error:
        raise ContentLostError(reasons.NOT_A_PHOTO) from error
    try:
        _store(draft, large, small)
    except FileRefusedError as error:
        # No room on the disk now.
        raise ContentLaterError from error
    except _TakenBackError:
        return


class _TakenBackError(Exception):
    """Its sender took it back while it was fetched; the bytes go again."""


def _store(draft: LineDraft, large: bytes, small: bytes) -> None:
    here, name = draft.workspace, photo_name(draft.sent_at)
    with (
        file_taken(by=None, workspace=here, name=name, content=io.BytesIO(large)) as file,
        file_taken(by=None, workspace=here, name=name, content=io.BytesIO(small)) as square,
        transaction.atomic(),
    ):
        file.save()
        square.save()
        kept = _mine(draft).update(
            state=DraftState.READY, file=file, small=square, reason="", claimed_at=None
        )
        if not kept:
            raise _TakenBackError


def _lost(draft: LineDraft, reason: str) -> None:
    _mine(draft).update(state=DraftState.LOST, reason=reason, claimed_at=None)


def _later(draft: LineDraft, reason: str, now: datetime) -> None:
    if draft.tried >= MOST_TRIES:
        _lost(draft, reason)
        return
    said = "" if reason == reasons.TOO_OFTEN else reason
    wait = timedelta(seconds=WAITS[min(draft.tried, len(WAITS)) - 1])
    _mine(draft).update(
        state=DraftState.WAITING, reason=said, not_before=now + wait, claimed_at=None
    )


def _mine(draft: LineDraft) -> QuerySet[LineDraft]:
    """Return the row as long as this claim holds."""
    rows = LineDraft.objects.filter(pk=draft.pk, state=DraftState.FETCHING)
    return rows.filter(claimed_at=draft.claimed_at)


def photo_name(sent_at: datetime) -> str:
    """Return the name of a photo: the moment it was sent, nothing of the sender.

    Examples
    --------
    >>> from datetime import UTC
    >>> photo_name(datetime(2026, 11, 27, 1, 5, 9, tzinfo=UTC))
    'line-20261127-080509.jpg'
    """
    return f"line-{timezone.localtime(sent_at):%Y%m%d-%H%M%S}.jpg"

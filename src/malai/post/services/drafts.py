"""Photos and places that linked people send: noted, fetched by the worker, dropped, erased.

Of people who never said who they are nothing is noted and nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from malai.accounts.models import User
from malai.audit.services import recorded
from malai.files.models import StoredFile
from malai.files.services import files_erase
from malai.post.models import DraftKind, DraftState, LineAccount, LineDraft, LineLink
from malai.post.models.draft import KEPT

#: Undecided things of one person; more are not kept, so that nobody fills the disk.
MOST: Final = 100
KINDS: Final = {"image": DraftKind.PHOTO, "location": DraftKind.PLACE}
_HERE: Final = (DraftState.WAITING, DraftState.FETCHING, DraftState.READY, DraftState.LOST)


def received_note(
    account: LineAccount, user: str, at: int, message: Mapping[str, Any]
) -> str | None:
    """Note a photo or a place that ``user`` sent, and return what is answered, if anything.

    Three queries. What a link in LINE's own page points at is never fetched: it could lead anywhere.
    """
    link = _link(account, user)
    if link is None:
        return UNKNOWN if _is_first(message) else None
    kept = _row(account, link, at, message)
    if kept is None:
        return None
    if _undecided(link) >= MOST:
        return FULL
    _row_made, is_new = LineDraft.objects.get_or_create(
        account=account, message_id=kept.pop("message_id"), defaults=kept
    )
    return KEPT_SAID if is_new and _is_first(message) else None


def received_back(account: LineAccount, user: str, at: int, message_id: str) -> None:
    """Let go of what its sender took back, even where word of that comes first. A few queries."""
    link = _link(account, user)
    if link is None or not message_id:
        return
    row, is_new = LineDraft.objects.select_for_update(of=("self",)).get_or_create(
        account=account,
        message_id=message_id[:64],
        defaults={
            "workspace": account.workspace,
            "kind": DraftKind.PHOTO,
            "state": DraftState.BACK,
            "sent_at": _moment(at),
        },
    )
    if is_new or row.state == DraftState.BACK:
        return
    if row.state == DraftState.TAKEN:
        # It is part of an activity now; whoever looks after that is told.
        row.state = DraftState.BACK
        row.save(update_fields=["state", "updated_at"])
        return
    _emptied(row)


def draft_drop(*, by: User | None, draft: LineDraft) -> None:
    """Throw away what was sent. There is no undo: the picture is gone."""
    with recorded(
        "post.draft_drop",
        by=by,
        workspace=draft.workspace,
        subject=draft.party.public_id if draft.party else None,
        name=str(draft),
    ):
        drafts_erase(LineDraft.objects.filter(pk=draft.pk))


def drafts_erase(rows: QuerySet[LineDraft]) -> int:
    """Erase drafts with their pictures; a picture that an activity names stays. A few queries."""
    with transaction.atomic():
        found = list(rows.values_list("pk", "file_id", "small_id"))
        LineDraft.objects.filter(pk__in=[row[0] for row in found]).delete()
        keys = {key for row in found for key in row[1:] if key}
        files_erase(list(StoredFile.objects.filter(pk__in=keys)))
    return len(found)


def drafts_sweep(now: datetime | None = None) -> int:
    """Erase what is older than ``KEPT``, decided or not; returns how many went."""
    return drafts_erase(LineDraft.objects.filter(created_at__lt=(now or timezone.now()) - KEPT))


def _link(account: LineAccount, user: str) -> LineLink | None:
    rows = LineLink.objects.filter(friend__account=account, friend__line_user=user)
    return rows.select_related("party", "user").order_by(F("party").asc(nulls_last=True)).first()


def _row(
    account: LineAccount, link: LineLink, at: int, message: Mapping[str, Any]
) -> dict[str, Any] | None:
    kind = KINDS[str(message["type"])]
    message_id = str(message.get("id", ""))
    row: dict[str, Any] = {
        "message_id": message_id,
        "workspace": account.workspace,
        "party": link.party,
        "user": None if link.party_id else link.user,
        "kind": kind,
        "sent_at": _moment(at),
        "not_before": timezone.now(),
    }
    if not message_id or len(message_id) > 64:
        return None
    if kind == DraftKind.PHOTO:
        provider = message.get("contentProvider")
        is_lines = not isinstance(provider, dict) or provider.get("type") == "line"
        return row if is_lines else None
    there = _point(message)
    return {**row, **there, "state": DraftState.READY} if there else None


def _point(message: Mapping[str, Any]) -> dict[str, Any] | None:
    north, east = message.get("latitude"), message.get("longitude")
    if not isinstance(north, int | float) or not isinstance(east, int | float):
        return None
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        return None
    said = {name: _text(message.get(name)) for name in ("title", "address")}
    return {
        "title": said["title"][:200], "address": said["address"][:300],
        "latitude": float(north), "longitude": float(east),
    }  # fmt: skip


def _text(value: object) -> str:
    return " ".join(str(value or "").replace("\0", "").split())


def _is_first(message: Mapping[str, Any]) -> bool:
    """Say whether it is alone or the first of several sent together: one answer is enough."""
    together = message.get("imageSet")
    return not isinstance(together, dict) or together.get("index", 1) == 1


def _undecided(link: LineLink) -> int:
    mine = {"party": link.party} if link.party_id else {"user": link.user, "party": None}
    rows = LineDraft.objects.filter(workspace=link.workspace, state__in=_HERE, **mine)
    return rows.count()


def _emptied(row: LineDraft) -> None:
    files = [one for one in (row.file, row.small) if one]
    row.state, row.party, row.user, row.file, row.small = DraftState.BACK, None, None, None, None
    row.title = row.address = row.reason = ""
    row.latitude = row.longitude = None
    row.save()
    files_erase(files)


def _moment(at: int) -> datetime:
    """Return a moment of LINE; one that no calendar holds is now."""
    try:
        return datetime.fromtimestamp(at / 1000, tz=UTC)
    except (OverflowError, OSError, ValueError):
        return timezone.now()


#: In both languages: who writes to the account chose none yet.
KEPT_SAID: Final = (
    "ได้รับแล้ว ขอบคุณมาก ผู้ประสานงานจะดูก่อนนำไปใช้ ถ้าไม่ได้ใช้จะลบภายใน 30 วัน\n"
    "Received, thank you. Somebody looks at it before it is used; what is not used is erased in 30 days."
)
UNKNOWN: Final = (
    "ยังไม่ได้เชื่อมไลน์กับเครือข่าย สิ่งที่ส่งมาจึงไม่ได้เก็บไว้ กรุณาส่งรหัสที่ได้รับจากผู้ประสานงานก่อน แล้วส่งใหม่อีกครั้ง\n"
    "You are not linked yet, so this was not kept. Please send the code from your coordinator, then send it again."
)
FULL: Final = (
    "มีรูปที่รอดูอยู่มากแล้ว รูปนี้จึงไม่ได้เก็บไว้ กรุณาบอกผู้ประสานงาน\n"
    "Many of your pictures still wait to be looked at, so this one was not kept. Please tell your coordinator."
)

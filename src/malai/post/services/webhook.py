"""What LINE tells: somebody added the account or took it away, sent a code, wrote "stop".

Ordinary chat is never kept; photos and places of linked people are, as drafts. Events may come twice, late and in any order: each is known by its id,
and each fact carries the moment that LINE gave it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from malai.audit.services import Recorder, recorded
from malai.consent.models import Answer, Purpose, Way
from malai.consent.services.answers import Given, consents_write
from malai.consent.wording import CONTACT
from malai.links.codes import code_read
from malai.network.models import PartyKind
from malai.post.models import LineAccount, LineCode, LineFriend, LineLink, WebhookEvent
from malai.post.services.drafts import KINDS, received_back, received_note
from malai.post.services.line import LENGTH

#: LINE sends an event again for hours at most; older ones are not taken. Ids are kept for longer.
OLDEST: Final = timedelta(days=30)
STOP: Final = frozenset({"หยุด", "stop", "เลิก", "unsubscribe"})
HELP: Final = frozenset({"ช่วย", "ช่วยเหลือ", "help", "?"})
#: Letters of a text that are looked at; a command is short.
SHORT: Final = 40


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered to an event; replies cost no message of the month."""

    token: str
    text: str


def is_signed(body: bytes, signature: str, secret: str) -> bool:
    """Say whether LINE signed exactly these bytes: HMAC-SHA256 of the raw body, in base64."""
    made = hmac.new(secret.encode(), body, hashlib.sha256).digest()
    return hmac.compare_digest(base64.b64encode(made), signature.encode("utf-8", "replace"))


def events_take(account: LineAccount, body: bytes) -> list[Reply]:
    """Take the events of one call, whose signature was checked; returns what to reply.

    An event that was seen before, that tells nothing, or that is for another account is passed
    over. A few queries for each.
    """
    try:
        events = json.loads(body).get("events", [])
    except (ValueError, AttributeError):
        return []
    replies = (_once(account, one) for one in events if isinstance(one, dict))
    return [reply for reply in replies if reply is not None]


def _once(account: LineAccount, event: Mapping[str, Any]) -> Reply | None:
    event_id = str(event.get("webhookEventId", ""))[:64]
    source = event.get("source")
    user = str(source.get("userId", ""))[:64] if isinstance(source, dict) else ""
    at = event.get("timestamp")
    # What is said in a group is not for us, whoever says it.
    is_alone = isinstance(source, dict) and source.get("type") == "user"
    if not (event_id and user and is_alone and isinstance(at, int)) or _is_old(at):
        return None
    try:
        with transaction.atomic():
            WebhookEvent.objects.create(account=account, event_id=event_id)
            return _taken(account, user, at, event)
    except IntegrityError:
        return None


def _is_old(at: int) -> bool:
    """Say whether an event is older than its id is surely kept: then it could be a second one."""
    return at < (timezone.now() - OLDEST).timestamp() * 1000


def _taken(account: LineAccount, user: str, at: int, event: Mapping[str, Any]) -> Reply | None:
    kind, token = event.get("type"), str(event.get("replyToken", ""))
    if kind in ("follow", "unfollow"):
        follow_note(_friend(account, user), at, is_following=kind == "follow")
        return Reply(token, WELCOME) if kind == "follow" else None
    if kind == "unsend" and isinstance(gone := event.get("unsend"), dict):
        received_back(account, user, at, str(gone.get("messageId", "")))
    message = event.get("message")
    if kind != "message" or not isinstance(message, dict):
        return None
    if message.get("type") in KINDS:
        said = received_note(account, user, at, message)
        return Reply(token, said) if said else None
    if message.get("type") != "text":
        return None
    return _command(account, user, at, str(message.get("text", ""))[:SHORT], token)


def _command(account: LineAccount, user: str, at: int, text: str, token: str) -> Reply | None:
    word = text.strip().lower()
    if word in STOP:
        stop_note(_friend(account, user), at, is_stopped=True)
        return Reply(token, STOPPED)
    if word in HELP:
        return Reply(token, WELCOME)
    if code := code_read(text, LENGTH):
        return Reply(token, LINKED if _link(account, user, at, code) else WRONG)
    return None


def _friend(account: LineAccount, user: str) -> LineFriend:
    friend, _made = LineFriend.objects.select_for_update().get_or_create(
        account=account, line_user=user
    )
    return friend


def follow_note(friend: LineFriend, at: int, *, is_following: bool) -> None:
    """Note that somebody has the account, or not."""
    if follow_heard(friend, at, is_following=is_following):
        friend.save(update_fields=["is_following", "following_at", "updated_at"])


def follow_heard(friend: LineFriend, at: int, *, is_following: bool) -> bool:
    """Put it on the row where it is the later word; of two at one moment "not" counts."""
    is_later = (at, not is_following) > (friend.following_at, not friend.is_following)
    if is_later:
        friend.is_following, friend.following_at = is_following, at
    return is_later


def stop_heard(friend: LineFriend, at: int, *, is_stopped: bool) -> bool:
    """Put it on the row where it is the later word; of two at one moment "stop" counts."""
    is_later = (at, is_stopped) > (friend.stopped_at, friend.is_stopped)
    if is_later:
        friend.is_stopped, friend.stopped_at = is_stopped, at
    return is_later


def stop_note(friend: LineFriend, at: int, *, is_stopped: bool) -> None:
    """Note that somebody wants no messages, or does again; and her consent with it."""
    if not stop_heard(friend, at, is_stopped=is_stopped):
        return
    friend.save(update_fields=["is_stopped", "stopped_at", "updated_at"])
    for link in LineLink.objects.filter(friend=friend).select_related("party", "workspace"):
        with recorded("post.line_stop", by=None, workspace=link.workspace,
                      subject=link.party.public_id if link.party else None,
                      name=str(link.party or link.user)) as trace:  # fmt: skip
            _consent(trace, link, Answer.WITHDRAWN if is_stopped else Answer.YES)


def _link(account: LineAccount, user: str, at: int, code: str) -> bool:
    """Say who somebody in LINE is, by her code. The code is used up."""
    rows = LineCode.objects.select_for_update(of=("self",)).filter(account=account, used_at=None)
    found = rows.filter(code=code, expires_at__gt=timezone.now()).select_related("party").first()
    if found is None:
        return False
    friend = _friend(account, user)
    # Who writes has the account, at least at that moment, and wants to be told.
    follow_note(friend, at, is_following=True)
    whose: dict[str, Any] = {"party": found.party} if found.party_id else {"user": found.user}
    with recorded("post.line_link", by=None, workspace=account.workspace,
                  subject=found.party.public_id if found.party else None,
                  name=str(found.party or found.user)) as trace:  # fmt: skip
        LineLink.objects.filter(workspace=account.workspace, **whose).delete()
        link = LineLink.objects.create(
            workspace=account.workspace, friend=friend, linked_at=timezone.now(), **whose
        )
        found.used_at = timezone.now()
        found.save(update_fields=["used_at", "updated_at"])
        if stop_heard(friend, at, is_stopped=False):
            friend.save(update_fields=["is_stopped", "stopped_at", "updated_at"])
            _consent(trace, link, Answer.YES)
    return True


def _consent(trace: Recorder, link: LineLink, answer: str) -> None:
    """Note the answer to the purpose "contact by LINE", where there is one and she may give it.

    Somebody under age agrees only with a guardian: then nothing is noted, and nothing is sent.
    """
    party = link.party
    if party is None or party.kind != PartyKind.PERSON:
        return
    code = CONTACT["line"]
    purpose = Purpose.objects.filter(workspace=link.workspace, code=code).first()
    if purpose is None or not purpose.is_asked:
        return
    minor = getattr(party, "minor", None)
    alone = minor and not minor.guardian and minor.is_minor_on(timezone.localdate())
    if alone and answer == Answer.YES:
        return
    consents_write(
        trace=trace, by=None, parties=[party], purposes=[purpose],
        given=Given(answer=answer, way=Way.LINE),
    )  # fmt: skip


#: In both languages: who writes to the account chose none yet.
WELCOME: Final = (
    "สวัสดี ส่งรหัสที่ได้รับจากผู้ประสานงานมาที่นี่ เพื่อรับข่าวทางไลน์ พิมพ์ หยุด เมื่อไม่ประสงค์รับข่าวอีก ข้อความอื่นระบบไม่เก็บไว้ รูปและพิกัดเก็บไว้ให้ผู้ประสานงานดูไม่เกิน 30 วัน\n"
    "Hello. Send the code you were given to get news here. Write STOP for no more. Nothing else you write is kept; photos and places wait 30 days at most to be looked at."
)
LINKED: Final = (
    "เชื่อมไลน์เรียบร้อย ขอบคุณมาก ต่อไปจะได้รับข่าวทางนี้ พิมพ์ หยุด ได้ทุกเมื่อ\n"
    "You are linked, thank you. News will come here. Write STOP at any time."
)
WRONG: Final = (
    "รหัสนี้ใช้ไม่ได้แล้ว กรุณาขอรหัสใหม่จากผู้ประสานงาน\n"
    "This code is not valid any more. Please ask your coordinator for a new one."
)
STOPPED: Final = "รับทราบ จะไม่ส่งข่าวทางไลน์อีก ขอบคุณมาก\nUnderstood: no more news in LINE. Thank you."

"""The words around a message: greeting, who writes, how to choose. Thai first, for both."""

from __future__ import annotations

from typing import Any, Final

from django.core import signing
from django.urls import reverse

from malai.post.models import Delivery

_SALT: Final = "malai.post.choices"


def choices_token(delivery: Delivery) -> str:
    """Return the name of somebody's page of choices; nobody else can make it."""
    here: dict[str, Any] = {"p": delivery.party_id} if delivery.party_id else {
        "u": delivery.user_id, "w": delivery.message.workspace_id, "k": delivery.message.kind,
    }  # fmt: skip
    return signing.dumps(here, salt=_SALT)


def token_read(token: str) -> dict[str, Any] | None:
    """Return whose choices a token opens, ``None`` where it was not made here."""
    try:
        read = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return read if isinstance(read, dict) else None


def choices_url(delivery: Delivery) -> str:
    """Return the address where somebody chooses, empty where the site has no address."""
    root = delivery.message.root
    return f"{root}{reverse('post:choices', args=[choices_token(delivery)])}" if root else ""


def email_text(delivery: Delivery) -> str:
    """Return the text of a mail: the words, then who writes and how to choose."""
    _subject, body = delivery.words()
    lines = [body.strip(), "", "--", delivery.message.workspace.name]
    if url := choices_url(delivery):
        said = _CHOOSE_EN if delivery.language == "en" else _CHOOSE_TH
        lines.append(f"{said} {url}")
    return "\n".join(lines) + "\n"


def line_text(delivery: Delivery) -> str:
    """Return the text for LINE: subject, words, how to stop."""
    subject, body = delivery.words()
    stop = _STOP_EN if delivery.language == "en" else _STOP_TH
    parts = [subject.strip(), body.strip()]
    return "\n\n".join([*(part for part in parts if part), stop])


def plain_text(subject: str, body: str) -> str:
    """Return subject and text as one, for a group or a short message."""
    return "\n\n".join(part.strip() for part in (subject, body) if part.strip())


_CHOOSE_TH: Final = "เลือกช่องทาง หรือขอไม่รับข่าวอีก:"
_CHOOSE_EN: Final = "Choose how to be told, or ask for no more messages:"
_STOP_TH: Final = "(พิมพ์ หยุด เมื่อไม่ประสงค์รับข่าวทางไลน์อีก)"
_STOP_EN: Final = "(Write STOP to get no more messages in LINE.)"

"""What a delivery status notification says (RFC 3464): which message, and why it came back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, message_from_string
from email.message import Message
from email.utils import getaddresses
from typing import Final
from uuid import UUID

from malai.post import reasons

#: Where servers write down for whom a mail was that they took.
_OURS: Final = ("To", "Delivered-To", "X-Original-To", "Envelope-To")
_VERP: Final = re.compile(r"\+([0-9a-f]{32})@", re.IGNORECASE)
_UUID: Final = re.compile(r"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@", re.IGNORECASE)
_STATUS: Final = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
#: Of RFC 3463, beside everything about the address itself (5.1.x): closed, and nowhere to go.
_DEAD: Final = frozenset({"5.0.0", "5.2.1", "5.4.4"})


@dataclass(frozen=True, slots=True)
class Returned:
    """One mail that did not arrive."""

    key: UUID
    """Of the delivery."""
    reason: str
    """A code of ``malai.post.reasons``."""
    is_dead: bool
    """Whether the address itself is the reason, so that no other mail would arrive."""
    address: str
    """To whom it was sent, as the returned mail says; empty where it does not."""


def return_address(return_to: str, key: UUID) -> str:
    """Return the address to which one mail comes back.

    Examples
    --------
    >>> key = UUID("0b9c1d2e-0000-4000-8000-000000000001")
    >>> return_address("back+@example.org", key)
    'back+0b9c1d2e000040008000000000000001@example.org'
    >>> return_address("back@example.org", key)
    'back@example.org'
    """
    local, at, host = return_to.rpartition("@")
    return f"{local}{key.hex}{at}{host}" if local.endswith("+") else return_to


def report_read(raw: bytes) -> Returned | None:
    """Return what came back; ``None`` where it is no report, of no mail of ours, or not final.

    Only a report in the form of RFC 3464 is read: no sentence of a server is guessed at.
    """
    mail = message_from_bytes(raw)
    kind = str(mail.get_param("report-type", "")).lower()
    if mail.get_content_type() != "multipart/report" or kind != "delivery-status":
        return None
    original = _original(mail)
    key = _key(mail, original)
    failed = next((one for one in _recipients(mail) if _said(one, "Action") == "failed"), None)
    if key is None or failed is None:
        return None
    status = _status(failed)
    reason, is_dead = _meant(status)
    return Returned(key, reason, is_dead, _address(original, failed))


def _recipients(mail: Message) -> Iterator[Message]:
    """Yield the blocks of the report that are about a recipient."""
    for part in mail.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            for block in part.get_payload():
                if isinstance(block, Message) and block.get("Action"):
                    yield block


def _original(mail: Message) -> Message | None:
    """Return the returned mail, or its headers, where the report holds them."""
    for part in mail.walk():
        if part.get_content_type() == "message/rfc822" and part.is_multipart():
            first = part.get_payload(0)
            return first if isinstance(first, Message) else None
        if part.get_content_type() == "text/rfc822-headers":
            payload = part.get_payload(decode=True)
            text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
            return message_from_string(text)
    return None


def _key(mail: Message, original: Message | None) -> UUID | None:
    for name in _OURS:
        for value in mail.get_all(name, []):
            if found := _VERP.search(str(value)):
                return UUID(found[1])
    known = _UUID.search(_header(original, "Message-ID"))
    return UUID(known[1]) if known else None


def _address(original: Message | None, block: Message) -> str:
    """Return whom it was for: as we wrote it, else as the report says it was given."""
    written = getaddresses([_header(original, "To")])
    if written and written[0][1]:
        return written[0][1]
    said = str(block.get("Original-Recipient") or block.get("Final-Recipient") or "")
    return said.rpartition(";")[2].strip().strip("<>")


def _status(block: Message) -> str:
    found = _STATUS.search(str(block.get("Status", "")))
    found = found or _STATUS.search(str(block.get("Diagnostic-Code", "")))
    return ".".join(found.groups()) if found else ""


def _meant(status: str) -> tuple[str, bool]:
    """Return why, and whether the address is the reason; a server that says nothing blames none."""
    kind, _dot, detail = status.partition(".")
    if detail == "2.2":
        return reasons.FULL, False
    if kind == "4":
        return reasons.TOO_LATE, False
    if detail.startswith("1.") or status in _DEAD:
        return reasons.NO_SUCH, True
    return reasons.NOT_TAKEN, False


def _said(block: Message, name: str) -> str:
    return str(block.get(name, "")).split("(")[0].strip().lower()


def _header(mail: Message | None, name: str) -> str:
    return str(mail.get(name, "")) if mail is not None else ""

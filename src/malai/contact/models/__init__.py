"""Contacts and who took part; group chats and who was present."""

from __future__ import annotations

from malai.contact.models.contact import (
    Channel,
    Contact,
    ContactParty,
    ContactSource,
    Manner,
    usual_manner,
)
from malai.contact.models.groups import ChatGroup, FileKind, FileRead, KnownName, Presence

__all__ = [
    "Channel",
    "ChatGroup",
    "Contact",
    "ContactParty",
    "ContactSource",
    "FileKind",
    "FileRead",
    "KnownName",
    "Manner",
    "Presence",
    "usual_manner",
]

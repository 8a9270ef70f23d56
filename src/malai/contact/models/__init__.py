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
from malai.contact.models.pace import Pace

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
    "Pace",
    "Presence",
    "usual_manner",
]

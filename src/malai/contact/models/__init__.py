"""Contacts and who took part; group chats and who was present."""

from __future__ import annotations

from malai.contact.models.care import (
    CareGiven,
    CareKind,
    CarePlan,
    Invitation,
    InvitationState,
)
from malai.contact.models.contact import (
    Channel,
    Contact,
    ContactParty,
    ContactSource,
    Manner,
    usual_manner,
)
from malai.contact.models.device import TakenBack
from malai.contact.models.groups import ChatGroup, FileKind, FileRead, KnownName, Presence
from malai.contact.models.pace import Pace

__all__ = [
    "CareGiven",
    "CareKind",
    "CarePlan",
    "Channel",
    "ChatGroup",
    "Contact",
    "ContactParty",
    "ContactSource",
    "FileKind",
    "FileRead",
    "Invitation",
    "InvitationState",
    "KnownName",
    "Manner",
    "Pace",
    "Presence",
    "TakenBack",
    "usual_manner",
]

"""Contacts and who took part."""

from __future__ import annotations

from malai.contact.models.contact import (
    Channel,
    Contact,
    ContactParty,
    ContactSource,
    Manner,
    usual_manner,
)

__all__ = ["Channel", "Contact", "ContactParty", "ContactSource", "Manner", "usual_manner"]

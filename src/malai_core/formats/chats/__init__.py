"""Exports of group chats: who wrote and when. What was said is dropped while it is read."""

from __future__ import annotations

from malai_core.formats.chats.model import ChatEvent, Happening, Reading
from malai_core.formats.chats.reader import Chat, read_chat

__all__ = ["Chat", "ChatEvent", "Happening", "Reading", "read_chat"]

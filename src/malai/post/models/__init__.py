"""Messages and their outbox; what people choose; the LINE account of a workspace."""

from __future__ import annotations

from malai.post.models.choice import ChannelChoice, PostRules, UserChoice
from malai.post.models.draft import DraftKind, DraftState, LineDraft
from malai.post.models.line import LineAccount, LineCode, LineFriend, LineLink, WebhookEvent
from malai.post.models.message import Channel, Delivery, Message, MessageKind, MessageState, State

__all__ = [
    "Channel",
    "ChannelChoice",
    "Delivery",
    "DraftKind",
    "DraftState",
    "LineAccount",
    "LineCode",
    "LineDraft",
    "LineFriend",
    "LineLink",
    "Message",
    "MessageKind",
    "MessageState",
    "PostRules",
    "State",
    "UserChoice",
    "WebhookEvent",
]

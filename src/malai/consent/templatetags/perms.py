"""What the reader of a page may do, for panels that higher rooms put on it."""

from __future__ import annotations

from typing import Any

from django import template

from malai.access.policy import Action

register = template.Library()


def _may(context: dict[str, Any], action: Action) -> bool:
    seat = context.get("seat")
    return bool(seat and seat.may(action))


@register.simple_tag(takes_context=True)
def may_edit_here(context: dict[str, Any]) -> bool:
    """Say whether the reader may note answers."""
    return _may(context, Action.NETWORK_EDIT)


@register.simple_tag(takes_context=True)
def may_see_sensitive(context: dict[str, Any]) -> bool:
    """Say whether the reader may look at sensitive facts."""
    return _may(context, Action.SENSITIVE_READ)


@register.simple_tag(takes_context=True)
def may_manage_here(context: dict[str, Any]) -> bool:
    """Say whether the reader looks after the workspace."""
    return _may(context, Action.WORKSPACE_MANAGE)

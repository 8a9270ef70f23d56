"""Words of the workspace, where pages speak of its people."""

from __future__ import annotations

from typing import Any

from django import template

from malai.network.models import WordCode
from malai.network.selectors.custom import word_of

register = template.Library()


@register.simple_tag(takes_context=True)
def word(context: dict[str, Any], code: str) -> str:
    """Return a word as this workspace says it. One query a page."""
    return word_of(context["workspace"], code)


@register.simple_tag(takes_context=True)
def role_word(context: dict[str, Any], role: str, label: str) -> str:
    """Return a role in a network as this workspace says it, else ``label``."""
    return word_of(context["workspace"], role) if role in WordCode.values else label

"""The sentence of an act in a template."""

from __future__ import annotations

from django import template

from malai.audit.models import Act
from malai.audit.words import sentence_of

register = template.Library()


@register.filter
def told(act: Act) -> str:
    """Return what the act did, in the language of the page."""
    return sentence_of(act)

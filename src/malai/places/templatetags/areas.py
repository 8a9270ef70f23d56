"""Areas in templates."""

from __future__ import annotations

from typing import Any

from django import template

from malai.places import wording
from malai.places.selectors.villages import Village, villages_known

register = template.Library()


@register.filter
def area_said(code: str) -> str:
    """Return an area with the wholes it lies in."""
    return wording.area_said(code or "")


@register.filter
def address_said(row: Any) -> str:  # noqa: ANN401 - any row that lies somewhere
    """Return the whole address of a row."""
    return wording.address_said(row)


@register.filter
def address_coarse(row: Any) -> str:  # noqa: ANN401 - any row that lies somewhere
    """Return the address of a row without the house: village and area."""
    return wording.address_said(row, with_house=False)


@register.simple_tag(takes_context=True)
def villages_here(context: dict[str, Any], code: str) -> list[Village]:
    """Return the villages known in a subdistrict of the workspace of the page."""
    workspace = context.get("workspace")
    return villages_known(workspace, code) if workspace and code else []

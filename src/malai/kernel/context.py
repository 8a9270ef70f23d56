"""What every page knows: the language, the seat of the reader and the menu of the workspace.

A view that opened a door leaves its result on the request (``request.seat``); pages without one
get an empty menu.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.kernel.kept import kept_for
from malai.kernel.registries import NavigationItem, navigation


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the base layout. No queries: the door has made them."""
    seat = getattr(request, "seat", None)
    items = menu(request, seat) if seat else []
    return {
        "language": get_language() or settings.LANGUAGE_CODE,
        "is_demo": seat.workspace.is_demo if seat else settings.MALAI_DEMO,
        "seat": seat,
        "workspace": seat.workspace if seat else None,
        "navigation": items,
        "navigation_groups": groups(items),
        "navigation_near": sorted((i for i in items if i["near"]), key=lambda i: i["near"]),
        "navigation_more": groups([item for item in items if not item["near"]]),
        "kept": kept_for(request) if seat else [],
    }


#: The groups of the menu, by the order from which they begin.
GROUPS: Final[tuple[tuple[int, StrOrPromise], ...]] = (
    (0, ""),
    (1, _("Who belongs")),
    (30, _("How it is going")),
    (40, _("What we do")),
    (50, _("Records and settings")),
)


def groups(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the entries of a menu in their groups; a group without any is left out."""
    found = []
    for (first, label), (end, _label) in pairwise([*GROUPS, (1_000, "")]):
        there = [item for item in items if first <= item["order"] < end]
        found += [{"label": label, "items": there}] if there else []
    return found


def menu(request: HttpRequest, seat: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a higher room's row
    """Return the entries that this seat may open, in order, with the current one marked."""
    items = sorted(navigation, key=lambda item: item.order)
    return [entry(request, seat, item) for item in items if seat.may(item.action)]


def entry(request: HttpRequest, seat: Any, item: NavigationItem) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return one entry of the menu as the layout shows it."""
    url = reverse(item.url_name, args=[seat.workspace.public_id])
    return {
        "label": item.label,
        "icon": item.icon,
        "url": url,
        "order": item.order,
        "near": item.near,
        "is_here": request.path == url or (item.order > 0 and request.path.startswith(url)),
    }

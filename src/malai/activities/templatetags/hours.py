"""Hours and times of day in templates."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def hours_said(minutes: int | None) -> str:
    """Say minutes as people do: hours, and minutes where there are some."""
    if minutes is None:
        return _("not known")
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": f"{hours:,}"}
    return _("%(hours)s h %(minutes)s min") % {"hours": f"{hours:,}", "minutes": rest}


@register.filter
def clock(at: datetime | None) -> str:
    """Return the time of day as a watch shows it here."""
    return timezone.localtime(at).strftime("%H:%M") if at else ""


@register.simple_tag
def seat_may(seat: Any, action: str) -> bool:  # noqa: ANN401 - the seat of a page, or none
    """Say whether the seat of a page may do something; for links in panels."""
    return bool(seat and seat.may(action))


@register.simple_tag
def card_code(root: str, card: Any) -> str:  # noqa: ANN401 - a card
    """Return the QR code of a card on a page that knows its own root only."""
    from malai.documents.qr import qr_svg

    address = [card.party.workspace.public_id, card.code]
    url = f"{root}{reverse('activities:card-scan', args=address)}"
    return qr_svg(url, said=_("QR code of the member card"))

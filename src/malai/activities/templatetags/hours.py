"""Hours and times of day in templates."""

from __future__ import annotations

from datetime import datetime

from django import template
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

"""Sentences of the room: what a coordinator reads of contact, in plain words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from malai.contact.bridge import Standing


def how_long(days: int | float) -> str:
    """Return a number of days as people say it: days, weeks, months or years."""
    whole = round(days)
    if whole < 14:
        return ngettext("%(count)s day", "%(count)s days", whole) % {"count": whole}
    if whole < 60:
        weeks = round(days / 7)
        return ngettext("%(count)s week", "%(count)s weeks", weeks) % {"count": weeks}
    if whole >= 730:
        years = round(days / 365.25)
        return ngettext("%(count)s year", "%(count)s years", years) % {"count": years}
    months = round(days / 30.44)
    return ngettext("%(count)s month", "%(count)s months", months) % {"count": months}


def why_now(standing: Standing) -> str:
    """Return why it is time to be in touch, without blame."""
    if standing.since is None:
        return _("No contact is known yet.")
    since = how_long(standing.since)
    if standing.usual is not None:
        said = _("Usually in touch every %(usual)s; it has been %(since)s.")
        whole = said % {"usual": how_long(standing.usual), "since": since}
        return f"{whole} {_yearly()}" if standing.is_season else whole
    if standing.wished:
        said = _("We want to be in touch every %(wished)s; it has been %(since)s.")
        return said % {"wished": how_long(standing.wished), "since": since}
    return _("It has been %(since)s since the last contact.") % {"since": since}


def _yearly() -> str:
    return _("It was as quiet a year ago.")

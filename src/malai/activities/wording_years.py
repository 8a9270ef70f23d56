"""Thai fiscal years in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from malai.kernel.templatetags.malai import language


def year_said(year: int, last: int | None = None) -> str:
    """Return a fiscal year, or several; readers of English get the common era with it.

    Examples
    --------
    >>> year_said(2559), year_said(2559, 2561)
    ('2559', '2559–2561')
    """
    several = last is not None and last != year
    thai = f"{year}–{last}" if several else str(year)
    if language() == "th":
        return thai
    common = f"{year - 543}–{(last or year) - 543}" if several else str(year - 543)
    return _("%(thai)s (ends in %(common)s)") % {"thai": thai, "common": common}

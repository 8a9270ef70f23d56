"""Short weekdays for the sheet of a month, and amounts in baht."""

from __future__ import annotations

from datetime import date
from typing import Final

from django import template

from malai.activities.money import baht_said
from malai.activities.wording_years import year_said
from malai.kernel.templatetags.malai import language

register = template.Library()

_THAI: Final = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
_ENGLISH: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@register.filter
def weekday_short(day: date) -> str:
    """Return the weekday of a day, short, in the language of the page."""
    return (_ENGLISH if language() == "en" else _THAI)[day.weekday()]


@register.simple_tag
def fiscal_years(first: int, last: int | None = None) -> str:
    """Return a fiscal year, or the first and the last of several, as the language says them."""
    return year_said(first, last)


@register.filter
def baht(satang: int | None) -> str:
    """Return satang as baht; a missing amount is a dash."""
    return baht_said(satang)

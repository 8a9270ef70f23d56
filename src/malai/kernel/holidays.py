"""Public holidays of Thailand."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from malai_core.labels import Language


@lru_cache(maxsize=64)
def holidays_of(year: int, language: Language = "th") -> dict[date, str]:
    """Return the public holidays of Thailand in a year, with substitute days, by their day.

    From the library ``holidays``, which follows the resolutions of the cabinet; days that are
    declared after its release are not known to it.
    """
    from holidays import country_holidays

    spoken = "en_US" if language == "en" else "th"
    return dict(country_holidays("TH", years=year, language=spoken).items())

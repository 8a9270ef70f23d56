"""Which Gregorian year a written year is, and what is doubtful about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from malai_core.labels import Words
from malai_core.text.dates import BUDDHIST_ERA

#: Years that are read, in either era; both spans end in the same year. Anything else is no year.
BUDDHIST_YEARS: Final = range(2400, 2644)
COMMON_YEARS: Final = range(1900, 2101)
#: Up to this year of the Buddhist era a year ran from April to March.
_LAST_YEAR_FROM_APRIL: Final = 2483

_OLD_YEAR_DOUBT: Final = Words(
    "ก่อน พ.ศ. 2484 ปีใหม่เริ่ม 1 เมษายน ปีอาจคลาดไปหนึ่งปี",
    "Before B.E. 2484 the year began on 1 April, so this may be one year off.",
)


@dataclass(frozen=True, slots=True)
class YearReading:
    """A Gregorian year, and what is doubtful about it."""

    gregorian: int
    doubt: Words | None = None


def doubts(*sentences: Words | None) -> Words | None:
    """Return several doubts as one, ``None`` where there is none."""
    said = [sentence for sentence in sentences if sentence is not None]
    if not said:
        return None
    return Words(" ".join(one.th for one in said), " ".join(one.en for one in said))


def year_of(
    digits: str, era: str, month: int | None, *, english: bool = False
) -> YearReading | None:
    """Return the Gregorian year for the digits of a year, ``None`` where they are no year.

    Parameters
    ----------
    digits
        Two or four digits; two may have an apostrophe before them.
    era
        The era as written, ``""`` where it is not.
    month
        Its number, where known: the beginning of the year has moved.
    english
        Whether an English month stands beside it: then two digits are of the common era.
    """
    era = era.replace(".", "").replace(" ", "").lower()
    if len(digits) < 4:
        common = era in ("คศ", "ad", "ce") or (english and not era)
        return _of_two_digits(int(digits.strip("'")), common=common, certain=era in ("พศ", "be"))
    year = int(digits)
    if year in BUDDHIST_YEARS:
        old = year <= _LAST_YEAR_FROM_APRIL and (month is None or month < 4)
        wrong = _wrong_era(year, "ค.ศ.", "พ.ศ.") if era in ("คศ", "ad", "ce") else None
        return YearReading(year - BUDDHIST_ERA, doubts(wrong, _OLD_YEAR_DOUBT if old else None))
    if year in COMMON_YEARS:
        return YearReading(year, _wrong_era(year, "พ.ศ.", "ค.ศ.") if era in ("พศ", "be") else None)
    return None


def _of_two_digits(two: int, *, common: bool, certain: bool) -> YearReading:
    century = (2000 if two < 50 else 1900) if common else 2500
    year = century + two
    gregorian = year if common else year - BUDDHIST_ERA
    if certain:
        return YearReading(gregorian)
    thai, english = ("ค.ศ.", "A.D.") if common else ("พ.ศ.", "B.E.")
    doubt = Words(
        f"ปี “{two:02d}” มีสองหลัก จึงอ่านเป็น {thai} {year}",
        f"The year “{two:02d}” has two digits; read as {english} {year}.",
    )
    return YearReading(gregorian, doubt)


def _wrong_era(year: int, written: str, read: str) -> Words:
    english = {"พ.ศ.": "B.E.", "ค.ศ.": "A.D."}
    return Words(
        f"เขียนว่า {written} แต่ปี {year} อ่านเป็น {read}",
        f"It says {english[written]}, but the year {year} is read as {english[read]}.",
    )

"""Thai text: normalising, sort keys, names and titles, phones, dates of the Buddhist era."""

from __future__ import annotations

from malai_core.text.addresses import AddressParts, split_address
from malai_core.text.cleaning import ascii_digits, clean, search_text, thai_digits
from malai_core.text.date_reading import DateReading, NotADateError, find_date, read_date
from malai_core.text.dates import PartialDate, fiscal_year, say_date
from malai_core.text.id_numbers import id_number
from malai_core.text.likeness import similarity
from malai_core.text.names import PersonName, name_key, split_name
from malai_core.text.organisations import organisation_key
from malai_core.text.phones import phone_e164, phone_shown
from malai_core.text.points import Point, coarse, point_of, point_read
from malai_core.text.provinces import province_code, province_name
from malai_core.text.segmenting import cut_at_words, words_of
from malai_core.text.sorting import sort_key

__all__ = [
    "AddressParts",
    "DateReading",
    "NotADateError",
    "PartialDate",
    "PersonName",
    "Point",
    "ascii_digits",
    "clean",
    "coarse",
    "cut_at_words",
    "find_date",
    "fiscal_year",
    "id_number",
    "name_key",
    "organisation_key",
    "phone_e164",
    "phone_shown",
    "point_of",
    "point_read",
    "province_code",
    "province_name",
    "read_date",
    "say_date",
    "search_text",
    "similarity",
    "sort_key",
    "split_address",
    "split_name",
    "thai_digits",
    "words_of",
]

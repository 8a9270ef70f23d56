"""Parts of forms: dates in three fields, and refusals of services shown at their fields."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from malai_core.text import PartialDate, ascii_digits

PARTS: Final = ("day", "month", "year")
ERA: Final = 543


class DateWidget(forms.Widget):
    """Reads ``<name>_day``, ``<name>_month`` and ``<name>_year``; ``kernel/field.html`` draws it."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:  # noqa: ANN401, ARG002 - Django's signature
        """Return the three texts as they were typed."""
        return [str(data.get(f"{name}_{part}", "")).strip() for part in PARTS]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:  # noqa: ANN401, ARG002 - Django's signature
        """Say whether the form lacked the field altogether."""
        return all(f"{name}_{part}" not in data for part in PARTS)


class DateBoundField(BoundField):
    """A date of a form with the parts that the template shows."""

    is_date = True

    @property
    def parts(self) -> dict[str, str | int]:
        """The three parts: as typed, or of the date that was there."""
        value = self.value()
        if isinstance(value, PartialDate):
            year = value.year + (ERA if get_language() == "th" else 0)
            return {"day": value.day or "", "month": value.month or "", "year": year}
        typed = value if isinstance(value, list) else ["", "", ""]
        day, month, typed_year = typed
        return {"day": day, "month": int(month) if month.isdecimal() else "", "year": typed_year}


class PartialDateFormField(forms.Field):
    """A date typed as day, month by name and year; the day, or both, may be unknown.

    Years from 2400 to 2643 are of the Buddhist era, 1900 to 2100 of the common era; others are asked
    again, so are years of two digits.
    """

    widget = DateWidget

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> BoundField:
        """Return the field with its three parts."""
        return DateBoundField(form, self, field_name)

    def to_python(self, value: Any) -> PartialDate | None:  # noqa: ANN401 - Django's signature
        """Return the date, ``None`` where nothing was typed."""
        if value is None or isinstance(value, PartialDate):
            return value
        day, month, year = (ascii_digits(part) for part in value)
        if not (day or month or year):
            return None
        return _dated(_whole(day), _whole(month), _year(year))

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ANN401 - Django's signature
        """Say whether another date was typed than the one shown."""
        try:
            return bool(initial != self.to_python(data))
        except ValidationError:
            return True


def _whole(text: str) -> int | None:
    if not text:
        return None
    if not text.isdecimal():
        raise ValidationError(_("Write day and year in digits."))
    return int(text)


def _year(text: str) -> int:
    year = _whole(text) if len(text) == 4 else None
    if year is not None and 2400 <= year <= 2100 + ERA:
        return year - ERA
    if year is not None and 1900 <= year <= 2100:
        return year
    raise ValidationError(_("Write the year in four digits, such as 2560 or 2017."))


def _dated(day: int | None, month: int | None, year: int) -> PartialDate:
    if day and not month:
        raise ValidationError(_("Choose the month too, or leave the day empty."))
    if month is not None and not 1 <= month <= 12:
        raise ValidationError(_("A year has twelve months."))
    if day is not None and month and not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise ValidationError(_("The calendar has no such day."))
    return PartialDate(year, month, day)


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, ``None`` where the form is only asked for.

    An empty form that was sent is still sent: it is refused with what is missing.
    """
    return request.POST if request.method == "POST" else None


@contextmanager
def refusals_shown_in(form: forms.Form) -> Iterator[None]:
    """Carry a ``ValidationError`` of a service to the field it is about, or to the whole form."""
    try:
        yield
    except ValidationError as error:
        by_field = error.message_dict if hasattr(error, "error_dict") else {None: error.messages}
        for field, messages in by_field.items():
            for message in messages:
                form.add_error(field if field in form.fields else None, message)

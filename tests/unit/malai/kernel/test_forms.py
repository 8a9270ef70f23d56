"""Dates in three fields, and refusals that come back to their fields."""

from __future__ import annotations

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import override

from malai.kernel.forms import DateBoundField, PartialDateFormField, refusals_shown_in
from malai_core.text import PartialDate


class Dated(forms.Form):
    """A form with one date."""

    on = PartialDateFormField(required=False)


def typed(day: str, month: str, year: str) -> Dated:
    return Dated(QueryDict(f"on_day={day}&on_month={month}&on_year={year}"))


@pytest.mark.parametrize(
    ("parts", "read"),
    [
        (("5", "3", "2559"), PartialDate(2016, 3, 5)),
        (("๕", "3", "๒๕๕๙"), PartialDate(2016, 3, 5)),
        (("", "3", "2559"), PartialDate(2016, 3)),
        (("", "", "2559"), PartialDate(2016)),
        (("5", "3", "2016"), PartialDate(2016, 3, 5)),
        (("29", "2", "2559"), PartialDate(2016, 2, 29)),
        (("", "", ""), None),
    ],
)
def test_a_date_is_read_in_either_era(
    parts: tuple[str, str, str], read: PartialDate | None
) -> None:
    form = typed(*parts)
    assert form.is_valid()
    assert form.cleaned_data["on"] == read


@pytest.mark.parametrize(
    "parts",
    [("5", "", "2559"), ("31", "2", "2559"), ("0", "2", "2559"), ("5", "13", "2559"),
     ("5", "3", "59"), ("5", "3", ""), ("ห้า", "3", "2559"), ("5", "3", "2300"), ("-1", "3", "2559")],
)  # fmt: skip
def test_what_is_no_date_is_asked_again_and_stays_as_typed(parts: tuple[str, str, str]) -> None:
    form = typed(*parts)
    assert not form.is_valid()
    field = form["on"]
    assert isinstance(field, DateBoundField)
    assert (field.parts["day"], field.parts["year"]) == (parts[0], parts[2])


def test_a_known_date_is_shown_in_the_era_of_the_page() -> None:
    field = Dated(initial={"on": PartialDate(2016, 3)})["on"]
    assert isinstance(field, DateBoundField)
    with override("th"):
        assert field.parts == {"day": "", "month": 3, "year": 2559}
    with override("en"):
        assert field.parts["year"] == 2016


def test_a_required_date_must_be_given() -> None:
    field = PartialDateFormField(required=True)
    with pytest.raises(ValidationError):
        field.clean(["", "", ""])


def test_only_another_date_is_a_change() -> None:
    field = PartialDateFormField()
    assert not field.has_changed(PartialDate(2016), ["", "", "2559"])
    assert field.has_changed(PartialDate(2016), ["", "", "2560"])
    assert field.has_changed(PartialDate(2016), ["", "", "x"])


def refuse(message: str | dict[str, str]) -> None:
    raise ValidationError(message)


def test_a_refusal_comes_back_to_its_field_or_to_the_whole_form() -> None:
    form = typed("", "", "2559")
    assert form.is_valid()
    with refusals_shown_in(form):
        refuse({"on": "too late", "elsewhere": "broken"})
    assert form.errors["on"] == ["too late"]
    assert form.non_field_errors() == ["broken"]
    with refusals_shown_in(form):
        refuse("whole")
    assert "whole" in form.non_field_errors()

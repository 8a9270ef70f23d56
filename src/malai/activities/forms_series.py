"""Forms of series: the rule, changing this and all that follow, calling off."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from malai.activities.forms import ActivityForm
from malai.activities.forms_around import clock
from malai.activities.models import Pattern
from malai.activities.recurrence import MOST, Rule
from malai.kernel.forms import PartialDateFormField
from malai.network.forms import CleanCharField


class WholeDayField(PartialDateFormField):
    """A day that is known whole: a month or a year alone is asked again."""

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Return the partial date, which has a day."""
        day = super().to_python(value)
        if day is not None and day.day is None:
            raise ValidationError(_("Give the day too: day, month and year."))
        return day


class SeriesForm(ActivityForm):
    """An activity that comes again: what, from which day, how, until when."""

    field_order = (
        "title_th", "starts", "pattern", "times", "last", "skips_holidays", "starts_at", "ends_at",
    )  # fmt: skip
    starts = WholeDayField(
        label=_("First day"),
        help_text=_("The weekday and the place in the month follow from it."),
    )
    pattern = forms.ChoiceField(
        label=_("Comes again"), choices=Pattern.choices, initial=Pattern.MONTH_WEEKDAY
    )
    times = forms.IntegerField(
        label=_("How many times?"), required=False, min_value=1, max_value=MOST
    )
    last = WholeDayField(label=_("Or until which day?"), required=False)
    skips_holidays = forms.BooleanField(
        label=_("Skip public holidays"), required=False, initial=True
    )
    starts_at = clock(_("From what time"))
    ends_at = clock(_("Until what time"))

    @property
    def rule_fields(self) -> list[forms.BoundField]:
        """The fields of the rule and the times, in their order."""
        return [self[name] for name in self.field_order]

    def rule(self) -> Rule:
        """Return the rule of a valid form."""
        typed = self.cleaned_data
        return Rule(
            pattern=typed["pattern"],
            first=typed["starts"].first_day,
            last=typed["last"].first_day if typed["last"] else None,
            times=typed["times"],
            skips_holidays=typed["skips_holidays"],
        )


class FollowingForm(ActivityForm):
    """What changes for an activity and all that follow it. The days move together."""

    shift = forms.ChoiceField(label=_("Move the days"), required=False, initial=0)
    starts_at = clock(_("From what time"))
    ends_at = clock(_("Until what time"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        del self.fields["starts"]
        for name in ("starts_at", "ends_at"):
            self.fields[name].help_text = _("Left empty, the time stays.")

    def clean_shift(self) -> int:
        """Return by how many days the days move; earlier ones are negative."""
        return int(self.cleaned_data["shift"] or 0)

    @property
    def moved(self) -> list[forms.BoundField]:
        """The fields about days and times."""
        return [self[name] for name in ("shift", "starts_at", "ends_at")]


class CallOffForm(forms.Form):
    """Why an activity does not take place."""

    why = CleanCharField(
        label=_("Why?"),
        max_length=300,
        help_text=_("People who had it in their calendar see this."),
        error_messages={"required": _("Say why, so that people understand.")},
    )
    with_following = forms.BooleanField(
        label=_("All that follow in the series too"), required=False
    )


def days_sent(texts: list[str]) -> list[date]:
    """Return the days among what a form sent; anything else is passed over."""
    days = []
    for text in texts:
        try:
            days.append(date.fromisoformat(text))
        except ValueError:
            continue
    return days

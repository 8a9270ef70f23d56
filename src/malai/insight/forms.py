"""What people choose: the day and the layers, why they take numbers out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from malai.insight.wording import layer_said
from malai.kernel.forms import PartialDateFormField
from malai.network.models import Layer


class AskForm(forms.Form):
    """The day whose records count, and which relationships."""

    day = PartialDateFormField(label=_("As of which day?"), required=False)
    layers = forms.MultipleChoiceField(
        label=_("Which relationships count?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, layers: Sequence[str], **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        offered = [layer for layer in Layer.values if layer in {*layers, Layer.AFFILIATION}]
        choice = self.fields["layers"]
        choice.choices = [(layer, layer_said(layer)) for layer in offered]  # type: ignore[attr-defined]

    def day_chosen(self, today: date) -> date:
        """Return the day, the last one of a month or year; today where none or a later one is given."""
        found = self.cleaned_data.get("day") if self.is_valid() else None
        return min(found.last_day, today) if found else today

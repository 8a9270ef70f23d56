"""Forms of hours that are needed and promised."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.activities.services.pledges import MOST_HOURS
from malai.network.forms import PartyChoice, choose


def hours_field(label: Any, *, required: bool) -> forms.IntegerField:  # noqa: ANN401 - a lazy text
    """Return a field for whole hours."""
    return forms.IntegerField(label=label, required=required, min_value=0, max_value=MOST_HOURS)


class NeedForm(forms.Form):
    """How many hours an activity needs; empty takes it back."""

    hours = hours_field(_("How many hours of people's time are needed?"), required=False)


class PledgeForm(forms.Form):
    """Who promises how many hours; nought ends the promise."""

    other = PartyChoice(_("Who promises?"))
    hours = hours_field(_("How many hours?"), required=True)

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        choose(self, "other", workspace)

"""Forms of budget lines, duties and what follows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.activities.models import GivenAs, LineState, Part
from malai.activities.money import baht_said, satang_of
from malai.kernel.templatetags.malai import language
from malai.network.forms import CleanCharField, PartyChoice, choose
from malai.network.forms_ties import OptionalPartyChoice
from malai.work.forms import TaskForm
from malai_core.errors import MalaiError


class SatangField(forms.CharField):
    """An amount written in baht, kept in satang; empty is not known."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        super().__init__(required=False, max_length=30, widget=widget, **kwargs)

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Return satang as baht; what was typed stays."""
        return baht_said(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Return satang, ``None`` where nothing was typed."""
        try:
            return satang_of(str(value or ""))
        except MalaiError as error:
            raise forms.ValidationError(error.in_language(language())) from error

    def run_validators(self, value: Any) -> None:  # noqa: ANN401 - Django's signature
        """Skip the validators of texts: the amount was read already."""


class LineForm(forms.Form):
    """What it is for, how much, from whom, and whether it was paid."""

    what = CleanCharField(
        label=_("What for?"), max_length=200, help_text=_("Such as food, a bus, the hall.")
    )
    satang = SatangField(
        label=_("Amount in baht"),
        help_text=_("Of what is given in kind: what it is worth. Empty means not known."),
    )
    given_as = forms.ChoiceField(
        label=_("Given as"), choices=GivenAs.choices, initial=GivenAs.MONEY
    )
    other = OptionalPartyChoice(_("Which partner gives it?"))
    state = forms.ChoiceField(
        label=_("State"), choices=LineState.choices, initial=LineState.PLANNED
    )

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        choose(self, "other", workspace)

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.cleaned_data, "partner": self.cleaned_data["other"]}


class DutyForm(forms.Form):
    """Something to be seen to, and who is responsible."""

    what = CleanCharField(
        label=_("What is to be seen to?"),
        max_length=200,
        help_text=_("Such as inviting, the hall, food, the report."),
    )
    other = PartyChoice(_("Who is responsible?"))

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        choose(self, "other", workspace)


class DutyNameForm(forms.Form):
    """The words of a duty."""

    what = CleanCharField(label=_("What is to be seen to?"), max_length=200)


class PartForm(forms.Form):
    """Somebody with a part in a duty."""

    part = forms.ChoiceField(label=_("Part"), choices=Part.choices, initial=Part.DOES)
    other = PartyChoice(_("Who?"))

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        choose(self, "other", workspace)


class HandOverForm(forms.Form):
    """Who is responsible from now on."""

    other = PartyChoice(_("Who is responsible from now on?"))

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        choose(self, "other", workspace)


class FollowupForm(TaskForm):
    """A task that follows from an activity: what, who, by when; the network is the activity's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        del self.fields["network"]

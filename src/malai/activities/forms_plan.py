"""Forms of the joint plan."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.activities.forms_money import SatangField
from malai.activities.models import Activity, GivenAs, Progress
from malai.activities.selectors_plan import activities_offered
from malai.kernel.forms import PartialDateFormField
from malai.network.forms import CleanCharField, PartyChoice, choose
from malai.network.forms_projects import FiscalYearField
from malai.network.models import Network


class GoalForm(forms.Form):
    """What partners want to reach together, and in which fiscal years."""

    what = CleanCharField(
        label=_("What do you want to reach together?"),
        max_length=300,
        error_messages={"required": _("Say what you want to reach.")},
    )
    first_year = FiscalYearField(
        label=_("First fiscal year (B.E.)"), help_text=_("From October to September.")
    )
    last_year = FiscalYearField(label=_("Last fiscal year (B.E.)"))
    goal_words = CleanCharField(
        label=_("Goal in a few words"),
        max_length=300,
        required=False,
        help_text=_(
            "With commas between: older people, falls. Who works on the same goal is found by them."
        ),
    )


class ActivityChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An activity by public id, shown with its day."""

    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401 - Django's signature
        """Return title and day."""
        from malai.kernel.templatetags.malai import thai_date

        return " · ".join(part for part in (obj.title, thai_date(obj.starts, "short")) if part)


class ItemForm(forms.Form):
    """What is done for a goal, when, and how far it is."""

    what = CleanCharField(
        label=_("What is done for it?"),
        max_length=300,
        error_messages={"required": _("Say what is done.")},
    )
    due = PartialDateFormField(label=_("When?"), required=False)
    activity = ActivityChoice(
        label=_("Which activity is it?"),
        queryset=Activity.objects.none(),
        required=False,
        empty_label=_("none yet"),
        to_field_name="public_id",
    )
    progress = forms.ChoiceField(
        label=_("Progress"), choices=Progress.choices, initial=Progress.NOT_BEGUN
    )
    why = CleanCharField(
        label=_("Why was it given up?"),
        max_length=300,
        required=False,
        help_text=_("Only where it was given up."),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's signature
        network: Network,
        kept: Activity | None = None,
        **kwargs: Any,  # noqa: ANN401 - as above
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = activities_offered(network, kept)
        cast("ActivityChoice", self.fields["activity"]).queryset = offered


class ShareForm(forms.Form):
    """What one partner gives."""

    other = PartyChoice(_("Which partner?"))
    given_as = forms.ChoiceField(
        label=_("Given as"), choices=GivenAs.choices, initial=GivenAs.MONEY
    )
    satang = SatangField(
        label=_("Amount in baht"),
        help_text=_("Of what is given in kind: what it is worth. Empty means not known."),
    )
    what = CleanCharField(
        label=_("What is given?"),
        max_length=200,
        required=False,
        help_text=_("Such as two days of a nurse, the hall, rice."),
    )

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        choose(self, "other", workspace)

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.cleaned_data, "party": self.cleaned_data["other"]}

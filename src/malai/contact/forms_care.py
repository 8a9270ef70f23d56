"""Forms of care: the plan for a partner, the plan of an invitation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.contact.forms_files import PartyChoice
from malai.contact.models import InvitationState
from malai.contact.selectors.contacts import networks_of
from malai.contact.services.care import Touch
from malai.kernel.forms import PartialDateFormField
from malai.network.forms import CleanCharField
from malai.network.models import Network, Party
from malai.work.selectors import people_offered


class PlanForm(forms.Form):
    """Why a partner matters, what they get, and the next touch. Everything may stay empty."""

    why = CleanCharField(
        label=_("Why do they matter to us?"), max_length=500, required=False,
        help_text=_("As you would say it to them."),
    )  # fmt: skip
    gets = CleanCharField(label=_("What do they get of it?"), max_length=500, required=False)
    touch = CleanCharField(
        label=_("What is the next touch?"), max_length=300, required=False,
        help_text=_("A visit, a call, a birthday. It goes on the list of tasks."),
    )  # fmt: skip
    who = PartyChoice(
        label=_("Who takes it on?"),
        queryset=Party.objects.none(),
        required=False,
        empty_label=_("nobody yet"),
        to_field_name="public_id",
    )
    by_when = PartialDateFormField(label=_("By when?"), required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        workspace: Workspace,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        offered = [one.pk for one in people_offered(workspace, None)]
        rows = Party.objects.filter(pk__in=offered).order_by("sort_key", "pk")
        self.fields["who"].queryset = rows  # type: ignore[attr-defined]

    def clean_by_when(self) -> Any:  # noqa: ANN401 - a date or nothing
        """Return the day; a month or a year alone is no day to be ready by."""
        day = self.cleaned_data["by_when"]
        if day is not None and day.day is None:
            raise ValidationError(_now("Give the day too: day, month and year."))
        return day.first_day if day else None

    @property
    def next_touch(self) -> Touch | None:
        """The next touch. For a form that is valid."""
        said = self.cleaned_data
        return Touch(said["touch"], said["by_when"], said["who"]) if said["touch"] else None


class InvitationForm(forms.Form):
    """A new partner: what we ask of what they already have, and what they gain first."""

    name = CleanCharField(
        label=_("Who is to be invited?"),
        max_length=300,
        error_messages={"required": _("Say who is to be invited.")},
    )
    asks = CleanCharField(
        label=_("What do we ask of what they already have?"), max_length=500, required=False,
        help_text=_("Something they do or have anyway: a room, a car on its way, a word to others."),
    )  # fmt: skip
    gains = CleanCharField(label=_("What do they gain first?"), max_length=500, required=False)
    network = forms.ModelChoiceField(
        label=_("Network"),
        queryset=Network.objects.none(),
        required=False,
        empty_label="–",
        to_field_name="public_id",
    )
    state = forms.ChoiceField(
        label=_("Where does it stand?"),
        choices=InvitationState.choices,
        initial=InvitationState.PLANNED,
        required=False,
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        workspace: Workspace,
        party: Party | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["network"].queryset = networks_of(workspace)  # type: ignore[attr-defined]
        if workspace.seen_from is not None:
            self.fields["network"].required = True
        if party is not None:
            del self.fields["name"]

    def clean_state(self) -> str:
        """Return the state, to be invited where none was chosen."""
        return self.cleaned_data["state"] or InvitationState.PLANNED.value

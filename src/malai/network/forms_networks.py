"""Forms about networks: what they are, their charter, reviews, ending, and terms in them."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.forms import PartialDateFormField
from malai.network.forms import CleanCharField
from malai.network.models import MembershipRole, Network
from malai.network.reach import networks_seen
from malai.network.selectors.networks import CRITERIA_SAID, ELEMENTS
from malai.places.forms import AddressField


def _long(label: Any, *, help_text: Any = "", required: bool = False) -> forms.CharField:  # noqa: ANN401 - lazy texts
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NetworkForm(forms.Form):
    """A network: its name, what it is for, and what kind of network it says it is."""

    name_th = CleanCharField(label=_("Name in Thai"), max_length=300, required=False)
    name_en = CleanCharField(label=_("Name in English"), max_length=300, required=False)
    purpose = _long(_("What is it for?"))
    parent = forms.ModelChoiceField(
        label=_("Part of the network"),
        queryset=Network.objects.none(),
        required=False,
        empty_label="–",
        to_field_name="public_id",
    )
    address = AddressField(with_house=False)
    began = PartialDateFormField(label=_("Began"), required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        workspace: Workspace,
        here: Network | None = None,
        **kwargs: Any,  # noqa: ANN401 - Django's signature
    ) -> None:
        super().__init__(data, **kwargs)
        parents = cast("forms.ModelChoiceField[Network]", self.fields["parent"])
        others = networks_seen(workspace)
        parents.queryset = others.exclude(pk=here.pk) if here else others
        for one in CRITERIA_SAID:
            self.fields[one.name] = _criterion(one.label, one.choices)


def _criterion(label: Any, choices: Any) -> forms.Field:  # noqa: ANN401 - lazy texts
    if not choices:
        sample = _("In your words, such as a network of housewives.")
        return CleanCharField(label=label, max_length=150, required=False, help_text=sample)
    return forms.ChoiceField(label=label, choices=[("", "–"), *choices], required=False)


class CharterForm(forms.Form):
    """The five elements of a network, a text each."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        for one in ELEMENTS:
            self.fields[one.name] = _long(one.label, help_text=one.question)


class ReviewForm(forms.Form):
    """A day on which the network looks at itself."""

    due = PartialDateFormField(label=_("When do you look at it again?"), required=True)


class HeldForm(forms.Form):
    """A review that was held."""

    held = PartialDateFormField(label=_("Held on"), required=True)
    found = _long(_("What did you find?"))
    next_due = PartialDateFormField(label=_("When do you look at it again?"), required=False)


class NetworkEndForm(forms.Form):
    """The end of a network."""

    ended = PartialDateFormField(label=_("Ended"), required=True)
    why = _long(_("Why did it end?"), required=True)
    lessons = _long(_("What can others learn from it?"))


class ReopenForm(forms.Form):
    """A network lives again."""

    reopened = PartialDateFormField(label=_("Began again"), required=True)
    why = _long(_("Why did it begin again?"))


class RoleForm(forms.Form):
    """Another role in the same network."""

    role = forms.ChoiceField(label=_("Role"), choices=MembershipRole.choices)
    on = PartialDateFormField(label=_("From"), required=True)
    hand_over = PartialDateFormField(
        label=_("Hands over by"), required=False, help_text=_("Of a host: when others carry on.")
    )


class HandOverForm(forms.Form):
    """Until when a host carries the work."""

    hand_over = PartialDateFormField(label=_("Hands over by"), required=False)


class StandingForm(forms.Form):
    """Resting for a while, taking part again, or leaving."""

    on = PartialDateFormField(label=_("From"), required=True)
    reason = CleanCharField(label=_("Reason"), max_length=300, required=False)


class LeaveForm(forms.Form):
    """Leaving a network."""

    until = PartialDateFormField(label=_("Until"), required=True)
    reason = CleanCharField(label=_("Reason"), max_length=300, required=False)

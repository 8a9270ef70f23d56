"""Forms of the room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.forms import PartialDateFormField
from malai.network.forms import CleanCharField
from malai.network.models import Network, Party
from malai.network.reach import networks_seen
from malai.work.selectors import people_offered


class PartyField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A person by public id, shown by name."""

    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401 - Django's signature
        """Return the name."""
        return str(obj)


class TaskForm(forms.Form):
    """What, who, by when; the network only where there are several."""

    what = CleanCharField(
        label=_("What is to be done?"),
        max_length=300,
        error_messages={"required": _("Say what is to be done.")},
    )
    who = PartyField(
        label=_("Who takes it on?"),
        queryset=Party.objects.none(),
        required=False,
        empty_label=_("nobody yet"),
        to_field_name="public_id",
        help_text=_("Those who carry a role in the network are offered."),
    )
    by_when = PartialDateFormField(label=_("By when?"), required=False)
    network = forms.ModelChoiceField(
        label=_("Network"),
        queryset=Network.objects.none(),
        required=False,
        empty_label="–",
        to_field_name="public_id",
    )
    why = forms.CharField(
        label=_("Why, or how"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's signature
        workspace: Workspace,
        network: Network | None = None,
        also: tuple[int, ...] = (),
        **kwargs: Any,  # noqa: ANN401 - as above
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = [one.pk for one in people_offered(workspace, network, also)]
        rows = Party.objects.filter(pk__in=offered).order_by("sort_key", "pk")
        self.fields["who"].queryset = rows  # type: ignore[attr-defined]
        self.fields["network"].queryset = networks_seen(workspace)  # type: ignore[attr-defined]
        if workspace.seen_from is not None:
            self.fields["network"].required = True

    def clean_by_when(self) -> Any:  # noqa: ANN401 - a date or nothing
        """Return the day; a month or a year alone is no day to be ready by."""
        day = self.cleaned_data["by_when"]
        if day is None:
            return None
        if day.day is None:
            raise ValidationError(_("Give the day too: day, month and year."))
        return day.first_day

"""Forms of the room: they turn text into typed values; the rules live in the services."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, cast
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.activities.forms import uuids
from malai.contact.models import Channel, Manner
from malai.contact.selectors.contacts import networks_of, parties_picked
from malai.contact.services.contacts import Promise
from malai.kernel.forms import PartialDateFormField
from malai.network.forms import CleanCharField
from malai.network.models import Network, Party

#: Icons of the channels, for buttons and lists; those that are used most come first.
ICONS: Final = {
    Channel.PHONE.value: "phone",
    Channel.VISIT.value: "house",
    Channel.LINE.value: "message-circle",
    Channel.MEETING.value: "users",
    Channel.LETTER.value: "mail",
    Channel.EMAIL.value: "at-sign",
    Channel.CHANCE.value: "footprints",
    Channel.LOUDSPEAKER.value: "megaphone",
}


class PickedParties(forms.Field):
    """Names tapped on in the list that search made; their public ids are sent."""

    widget = forms.MultipleHiddenInput
    workspace: Workspace

    def clean(self, value: Any) -> list[Party]:  # noqa: ANN401 - Django's signature
        """Return the parties. Four queries."""
        ids = set(uuids(value or []))
        parties = parties_picked(self.workspace, list(ids))
        if len(parties) != len(ids):
            raise ValidationError(_now("Somebody you tapped on is not in your workspace any more."))
        if not parties:
            raise ValidationError(_now("Tap on at least one name."))
        return parties


class ContactForm(forms.Form):
    """Who and by which way are enough, the rest may wait."""

    whom = PickedParties(label=_("With whom?"), required=False)
    channel = forms.ChoiceField(
        label=_("By which way?"),
        choices=[(one.value, capfirst(one.label)) for one in Channel],
        error_messages={"required": _("Tap on the way you were in touch.")},
    )
    what = CleanCharField(
        label=_("About what?"),
        max_length=300,
        required=False,
        help_text=_("One line is enough. Leave out what is nobody else's business."),
    )
    on = PartialDateFormField(label=_("When?"), required=False)
    manner = forms.ChoiceField(
        label=_("Formal or informal"),
        required=False,
        choices=[("", _("as usual for this way")), *((m.value, capfirst(m.label)) for m in Manner)],
    )
    network = forms.ModelChoiceField(
        label=_("Network"),
        queryset=Network.objects.none(),
        required=False,
        empty_label="–",
        to_field_name="public_id",
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        workspace: Workspace,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        cast("PickedParties", self.fields["whom"]).workspace = workspace
        networks = cast("forms.ModelChoiceField[Network]", self.fields["network"])
        networks.queryset = networks_of(workspace)

    @property
    def picked(self) -> list[UUID]:
        """The public ids tapped on so far, also in a form that is shown again."""
        return uuids(self["whom"].value() or [])

    @property
    def more(self) -> Sequence[forms.BoundField]:
        """The fields that stand behind "more"."""
        return [self[name] for name in self.fields if name not in ("whom", "channel")]

    @property
    def is_more_open(self) -> bool:
        """Whether something behind "more" wants to be looked at."""
        return any(field.errors for field in self.more)

    @property
    def values(self) -> dict[str, Any]:
        """What a service is told, beside the names. For a form that is valid."""
        names = ("channel", "what", "on", "manner")
        found = {name: self.cleaned_data[name] for name in names}
        network = self.cleaned_data["network"]
        return {**found, "network": network} if network else found


class NoteForm(ContactForm):
    """A contact noted in two taps; a promise becomes a task."""

    promise = CleanCharField(
        label=_("Was something promised?"),
        max_length=300,
        required=False,
        help_text=_("It goes on the list of tasks."),
    )
    promise_by = PartialDateFormField(label=_("Promised by when?"), required=False)

    def clean_promise_by(self) -> Any:  # noqa: ANN401 - a date or nothing
        """Return the day; a month or a year alone is no day to keep a promise by."""
        day = self.cleaned_data["promise_by"]
        if day is not None and day.day is None:
            raise ValidationError(_now("Give the day too: day, month and year."))
        return day.first_day if day else None

    @property
    def promised(self) -> Promise | None:
        """What was promised. For a form that is valid."""
        what = self.cleaned_data["promise"]
        return Promise(what, self.cleaned_data["promise_by"]) if what else None

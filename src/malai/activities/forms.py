"""Forms of the room: they turn text into typed values; the rules live in the services."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.activities.forms_around import KindField, offer_kinds
from malai.activities.models import OwnKind
from malai.activities.selectors import networks_of, people_picked
from malai.kernel.forms import PartialDateFormField
from malai.network.forms import CleanCharField
from malai.network.models import Network, Party
from malai.network.selectors.search import people_named
from malai.places.forms import AddressField

#: The fields that stand behind "more".
MORE = (
    "kind", "batch", "place", "address", "network", "objectives", "expected", "goal_words", "title_en",
    "note",
)  # fmt: skip
#: Names in doubt that are told at once.
DOUBTS = 10


class ActivityForm(forms.Form):
    """What an activity is: what and when are enough, the rest may wait."""

    title_th = CleanCharField(
        label=_("What was it?"),
        max_length=300,
        help_text=_("As you would say it: monthly meeting, visit at auntie's house."),
        error_messages={"required": _("Say what the activity was.")},
    )
    starts = PartialDateFormField(label=_("When?"), required=False)
    batch = CleanCharField(
        label=_("Batch"),
        max_length=60,
        required=False,
        help_text=_("Where a training is held again and again: batch 3. The report says it."),
    )
    place = CleanCharField(label=_("Where?"), max_length=300, required=False)
    address = AddressField(label=_("Address of the place"))
    kind = KindField()
    network = forms.ModelChoiceField(
        label=_("Network"),
        queryset=Network.objects.none(),
        required=False,
        empty_label="–",
        to_field_name="public_id",
    )
    objectives = forms.CharField(
        label=_("Objectives"),
        required=False,
        max_length=20_000,
        help_text=_("What should be different afterwards? One on a line."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    expected = forms.IntegerField(
        label=_("How many people are expected?"), required=False, min_value=1, max_value=1_000_000
    )
    goal_words = CleanCharField(
        label=_("Goal in a few words"),
        max_length=300,
        required=False,
        help_text=_(
            "With commas between: older people, falls. Who works on the same goal is found by them."
        ),
    )
    title_en = CleanCharField(label=_("Title in English"), max_length=300, required=False)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        workspace: Workspace,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.workspace = workspace
        networks = cast("forms.ModelChoiceField[Network]", self.fields["network"])
        networks.queryset = networks_of(workspace)
        kept = self.initial.get("kind")
        offer_kinds(self, workspace, kept if isinstance(kept, OwnKind) else None)

    @property
    def more(self) -> list[forms.BoundField]:
        """The fields that stand behind "more"."""
        return [self[name] for name in MORE]

    @property
    def is_more_open(self) -> bool:
        """Whether something behind "more" wants to be looked at."""
        return any(field.errors for field in self.more)


class PickedPeople(forms.Field):
    """People ticked in the list that search made; their public ids are sent."""

    widget = forms.MultipleHiddenInput
    workspace: Workspace

    def clean(self, value: Any) -> list[Party]:  # noqa: ANN401 - Django's signature
        """Return the people. Four queries."""
        ids = set(uuids(value or []))
        people = people_picked(self.workspace, list(ids))
        if len(people) != len(ids):
            raise forms.ValidationError(_("Somebody you picked is not in your workspace any more."))
        return people


def uuids(written: Iterable[Any]) -> list[UUID]:
    """Return the public ids among the texts of an address or a form."""
    ids = []
    for text in written:
        try:
            ids.append(UUID(str(text)))
        except ValueError:
            continue
    return ids


class QuickActivityForm(ActivityForm):
    """An activity noted in a minute: what, when, who came."""

    came = PickedPeople(label=_("Who came?"), required=False)
    names = forms.CharField(
        label=_("Or paste names"),
        required=False,
        max_length=50_000,
        help_text=_("One name on a line, or with commas between. A nickname will do."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(*args, workspace=workspace, **kwargs)
        cast("PickedPeople", self.fields["came"]).workspace = workspace

    @property
    def picked(self) -> list[UUID]:
        """The public ids ticked so far, also in a form that is shown again."""
        return uuids(self["came"].value() or [])

    @property
    def more(self) -> list[forms.BoundField]:
        """The fields that stand behind "more"."""
        return [self["names"], *super().more]

    def clean_names(self) -> list[Party]:
        """Return the people whose names were written, each once. Two queries."""
        written = re.split(r"[\n,;]", str(self.cleaned_data["names"]).replace("\0", ""))
        names = list(dict.fromkeys(name.strip() for name in written if name.strip()))
        fits = people_named(self.workspace, names) if names else {}
        doubts = [name for name in names if len(fits[name]) != 1]
        if doubts:
            raise forms.ValidationError([_doubt(name, fits[name]) for name in doubts[:DOUBTS]])
        return [fits[name][0] for name in names]

    @property
    def people(self) -> list[Party]:
        """Everybody who came, ticked or written. For a form that is valid."""
        return [*self.cleaned_data["came"], *self.cleaned_data["names"]]


def _doubt(name: str, parties: list[Party]) -> str:
    if not parties:
        return gettext("Nobody is called “%(name)s” yet. Add them first, or take the name out.") % {
            "name": name
        }
    both = ", ".join(party.name for party in parties[:3])
    return gettext("“%(name)s” may be several people (%(both)s). Write the whole name.") % {
        "name": name,
        "both": both,
    }

"""Forms for files that tell of contact: the file, who is who, the group it is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.contact.models import ChatGroup
from malai.contact.selectors.contacts import networks_of
from malai.contact.selectors.groups import groups_seen
from malai.contact.selectors.names import Meant
from malai.contact.services.bringing import Choice
from malai.network.forms import CleanCharField
from malai.network.models import Membership, Network, Party, PartyKind
from malai.network.reach import parties_seen

ACCEPTED: Final = ".txt,.ics,.csv,.tsv,.xlsx"
#: In place of a person: nobody of ours, and do not ask again.
NOBODY: Final = "-"


class FileForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=_("The file"),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("This file is empty. Export it once more."),
        },
    )
    file.widget.attrs["accept"] = ACCEPTED


class PartyChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A person by public id, shown by name."""

    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401 - Django's signature
        """Return the name."""
        return str(obj)


class GroupForm(forms.Form):
    """A group chat: its name; whose it is and what for may wait."""

    name = CleanCharField(
        label=_("Name of the group"),
        max_length=200,
        error_messages={"required": _("Say what the group is called.")},
    )
    purpose = CleanCharField(label=_("What is it for?"), max_length=300, required=False)
    owner = PartyChoice(
        label=_("Who looks after it?"),
        queryset=Party.objects.none(),
        required=False,
        empty_label=_("nobody yet"),
        to_field_name="public_id",
        help_text=_("Those who carry a role in a network are offered."),
    )
    network = forms.ModelChoiceField(
        label=_("Network"),
        queryset=Network.objects.none(),
        required=False,
        empty_label="–",
        to_field_name="public_id",
    )
    people = forms.IntegerField(
        label=_("How many people are in it?"), required=False, min_value=1, max_value=5_000
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        workspace: Workspace,
        owner: Party | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        terms = Membership.objects.filter(workspace=workspace, until="").exclude(role="member")
        rows = parties_seen(workspace).filter(kind=PartyKind.PERSON)
        carrying = rows.filter(pk__in=terms.order_by().values("party"))
        also = rows.filter(pk=owner.pk) if owner else rows.none()
        self.fields["owner"].queryset = (carrying | also).order_by("sort_key", "pk")  # type: ignore[attr-defined]
        self.fields["network"].queryset = networks_of(workspace)  # type: ignore[attr-defined]
        if workspace.seen_from is not None:
            self.fields["network"].required = True


class WhoForm(forms.Form):
    """Who is who: a choice for each name of a file, in the order of the names."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        meant: Sequence[Meant],
        people: Mapping[int, Party],
    ) -> None:
        super().__init__(data)
        self.meant, self.people = meant, people
        every = [(str(party.public_id), _called(party)) for party in people.values()]
        for place, one in enumerate(meant):
            self.fields[f"who_{place}"] = self._field(one, every)

    def _field(self, one: Meant, every: list[tuple[str, str]]) -> forms.ChoiceField:
        first = [(str(self.people[pk].public_id), _called(self.people[pk])) for pk in one.fitting if pk in self.people]  # fmt: skip
        rest = [pair for pair in every if pair not in first]
        chosen = self.people.get(one.chosen) if one.chosen else None
        initial = NOBODY if one.is_nobody else str(chosen.public_id) if chosen else ""
        return forms.ChoiceField(
            label=one.name,
            required=False,
            initial=initial,
            choices=[
                ("", _("leave out this time")),
                (NOBODY, _("nobody of ours, do not ask again")),
                *([(_("May be meant"), first)] if first else []),
                *([(_("Everybody else"), rest)] if rest else []),
            ],
        )

    @property
    def choices(self) -> list[Choice]:
        """What was chosen; names left out are not among it. For a form that is valid."""
        by_id = {str(party.public_id): party for party in self.people.values()}
        found = []
        for place, one in enumerate(self.meant):
            said = self.cleaned_data[f"who_{place}"]
            if said:
                found.append(Choice(one.name, by_id.get(said)))
        return found


def _called(party: Party) -> str:
    nickname = party.person.nickname if party.kind == PartyKind.PERSON and hasattr(party, "person") else ""  # fmt: skip
    return f"{party.name} ({nickname})" if nickname else party.name


class WhichGroupForm(forms.Form):
    """Which group a chat is of: one that is there, or a new one by its name."""

    group = forms.ModelChoiceField(
        label=_("Which group is it?"),
        queryset=ChatGroup.objects.none(),
        required=False,
        empty_label=_("a new one"),
        to_field_name="public_id",
    )
    name = CleanCharField(
        label=_("Name of the new group"),
        max_length=200,
        required=False,
    )
    network = forms.ModelChoiceField(
        label=_("Network"),
        queryset=Network.objects.none(),
        required=False,
        empty_label="–",
        to_field_name="public_id",
    )

    def __init__(
        self, data: QueryDict | None = None, *, workspace: Workspace, title: str = ""
    ) -> None:
        groups = groups_seen(workspace).order_by("name", "pk")
        same = groups.filter(name=title).first() if title else None
        networks = list(networks_of(workspace)[:2])
        only = networks[0].public_id if len(networks) == 1 else None
        super().__init__(
            data,
            initial={
                "group": same.public_id if same else None,
                "name": "" if same else title,
                "network": only,
            },
        )
        self.workspace = workspace
        self.fields["group"].queryset = groups  # type: ignore[attr-defined]
        self.fields["network"].queryset = networks_of(workspace)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for a name where the group is new, and for a network where the reach needs one."""
        found = super().clean() or self.cleaned_data
        if not found.get("group") and not found.get("name"):
            self.add_error("name", ValidationError(_now("Say what the group is called.")))
        if not found.get("group") and self.workspace.seen_from and not found.get("network"):
            self.add_error("network", ValidationError(_now("Choose the network it belongs to.")))
        return found

    @property
    def chosen(self) -> ChatGroup:
        """The group; a new one is not saved yet. For a form that is valid."""
        known: ChatGroup | None = self.cleaned_data["group"]
        if known is not None:
            return known
        name, network = self.cleaned_data["name"], self.cleaned_data["network"]
        return ChatGroup(workspace=self.workspace, name=name, network=network)


class ColumnsForm(forms.Form):
    """Which column of a list of calls is what."""

    LABELS: Final = (
        ("number", _("Telephone number")),
        ("name", _("Name")),
        ("on", _("Day and hour")),
        ("kind", _("Kind of call (missed ones are left out)")),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        heads: Sequence[str],
        columns: Mapping[str, int | None],
    ) -> None:
        super().__init__(data)
        choices = [("", "–"), *((str(n), head or str(n + 1)) for n, head in enumerate(heads))]
        for what, label in self.LABELS:
            place = columns.get(what)
            initial = "" if place is None else str(place)
            self.fields[what] = forms.ChoiceField(
                label=label, required=False, choices=choices, initial=initial
            )

    @property
    def columns(self) -> dict[str, int | None]:
        """The columns chosen. For a form that is valid."""
        said = {what: self.cleaned_data[what] for what, _label in self.LABELS}
        return {what: int(place) if place else None for what, place in said.items()}

"""Forms of lists: tags, saved lists, and what is done to many at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.forms import PartialDateFormField
from malai.network.forms import CleanCharField, speak_roles
from malai.network.models import (
    Membership,
    MembershipRole,
    Network,
    Party,
    Segment,
    Tag,
    TagColour,
)
from malai.network.selectors.parties import bodies_of


def _rows(label: Any, *, empty: Any = None, required: bool = True) -> forms.ModelChoiceField[Any]:  # noqa: ANN401 - lazy texts
    return forms.ModelChoiceField(
        label=label,
        queryset=Tag.objects.none(),
        required=required,
        empty_label=empty,
        to_field_name="public_id",
    )


class TagForm(forms.Form):
    """A tag: its word and its colour."""

    name = CleanCharField(label=_("Tag"), max_length=60)
    english = CleanCharField(label=_("In English"), max_length=60, required=False)
    colour = forms.ChoiceField(
        label=_("Colour"),
        choices=TagColour.choices,
        initial=TagColour.PLAIN,
        widget=forms.RadioSelect,
    )


class PartyTagsForm(forms.Form):
    """The tags of one record."""

    tags = forms.ModelMultipleChoiceField(
        label=_("Tags"),
        queryset=Tag.objects.none(),
        required=False,
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
    )
    new = CleanCharField(
        label=_("A new tag"), max_length=60, required=False, help_text=_("A word of your own.")
    )

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        tags = cast("forms.ModelMultipleChoiceField[Tag]", self.fields["tags"])
        tags.queryset = Tag.objects.filter(workspace=workspace)
        if not tags.queryset.exists():
            del self.fields["tags"]


class SegmentForm(forms.Form):
    """The name of a saved list, and who sees it."""

    name = CleanCharField(label=_("Name of the list"), max_length=150)
    english = CleanCharField(label=_("In English"), max_length=150, required=False)
    is_shared = forms.BooleanField(
        label=_("For everybody in the workspace"),
        required=False,
        help_text=_("Otherwise only you see it."),
    )


class BulkForm(forms.Form):
    """What an act on many needs to know; nothing at first."""

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        self.workspace = workspace
        self.offer()

    def offer(self) -> None:
        """Fill the choices."""

    def choose(self, name: str, rows: Any) -> None:  # noqa: ANN401 - a query or a list of rows
        """Let a field choose among ``rows``."""
        cast("forms.ModelChoiceField[Any]", self.fields[name]).queryset = rows


class AddTagForm(BulkForm):
    """A tag that is there, or a new word."""

    tag = _rows(_("Tag"), empty=_("a new one"), required=False)
    new = CleanCharField(label=_("A new tag"), max_length=60, required=False)

    def offer(self) -> None:
        """Offer the tags of the workspace."""
        self.choose("tag", Tag.objects.filter(workspace=self.workspace))

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        typed = super().clean() or {}
        if not (typed.get("tag") or typed.get("new")):
            raise forms.ValidationError(_("Choose a tag, or write a new one."))
        return typed


class TakeTagForm(BulkForm):
    """A tag that is there."""

    tag = _rows(_("Tag"))

    def offer(self) -> None:
        """Offer the tags of the workspace."""
        self.choose("tag", Tag.objects.filter(workspace=self.workspace))


class NetworkRoleForm(BulkForm):
    """A network and a role in it."""

    network = _rows(_("Network"))
    role = forms.ChoiceField(
        label=_("Role"), choices=MembershipRole.choices, initial=MembershipRole.MEMBER
    )

    def offer(self) -> None:
        """Offer the networks of the workspace, and roles in its words."""
        self.choose("network", Network.objects.filter(workspace=self.workspace))
        speak_roles(self, self.workspace)


class JoinForm(NetworkRoleForm):
    """A network, a role in it, and since when."""

    since = PartialDateFormField(label=_("Since"), required=False)


class LeaveForm(BulkForm):
    """A network, and until when."""

    network = _rows(_("Network"))
    until = PartialDateFormField(label=_("Until"))

    def offer(self) -> None:
        """Offer the networks that somebody is in."""
        open_terms = Membership.objects.filter(workspace=self.workspace, until="")
        self.choose("network", Network.objects.filter(pk__in=open_terms.values("network")))


class BelongForm(BulkForm):
    """An organisation or a group, and a position there."""

    body = _rows(_("Organisation or group"))
    position = CleanCharField(label=_("Position"), max_length=200, required=False)

    def offer(self) -> None:
        """Offer the bodies that most belong to."""
        keys = [body.pk for body in bodies_of(self.workspace)]
        bodies = Party.objects.filter(workspace=self.workspace).exclude(kind="person")
        chosen = bodies.filter(pk__in=keys) if len(keys) > 20 else bodies
        self.choose("body", chosen.order_by("sort_key", "pk"))


class ChooseSegmentForm(BulkForm):
    """A saved list."""

    segment = _rows(_("Saved list"))

    def offer_segments(self, segments: Sequence[Segment]) -> None:
        """Offer the saved lists that the reader sees."""
        keys = [segment.pk for segment in segments]
        self.choose("segment", Segment.objects.filter(pk__in=keys))

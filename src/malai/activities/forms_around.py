"""Forms of what stands around an activity."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.activities.models import ActivityKind, OwnKind
from malai.activities.selectors_around import kinds_offered
from malai.kernel.forms import PartialDateFormField
from malai.network.forms import CleanCharField, PartyChoice, choose
from malai.network.forms_ties import OptionalPartyChoice


class KindField(forms.ChoiceField):
    """A fixed kind by its value, or an own one by its public id."""

    def __init__(self) -> None:
        super().__init__(label=_("Kind of activity"), initial=ActivityKind.MEETING)
        self.own: dict[str, OwnKind] = {}

    def offer(self, workspace: Workspace, kept: OwnKind | None = None) -> None:
        """Fill the choices, own kinds before "other". One query."""
        self.own = {str(one.public_id): one for one in kinds_offered(workspace, kept)}
        fixed = [(one.value, one.label) for one in ActivityKind if one != ActivityKind.OTHER]
        own = [(key, one.name) for key, one in self.own.items()]
        self.choices = [*fixed, *own, (ActivityKind.OTHER.value, ActivityKind.OTHER.label)]

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Return what the control shows of a kind."""
        return str(value.public_id) if isinstance(value, OwnKind) else value

    def clean(self, value: Any) -> str | OwnKind:  # noqa: ANN401 - Django's signature
        """Return the value of a fixed kind, or the own one."""
        chosen = str(super().clean(value))
        return self.own.get(chosen, chosen)


class OwnKindForm(forms.Form):
    """The words of an own kind."""

    name_th = CleanCharField(
        label=_("In Thai"),
        max_length=100,
        required=False,
        help_text=_("As you say it: merit-making, tree planting, house building."),
    )
    name_en = CleanCharField(label=_("In English"), max_length=100, required=False)


def clock(label: Any) -> forms.TimeField:  # noqa: ANN401 - a lazy text
    """Return a field for a time of day."""
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    return forms.TimeField(label=label, required=False, widget=widget)


class SessionForm(forms.Form):
    """A session: its day and times, and a title where there are several."""

    on = PartialDateFormField(label=_("Day"))
    starts_at = clock(_("From what time"))
    ends_at = clock(_("Until what time"))
    title = CleanCharField(label=_("What this session is about"), max_length=300, required=False)


class OrganiserForm(forms.Form):
    """Who organises: a person, an organisation or a group on record."""

    other = PartyChoice(_("Who organises?"))

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        choose(self, "other", workspace)


class SpeakerForm(forms.Form):
    """Who speaks: somebody on record, or a name; from where, and about what."""

    other = OptionalPartyChoice(_("Who speaks?"))
    name = CleanCharField(
        label=_("Or the name of somebody who is not on record"),
        max_length=300,
        required=False,
        help_text=_("Look above first: who is on record keeps one page with everything."),
    )
    affiliation = CleanCharField(
        label=_("From where?"),
        max_length=300,
        required=False,
        help_text=_("Organisation or position. Left empty, that of the record is taken."),
    )
    topic = CleanCharField(label=_("About what?"), max_length=300, required=False)

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        choose(self, "other", workspace)

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.cleaned_data, "party": self.cleaned_data["other"]}


class DocumentForm(forms.Form):
    """A document or a photo."""

    file = forms.FileField(
        label=_("Document or photo"),
        help_text=_(
            "Photo (JPEG, PNG, WebP), PDF, Word, Excel or text, at most 20 MB. "
            "Where and when a photo was taken is removed from it."
        ),
    )
    caption = CleanCharField(label=_("What it shows"), max_length=200, required=False)


def offer_kinds(form: forms.Form, workspace: Workspace, kept: OwnKind | None = None) -> None:
    """Let the field ``kind`` of a form offer the kinds of a workspace. One query."""
    cast("KindField", form.fields["kind"]).offer(workspace, kept)

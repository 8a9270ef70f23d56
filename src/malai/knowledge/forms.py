"""Forms of the room."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.activities.forms_around import KindField
from malai.activities.models import ActivityKind, OwnKind
from malai.activities.selectors import networks_of
from malai.kernel.forms import PartialDateFormField
from malai.knowledge.models import Every, EvidenceLevel
from malai.network.forms import CleanCharField
from malai.network.models import Network, Party
from malai.work.forms import PartyField
from malai.work.selectors import people_offered


def lines(label: Any, help_text: Any = "") -> forms.CharField:  # noqa: ANN401 - lazy texts
    """Return a field of a few lines."""
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=10_000, widget=widget
    )


def person(label: Any) -> PartyField:  # noqa: ANN401 - a lazy text
    """Return a choice among those who carry a role; ``offer`` fills it."""
    return PartyField(
        label=label, queryset=Party.objects.none(), required=False, empty_label="–",
        to_field_name="public_id",
    )  # fmt: skip


def offer(
    form: forms.Form,
    name: str,
    workspace: Workspace,
    network: Network | None,
    kept: Any = None,  # noqa: ANN401 - a party
) -> None:
    """Offer people for a field. One query."""
    also = (kept.pk,) if isinstance(kept, Party) else ()
    offered = [one.pk for one in people_offered(workspace, network, also)]
    rows = Party.objects.filter(pk__in=offered).order_by("sort_key", "pk")
    cast("PartyField", form.fields[name]).queryset = rows


def whole_day(value: Any) -> Any:  # noqa: ANN401 - a date or nothing
    """Return the day of a date field; a month or a year alone is no day.

    Raises
    ------
    ValidationError
        The day is missing.
    """
    if value is not None and value.day is None:
        raise ValidationError(_now("Give the day too: day, month and year."))
    return value.first_day if value else None


class ReviewForm(forms.Form):
    """The five questions. One of them is enough, the rest may wait."""

    happened = lines(
        _("What happened?"), _("One point on a line. It is about the work, not about who.")
    )
    intended = lines(_("What did we want?"))
    why = lines(_("Why was it different?"))
    sustain = lines(_("What shall we keep?"))
    improve = lines(_("What shall we do better next time?"))
    reviewed_on = PartialDateFormField(label=_("When did you look back?"))
    led_by = person(_("Who led it?"))
    took_part = forms.IntegerField(
        label=_("How many took part?"), required=False, min_value=1, max_value=10_000
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        workspace: Workspace,
        network: Network | None,
        initial: dict[str, Any],
    ) -> None:
        kept = initial.get("led_by")
        shown = {**initial, "led_by": kept.public_id if kept else None}
        super().__init__(data, initial=shown)
        offer(self, "led_by", workspace, network, kept)

    def clean_reviewed_on(self) -> Any:  # noqa: ANN401 - a date
        """Return the day, which has come."""
        day = whole_day(self.cleaned_data["reviewed_on"])
        if day and day > timezone.localdate():
            raise ValidationError(_now("This day has not come yet."))
        return day


class ActionForm(forms.Form):
    """What was agreed: what, who, by when."""

    what = CleanCharField(
        label=_("What is to be done?"),
        max_length=300,
        error_messages={"required": _("Say what is to be done.")},
    )
    who = person(_("Who takes it on?"))
    by_when = PartialDateFormField(label=_("By when?"), required=False)

    def __init__(
        self, data: QueryDict | None = None, *, workspace: Workspace, network: Network | None
    ) -> None:
        super().__init__(data)
        offer(self, "who", workspace, network)

    def clean_by_when(self) -> Any:  # noqa: ANN401 - a date or nothing
        """Return the day."""
        return whole_day(self.cleaned_data["by_when"])


class RuleForm(forms.Form):
    """Within how many hours, which kinds not, and what is different in single networks."""

    hours = forms.IntegerField(
        label=_("Within how many hours?"), min_value=1, max_value=2_160,
        help_text=_("72 hours are three days: everybody still remembers."),
    )  # fmt: skip
    spared = forms.MultipleChoiceField(
        label=_("Which kinds of activity need no review?"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        kinds: list[OwnKind],
        networks: list[Network],
        initial: dict[str, Any],
    ) -> None:
        super().__init__(data, initial=initial)
        own = [(str(one.public_id), one.name) for one in kinds]
        choices = cast("forms.MultipleChoiceField", self.fields["spared"])
        choices.choices = [*((one.value, one.label) for one in ActivityKind), *own]
        self.networks = networks
        for one in networks:
            self.fields[f"hours_{one.public_id}"] = forms.IntegerField(
                label=_("Hours in %(network)s") % {"network": one.name},
                required=False, min_value=1, max_value=2_160,
            )  # fmt: skip

    @property
    def own_hours(self) -> dict[Network, int | None]:
        """The hours of single networks. For a form that is valid."""
        return {one: self.cleaned_data[f"hours_{one.public_id}"] for one in self.networks}


class LessonForm(forms.Form):
    """A lesson: the advice is enough, the rest may wait."""

    recommendation = CleanCharField(
        label=_("What do we advise next time?"), max_length=500,
        help_text=_("In one sentence, as you would tell a friend."),
        error_messages={"required": _("Say what you advise next time.")},
    )  # fmt: skip
    observation = lines(_("What did we see?"))
    insight = lines(_("What did we understand?"))
    context = lines(_("Where and when was it?"))
    conditions = lines(_("When does it hold?"), _("And when not. One condition on a line."))
    evidence = forms.ChoiceField(
        label=_("How sure are we?"), choices=EvidenceLevel.choices, initial=EvidenceLevel.SINGLE
    )
    kind = KindField()
    goal_words = CleanCharField(
        label=_("Goal in a few words"), max_length=300, required=False,
        help_text=_("With commas between, the same words as on activities: by them it is found again."),
    )  # fmt: skip
    network = forms.ModelChoiceField(
        label=_("Network"), queryset=Network.objects.none(), required=False, empty_label="–",
        to_field_name="public_id",
    )  # fmt: skip
    look_again_on = PartialDateFormField(label=_("When shall we look at it again?"), required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        workspace: Workspace,
        initial: dict[str, Any],
    ) -> None:
        network = initial.get("network")
        super().__init__(
            data, initial={**initial, "network": network.public_id if network else None}
        )
        field = cast("KindField", self.fields["kind"])
        kept = initial.get("kind")
        field.offer(workspace, kept if isinstance(kept, OwnKind) else None)
        field.required = False
        field.choices = [("", "–"), *cast("list[Any]", field.choices)]
        networks = cast("forms.ModelChoiceField[Network]", self.fields["network"])
        networks.queryset = networks_of(workspace)
        networks.required = workspace.seen_from is not None

    def clean_look_again_on(self) -> Any:  # noqa: ANN401 - a date or nothing
        """Return the day."""
        return whole_day(self.cleaned_data["look_again_on"])


class DutyForm(forms.Form):
    """How often a network holds a lessons session, who is on duty, and when the next one is."""

    every = forms.ChoiceField(label=_("How often?"), choices=Every.choices)
    on_duty = person(_("Who is on duty?"))
    next_on = PartialDateFormField(label=_("When is the next session?"))

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        network: Network,
        workspace: Workspace,
        initial: dict[str, Any],
    ) -> None:
        kept = initial.get("on_duty")
        super().__init__(data, initial={**initial, "on_duty": kept.public_id if kept else None})
        offer(self, "on_duty", workspace, network, kept)

    def clean_next_on(self) -> Any:  # noqa: ANN401 - a date
        """Return the day."""
        return whole_day(self.cleaned_data["next_on"])


class SessionForm(forms.Form):
    """A lessons session: when, who led, what was said."""

    held_on = PartialDateFormField(label=_("When?"))
    led_by = person(_("Who led it?"))
    took_part = forms.IntegerField(
        label=_("How many took part?"), required=False, min_value=1, max_value=10_000
    )
    minutes = forms.CharField(
        label=_("What was said?"), required=False, max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )  # fmt: skip

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        network: Network,
        workspace: Workspace,
        initial: dict[str, Any],
    ) -> None:
        kept = initial.get("led_by")
        super().__init__(data, initial={**initial, "led_by": kept.public_id if kept else None})
        offer(self, "led_by", workspace, network, kept)

    def clean_held_on(self) -> Any:  # noqa: ANN401 - a date
        """Return the day, which has come."""
        day = whole_day(self.cleaned_data["held_on"])
        if day and day > timezone.localdate():
            raise ValidationError(_now("This day has not come yet."))
        return day

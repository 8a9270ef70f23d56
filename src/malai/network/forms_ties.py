"""Forms about relationships: their kinds, how strong one is, who says so."""

from __future__ import annotations

from typing import Any, Final, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.forms import PartialDateFormField
from malai.network.forms import CleanCharField, PartyChoice, choose
from malai.network.models import Layer, Party, PartyKind, Tie, Way
from malai_core.text import clean

#: Steps of a scale; more of them no person tells apart.
MOST_STEPS: Final = 7


class OptionalPartyChoice(PartyChoice):
    """A party of the workspace, or nobody."""

    def __init__(self, label: Any, kinds: tuple[str, ...] = ()) -> None:  # noqa: ANN401 - a lazy text
        super().__init__(label, kinds)
        self.required = False

    def clean(self, value: Any) -> Party | None:  # type: ignore[override] # noqa: ANN401 - Django's signature
        """Return the party, ``None`` where none was chosen. One query."""
        return super().clean(value) if value else None


class StepsField(forms.CharField):
    """Named steps of strength, one a line: ``Thai | English``, weakest first."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 5}), **kwargs)

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - text as typed, or stored steps
        """Return the steps as lines."""
        if not isinstance(value, list):
            return value
        return "\n".join(f"{one['th']} | {one['en']}" for one in value)

    def to_python(self, value: Any) -> list[dict[str, Any]]:  # type: ignore[override] # noqa: ANN401 - Django's signature
        """Return the steps with their numbers from one."""
        lines = [line for line in str(value or "").splitlines() if clean(line)]
        if len(lines) > MOST_STEPS:
            raise forms.ValidationError(_("Seven steps at most."))
        return [_step(number, line) for number, line in enumerate(lines, start=1)]

    def run_validators(self, value: Any) -> None:  # noqa: ANN401 - Django's signature
        """Skip the validators of texts: the lines were read already."""


def _step(number: int, line: str) -> dict[str, Any]:
    thai, _bar, english = line.partition("|")
    thai, english = clean(thai)[:60], clean(english)[:60]
    return {"value": number, "th": thai or english, "en": english or thai}


class EndsField(forms.MultipleChoiceField):
    """Kinds of party that may stand at one end; none ticked means any."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(
            required=False,
            choices=PartyKind.choices,
            widget=forms.CheckboxSelectMultiple,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Return stored kinds as a list."""
        return value.split() if isinstance(value, str) else value

    def clean(self, value: Any) -> str:  # noqa: ANN401 - Django's signature
        """Return the kinds as they are stored; all of them is any."""
        chosen = super().clean(value)
        return "" if len(chosen) == len(PartyKind) else " ".join(chosen)


class KindForm(forms.Form):
    """A kind of relationship in the words of both sides."""

    label_th = CleanCharField(
        label=_("In Thai, said of the first"), max_length=150, required=False,
        help_text=_("Such as ขอคำปรึกษาจาก: A ขอคำปรึกษาจาก B."),
    )  # fmt: skip
    inverse_th = CleanCharField(
        label=_("In Thai, said of the other"), max_length=150, required=False,
        help_text=_("Such as ให้คำปรึกษาแก่. Leave it empty where both say the same."),
    )  # fmt: skip
    label_en = CleanCharField(
        label=_("In English, said of the first"), max_length=150, required=False
    )
    inverse_en = CleanCharField(
        label=_("In English, said of the other"), max_length=150, required=False
    )
    layer = forms.ChoiceField(
        label=_("Layer"), choices=Layer.choices, initial=Layer.COORDINATION,
        help_text=_("The picture shows and hides relationships by layer."),
    )  # fmt: skip
    is_directed = forms.BooleanField(
        label=_("It has a direction"), required=False, initial=True,
        help_text=_("Such as advice: one asks, the other gives. Without one it is drawn once."),
    )  # fmt: skip
    way = forms.ChoiceField(
        label=_("How it is kept up"), required=False, choices=[("", _("not said")), *Way.choices],
        help_text=_("Relationships over the years show which share lives online."),
    )  # fmt: skip
    source_may_be = EndsField(
        label=_("Who may stand first"), help_text=_("Nothing ticked means anybody.")
    )
    target_may_be = EndsField(
        label=_("Who may be the other"), help_text=_("Nothing ticked means anybody.")
    )
    scale = StepsField(
        label=_("Steps of strength"),
        help_text=_("One a line, weakest first: Thai | English. Empty means the usual four."),
    )


class TieChangeForm(forms.Form):
    """How strong a relationship is and since when."""

    strength = forms.TypedChoiceField(
        label=_("How strong"), required=False, coerce=float, empty_value=None
    )
    since = PartialDateFormField(label=_("Since"), required=False)
    said = CleanCharField(
        label=_("How do you know?"), max_length=300, required=False,
        help_text=_("Who told you, or where you saw it."),
    )  # fmt: skip

    def __init__(self, data: QueryDict | None = None, *, tie: Tie) -> None:
        super().__init__(data, initial={"strength": tie.strength, "since": tie.since})
        choices = [(str(step.value), step.label) for step in tie.kind.steps]
        kept = str(tie.strength)
        if tie.strength is not None and kept not in dict(choices):
            choices.append((kept, tie.strength_said))
        field = cast("forms.TypedChoiceField", self.fields["strength"])
        field.choices = [("", _("nobody said")), *choices]


class EvidenceForm(forms.Form):
    """One more source of a relationship: who says so, when, from what."""

    side = forms.ChoiceField(label=_("Who says so?"), widget=forms.RadioSelect)
    other = OptionalPartyChoice(_("Told by somebody on their behalf, if so"))
    on = PartialDateFormField(label=_("When was it said?"), required=False)
    said = CleanCharField(
        label=_("From what?"), max_length=300, required=False,
        help_text=_("Such as a conversation, a meeting, a document."),
    )  # fmt: skip

    def __init__(self, data: QueryDict | None = None, *, tie: Tie, workspace: Workspace) -> None:
        super().__init__(data)
        choose(self, "other", workspace)
        self.ends = {"source": tie.source, "target": tie.target}
        choices = [(name, end.name) for name, end in self.ends.items()]
        field = cast("forms.ChoiceField", self.fields["side"])
        field.choices = [*choices, ("", _("Somebody else, who saw it"))]
        field.required = False

    def clean_side(self) -> Party | None:
        """Return the end that is spoken for, ``None`` for an onlooker."""
        return self.ends.get(self.cleaned_data["side"])

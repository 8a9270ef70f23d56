"""Forms of the room: nothing in them is ticked before somebody ticks it."""

from __future__ import annotations

import re
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.consent.models import Answer, Basis, Purpose, SensitiveKind, Way
from malai.consent.selectors.purposes import people_of, purposes_asked
from malai.kernel.forms import PartialDateFormField
from malai.network.forms import CleanCharField
from malai.network.models import Party
from malai.network.selectors.search import people_named

#: Names in doubt that are told at once.
DOUBTS = 10


def _line(label: Any, limit: int, *, help_text: Any = "") -> CleanCharField:  # noqa: ANN401 - lazy texts
    return CleanCharField(label=label, max_length=limit, required=False, help_text=help_text)


def _text(label: Any, *, help_text: Any = "", rows: int = 3) -> forms.CharField:  # noqa: ANN401 - lazy texts
    area = forms.Textarea({"rows": rows})
    return forms.CharField(
        label=label, required=False, max_length=20_000, widget=area, help_text=help_text
    )


class PurposeForm(forms.Form):
    """A purpose and the words people are asked with."""

    name_th = _line(_("Name in Thai"), 300)
    name_en = _line(_("Name in English"), 300)
    basis = forms.ChoiceField(
        label=_("Ground of the law"),
        choices=Basis.choices,
        initial=Basis.CONSENT,
        help_text=_("People are asked only where the ground is consent."),
    )
    text_th = _text(
        _("What people are asked, in Thai"),
        help_text=_("Other words become a new version; earlier answers keep theirs."),
    )
    text_en = _text(_("What people are asked, in English"))
    partners = _text(_("Who receives the data"), help_text=_("One body on each line, if any."))


class PurposeEditForm(PurposeForm):
    """The same for a purpose that is there."""

    is_retired = forms.BooleanField(label=_("No longer ask for this"), required=False)


class AnswerForm(forms.Form):
    """How an answer came: for which purposes, on what day, with which evidence."""

    purposes = forms.ModelMultipleChoiceField(
        label=_("What was answered?"),
        queryset=Purpose.objects.none(),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what was answered.")},
    )
    answer = forms.ChoiceField(
        label=_("The answer"),
        choices=[
            (Answer.YES, _("agreed")),
            (Answer.NO, _("did not agree")),
            (Answer.WITHDRAWN, _("withdrew")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the answer.")},
    )
    way = forms.ChoiceField(label=_("How?"), choices=Way.choices, initial=Way.PAPER)
    on = PartialDateFormField(label=_("On which day?"), required=False)
    language = forms.ChoiceField(
        label=_("In which language?"), choices=[("th", "ไทย"), ("en", "English")], initial="th"
    )
    evidence = forms.FileField(
        label=_("Photo of the paper, or a picture of the LINE message"), required=False
    )
    note = _line(_("Note"), 300)
    guardian = _line(
        _("Guardian who agreed too"), 200, help_text=_("For somebody under age: name and relation.")
    )

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        keys = [one.pk for one in purposes_asked(workspace)]
        field = cast("forms.ModelMultipleChoiceField[Purpose]", self.fields["purposes"])
        field.queryset = Purpose.objects.filter(pk__in=keys).order_by("place", "pk")

    def clean_on(self) -> Any:  # noqa: ANN401 - a day or nothing
        """Return the day; an answer is given on a day, not in a year."""
        on = self.cleaned_data["on"]
        if on is None:
            return None
        if on.day is None:
            raise forms.ValidationError(_("Give the whole date of the answer."))
        return on.first_day


class SheetForm(AnswerForm):
    """A signed sheet: several people at once, ticked or written."""

    names = _text(
        _("Or paste names"), help_text=_("One name on a line, or with commas between."), rows=4
    )

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, workspace=workspace, **kwargs)
        self.workspace = workspace

    def clean_names(self) -> list[Party]:
        """Return the people whose names were written. Two queries."""
        written = re.split(r"[\n,;]", str(self.cleaned_data["names"]).replace("\0", ""))
        names = list(dict.fromkeys(name.strip() for name in written if name.strip()))
        fits = people_named(self.workspace, names) if names else {}
        doubts = [name for name in names if len(fits[name]) != 1]
        if doubts:
            several = gettext("Not clear who this is: “%(name)s”. Write the whole name.")
            raise forms.ValidationError([several % {"name": name} for name in doubts[:DOUBTS]])
        return [fits[name][0] for name in names]

    def people(self, ticked: list[str]) -> list[Party]:
        """Return everybody of the sheet, ticked or written. One query; for a form that is valid."""
        from malai.network.web.narrowing import ids_in

        rows = people_of(self.workspace).filter(public_id__in=ids_in(",".join(ticked)))
        found = {party.pk: party for party in [*rows, *self.cleaned_data["names"]]}
        return list(found.values())


class MinorForm(forms.Form):
    """Somebody under age and her guardian."""

    born = PartialDateFormField(
        label=_("Born"),
        required=False,
    )
    guardian = _line(_("Name of the guardian"), 200)
    relation = _line(_("Relation to the person"), 100, help_text=_("Such as mother, uncle."))


class FactForm(forms.Form):
    """One sensitive fact. Nothing is shown of what is there already."""

    kind = forms.ChoiceField(label=_("What it is about"), choices=SensitiveKind.choices)
    value = _text(_("What is noted"), help_text=_("Only what is needed, in few words."))
    source = _line(_("How do you know?"), 300)
    has_agreed = forms.BooleanField(
        label=_("The person agreed that this is kept"),
        help_text=_("Noted as consent of today, with your name."),
        required=False,
    )

    def __init__(self, *args: Any, keeps_id_numbers: bool, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        if not keeps_id_numbers:
            left = [one for one in SensitiveKind.choices if one[0] != SensitiveKind.ID_NUMBER]
            cast("forms.ChoiceField", self.fields["kind"]).choices = left


class RulesForm(forms.Form):
    """What the owner decides about personal data."""

    keeps_id_numbers = forms.BooleanField(
        label=_("Keep numbers of identity cards"),
        required=False,
        help_text=_(
            "Better not: a number that leaks opens bank accounts, and the network works without it. "
            "Only where a payment or a law demands it."
        ),
    )
    why_id_numbers = _line(_("What for, and by which rule"), 300)
    review_after_years = forms.IntegerField(
        label=_("Ask again about people not seen for so many years"), min_value=1, max_value=20
    )


def today_first() -> Any:  # noqa: ANN401 - a partial date
    """Return today as a form shows it."""
    from malai_core.text import PartialDate

    return PartialDate.of(timezone.localdate())

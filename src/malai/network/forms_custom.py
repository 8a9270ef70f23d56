"""Forms about fields of our own: the field itself, and its part in the forms of records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from malai.kernel.forms import PartialDateFormField
from malai.network.forms import CleanCharField
from malai.network.models import CustomField, FieldKind, RecordKind, WordCode
from malai_core.text import PartialDate, ascii_digits, clean

#: Choices of one field.
MOST_CHOICES: Final = 60
#: What a "yes or no" is in a form: not said, yes, no.
YES_NO: Final = (("", _("not said")), ("yes", _("yes")), ("no", _("no")))


class ChoicesField(forms.CharField):
    """Choices, one a line: ``Thai | English``."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 5}), **kwargs)

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - text as typed, or stored choices
        """Return the choices as lines."""
        if not isinstance(value, list):
            return value
        return "\n".join(f"{one['th']} | {one['en']}" for one in value)

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Return the choices in both languages, each once."""
        lines = [line for line in str(value or "").splitlines() if clean(line)][:MOST_CHOICES]
        found = {}
        for line in lines:
            thai, _bar, english = (clean(part)[:100] for part in line.partition("|"))
            found[thai or english] = {"th": thai or english, "en": english or thai}
        return list(found.values())

    def run_validators(self, value: Any) -> None:  # noqa: ANN401 - Django's signature
        """Skip the validators of texts: the lines were read already."""


class FieldForm(forms.Form):
    """A field of our own."""

    record = forms.ChoiceField(label=_("Of which records?"), choices=RecordKind.choices)
    label_th = CleanCharField(label=_("What it is called, in Thai"), max_length=150, required=False)
    label_en = CleanCharField(
        label=_("What it is called, in English"), max_length=150, required=False
    )
    kind = forms.ChoiceField(label=_("What does it hold?"), choices=FieldKind.choices)
    choices = ChoicesField(
        label=_("Choices"),
        help_text=_("Where it is one or any of several: one a line, Thai | English."),
    )
    is_wanted = forms.BooleanField(
        label=_("Please fill it in"), required=False,
        help_text=_("Pages remind people; nobody is stopped from saving without it."),
    )  # fmt: skip
    is_sensitive = forms.BooleanField(
        label=_("Sensitive"), required=False,
        help_text=_("Hidden; only who may see sensitive facts can look, and each look is noted."),
    )  # fmt: skip


class NumberField(forms.CharField):
    """A number; commas and Thai digits are understood."""

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Return the number, ``None`` where nothing was typed."""
        text = ascii_digits(str("" if value is None else value)).replace(",", "").strip()
        if not text:
            return None
        try:
            number = float(text)
        except ValueError:
            number = float("inf")
        if not -1e15 < number < 1e15:
            raise forms.ValidationError(_("Write a number in digits."))
        return number

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Return a stored number without a needless ``.0``."""
        return f"{value:.10g}" if isinstance(value, float) else value

    def run_validators(self, value: Any) -> None:  # noqa: ANN401 - Django's signature
        """Skip the validators of texts: the number was read already."""


class YesNoField(forms.ChoiceField):
    """Yes, no, or not said."""

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Return true, false, or ``None``."""
        return {"yes": True, "no": False}.get(super().clean(value))


def offer_fields(
    form: forms.Form, fields: Iterable[CustomField], values: Mapping[int, Any] | None = None
) -> None:
    """Add fields of our own to the form of a record, with what the record says in them.

    Choices that a record has and the field no longer names stay choices of its form.
    """
    for field in fields:
        value = (values or {}).get(field.pk)
        form.fields[field.form_name] = made = _form_field(field, value)
        made.label, made.required = field.label, False
        if field.is_wanted:
            made.help_text = _("Please fill it in if you know it.")
        if value is not None:
            form.initial[field.form_name] = _initial(field, value)


def _initial(field: CustomField, value: Any) -> Any:  # noqa: ANN401 - what JSON holds
    if field.kind == FieldKind.DATE:
        return PartialDate.from_iso(value)
    return ("yes" if value else "no") if isinstance(value, bool) else value


def _form_field(field: CustomField, value: Any) -> forms.Field:  # noqa: ANN401 - what JSON holds
    named = [(one["th"], field.said(one["th"])) for one in field.choices]
    kept = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    options = [*named, *((one, one) for one in kept if one not in dict(named))]
    made: dict[str, Callable[[], forms.Field]] = {
        FieldKind.LONG: lambda: forms.CharField(
            widget=forms.Textarea(attrs={"rows": 3}), max_length=20_000
        ),
        FieldKind.NUMBER: lambda: NumberField(
            widget=forms.TextInput(attrs={"inputmode": "decimal"})
        ),
        FieldKind.DATE: PartialDateFormField,
        FieldKind.CHOICE: lambda: forms.ChoiceField(choices=[("", "–"), *options]),
        FieldKind.CHOICES: lambda: forms.MultipleChoiceField(
            choices=options, widget=forms.CheckboxSelectMultiple
        ),
        FieldKind.YES_NO: lambda: YesNoField(choices=YES_NO),
        FieldKind.LINK: lambda: forms.URLField(max_length=500, assume_scheme="https"),
        FieldKind.TEXT: lambda: CleanCharField(max_length=500),
    }
    return made[field.kind]()


class WordsForm(forms.Form):
    """What the workspace says instead of our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        for code in WordCode:
            for name, language in (("th", _("in Thai")), ("en", _("in English"))):
                label = _("Instead of “%(word)s”, %(language)s")
                self.fields[f"{code.value}_{name}"] = CleanCharField(
                    label=label % {"word": code.label, "language": language},
                    max_length=60,
                    required=False,
                )

    def words(self) -> dict[str, tuple[str, str]]:
        """Return (Thai, English) by code."""
        typed = self.cleaned_data
        return {
            code.value: (typed[f"{code.value}_th"], typed[f"{code.value}_en"]) for code in WordCode
        }

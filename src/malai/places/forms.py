"""The part of a form that asks where something is, and the forms of the room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from malai.kernel.forms import PartialDateFormField
from malai.places import official
from malai.places.address import AddressState, AddressValue, Typed, settled
from malai.places.models import WorkingAreaKind
from malai.places.understanding import understood
from malai.places.wording import is_thai
from malai_core.errors import InvalidInputError
from malai_core.text import clean, point_read


class AddressWidget(forms.Widget):
    """Reads ``<name>_free``, ``<name>_postal``, ``<name>_province`` ...; a template draws it."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Typed:  # noqa: ANN401, ARG002 - Django's signature
        """Return the controls as they were sent."""
        return Typed.of(data, name)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:  # noqa: ANN401, ARG002 - Django's signature
        """Say whether the form lacked the part altogether."""
        return f"{name}_province" not in data


class AddressBoundField(BoundField):
    """An address of a form; ``kernel/field.html`` includes its template."""

    part_template = "places/_address.html"
    field: AddressField

    @property
    def state(self) -> AddressState:
        """The controls in agreement: as sent, or of the address that is kept."""
        value = self.value()
        if isinstance(value, Typed):
            return settled(value)
        return settled(Typed.from_value(value or AddressValue()))

    @property
    def with_house(self) -> bool:
        """Whether house, หมู่ที่, village and soi are asked too."""
        return self.field.with_house


class AddressField(forms.Field):
    """Where something is. Every part may be left empty; what is in doubt is asked, not refused."""

    widget = AddressWidget

    def __init__(self, *, with_house: bool = True, label: Any = None) -> None:  # noqa: ANN401 - a lazy text
        usual = _("Address") if with_house else _("Area")
        super().__init__(label=label or usual, required=False)
        self.with_house = with_house

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> BoundField:
        """Return the field with its controls."""
        return AddressBoundField(form, self, field_name)

    def clean(self, value: Any) -> AddressValue:  # noqa: ANN401 - Django's signature
        """Return the address; pressing "show" only shows what follows from what was typed."""
        if isinstance(value, AddressValue):
            return value
        typed = value or Typed()
        if typed.show:
            raise forms.ValidationError(
                _("Nothing is saved yet: the choices are up to date now."), code="shown"
            )
        try:
            point_read(typed.point)
        except InvalidInputError as error:
            raise forms.ValidationError(
                error.in_language("th" if is_thai() else "en"), code="point"
            ) from error
        return settled(typed).value

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ANN401 - Django's signature
        """Say whether another address would be saved than the one shown."""
        return bool(settled(data).value != (initial or AddressValue()))


class AddressPart(forms.Form):
    """The part alone, for the fragment that follows what is chosen."""

    def __init__(self, data: Mapping[str, Any], *, name: str, with_house: bool) -> None:
        super().__init__(data)
        self.fields[name] = AddressField(with_house=with_house)


def _line(label: Any, limit: int = 300, *, required: bool = False) -> forms.CharField:  # noqa: ANN401 - a lazy text
    return forms.CharField(label=label, max_length=limit, required=required)


class WorkingAreaForm(forms.Form):
    """A working area: its name, its kind, since when and until when."""

    name_th = _line(_("Name in Thai"))
    name_en = _line(_("Name in English"))
    kind = forms.ChoiceField(label=_("Kind"), choices=WorkingAreaKind.choices)
    since = PartialDateFormField(label=_("Since"), required=False)
    until = PartialDateFormField(label=_("Until"), required=False)
    note = forms.CharField(
        label=_("Note"), required=False, max_length=20_000, widget=forms.Textarea({"rows": 3})
    )


class PartsForm(forms.Form):
    """Official areas to put into a working area: chosen, or one on a line."""

    area = AddressField(with_house=False)
    lines = forms.CharField(
        label=_("Or several, one on each line"),
        help_text=_("Such as อ.แม่สาย จ.เชียงราย, or ต.เวียง อ.เชียงแสน. A whole province counts too."),
        required=False,
        max_length=50_000,
        widget=forms.Textarea({"rows": 4}),
    )

    def clean_lines(self) -> list[str]:
        """Return the areas of the lines; a line in doubt is told with what it could mean."""
        written = [clean(line) for line in str(self.cleaned_data["lines"]).splitlines()]
        meant = {line: understood(line) for line in written if line}
        doubts = [line for line, one in meant.items() if one.choices or one.unknown or not one.code]
        if doubts:
            raise forms.ValidationError(
                [_("Not clear: “%(line)s”. Add the province.") % {"line": line} for line in doubts]
            )
        return [one.code for one in meant.values()]

    @property
    def codes(self) -> list[str]:
        """The areas of a form that is valid."""
        chosen = self.cleaned_data["area"].area_code
        found = [*([chosen] if official.is_in_use(chosen) else []), *self.cleaned_data["lines"]]
        return list(dict.fromkeys(found))

"""Forms of the room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from malai.atlas.geography import MEASURES
from malai.kernel.forms import PartialDateFormField
from malai.network.forms import CleanCharField
from malai.network.models import Layer, PartyKind
from malai.places import official
from malai.places.address import offered

_ALL = ("", _("all"))


class MapForm(forms.Form):
    """What the map shows. Sent by address, so that a map can be bookmarked and shared."""

    measure = forms.ChoiceField(
        label=_("Coloured by"),
        choices=list(
            zip(MEASURES, (_("Members"), _("Activities"), _("Relationships")), strict=True)
        ),
        required=False,
    )
    kind = forms.ChoiceField(label=_("Who"), choices=[_ALL, *PartyKind.choices], required=False)
    layer = forms.ChoiceField(
        label=_("Relationships shown"), choices=[_ALL, *Layer.choices], required=False
    )
    province = forms.ChoiceField(label=_("Province"), required=False)
    day = PartialDateFormField(label=_("As of"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["province"]
        choices.choices = [("", _("all of Thailand")), *offered("")]

    def clean_province(self) -> str:
        """Return the code of a province, empty for the country."""
        code = str(self.cleaned_data["province"])
        return code if official.is_in_use(code) and len(code) == 2 else ""


class MapLayerForm(forms.Form):
    """A file of shapes to draw on the map."""

    file = forms.FileField(
        label=_("GeoJSON file"),
        help_text=_(
            "Borders, lines or points with longitude and latitude (WGS 84), at most 5 MB. "
            "Only shapes and their names are kept."
        ),
    )
    name = CleanCharField(label=_("Name of the layer"), max_length=100)

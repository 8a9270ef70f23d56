"""Forms of the room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from malai.activities.models import ActivityKind
from malai.activities.wording_years import year_said
from malai.atlas.geography import MEASURES
from malai.kernel.forms import PartialDateFormField
from malai.network.forms import CleanCharField
from malai.network.models import Layer, PartyKind
from malai.places import official
from malai.places.address import offered
from malai_core.text import fiscal_year

_ALL = ("", _("all"))
#: Fiscal years that the map offers, the next one first.
YEARS = 14


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
    activity_kind = forms.ChoiceField(
        label=_("Kind of activity"), choices=[_ALL, *ActivityKind.choices], required=False
    )
    year = forms.TypedChoiceField(
        label=_("Activities of the fiscal year"), coerce=int, required=False
    )
    day = PartialDateFormField(label=_("As of"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        years: Any = self.fields["year"]
        newest = fiscal_year(timezone.localdate()) + 1
        years.choices = [
            _ALL,
            *((one, year_said(one)) for one in range(newest, newest - YEARS, -1)),
        ]
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


class BackdropForm(forms.Form):
    """A picture under the picture of a network."""

    file = forms.FileField(
        label=_("Picture file"),
        error_messages={"required": _("Choose a picture.")},
        widget=forms.ClearableFileInput({"accept": "image/png,image/jpeg,image/webp"}),
        help_text=_(
            "PNG, JPEG or WebP, at most 10 MB. Where and when a photo was taken is not kept."
        ),
    )
    opacity = forms.TypedChoiceField(
        label=_("How strongly it shows"),
        coerce=int,
        initial=50,
        choices=[
            (25, _("faintly")),
            (50, _("half")),
            (75, _("strongly")),
            (100, _("fully")),
        ],
    )


class StoryForm(forms.Form):
    """A story: its title and what it tells."""

    title = CleanCharField(label=_("Title"), max_length=150)
    intro = forms.CharField(
        label=_("What it tells"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea({"rows": 3}),
    )


class SlideForm(forms.Form):
    """A slide: words, and what is shown beside them."""

    heading = CleanCharField(label=_("Heading of the slide"), max_length=150, required=False)
    text = forms.CharField(
        label=_("Text"), required=False, max_length=5_000, widget=forms.Textarea({"rows": 4})
    )
    look = forms.ChoiceField(label=_("Picture"), required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's signature
        looks: list[tuple[str, str]],
        **kwargs: Any,  # noqa: ANN401 - as above
    ) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["look"]
        choices.choices = looks


class ShareForm(forms.Form):
    """How something is handed on: its title, for how long, and whether people are named."""

    title = CleanCharField(label=_("Title"), max_length=150)
    days = forms.TypedChoiceField(
        label=_("Valid for"),
        coerce=int,
        initial=30,
        choices=[
            (7, _("one week")),
            (30, _("one month")),
            (90, _("three months")),
            (365, _("one year")),
        ],
    )
    shows_names = forms.BooleanField(
        label=_("Show names of people"),
        help_text=_(
            "Only of those who agreed to be in maps that others are shown. Without this, people are "
            "marks without a name."
        ),
        required=False,
    )
    reason = CleanCharField(
        label=_("Why names are shown"),
        max_length=300,
        required=False,
        help_text=_("Needed where names are shown; it stays in the history."),
    )
    embed_on = CleanCharField(
        label=_("Website that may show it inside a page"),
        max_length=300,
        required=False,
        help_text=_("Such as https://www.example.org. Left empty, no website can hold it."),
    )

    def __init__(self, *args: Any, may_name: bool, **kwargs: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(*args, **kwargs)
        if not may_name:
            del self.fields["shows_names"], self.fields["reason"]

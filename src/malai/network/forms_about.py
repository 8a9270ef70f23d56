"""Forms of what is kept beside a record: notes, earlier names, files and photos."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from malai.kernel.forms import PartialDateFormField
from malai.network.forms import CleanCharField


class NoteForm(forms.Form):
    """A note: its text, and the day it is about."""

    text = forms.CharField(
        label=_("Note"), widget=forms.Textarea(attrs={"rows": 4}), max_length=20_000
    )
    on = PartialDateFormField(label=_("Day"))


class FormerNameForm(forms.Form):
    """A name somebody had before."""

    name = CleanCharField(label=_("Earlier name"), max_length=300)
    since = PartialDateFormField(label=_("Since"), required=False)
    until = PartialDateFormField(label=_("Until"), required=False)


class FileForm(forms.Form):
    """A file or a photo."""

    file = forms.FileField(
        label=_("File or photo"),
        help_text=_(
            "Photo (JPEG, PNG, WebP), PDF, Word, Excel or text, at most 20 MB. "
            "Where and when a photo was taken is removed from it."
        ),
    )
    caption = CleanCharField(label=_("What it shows"), max_length=200, required=False)
    on = PartialDateFormField(label=_("Day"), required=False)
    is_face = forms.BooleanField(
        label=_("Show this photo beside the name"), required=False, initial=False
    )

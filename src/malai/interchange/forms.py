"""What people fill in: a file to bring in, what a sheet is, what to take out and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from malai.network.models import Network
from malai_core.reading import SheetKind

#: What the file picker of a phone or computer offers first.
ACCEPTED: Final = (
    ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,.zip,"
    ".graphml,.gexf,.net,.pajek,.paj,.dl,.vna,.gml,.dot,.gv,.json,.cyjs,.2sm,.xml,.vcf,.ics"
)
KINDS: Final = (
    (SheetKind.PEOPLE, _("a list of people")),
    (SheetKind.ORGANISATIONS, _("a list of organisations")),
    (SheetKind.GROUPS, _("a list of groups")),
    (SheetKind.PARTIES, _("people and organisations together")),
    (SheetKind.ATTENDANCE_MATRIX, _("who came: names down, meetings across")),
    (SheetKind.ATTENDANCE_LIST, _("who came: one line per person")),
    (SheetKind.ACTIVITIES, _("a list of activities")),
    (SheetKind.TIES, _("relationships: from, to")),
    (SheetKind.SKIPPED, _("not used")),
)
FORMATS: Final = (
    ("xlsx", _("One workbook for Excel (.xlsx)")),
    ("csv", _("Plain tables (.csv in a .zip)")),
)

#: Only for who manages the workspace, and only as a whole.
EVERYTHING: Final = ("whole", _("Every table, with the files and a codebook (.zip)"))

#: The choice that is no network.
WHOLE: Final = "all"


class ManyFiles(forms.FileInput):
    """A file picker that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several; what is cleaned is a list."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:  # noqa: ANN401 - Django's signature
        """Check each file as Django checks one."""
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in files or [None]]


class UploadForm(forms.Form):
    """One file or several, and the network it belongs to. With one network there is nothing to choose."""

    network = forms.ChoiceField(label=_("Into which network?"))
    new_network = forms.CharField(label=_("What is the network called?"), max_length=300)
    file = FilesField(
        label=_("Your workbook"),
        widget=ManyFiles(attrs={"accept": ACCEPTED}),
        error_messages={"required": _("Choose a file first.")},
    )

    def __init__(self, *args: Any, networks: Sequence[Network], **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        self.networks = {str(network.public_id): network for network in networks}
        choice = self.fields["network"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 - declared above
        choice.choices = [(key, network.name) for key, network in self.networks.items()]
        if self.networks:
            del self.fields["new_network"]
            choice.initial = self.initial.get("network") or next(iter(self.networks))
        else:
            del self.fields["network"]
        if len(self.networks) == 1:
            choice.widget = forms.HiddenInput()
            choice.required = False

    def network_chosen(self) -> Network | None:
        """Return the network, ``None`` where one is to be made first."""
        if not self.networks:
            return None
        key = self.cleaned_data["network"] or next(iter(self.networks))
        return self.networks[key]


class ListExportForm(forms.Form):
    """As what a list leaves Malai, and why."""

    format = forms.ChoiceField(
        label=_("As what"), choices=FORMATS, widget=forms.RadioSelect, initial="xlsx"
    )
    reason = forms.CharField(
        label=_("What is the file for?"),
        max_length=300,
        help_text=_("Kept in the history beside your name, such as: report for the fund, 2568."),
        error_messages={"required": _("Say in a few words what the file is for.")},
    )


class ExportForm(ListExportForm):
    """What leaves Malai, as what, and why."""

    field_order = ("network", "format", "reason", "with_sensitive")
    network = forms.ChoiceField(label=_("What to take out"))
    with_sensitive = forms.BooleanField(
        label=_("With sensitive facts"),
        required=False,
        help_text=_("A sheet of its own. The history says which kinds, how many, and your name."),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's signature
        networks: Sequence[Network],
        may_whole: bool = False,
        may_sensitive: bool = False,
        **kwargs: Any,  # noqa: ANN401 - as above
    ) -> None:
        super().__init__(*args, **kwargs)
        if not may_sensitive:
            del self.fields["with_sensitive"]
        self.networks = {str(network.public_id): network for network in networks}
        choice, kind = self.fields["network"], self.fields["format"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 - declared above
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101 - as above
        kind.choices = [*FORMATS, EVERYTHING] if may_whole else FORMATS
        each = [(key, network.name) for key, network in self.networks.items()]
        choice.choices = [*each, (WHOLE, _("Everything in this workspace"))]

    def is_whole(self) -> bool:
        """Say whether every table was asked for, files and codebook with them."""
        return bool(self.cleaned_data["format"] == EVERYTHING[0])

    def network_chosen(self) -> Network | None:
        """Return the network, ``None`` for the whole workspace."""
        return self.networks.get(self.cleaned_data["network"])

"""What leaves as a network file: which program, which layers, as of when, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.interchange.services.network_files import ACTIVITIES, MEMBERS, NetworkAsked
from malai.kernel.forms import PartialDateFormField
from malai.network.models import Network
from malai_core.formats.networks import FORMATS

#: Formats in the order of how often they are asked for, with who reads them.
PROGRAMS: Final = (
    ("graphml", _("GraphML (.graphml): igraph, yEd, Cytoscape, Gephi")),
    ("gexf", _("GEXF (.gexf): Gephi, with dates")),
    ("xlsx", _("Workbook of nodes and links (.xlsx): Kumu, Excel")),
    ("csv", _("Tables of nodes and links (.csv in a .zip): Gephi")),
    ("kumu", _("Kumu (.json)")),
    ("pajek", _("Pajek (.net)")),
    ("paj", _("Pajek project with its layers (.paj)")),
    ("dl", _("UCINET (.dl)")),
    ("dl-matrix", _("UCINET, as matrices (.dl)")),
    ("vna", _("NetDraw (.vna)")),
    ("cytoscape", _("Cytoscape (.cyjs)")),
    ("gml", _("GML (.gml)")),
    ("csv-ties", _("List of relationships (.csv)")),
    ("csv-matrix", _("Matrix (.csv)")),
    ("xlsx-matrix", _("Matrices in a workbook (.xlsx)")),
    ("vcard", _("Address book (.vcf): phones, e-mail programs")),
    ("ical", _("Calendar of the activities (.ics)")),
    ("2sm", _("Two-mode numbers (.2sm)")),
)
WHAT: Final = (
    (MEMBERS, _("Members and their relationships")),
    (ACTIVITIES, _("Members and the activities they came to")),
)


class NetworkFileForm(forms.Form):
    """Everything is chosen already but the reason; personal data stays here unless asked for."""

    network = forms.ChoiceField(label=_("Network"))
    what = forms.ChoiceField(
        label=_("What to take out"), choices=WHAT, widget=forms.RadioSelect, initial=MEMBERS
    )
    format = forms.ChoiceField(label=_("For which program"), choices=PROGRAMS)
    layers = forms.MultipleChoiceField(
        label=_("Kinds of relationship"), required=False, widget=forms.CheckboxSelectMultiple
    )
    on = PartialDateFormField(
        label=_("As of"),
        required=False,
        help_text=_("Empty: all times. Formats that know dates keep them."),
    )
    with_contacts = forms.BooleanField(label=_("With phone numbers and e-mail"), required=False)
    without_names = forms.BooleanField(
        label=_("Without names"),
        required=False,
        help_text=_(
            "Members are called m1, m2, and so on: for teaching, or for who need not know."
        ),
    )
    reason = forms.CharField(
        label=_("What is the file for?"),
        max_length=300,
        help_text=_("Kept in the history beside your name, such as: report for the fund, 2568."),
        error_messages={"required": _("Say in a few words what the file is for.")},
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's signature
        workspace: Workspace,
        networks: Sequence[Network],
        layers: Sequence[str],
        may_contacts: bool,
        leaves_out: bool = False,
        **kwargs: Any,  # noqa: ANN401 - as above
    ) -> None:
        super().__init__(*args, **kwargs)
        self.workspace, self.leaves_out = workspace, leaves_out
        self.networks = {str(network.public_id): network for network in networks}
        self.known_layers = list(layers)
        self._choose("network", [(key, one.name) for key, one in self.networks.items()])
        self._choose("layers", [(name, name) for name in layers])
        self.fields["layers"].initial = self.known_layers
        if len(self.networks) == 1:
            self.fields["network"].widget = forms.HiddenInput()
            self.fields["network"].initial = next(iter(self.networks))
        if not layers:
            del self.fields["layers"]
        if not may_contacts:
            del self.fields["with_contacts"]

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    def asked(self) -> NetworkAsked:
        """Return what was asked for; a date known to the month or year means its last day."""
        said = self.cleaned_data
        chosen = tuple(said.get("layers", ()))
        return NetworkAsked(
            workspace=self.workspace,
            network=self.networks[said["network"]],
            form=said["format"],
            what=said["what"],
            layers=None if set(chosen) == set(self.known_layers) else chosen,
            on=said["on"].last_day if said["on"] else None,
            with_contacts=said.get("with_contacts", False),
            with_names=not said["without_names"],
            leaves_out=self.leaves_out,
        )


assert {form for form, _label in PROGRAMS} <= FORMATS.keys()  # noqa: S101 - a slip of the table above

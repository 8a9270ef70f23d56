"""Forms about projects and agreements."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.forms import PartialDateFormField
from malai.network.forms import CleanCharField, PartyChoice, choose
from malai.network.forms_ties import OptionalPartyChoice
from malai.network.models import Agreement, Kept, Network, Party, ProjectRole, ProjectStatus
from malai.network.reach import networks_seen
from malai.places.selectors import provinces
from malai.places.wording import area_said
from malai_core.text import ascii_digits

#: Years of the common era are of the Buddhist era this many later.
ERA = 543


class FiscalYearField(forms.CharField):
    """A fiscal year of the Buddhist era; a year of the common era is turned into one."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        widget = forms.TextInput(attrs={"inputmode": "numeric"})
        super().__init__(required=False, max_length=4, widget=widget, **kwargs)

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Return the year, ``None`` where nothing was typed."""
        text = ascii_digits(str(value or "").strip())
        if not text:
            return None
        year = int(text) if text.isdecimal() and len(text) == 4 else 0
        year = year + ERA if 1900 <= year <= 2100 else year
        if not 2443 <= year <= 2100 + ERA:
            raise forms.ValidationError(_("Write the year in four digits, such as 2560."))
        return year

    def run_validators(self, value: Any) -> None:  # noqa: ANN401 - Django's signature
        """Skip the validators of texts: the year was read already."""


class BahtField(forms.CharField):
    """Whole baht; commas and Thai digits are understood."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        widget = forms.TextInput(attrs={"inputmode": "numeric"})
        super().__init__(required=False, max_length=20, widget=widget, **kwargs)

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Return the amount, ``None`` where nothing was typed."""
        text = ascii_digits(str(value or "")).replace(",", "").replace(" ", "")
        if not text:
            return None
        if not text.isdecimal() or len(text) > 14:
            raise forms.ValidationError(_("Write the amount in baht, in digits."))
        return int(text)

    def run_validators(self, value: Any) -> None:  # noqa: ANN401 - Django's signature
        """Skip the validators of texts: the amount was read already."""


def _long(label: Any) -> forms.CharField:  # noqa: ANN401 - a lazy text
    return forms.CharField(
        label=label, required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4})
    )


class AreaField(forms.ChoiceField):
    """A province, or the smaller area that a record names already."""

    def __init__(self) -> None:
        super().__init__(label=_("Province"), required=False)

    def offer(self, kept: str) -> None:
        """Fill the choices; a smaller area that is kept stays one of them. One query."""
        choices = [("", "–"), *((area.code, area.name) for area in provinces())]
        if len(kept) > 2:
            choices.insert(1, (kept, area_said(kept)))
        self.choices = choices


class ProjectForm(forms.Form):
    """A project: whose it is, when, with what money, where and for which networks."""

    name_th = CleanCharField(label=_("Name in Thai"), max_length=300, required=False)
    name_en = CleanCharField(label=_("Name in English"), max_length=300, required=False)
    other = OptionalPartyChoice(_("Whose project is it?"))
    purpose = _long(_("What is it for?"))
    status = forms.ChoiceField(
        label=_("Status"), choices=ProjectStatus.choices, initial=ProjectStatus.RUNNING
    )
    first_year = FiscalYearField(
        label=_("First fiscal year (B.E.)"), help_text=_("From October to September.")
    )
    last_year = FiscalYearField(label=_("Last fiscal year (B.E.)"))
    budget_line = CleanCharField(label=_("Budget line"), max_length=200, required=False)
    budget = BahtField(label=_("Budget in baht"))
    area_code = AreaField()
    networks = forms.ModelMultipleChoiceField(
        label=_("For the networks"),
        queryset=Network.objects.none(),
        required=False,
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
    )
    since = PartialDateFormField(label=_("Starts"), required=False)
    until = PartialDateFormField(label=_("Ends"), required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        workspace: Workspace,
        kept_area: str = "",
        **kwargs: Any,  # noqa: ANN401 - Django's signature
    ) -> None:
        super().__init__(data, **kwargs)
        choose(self, "other", workspace)
        networks = cast("forms.ModelMultipleChoiceField[Network]", self.fields["networks"])
        networks.queryset = networks_seen(workspace)
        cast("AreaField", self.fields["area_code"]).offer(kept_area)

    def values(self) -> dict[str, Any]:
        """Return what a service takes."""
        return {**self.cleaned_data, "owner": self.cleaned_data["other"]}


class BudgetForm(forms.Form):
    """The budget of one fiscal year."""

    year = FiscalYearField(label=_("Fiscal year (B.E.)"))
    amount = BahtField(label=_("Budget in baht"))
    line = CleanCharField(label=_("Budget line"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        self.fields["year"].required = True
        self.fields["amount"].help_text = _("Empty takes the budget of this year away.")

    def clean_year(self) -> int:
        """Return the year; it cannot be left out."""
        year: int | None = self.cleaned_data["year"]
        if year is None:
            raise forms.ValidationError(_("Write the year in four digits, such as 2560."))
        return year


class TeamForm(forms.Form):
    """Somebody joins a team."""

    other = PartyChoice(_("Who?"))
    role = forms.ChoiceField(
        label=_("Role"), choices=ProjectRole.choices, initial=ProjectRole.PRACTITIONER
    )
    since = PartialDateFormField(label=_("Since"), required=False)

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        choose(self, "other", workspace)


class AgreementForm(forms.Form):
    """An agreement: its name, its days and what was agreed."""

    name_th = CleanCharField(label=_("Name in Thai"), max_length=300, required=False)
    name_en = CleanCharField(label=_("Name in English"), max_length=300, required=False)
    network = forms.ModelChoiceField(
        label=_("Network"),
        queryset=Network.objects.none(),
        required=False,
        empty_label="–",
        to_field_name="public_id",
    )
    signed = PartialDateFormField(label=_("Signed"), required=False)
    since = PartialDateFormField(label=_("Starts"), required=False)
    until = PartialDateFormField(label=_("Ends"), required=False)
    renew_by = PartialDateFormField(
        label=_("Renew by"),
        required=False,
        help_text=_("Malai reminds you ninety days before; without a day, before it ends."),
    )
    text = _long(_("What was agreed?"))

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        networks = cast("forms.ModelChoiceField[Network]", self.fields["network"])
        networks.queryset = networks_seen(workspace)


class SignForm(forms.Form):
    """A party signs, and brings something of its own."""

    other = PartyChoice(_("Who signs?"))
    brings = CleanCharField(
        label=_("What do they bring?"), max_length=300, required=False,
        help_text=_("Such as staff, a room, a car."),
    )  # fmt: skip
    budget = BahtField(label=_("Their own budget in baht"))

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        choose(self, "other", workspace)


class CommitmentForm(forms.Form):
    """Something promised."""

    what = CleanCharField(label=_("What was promised?"), max_length=300)
    party = forms.ModelChoiceField(
        label=_("Who promised it?"),
        queryset=Party.objects.none(),
        required=False,
        empty_label=_("all together"),
        to_field_name="public_id",
    )
    due = PartialDateFormField(label=_("Until when?"), required=False)

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        parties = cast("forms.ModelChoiceField[Party]", self.fields["party"])
        parties.queryset = Party.objects.filter(in_agreements__agreement=agreement)


class KeptForm(forms.Form):
    """How it went with a commitment."""

    state = forms.ChoiceField(label=_("How did it go?"), choices=Kept.choices)
    on = PartialDateFormField(label=_("On"), required=False)
    note = CleanCharField(label=_("Note"), max_length=300, required=False)

"""Forms of the shell: they turn text into typed values; the rules live in the services."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Role, Scope, Workspace
from malai.network.models import Network
from malai.network.reach import networks_seen
from malai.places.selectors import provinces
from malai.site.selectors import Reach, areas_offered
from malai.site.services import is_right_code

LANGUAGES = [("th", "ไทย"), ("en", "English")]


class OwnerForm(forms.Form):
    """The first user: who she is and how she signs in."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("You sign in with it. It is shown to nobody outside your workspace."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=_(
            "At least 8 characters. A short sentence is easy to remember and hard to guess."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    code = forms.CharField(
        label=_("Code of the first start"),
        help_text=_("It stands in the window where Malai was started: only you can read it there."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def __init__(self, *args: Any, asks_code: bool, is_again: bool, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        if not asks_code:
            del self.fields["code"]
        if is_again:
            self.fields["password"].required = False
            self.fields["password"].help_text = _("Leave it empty to keep the one you chose.")

    def clean_code(self) -> str:
        """Refuse a code that the terminal does not show."""
        code = str(self.cleaned_data["code"])
        if not is_right_code(code):
            raise forms.ValidationError(
                _now("This is not the code. Look once more in the window where Malai was started.")
            )
        return code

    def clean_password(self) -> str:
        """Refuse a password that is easy to guess."""
        password = str(self.cleaned_data["password"])
        if password:
            validate_password(password)
        return password


class WorkspaceForm(forms.Form):
    """The organisation or programme that uses Malai."""

    name_th = forms.CharField(label=_("Name in Thai"), max_length=300, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=300, required=False)
    language = forms.ChoiceField(
        label=_("Language of letters and printed pages"),
        choices=LANGUAGES,
        widget=forms.RadioSelect,
        help_text=_("Everybody chooses the language of the pages for themselves."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for at least one name."""
        values = super().clean() or {}
        if not (values.get("name_th") or values.get("name_en")):
            self.add_error("name_th", _now("Give a name in Thai or in English."))
        return values


class NetworkForm(forms.Form):
    """The first network."""

    name = forms.CharField(label=_("Name of the network"), max_length=300)
    purpose = forms.CharField(
        label=_("What is it for?"),
        required=False,
        help_text=_("One or two sentences, as you would say it to a new member."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReachForm(forms.Form):
    """How far a seat reaches."""

    scope = forms.ChoiceField(
        label=_("What this person sees"), choices=Scope.choices, widget=forms.RadioSelect
    )
    networks = forms.ModelMultipleChoiceField(
        label=_("Networks"),
        queryset=Network.objects.none(),
        to_field_name="public_id",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("With their sub-networks. Counts when “Named networks” is chosen."),
    )
    areas = forms.MultipleChoiceField(
        label=_("Areas"),
        choices=[],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("With everything inside. Counts when “Named areas” is chosen."),
    )
    further = forms.ChoiceField(label=_("Another province"), choices=[], required=False)

    def __init__(self, data: QueryDict | None, *, workspace: Workspace, reach: Reach) -> None:
        initial = {
            "scope": reach.scope,
            "networks": [network.public_id for network in reach.networks],
            "areas": reach.areas,
        }
        super().__init__(data, initial=initial)
        cast("Any", self.fields["networks"]).queryset = networks_seen(workspace)
        areas = cast("forms.MultipleChoiceField", self.fields["areas"])
        areas.choices = areas_offered(workspace, reach.areas)
        provinces_left = [(area.code, area.name) for area in provinces()]
        cast("forms.ChoiceField", self.fields["further"]).choices = [("", "–"), *provinces_left]

    def codes(self) -> list[str]:
        """Return the codes that were ticked, and the province that was added."""
        more = self.cleaned_data["further"]
        return [*self.cleaned_data["areas"], *([more] if more else [])]


class InviteForm(forms.Form):
    """Somebody who is to work in this workspace."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"), choices=[], initial=Role.COORDINATOR)

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [(role.value, role.label) for role in roles]

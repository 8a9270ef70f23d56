"""Forms of the room: they turn text into typed values; the rules live in the services."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.forms import PartialDateFormField
from malai.network.models import MembershipRole, Network, Party, PartyKind, Sex, TieKind
from malai.network.reach import networks_seen, parties_seen
from malai.network.selectors.custom import roles_said
from malai.network.selectors.parties import BODIES
from malai.places.forms import AddressField
from malai_core.text import clean

#: Marks the choice of a kind as said by the other side.
INVERSE: Final = "~"


class CleanCharField(forms.CharField):
    """A line of text in the one way Malai writes it."""

    def to_python(self, value: Any) -> str:  # noqa: ANN401 - Django's signature
        """Return the text without needless or invisible letters."""
        return clean(super().to_python(value) or "")


def _text(label: Any, limit: int, *, required: bool = False, **kwargs: Any) -> CleanCharField:  # noqa: ANN401 - lazy texts
    return CleanCharField(label=label, max_length=limit, required=required, **kwargs)


def _note(label: Any) -> forms.CharField:  # noqa: ANN401 - a lazy text
    return forms.CharField(
        label=label, required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=20_000
    )


class PartyForm(forms.Form):
    """What people and organisations have in common."""

    phone_written = _text(
        _("Phone"), 100, widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
    )
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)
    line_id = _text(_("LINE id"), 100)
    address = AddressField()
    note = _note(_("Note"))

    network = forms.ModelChoiceField(
        label=_("Network"),
        queryset=Network.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("none"),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's signature
        joins: QuerySet[Network] | None = None,
        **kwargs: Any,  # noqa: ANN401 - as above
    ) -> None:
        super().__init__(*args, **kwargs)
        if joins is None:
            del self.fields["network"]
        else:
            cast("forms.ModelChoiceField[Network]", self.fields["network"]).queryset = joins


class PersonForm(PartyForm):
    """A person. Given name is enough to begin with."""

    field_order = (
        "title", "given", "family", "nickname", "name_en", "role",
        "phone_written", "email", "line_id", "address", "languages", "sex", "note",
    )  # fmt: skip
    title = _text(_("Title before the name"), 60, help_text=_("Such as นาย, นาง, พระครู, ดร."))
    given = _text(_("Given name"), 150, required=True)
    family = _text(_("Family name"), 150)
    nickname = _text(_("Nickname"), 60)
    name_en = _text(_("Name in English letters"), 300)
    role = _text(_("Role"), 150, help_text=_("Such as volunteer, teacher, parent."))
    languages = _text(_("Languages"), 150)
    sex = forms.ChoiceField(
        label=_("Sex"),
        choices=[("", _("not said")), *Sex.choices],
        required=False,
        help_text=_("As she or he says. Reports count it; where nothing is said, by the title."),
    )


class BodyForm(PartyForm):
    """An organisation or a group."""

    field_order = (
        "kind", "name_th", "name_en", "sector", "agreed",
        "phone_written", "email", "line_id", "address", "note",
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(kind.value, kind.label) for kind in PartyKind if kind != PartyKind.PERSON],
        initial=PartyKind.ORGANISATION,
    )
    name_th = _text(_("Name in Thai"), 300)
    name_en = _text(_("Name in English"), 300)
    sector = _text(_("Sector"), 100, help_text=_("Such as government, civil society, community."))
    agreed = PartialDateFormField(label=_("Agreement signed"), required=False)


class PartyChoice(forms.UUIDField):
    """A party of the workspace, chosen in a list that search made."""

    def __init__(self, label: Any, kinds: tuple[str, ...] = ()) -> None:  # noqa: ANN401 - a lazy text
        nobody = _("Type a name and tap the one you mean.")
        super().__init__(label=label, error_messages={"required": nobody, "invalid": nobody})
        self.kinds = kinds
        self.workspace: Workspace | None = None

    def clean(self, value: Any) -> Party:  # noqa: ANN401 - Django's signature
        """Return the party. One query."""
        public_id = super().clean(value)
        assert self.workspace is not None  # noqa: S101 - choose() set it
        found = parties_seen(self.workspace).filter(public_id=public_id)
        party = (found.filter(kind__in=self.kinds) if self.kinds else found).first()
        if party is None:
            raise forms.ValidationError(self.error_messages["required"])
        return party


class TieWords(forms.ChoiceField):
    """A kind of relationship as said by one side: "asks for advice" or "gives advice to"."""

    def offer(self, kinds: Sequence[TieKind], here: str = "") -> None:
        """Fill the choices with both sides of each kind; those that fit a party like ``here``."""
        self.kinds = {kind.code: kind for kind in kinds}
        self.choices = [
            (code, label)
            for kind in kinds
            for code, label in said_by_both(kind)
            if not here or may_begin(kind, here, is_inverse=code.startswith(INVERSE))
        ]

    def clean(self, value: Any) -> tuple[TieKind, bool]:  # noqa: ANN401 - Django's signature
        """Return the kind, and whether the other party is the one who does it."""
        chosen = str(super().clean(value))
        return self.kinds[chosen.removeprefix(INVERSE)], chosen.startswith(INVERSE)


def said_by_both(kind: TieKind) -> Iterator[tuple[str, str]]:
    """Return the choices of one kind, one where both sides say the same."""
    yield kind.code, kind.label
    if kind.is_directed and kind.inverse != kind.label:
        yield INVERSE + kind.code, kind.inverse


def may_begin(kind: TieKind, here: str, *, is_inverse: bool) -> bool:
    """Say whether a party of kind ``here`` may stand at its end of such a tie."""
    pairs = ((other, here) if is_inverse else (here, other) for other in PartyKind.values)
    return any(kind.may_join(*pair) for pair in pairs)


class TieForm(forms.Form):
    """A relationship of one party with another."""

    how = TieWords(label=_("What they do"))
    other = PartyChoice(_("With whom"))
    since = PartialDateFormField(label=_("Since"), required=False)
    said = _text(_("How do you know?"), 300, help_text=_("Who told you, or where you saw it."))
    said_by = forms.ChoiceField(
        label=_("Who says so?"),
        required=False,
        choices=[
            ("", _("not noted")),
            ("here", _("this side")),
            ("other", _("the other side")),
            ("both", _("both sides")),
        ],
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        workspace: Workspace,
        kinds: Sequence[TieKind],
        here: str = "",
    ) -> None:
        super().__init__(data)
        choose(self, "other", workspace)
        cast("TieWords", self.fields["how"]).offer(kinds, here)


class AffiliationForm(forms.Form):
    """Somebody belongs to an organisation or a group."""

    other = PartyChoice(_("Organisation or group"), BODIES)
    position = _text(_("Position"), 200)
    since = PartialDateFormField(label=_("Since"), required=False)

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        choose(self, "other", workspace)


class MembershipForm(forms.Form):
    """Somebody joins a network."""

    network = forms.ModelChoiceField(
        label=_("Network"),
        queryset=Network.objects.none(),
        empty_label=None,
        to_field_name="public_id",
    )
    role = forms.ChoiceField(
        label=_("Role"), choices=MembershipRole.choices, initial=MembershipRole.MEMBER
    )
    since = PartialDateFormField(label=_("Since"), required=False)
    hand_over = PartialDateFormField(
        label=_("Hands over by"), required=False, help_text=_("Of a host: when others carry on.")
    )

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        networks = cast("forms.ModelChoiceField[Network]", self.fields["network"])
        networks.queryset = networks_seen(workspace)
        speak_roles(self, workspace)


def speak_roles(form: forms.Form, workspace: Workspace) -> None:
    """Offer the roles in a network in the words of ``workspace``. One query."""
    cast("forms.ChoiceField", form.fields["role"]).choices = roles_said(workspace)


def choose(form: forms.Form, name: str, workspace: Workspace) -> None:
    """Let a field choose among the parties of ``workspace``."""
    cast("PartyChoice", form.fields[name]).workspace = workspace


class SameAsForm(forms.Form):
    """Another record of the same party."""

    other = PartyChoice(_("The other record"))

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        choose(self, "other", workspace)


class EndForm(forms.Form):
    """The day from which something no longer holds."""

    until = PartialDateFormField(label=_("Until"), required=True)

"""Forms behind a member's own link: nothing is demanded, an empty one says so kindly."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from malai.members.models import WordKind
from malai.network.forms import CleanCharField
from malai.network.models import Party


class WordForm(forms.Form):
    """Asking for help or offering it."""

    kind = forms.ChoiceField(
        label=_("I"), choices=[(WordKind.ASK.value, ""), (WordKind.OFFER.value, "")]
    )
    text = forms.CharField(
        label=_("In your own words"),
        max_length=1000,
        error_messages={"required": _("Write one line, so that somebody can answer.")},
    )
    may_show = forms.BooleanField(required=False)
    client_id = forms.UUIDField()


class CorrectionForm(forms.Form):
    """Her own record as she knows it. What she leaves as it is is not sent on."""

    name_th = CleanCharField(label=_("Name"), max_length=300, required=False)
    nickname = CleanCharField(label=_("Nickname"), max_length=60, required=False)
    phone_written = CleanCharField(label=_("Telephone"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    text = CleanCharField(
        label=_("Something else that is not right"), max_length=1000, required=False
    )
    client_id = forms.UUIDField()

    @property
    def shown(self) -> list[forms.BoundField]:
        """The fields that are seen."""
        return [self[name] for name in self.fields if name != "client_id"]

    def changed_from(self, party: Party) -> dict[str, str]:
        """Return the fields that say something else than the record; a name left empty says nothing.

        Raises
        ------
        ValidationError
            Nothing is said at all.
        """
        now = record_of(party)
        said = {name: self.cleaned_data[name] for name in now}
        changed = {name: value for name, value in said.items() if value != now[name]}
        if not changed.get("name_th", "-"):
            del changed["name_th"]
        if not changed and not self.cleaned_data["text"]:
            raise ValidationError(
                _now("Nothing is different from the record. Change what is not right.")
            )
        return changed


def record_of(party: Party) -> dict[str, Any]:
    """Return what a member may put right, as her record has it. Its facts were read with it."""
    facts = getattr(party, "person", None)
    return {
        "name_th": party.name_th or party.name_en,
        "nickname": facts.nickname if facts else "",
        "phone_written": party.phone_written or party.phone,
        "email": party.email,
    }

"""The form of a calendar by a link."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.network.forms import choose
from malai.network.forms_ties import OptionalPartyChoice
from malai.network.models import Network
from malai.network.reach import networks_seen


class FeedForm(forms.Form):
    """Of which network, and for whom."""

    network = forms.ModelChoiceField(
        label=_("Network"),
        queryset=Network.objects.none(),
        required=False,
        empty_label=_("everything you see"),
        to_field_name="public_id",
    )
    other = OptionalPartyChoice(_("For whom? Empty: for yourself"))

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        choose(self, "other", workspace)
        networks = cast("forms.ModelChoiceField[Network]", self.fields["network"])
        networks.queryset = networks_seen(workspace)

"""Blocks on the page of a party: the hours she gave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.activities.selectors_hours import ledger_of, total_of
from malai.network.models import Party, PartyKind


class HoursPanel:
    """How long somebody was at activities, and at how many that is not known."""

    title: StrOrPromise = _("Hours at activities")
    template = "activities/_hours_panel.html"

    def context_for(self, party: Party) -> Mapping[str, Any]:
        """Return the total; nothing of a body that came to none. One query."""
        total = total_of(ledger_of(party.workspace, party=party))
        has_hours = total.known or total.unknown
        return {"total": total} if has_hours or party.kind == PartyKind.PERSON else {}

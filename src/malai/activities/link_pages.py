"""What the room shows behind personal links: the member card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from malai.activities.selectors_codes import card_of
from malai.network.models import Party, PartyKind


class CardPage:
    """Her name, her QR code, and where she types the code that is said in the room."""

    def page_for(self, subject: UUID) -> tuple[str, Mapping[str, Any]] | None:
        """Return template and context; ``None`` where she is gone. Two queries."""
        rows = Party.objects.select_related("workspace")
        party = rows.filter(public_id=subject, kind=PartyKind.PERSON).first()
        if party is None:
            return None
        return "activities/card_link.html", {"party": party, "card": card_of(party)}

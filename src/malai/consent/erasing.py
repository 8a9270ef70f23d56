"""What goes from the tables of this room when somebody is made anonymous."""

from __future__ import annotations

from collections.abc import Sequence

from malai.consent.models import Entry, Minor, Review, SensitiveFact, SensitiveView


class ConsentEraser:
    """Sensitive facts, looks, guardians and evidence go; that people answered stays as a count."""

    def erase(self, party_ids: Sequence[int]) -> None:
        """Remove them. Five queries."""
        for model in (SensitiveFact, SensitiveView, Minor, Review):
            model._default_manager.filter(party__in=party_ids).delete()
        blank = {"note": "", "guardian": "", "evidence": None}
        Entry.objects.filter(party__in=party_ids).update(**blank)

"""What goes from the tables of this room when somebody is made anonymous."""

from __future__ import annotations

from collections.abc import Sequence

from malai.consent.models import Entry, Minor, Review, SensitiveFact, SensitiveView
from malai.files.models import StoredFile
from malai.files.services import files_erase


class ConsentEraser:
    """Sensitive facts, looks, guardians and evidence go; that people answered stays as a count."""

    covers = frozenset(
        {
            "consent.Entry",
            "consent.Minor",
            "consent.Review",
            "consent.SensitiveFact",
            "consent.SensitiveView",
        }
    )

    def erase(self, party_ids: Sequence[int]) -> None:
        """Remove them, papers and their photos too. Seven queries, two for each paper."""
        for model in (SensitiveFact, SensitiveView, Minor, Review):
            model._default_manager.filter(party__in=party_ids).delete()
        blank = {"note": "", "guardian": "", "evidence": None}
        entries = Entry.objects.filter(party__in=party_ids)
        # A sheet that others signed too is theirs as well, and stays.
        others = Entry.objects.exclude(party__in=party_ids).exclude(evidence=None)
        found = StoredFile.objects.filter(entry__in=entries).distinct()
        papers = list(found.exclude(pk__in=others.values("evidence")))
        entries.update(**blank)
        files_erase(papers)

"""What a member's own link opens: something useful first, and only then a question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from malai.members.forms import CorrectionForm, WordForm, record_of
from malai.members.selectors import (
    lessons_of,
    member_of_link,
    people_found,
    sessions_coming,
    terms_of,
    words_of,
)
from malai.network.models import Party

#: People shown before somebody looks for one.
FIRST = 3


class MemberPage:
    """Coming activities, who agreed to be found, lessons, what she said, and her own record."""

    def page_for(self, subject: UUID) -> tuple[str, Mapping[str, Any]] | None:
        """Return template and context; ``None`` where she is gone. About nine queries."""
        party = member_of_link(subject)
        return None if party is None else ("members/own.html", shown_of(party))


def shown_of(
    party: Party, *, word: WordForm | None = None, correction: CorrectionForm | None = None
) -> dict[str, Any]:
    """Return what the page needs; ``word`` and ``correction`` are forms that were refused."""
    terms = terms_of(party)
    people = people_found(party, terms)
    record = record_of(party)
    return {
        "party": party,
        "terms": terms,
        "sessions": sessions_coming(terms, timezone.localdate()),
        "people": people[:FIRST],
        "people_count": len(people),
        "lessons": lessons_of(terms),
        "words": words_of(party),
        "record": record,
        "word": word or WordForm(initial={"client_id": uuid4()}),
        "correction": correction or CorrectionForm(initial={**record, "client_id": uuid4()}),
        "workspace_name": party.workspace.name,
    }

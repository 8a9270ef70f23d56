"""What a member's own link opens: something useful first, and only then a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID, uuid4

from django.utils import timezone

from malai.consent.models import Answer
from malai.members.forms import CorrectionForm, WordForm, record_of
from malai.members.models import MemberWord
from malai.members.selectors import (
    directory_stand,
    found_waiting,
    lessons_of,
    member_of_link,
    people_found,
    reachable_keys,
    sessions_coming,
    terms_of,
    words_of,
    words_shown,
)
from malai.members.services import answer_id
from malai.network.models import Party

REFUSED: Final = (Answer.NO, Answer.WITHDRAWN)
#: People shown before somebody looks for one.
FIRST = 3


class MemberPage:
    """Coming activities, who agreed to be found, lessons, what she said, and her own record."""

    def page_for(self, subject: UUID) -> tuple[str, Mapping[str, Any]] | None:
        """Return template and context; ``None`` where she is gone. About fourteen queries."""
        party = member_of_link(subject)
        return None if party is None else ("members/own.html", shown_of(party))


def _others(party: Party, words: Sequence[MemberWord]) -> list[dict[str, Any]]:
    """Return each with her number, where she agreed to be found, and whether it is answered."""
    answers = {answer_id(party, word): word for word in words}
    known = MemberWord.objects.filter(party=party, client_id__in=answers)
    answered = {answers[one].pk for one in known.values_list("client_id", flat=True)}
    open_to = reachable_keys(party, words)
    return [
        {
            "word": word,
            "phone": word.party.phone if word.party_id in open_to else "",
            "is_answered": word.pk in answered,
        }
        for word in words
    ]


def shown_of(
    party: Party, *, word: WordForm | None = None, correction: CorrectionForm | None = None
) -> dict[str, Any]:
    """Return what the page needs; ``word`` and ``correction`` are forms that were refused."""
    terms = terms_of(party)
    people = people_found(party, terms)
    stand = directory_stand(party)
    record, today = record_of(party), timezone.localdate()
    shown = words_shown(party, terms, today) if terms else []
    return {
        "party": party,
        "terms": terms,
        "sessions": sessions_coming(terms, today),
        "people": people[:FIRST],
        "people_count": len(people),
        "lessons": lessons_of(terms),
        "others": _others(party, shown),
        "stand": stand,
        "is_found": stand is not None and stand.state == Answer.YES,
        "has_agreed": found_waiting(party) is not None,
        "may_be_shown": bool(terms) and not (stand and stand.state in REFUSED),
        "words": words_of(party),
        "today": today,
        "record": record,
        "word": word or WordForm(initial={"client_id": uuid4()}),
        "correction": correction or CorrectionForm(initial={**record, "client_id": uuid4()}),
        "workspace_name": party.workspace.name,
    }

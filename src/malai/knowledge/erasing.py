"""What goes from reviews, lessons and minutes when somebody is made anonymous."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Model, Q

from malai.knowledge.models import POINTS, Lesson, LessonsSession, Review
from malai.knowledge.services.lessons import TEXTS
from malai.knowledge.texts import searched
from malai.network.models import Party

#: Texts in which a name may stand.
NAMED: Final[dict[type[Model], tuple[str, ...]]] = {
    Review: POINTS,
    Lesson: (*TEXTS, "retired_why"),
    LessonsSession: ("minutes",),
}
#: A shorter name would be found inside other words.
SHORTEST: Final = 4


class KnowledgeEraser:
    """Where a name is written out it gives way to an ellipsis; what was learned stays."""

    covers = frozenset({"knowledge.Lesson", "knowledge.LessonsSession", "knowledge.Review"})

    def erase(self, party_ids: Sequence[int]) -> None:
        """Blank the names. Four queries for each person, one more for each text that names her."""
        for party in Party.objects.filter(pk__in=party_ids):
            names = [name for name in (party.name_th, party.name_en) if len(name) >= SHORTEST]
            for model, fields in NAMED.items():
                for row in _naming(model, fields, party, names):
                    _blank(row, fields, names)


def _naming(
    model: type[Model], fields: Sequence[str], party: Party, names: Sequence[str]
) -> list[Any]:
    if not names:
        return []
    there = reduce(or_, (Q(**{f"{field}__contains": name}) for field in fields for name in names))
    return list(model._default_manager.filter(there, workspace=party.workspace_id))


def _blank(row: Any, fields: Sequence[str], names: Sequence[str]) -> None:  # noqa: ANN401 - any of three
    for field in fields:
        text = getattr(row, field)
        for name in names:
            text = text.replace(name, "…")
        setattr(row, field, text)
    if isinstance(row, Lesson):
        row.search_text = searched(" ".join(getattr(row, name) for name in TEXTS))
    row.save()

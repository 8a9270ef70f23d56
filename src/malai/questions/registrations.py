"""What the room of questions answers when lower rooms ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.kernel import registries
from malai.network.carriers import ForeignKeyCarrier, ForeignKeyData
from malai.network.models import Party
from malai.questions.models import Answer, LiveGroup, Sheet
from malai_core.text import name_key


def register() -> None:
    """Fill the registries of the kernel."""
    registries.merge_carriers.register("questions.sheets", ForeignKeyCarrier(Sheet, "party"))
    registries.subject_data.register(
        "questions.Sheet",
        ForeignKeyData(Sheet, ["party"], _("Answers given"), _readable, related=["question_set"]),
    )
    registries.left_out.register("questions.LiveGroup", LiveGroup)
    registries.erasers.register("questions", QuestionsEraser())
    for action, words in WORDS.items():
        registries.act_words.register(action, words)
    registries.field_words.register("questions.LiveGroup.title", _("title"))


def _readable(row: Sheet) -> dict[str, Any]:
    return {"questions": str(row.question_set), "on": row.created_at.date().isoformat()}


class QuestionsEraser:
    """Names as written and words on her sheets go; that somebody answered, and counts, stay."""

    covers = frozenset({"questions.Sheet"})

    def erase(self, party_ids: Sequence[int]) -> None:
        """Blank them. Two queries, and two for each person."""
        keys = list(Sheet.objects.filter(party__in=party_ids).values_list("pk", flat=True))
        for party in Party.objects.filter(pk__in=party_ids):
            named = Sheet.objects.filter(workspace=party.workspace_id).exclude(name="")
            names = dict(named.values_list("pk", "name"))
            keys += [key for key, name in names.items() if name_key(name) == party.match_key]
        Sheet.objects.filter(pk__in=keys).update(name="")
        Answer.objects.filter(sheet__in=keys).exclude(text="").update(text="…")


WORDS: Final[dict[str, StrOrPromise]] = {
    "questions.group_open": _("Asked everybody together: %(title)s."),
    "questions.group_close": _("Closed the questions: %(title)s."),
    "questions.group_show": _("Showed what everybody said: %(title)s."),
    "questions.group_hide": _("Hid what everybody said: %(title)s."),
}

"""Sets, groups and what they said. Each selector says its queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from malai.accounts.models import Workspace
from malai.links.codes import SPOKEN, code_read
from malai.questions.gathering import Gathered, Told, gathered
from malai.questions.models import Answer, Item, ItemKind, LiveGroup, QuestionSet, Sheet
from malai.questions.plans import NO, YES
from malai.questions.subjects import SubjectPage, page_of


def items_of(question_set: QuestionSet) -> list[Item]:
    """Return the questions of a set, in their order. One query."""
    return list(question_set.items.order_by("place", "pk"))


def group_named(workspace: Workspace, public_id: UUID) -> tuple[LiveGroup, SubjectPage]:
    """Return a live group and the page of what it is about. One query, and those of the subject.

    Raises
    ------
    Http404
        It is absent, or what it is about is not seen from here: the two look alike.
    """
    rows = LiveGroup.objects.select_related("question_set").filter(workspace=workspace)
    group = rows.filter(public_id=public_id).first()
    page = page_of(workspace, group.subject_kind, group.subject_id) if group else None
    if group is None or page is None:
        raise Http404
    group.workspace = workspace
    return group, page


def _open() -> QuerySet[LiveGroup]:
    rows = LiveGroup.objects.filter(closed_at=None, closes_at__gt=timezone.now())
    return rows.select_related("question_set", "workspace")


def group_spoken(text: str) -> LiveGroup | None:
    """Return the open group of a spoken code; old, closed and unknown are alike. One query."""
    code = code_read(text, SPOKEN)
    return _open().filter(spoken=code).first() if code else None


def group_keyed(key: str) -> LiveGroup | None:
    """Return the open group of an address; old, closed and unknown are alike. One query."""
    return _open().filter(key=key).first()


def group_once(key: str) -> LiveGroup | None:
    """Return the group of an address, open or not. One query."""
    rows = LiveGroup.objects.select_related("question_set", "workspace")
    return rows.filter(key=key).first()


def groups_about(workspace: Workspace, kind: str, subject: UUID) -> QuerySet[LiveGroup]:
    """Return the groups about a subject, the newest first. One query."""
    rows = LiveGroup.objects.filter(workspace=workspace, subject_kind=kind, subject_id=subject)
    return rows.select_related("question_set").order_by("-pk")


def sheet_of(group: LiveGroup, client_id: UUID) -> Sheet | None:
    """Return a sheet of this group. One query."""
    return Sheet.objects.filter(group=group, client_id=client_id).first()


def answers_on(sheet: Sheet) -> dict[int, Answer]:
    """Return the answers of one person by question. One query."""
    return {row.item_id: row for row in Answer.objects.filter(sheet=sheet)}


@dataclass(frozen=True, slots=True)
class Shown:
    """One question with what was gathered to it, ready for a page."""

    item: Item
    gathered: Gathered

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Each choice in words with how many picked it, in the order of the question."""
        picked = self.gathered.counts
        return [(label, picked.get(code, 0)) for code, label in choices_of(self.item)]


NOTHING = Gathered((), {}, (), 0)


def shown_of(group: LiveGroup) -> list[Shown]:
    """Return every question of a group with what was said. Two queries."""
    items = items_of(group.question_set)
    rows = Answer.objects.filter(sheet__group=group).select_related("sheet")
    told = gathered(_told(row) for row in rows)
    return [Shown(item, told.get(item.pk, NOTHING)) for item in items]


def _told(row: Answer) -> Told:
    return Told(
        item=row.item_id,
        by=row.sheet.client_id.hex,
        name=row.sheet.name,
        text=row.text,
        number=row.number,
        picked=tuple(row.picked),
        is_withheld=row.is_withheld,
        key=str(row.public_id),
    )


def choices_of(item: Item) -> list[tuple[str, str]]:
    """Return what may be picked: codes with words in the language of the page."""
    if item.kind == ItemKind.YES_NO:
        return [(YES, _("yes")), (NO, _("no"))]
    if item.kind == ItemKind.SCALE:
        return []
    place = 2 if get_language() == "en" else 1
    return [(str(one[0]), str(one[place] or one[1])) for one in item.choices]


def steps_of(item: Item) -> list[tuple[int, str]]:
    """Return the steps of a scale, its ends with their words."""
    if item.kind != ItemKind.SCALE or item.low is None or item.high is None:
        return []
    place = 2 if get_language() == "en" else 1
    ends = [str(one[place] or one[1]) for one in item.choices] or ["", ""]
    words: dict[int, Any] = {item.low: ends[0], item.high: ends[-1]}
    return [(step, words.get(step, "")) for step in range(item.low, item.high + 1)]


def joined(group: LiveGroup) -> tuple[int, int]:
    """Return how many have joined, and how many of them have said something. Two queries."""
    rows = Sheet.objects.filter(group=group)
    spoken = Answer.objects.filter(sheet__group=group).values("sheet").distinct().count()
    return rows.count(), spoken

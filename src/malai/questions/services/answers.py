"""Joining a live group and answering in it. No account, and no act for each answer.

Many answers are nameless on purpose; a history of them would tell who spoke when.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from malai.questions.models import Answer, Item, LiveGroup, Sheet
from malai.questions.plans import Said

#: People in one group.
MOST_SHEETS: Final = 300


class GroupClosedError(Exception):
    """The group was closed meanwhile, or the sheet is none of it."""


def group_join(*, group: LiveGroup, client_id: UUID, name: str = "") -> Sheet:
    """Begin a sheet in an open group; the same one sent again is the same sheet.

    Raises
    ------
    GroupClosedError
        The group was closed, or the id is that of a sheet elsewhere.
    ValidationError
        The group is full.
    """
    with _open(group) as now:
        there = Sheet.objects.filter(client_id=client_id).first()
        if there is not None:
            if there.group_id != now.pk:
                raise GroupClosedError
            return there
        if Sheet.objects.filter(group=now).count() >= MOST_SHEETS:
            raise ValidationError(_("This group is full. Tell whoever leads it."))
        return Sheet.objects.create(
            workspace_id=now.workspace_id, question_set_id=now.question_set_id, group=now,
            subject_kind=now.subject_kind, subject_id=now.subject_id, name=name[:100],
            client_id=client_id,
        )  # fmt: skip


def answer_note(*, group: LiveGroup, sheet: Sheet, item: Item, said: Said | None) -> None:
    """Keep one answer: everybody speaks once to a question, and may change it until the end.

    ``None`` takes it back.

    Raises
    ------
    GroupClosedError
        The group was closed, or the sheet or question is none of it.
    """
    with _open(group) as now:
        if sheet.group_id != now.pk or item.question_set_id != now.question_set_id:
            raise GroupClosedError
        if said is None:
            Answer.objects.filter(sheet=sheet, item=item).delete()
            return
        values = {
            "text": said.text,
            "number": said.number,
            "picked": list(said.picked),
            "is_withheld": said.is_withheld,
        }
        Answer.objects.update_or_create(sheet=sheet, item=item, defaults=values)


@contextmanager
def _open(group: LiveGroup) -> Iterator[LiveGroup]:
    """Ask again under a lock whether a group is open: nothing is kept after it was closed."""
    with transaction.atomic():
        now = LiveGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
        if not now.is_open:
            raise GroupClosedError
        yield now

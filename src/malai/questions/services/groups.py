"""Opening, showing and closing live groups."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import recorded
from malai.links.codes import SPOKEN, code_made
from malai.questions.models import Item, LiveGroup, QuestionSet
from malai.questions.plans import ItemPlan, SetPlan

#: How long a group may be open, in minutes; the last is three days.
LENGTHS: Final = (30, 60, 120, 480, 4_320)


def set_ensure(workspace: Workspace, plan: SetPlan) -> QuestionSet:
    """Return the set as code writes it today; where the words changed, a new version of it.

    Inside a transaction. Two queries, two more for a version that is new.
    """
    Workspace.objects.select_for_update().get(pk=workspace.pk)
    rows = QuestionSet.objects.filter(workspace=workspace, code=plan.code)
    newest = rows.order_by("-version").prefetch_related("items").first()
    if newest is not None and _is_as(newest, plan):
        return newest
    version = newest.version + 1 if newest else 1
    made = QuestionSet.objects.create(
        workspace=workspace, code=plan.code, version=version, name_th=plan.th, name_en=plan.en
    )
    Item.objects.bulk_create(_item(made, place, one) for place, one in enumerate(plan.items))
    return made


def _is_as(known: QuestionSet, plan: SetPlan) -> bool:
    there = sorted(known.items.all(), key=lambda item: item.place)
    wanted = [_item(known, place, one) for place, one in enumerate(plan.items)]
    return [_said(item) for item in there] == [_said(item) for item in wanted]


def _said(item: Item) -> tuple[object, ...]:
    choices = [list(one) for one in item.choices]
    return (
        item.code, item.kind, item.text_th, item.text_en, item.is_required, choices,
        item.low, item.high,
    )  # fmt: skip


def _item(question_set: QuestionSet, place: int, plan: ItemPlan) -> Item:
    return Item(
        question_set=question_set,
        code=plan.code,
        place=place,
        kind=plan.kind,
        text_th=plan.th,
        text_en=plan.en,
        is_required=plan.is_required,
        choices=[list(one) for one in plan.choices],
        low=plan.low,
        high=plan.high,
    )


def group_open(
    *,
    by: User | None,
    workspace: Workspace,
    plan: SetPlan,
    subject: tuple[str, UUID],
    title: str,
    minutes: int,
) -> LiveGroup:
    """Open a group about a subject (its kind and public id); one that is open already is it.

    Raises
    ------
    ValidationError
        No such length.
    """
    if minutes not in LENGTHS:
        raise ValidationError({"minutes": _("Choose how long the group is open.")})
    kind, subject_id = subject
    with recorded(
        "questions.group_open", by=by, workspace=workspace, subject=subject_id, title=title
    ):
        # Without images of the rows: an undo must not open what was closed.
        asked = set_ensure(workspace, plan)
        now = timezone.now()
        rows = LiveGroup.objects.filter(
            workspace=workspace, subject_kind=kind, subject_id=subject_id, closed_at=None
        )
        there = rows.filter(closes_at__gt=now).first()
        return there or LiveGroup.objects.create(
            workspace=workspace, question_set=asked, subject_kind=kind, subject_id=subject_id,
            title=title[:300], spoken=_spoken(), key=secrets.token_urlsafe(24),
            closes_at=now + timedelta(minutes=minutes), made_by=by,
        )  # fmt: skip


def _spoken() -> str:
    """Return a code that no group has or had."""
    while LiveGroup.objects.filter(spoken=(code := code_made(SPOKEN))).exists():
        continue
    return code


def group_close(*, by: User | None, group: LiveGroup) -> None:
    """End a group: nobody can join or answer any more. Twice is once."""
    with recorded(
        "questions.group_close", by=by, workspace=group.workspace, subject=group.subject_id,
        title=group.title,
    ):  # fmt: skip
        LiveGroup.objects.filter(pk=group.pk, closed_at=None).update(closed_at=timezone.now())


def group_show(*, by: User | None, group: LiveGroup, is_shown: bool) -> None:
    """Show everybody what was gathered, or hide it again."""
    action = "questions.group_show" if is_shown else "questions.group_hide"
    with recorded(
        action, by=by, workspace=group.workspace, subject=group.subject_id, title=group.title
    ):
        LiveGroup.objects.filter(pk=group.pk).update(is_shown=is_shown)

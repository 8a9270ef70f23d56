"""Budget lines of an activity: what, how much, from whom."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.activities.models import Activity, BudgetLine
from malai.audit.services import Recorder, recorded
from malai.kernel.editing import Settle
from malai.network.carriers import rows_drop

#: Fields that a form may set.
LINE_FIELDS: Final = ("what", "satang", "partner", "given_as", "state")


def line_add(*, by: User | None, activity: Activity, fields: Mapping[str, Any]) -> BudgetLine:
    """Add a budget line. ``fields`` are those of ``LINE_FIELDS``; no amount means not known.

    Raises
    ------
    ValidationError
        Nothing is said, a negative amount, or a partner of another workspace; by field.
    """
    line = BudgetLine(activity=activity)
    _fill(line, fields)
    with _about("activities.line_add", by, line) as trace:
        return trace.create(line)


def line_change(
    *, by: User | None, line: BudgetLine, fields: Mapping[str, Any], settle: Settle | None = None
) -> BudgetLine:
    """Change a budget line. ``settle`` as in the other rooms.

    Raises
    ------
    ValidationError
        As ``line_add``.
    """
    with _about("activities.line_change", by, line) as trace:
        rows = BudgetLine.objects.select_for_update(of=("self",)).select_related("partner")
        now = rows.get(pk=line.pk)
        now.activity = line.activity
        trace.changing([now])
        _fill(now, settle(values_of(now)) if settle else fields)
        now.save()
    return now


def values_of(line: BudgetLine) -> dict[str, Any]:
    """Return what a form shows of a budget line."""
    return {name: getattr(line, name) for name in LINE_FIELDS}


def line_remove(*, by: User | None, line: BudgetLine) -> None:
    """Take a budget line away; the history can bring it back."""
    with _about("activities.line_remove", by, line) as trace:
        trace.deleting([line])
        rows_drop([line])


def _fill(line: BudgetLine, fields: Mapping[str, Any]) -> None:
    for name in LINE_FIELDS:
        if name in fields:
            setattr(line, name, fields[name])
    if line.satang is not None and line.satang < 0:
        raise ValidationError({"satang": _("An amount is not below zero.")})
    if line.partner and line.partner.workspace_id != line.activity.workspace_id:
        raise ValidationError({"other": _("This is not in your workspace.")})
    line.full_clean(validate_unique=False)


def _about(action: str, by: User | None, line: BudgetLine) -> AbstractContextManager[Recorder]:
    activity = line.activity
    return recorded(
        action,
        by=by,
        workspace=activity.workspace,
        subject=activity.public_id,
        title=activity.title,
    )

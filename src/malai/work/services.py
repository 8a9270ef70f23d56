"""Change tasks. Each function is one act: one transaction, one audit entry, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import Recorder, recorded
from malai.kernel.editing import Settle
from malai.network.models import Network, Party
from malai.work.models import Task, TaskParty, TaskState

#: Fields that a form may set.
FIELDS: Final = ("what", "why", "who", "by_when", "network")


def task_create(
    *,
    by: User | None,
    workspace: Workspace,
    fields: Mapping[str, Any],
    about: Sequence[Party] = (),
    origin: str = "",
    origin_id: UUID | None = None,
) -> Task:
    """Put a task on the list.

    Raises
    ------
    ValidationError
        Nothing to do is said, or a party or network is of another workspace.
    """
    with recorded("work.task_create", by=by, workspace=workspace) as trace:
        return task_make(
            trace, by=by, workspace=workspace, fields=fields, about=about, origin=origin,
            origin_id=origin_id,
        )  # fmt: skip


def task_make(
    trace: Recorder,
    *,
    by: User | None,
    workspace: Workspace,
    fields: Mapping[str, Any],
    about: Sequence[Party] = (),
    origin: str = "",
    origin_id: UUID | None = None,
) -> Task:
    """Do the same inside an act of another room: the task and what led to it are undone together."""
    task = Task(workspace=workspace, made_by=by, origin=origin, origin_id=origin_id)
    _fill(task, fields)
    _refuse_strangers(workspace, task, about)
    task.full_clean()
    trace.create(task)
    trace.create_all(
        TaskParty, [TaskParty(task=task, party=party) for party in dict.fromkeys(about)]
    )
    trace.about(task.public_id)
    trace.say(what=task.what)
    return task


def task_change(
    *, by: User | None, task: Task, fields: Mapping[str, Any], settle: Settle | None = None
) -> Task:
    """Change what a task says. ``settle`` as in the other rooms.

    Raises
    ------
    ValidationError
        As ``task_create``.
    """
    with _act("work.task_change", by=by, task=task) as (now, trace):
        values = settle(values_of(now)) if settle else fields
        _fill(now, values)
        _refuse_strangers(now.workspace, now, ())
        now.full_clean()
        now.save()
        trace.say(what=now.what)
    return now


def task_done(*, by: User | None, task: Task, on: date) -> Task:
    """Note that a task is done."""
    with _act("work.task_done", by=by, task=task) as (now, trace):
        _settle(now, trace, TaskState.DONE, on)
    return now


def task_drop(*, by: User | None, task: Task, on: date) -> Task:
    """Note that a task is no longer needed."""
    with _act("work.task_drop", by=by, task=task) as (now, trace):
        _settle(now, trace, TaskState.DROPPED, on)
    return now


def task_reopen(*, by: User | None, task: Task) -> Task:
    """Put a task back on the list."""
    with _act("work.task_reopen", by=by, task=task) as (now, trace):
        _settle(now, trace, TaskState.OPEN, None)
    return now


def values_of(task: Task) -> dict[str, Any]:
    """Return what a form shows of a task."""
    return {name: getattr(task, name) for name in FIELDS}


def _settle(task: Task, trace: Recorder, state: str, on: date | None) -> None:
    task.state, task.settled_on = state, on
    task.save()
    trace.say(what=task.what)


@contextmanager
def _act(action: str, *, by: User | None, task: Task) -> Iterator[tuple[Task, Recorder]]:
    """Open an act about one task, read again under a lock: of two people at once one waits."""
    with recorded(action, by=by, workspace=task.workspace, subject=task.public_id) as trace:
        now = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
        now.workspace = task.workspace
        trace.changing([now])
        yield now, trace


def _fill(task: Task, fields: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in fields:
            setattr(task, name, fields[name])


def _refuse_strangers(workspace: Workspace, task: Task, about: Sequence[Party]) -> None:
    named: list[Party | Network] = [*about, *([task.who] if task.who else [])]
    named += [task.network] if task.network else []
    if any(one.workspace_id != workspace.pk for one in named):
        raise ValidationError(_("Everybody of a task must be of this workspace."))

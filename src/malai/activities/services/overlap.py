"""What is done about an overlap: talking together; and the goal words of projects."""

from __future__ import annotations

from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.activities.models import ProjectGoal
from malai.activities.selectors_overlap import TALK, OverlapShown
from malai.audit.services import recorded
from malai.network.models import Project
from malai.places.selectors import area_name
from malai.work.models import Task
from malai.work.services import task_create
from malai_core.text import clean

#: Names that the words of a task hold; whom it is about is noted beside them.
NAMES = 3
LONGEST = 300


def talk_make(*, by: User | None, workspace: Workspace, shown: OverlapShown) -> Task:
    """Put the task of talking together on the list; one that is there already is returned."""
    if shown.task is not None:
        return shown.task
    names = ", ".join(one.name for one in shown.owners[:NAMES])
    what = _("Talk together about “%(word)s” in %(area)s: %(names)s") % {
        "word": shown.word,
        "area": area_name(shown.overlap.area),
        "names": names,
    }
    return task_create(
        by=by,
        workspace=workspace,
        fields={"what": what[:LONGEST], "network": shown.network},
        about=shown.owners,
        origin=TALK,
        origin_id=shown.id,
    )


def project_words_set(*, by: User | None, project: Project, words: str) -> ProjectGoal:
    """Say the goal of a project in a few words with commas between.

    Raises
    ------
    ValidationError
        Longer than 300 letters.
    """
    with recorded(
        "activities.project_words_set",
        by=by,
        workspace=project.workspace,
        subject=project.public_id,
        name=project.name,
    ) as trace:
        row = ProjectGoal.objects.select_for_update().filter(project=project).first()
        row = row or ProjectGoal(project=project)
        if row.pk:
            trace.changing([row])
        row.goal_words = clean(words)
        row.full_clean(validate_unique=False)
        if row.pk:
            row.save()
        else:
            trace.create(row)
    return row

"""How often we want to be in touch, by role."""

from __future__ import annotations

from collections.abc import Mapping

from malai.accounts.models import User, Workspace
from malai.audit.services import recorded
from malai.audit.services.undoing import raw_delete
from malai.contact.models import Pace


def paces_set(*, by: User | None, workspace: Workspace, days: Mapping[str, int | None]) -> None:
    """Set for each role after how many days contact is due; ``None`` leaves it to their own rhythm.

    Raises
    ------
    ValidationError
        A role that is none, or a number of days below 1 or above 1,000.
    """
    with recorded("contact.paces_set", by=by, workspace=workspace) as trace:
        Workspace.objects.select_for_update().get(pk=workspace.pk)
        there = {row.role: row for row in Pace.objects.filter(workspace=workspace)}
        for role, wanted in days.items():
            row = there.get(role)
            if row is not None and row.days != wanted:
                trace.changing([row])
                if wanted is None:
                    raw_delete(Pace.objects.filter(pk=row.pk))
                else:
                    row.days = wanted
                    row.full_clean(exclude=["workspace"])
                    row.save()
            elif row is None and wanted is not None:
                new = Pace(workspace=workspace, role=role, days=wanted)
                new.full_clean(exclude=["workspace"])
                trace.create(new)

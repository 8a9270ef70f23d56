"""A draft report in the demonstration, about the newest activity of which most is noted."""

from __future__ import annotations

from malai.accounts.models import Workspace
from malai.activities.models import Activity, Mark
from malai.reports.models import Report, Scope
from malai.reports.services.drafts import About, report_make


def demo_report_ensure() -> None:
    """Make the draft where the demonstration has none. At most four queries, or one act."""
    workspace = Workspace.objects.filter(is_demo=True).first()
    if workspace is None or Report.objects.filter(workspace=workspace).exists():
        return
    rows = Activity.objects.filter(workspace=workspace, sessions__attendances__mark=Mark.PRESENT)
    told = rows.exclude(objectives="")
    newest = told.order_by("-starts", "-pk").first() or rows.order_by("-starts", "-pk").first()
    if newest is not None:
        about = About(Scope.ACTIVITY, newest.public_id)
        report_make(by=None, workspace=workspace, about=about, settings={})

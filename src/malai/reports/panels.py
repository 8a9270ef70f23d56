"""The block on the page of an activity: make the report, and those there are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.activities.models import Activity
from malai.reports.selectors.reports import reports_about


class ReportPanel:
    """Reports about an activity; for who may make one also where there is none."""

    title: StrOrPromise = _("Report")
    template = "reports/_panel.html"

    def context_for(self, seat: OpenSeat, activity: Activity) -> Mapping[str, Any]:
        """Return the reports that are seen. Four queries."""
        rows = reports_about(seat.workspace, activity.public_id)
        may_edit = seat.may(Action.NETWORK_EDIT)
        return {"reports": rows, "may_edit": may_edit} if rows or may_edit else {}

"""Ways to narrow a list of people by what attendance says: not linked yet, stopped coming."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from malai.access.policy import Action
from malai.accounts.models import Workspace
from malai.activities.models import Attendance, Mark, Session
from malai.network.models import Network, Tie
from malai.network.shows import Show, shows

#: Who came less often than this before has not stopped coming.
CAME: Final = 3


def isolated(workspace: Workspace, network: Network | None, day: date) -> Q:  # noqa: ARG001 - a show's form
    """Return the filter of those without an open tie who never came to an activity."""
    ties = Tie.objects.filter(workspace=workspace, until="")
    ties = ties.filter(network=network) if network else ties
    came = _presences(workspace, network).values("party")
    return ~Q(pk__in=ties.values("source")) & ~Q(pk__in=ties.values("target")) & ~Q(pk__in=came)


def stopped(workspace: Workspace, network: Network | None, day: date) -> Q:  # noqa: ARG001 - a show's form
    """Return the filter of those who came before and to none of the last meetings. One query."""
    from malai_core.reading.finding_meetings import last_meetings

    present = _presences(workspace, network)
    held = Session.objects.filter(pk__in=present.values("session")).order_by("-on", "-pk")
    keys = list(held.values_list("pk", flat=True))
    last = keys[: last_meetings(len(keys))]
    earlier = present.exclude(session__in=last).values("party").annotate(times=Count("pk"))
    regulars = earlier.filter(times__gte=CAME).order_by().values("party")
    recent = present.filter(session__in=last).order_by().values("party")
    return Q(pk__in=regulars) & ~Q(pk__in=recent)


def _presences(workspace: Workspace, network: Network | None) -> QuerySet[Attendance]:
    rows = Attendance.objects.filter(session__activity__workspace=workspace, mark=Mark.PRESENT)
    return rows.filter(session__activity__network=network) if network else rows


def register() -> None:
    """Register the ways; they name people as isolated or gone quiet, so not everybody may."""
    names = Action.FINDINGS_NAMES.value
    shows.register("isolated", Show(_("Not linked to anybody yet"), names, isolated))
    shows.register("quiet", Show(_("Stopped coming"), names, stopped))

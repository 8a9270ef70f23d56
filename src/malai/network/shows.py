"""Named ways to narrow a list of parties: ``?show=<name>``. Higher rooms register theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db.models import Q
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.policy import Action
from malai.accounts.models import Workspace
from malai.kernel.registries import Registry
from malai.network.models import Network

YEAR: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Show:
    """A way to narrow a list: what its chip says, who may use it, and the filter."""

    label: StrOrPromise
    action: str
    parties: Callable[[Workspace, Network | None, date], Q]
    """The filter on ``Party`` for a workspace, one of its networks or all, as of a day."""


shows: Registry[Show] = Registry("ways to narrow a list of parties")


def unreachable(workspace: Workspace, network: Network | None, day: date) -> Q:  # noqa: ARG001 - a show's form
    """Return the filter of records without phone and e-mail."""
    return Q(phone="", phone_written="", email="")


def stale(workspace: Workspace, network: Network | None, day: date) -> Q:  # noqa: ARG001 - a show's form
    """Return the filter of records that nobody looked at for a year.

    A check counts where there is one; else the day the record was last written. The findings
    count by the same rule, so that the list they lead to holds whom they counted.
    """
    before = day - YEAR
    # A moment, not a day of each row: the database would work out the day of every record.
    moment = make_aware(datetime.combine(before, time.min))
    return Q(verified_on__lt=before) | Q(verified_on=None, updated_at__lt=moment)


def provisional(workspace: Workspace, network: Network | None, day: date) -> Q:  # noqa: ARG001 - a show's form
    """Return the filter of those who are only named by another row so far."""
    return Q(is_provisional=True)


def register() -> None:
    """Register the ways that need only the record itself."""
    contact, read = Action.CONTACT_READ.value, Action.NETWORK_READ.value
    shows.register("unreachable", Show(_("No phone and no e-mail"), contact, unreachable))
    shows.register("stale", Show(_("Not looked at for a year"), read, stale))
    shows.register("provisional", Show(_("Only named so far"), read, provisional))

"""The page of this week as a message on Monday, for those who asked for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from malai.access.doors import seat_for
from malai.access.policy import Action
from malai.accounts.models import User, Workspace
from malai.kernel.templatetags.malai import thai_date
from malai.network.models import Network
from malai.post.models import Message, MessageKind, UserChoice
from malai.post.services.choosing import user_choice_set
from malai.post.services.queueing import Notice, notice_queue, site_root
from malai.site.selectors import networks_shown
from malai.site.week import Part, week_of, week_said
from malai_core.labels import Words
from malai_core.text import PartialDate

#: From when on Monday, and until how many days later where the machine stood still.
FROM: Final = time(7)
LATE_DAYS: Final = 1
#: Networks of one person in one message.
MOST_NETWORKS: Final = 5


def digest_wish(*, user: User, workspace: Workspace, is_wanted: bool, way: str = "") -> UserChoice:
    """Send this person the week every Monday from now on, by the way she likes, or no more.

    It is her own, no act. Without a ``way`` LINE comes before e-mail, where it knows her.
    """
    return user_choice_set(
        user=user,
        workspace=workspace,
        kind=MessageKind.DIGEST,
        is_off=not is_wanted,
        channel=way,
    )


def digests_round(now: datetime) -> int:
    """Queue the digests of every workspace where it is time; return how many workspaces had one.

    On Monday from seven o'clock, or a day later where nothing ran on Monday; the hours and holidays
    of the workspace hold after that. Once a week, whoever asks how often: the key tells.
    """
    local = timezone.localtime(now)
    monday = local.date() - timedelta(days=local.weekday())
    if local.weekday() > LATE_DAYS or (local.weekday() == 0 and local.time() < FROM):
        return 0
    wished = UserChoice.objects.filter(kind=MessageKind.DIGEST, is_off=False)
    told = Message.objects.filter(once_key=key_of(monday)).values("workspace")
    there = Workspace.objects.filter(pk__in=wished.values("workspace")).exclude(pk__in=told)
    return sum(digest_queue(workspace=one, today=local.date()) is not None for one in there)


def key_of(day: date) -> str:
    """Return what tells the digest of one week from the others."""
    year, week, _day = day.isocalendar()
    return f"digest:{year}-W{week:02d}"


def digest_queue(*, workspace: Workspace, today: date, root: str = "") -> Message | None:
    """Queue one message for each person who asked and has something to do.

    ``None`` where the week was told before, or nobody has anything to do. Cost: the page of this week for each person.
    """
    wishes = UserChoice.objects.filter(
        workspace=workspace, kind=MessageKind.DIGEST, is_off=False, user__is_active=True
    )
    users = [one.user for one in wishes.select_related("user").order_by("pk")]
    notices = list(_notices(workspace, users, today, root or site_root()))
    if not notices:
        return None
    return notice_queue(
        workspace=workspace,
        by=None,
        kind=MessageKind.DIGEST,
        notices=notices,
        once_key=key_of(today),
        root=root,
    )


def _notices(workspace: Workspace, users: list[User], today: date, root: str) -> Iterator[Notice]:
    for user in users:
        with translation.override(user.language or workspace.language):
            if text := digest_said(user, workspace, today, root):
                subject = _("This week: %(day)s") % {
                    "day": thai_date(PartialDate.of(today), "short")
                }
                yield Notice(user, Words(subject, subject), Words(text, text))


def digest_said(user: User, workspace: Workspace, today: date, root: str) -> str:
    """Return the week as this person sees it, network by network; empty where nothing is due.

    The same things as on the page: what she put off is left out, what her seat does not reach too.
    """
    try:
        seat = seat_for(user, workspace.public_id, Action.FINDINGS_READ)
    except (Http404, PermissionDenied):
        return ""
    networks = networks_shown(seat.workspace)[:MOST_NETWORKS]
    weeks = ((network, week_of(seat, user, network, today)) for network in networks)
    said = [week_said(parts, network) for network, parts in _each_once(weeks) if parts]
    if said and root:
        said.append(root + reverse("site:week", args=[workspace.public_id]))
    return "\n\n".join(said)


def _each_once(weeks: Iterable[tuple[Network, list[Part]]]) -> Iterator[tuple[Network, list[Part]]]:
    """Leave out what an earlier network has told already: what is of no network is due in each."""
    told: set[str] = set()
    for network, parts in weeks:
        fresh = [
            replace(part, items=[item for item in part.items if item.key not in told])
            for part in parts
        ]
        told.update(item.key for part in parts for item in part.items)
        yield network, [part for part in fresh if part.items]

"""Calendars by a personal link: made, and closed."""

from __future__ import annotations

from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.activities.models import Feed
from malai.activities.selectors_calendar import PAGE, FeedShown
from malai.audit.services import recorded
from malai.links.services import link_make, link_revoke
from malai.network.models import Network, Party

#: A calendar is subscribed to for long; after this a new link is made.
DAYS: Final = 366


def feed_make(
    *, by: User, workspace: Workspace, network: Network | None = None, party: Party | None = None
) -> tuple[Feed, str]:
    """Make a calendar and return it with the secret of its address, which is kept nowhere.

    It shows what ``by`` sees on the day it is read. The caller has passed a door.

    Raises
    ------
    ValidationError
        The network or the party is of another workspace.
    """
    if any(one is not None and one.workspace_id != workspace.pk for one in (network, party)):
        raise ValidationError(_("This is not in your workspace."))
    feed = Feed(workspace=workspace, network=network, party=party, given_by=by)
    with recorded(
        "activities.feed_make", by=by, workspace=workspace, subject=feed.public_id, name=str(feed)
    ) as trace:
        trace.create(feed)
        _link, secret = link_make(
            by=by, workspace=workspace, page=PAGE, subject=feed.public_id, days=DAYS, name=str(feed)
        )
    return feed, secret


def feed_close(*, by: User, shown: FeedShown) -> None:
    """Close a calendar: whoever reads it then finds what is at an unknown address."""
    shown.link.workspace = shown.feed.workspace
    link_revoke(by=by, link=shown.link, name=str(shown.feed))

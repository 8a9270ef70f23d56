"""Handing pictures and stories on by a link, and taking the link back."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.accounts.models import User
from malai.atlas.models import Share, Story
from malai.atlas.selectors.stories import PAGE, links_of
from malai.atlas.showing import look_plain
from malai.audit.services import recorded
from malai.links.models import PersonalLink
from malai.links.selectors import hash_of
from malai.links.services import SECRET_BYTES
from malai.network.models import Network

#: How long a link may be valid, in days.
DAYS: Final = (7, 30, 90, 365)
_ORIGIN: Final = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9.\-]{0,250}[a-z0-9])?(?::\d{1,5})?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Giving:
    """What is handed on and how: a story, or a look with its title."""

    title: str
    days: int = 30
    story: Story | None = None
    look: Mapping[str, Any] | None = None
    shows_names: bool = False
    reason: str = ""
    embed_on: str = ""


def share_make(*, seat: OpenSeat, network: Network, giving: Giving) -> tuple[Share, str]:
    """Make a link and return what it shows with the secret of its address, which is kept nowhere.

    The caller has passed a door with ``NETWORK_EDIT``.

    Raises
    ------
    PermissionDenied
        Names are to be shown and the seat may not export.
    ValidationError
        No title, no days, names without a reason, or a website that is none; by field.
    InvalidInputError
        The look cannot be read.
    """
    if giving.shows_names and not seat.may(Action.DATA_EXPORT):
        raise PermissionDenied
    share = _drafted(seat, network, giving)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    link = PersonalLink(
        workspace=network.workspace,
        page=PAGE,
        subject_id=share.public_id,
        token_hash=hash_of(secret),
        made_by=seat.seat.user,
        expires_at=timezone.now() + timedelta(days=giving.days),
    )
    with recorded(
        "atlas.share_make",
        by=seat.seat.user,
        workspace=network.workspace,
        subject=share.public_id,
        name=share.title,
        names=share.shows_names,
        reason=share.reason,
    ) as trace:
        trace.create(share)
        trace.create(link)
    return share, secret


def _drafted(seat: OpenSeat, network: Network, giving: Giving) -> Share:
    faults = {}
    if not giving.title.strip():
        faults["title"] = _("Say what is handed on.")
    if giving.days not in DAYS:
        faults["days"] = _("Choose how long the link is valid.")
    if giving.shows_names and not giving.reason.strip():
        faults["reason"] = _("Say in a few words why names are shown.")
    if faults:
        raise ValidationError(faults)
    return Share(
        workspace=network.workspace,
        network=network,
        title=giving.title.strip()[:150],
        story=giving.story,
        look=look_plain(giving.look) if giving.look is not None else {},
        given_by=seat.seat.user,
        shows_names=giving.shows_names,
        reason=giving.reason.strip()[:300] if giving.shows_names else "",
        embed_on=" ".join(origins(giving.embed_on)),
    )


def origins(written: str) -> list[str]:
    """Return the websites that were named, each as a browser compares it.

    Raises
    ------
    ValidationError
        One of them is no website; by field.

    Examples
    --------
    >>> origins("https://www.Example.org/page?x=1, https://example.org:8443")
    ['https://www.example.org', 'https://example.org:8443']
    """
    found = []
    for one in re.split(r"[\s,]+", written.strip().lower()) if written.strip() else []:
        origin = _ORIGIN.match(one)
        if origin is None or one[origin.end() : origin.end() + 1] not in {"", "/", "?", "#"}:
            said = _("Write the website with https:// in front, such as https://www.example.org.")
            raise ValidationError({"embed_on": said})
        found.append(origin.group())
    return list(dict.fromkeys(found))


def share_revoke(*, by: User, share: Share) -> None:
    """Close a link before its day; whoever opens it then finds the page of an unknown one."""
    with recorded(
        "atlas.share_revoke",
        by=by,
        workspace=share.workspace,
        subject=share.public_id,
        name=share.title,
    ):
        # Without an image of the row: an undo must not open a closed door.
        links_of([share]).filter(revoked_at=None).update(revoked_at=timezone.now())

"""Making and revoking personal links."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from malai.accounts.models import User, Workspace
from malai.audit.services import recorded
from malai.kernel.registries import link_pages
from malai.links.models import PersonalLink
from malai.links.selectors import hash_of

#: 192 random bits: an address nobody finds by trying.
SECRET_BYTES = 24


def link_make(
    *, by: User, workspace: Workspace, page: str, subject: UUID, days: int = 30, **facts: str
) -> tuple[PersonalLink, str]:
    """Make a personal link and return it with its secret, which is kept nowhere.

    The caller has passed a door with ``NETWORK_EDIT``; ``subject`` is in ``workspace``.

    Parameters
    ----------
    page
        Name in the registry of link pages.
    days
        How long the link is valid.
    **facts
        For the history's sentence, such as ``name``.

    Raises
    ------
    LookupError
        No room has registered ``page``.
    """
    if page not in link_pages.entries:
        raise LookupError(f"no page {page} for personal links")
    secret = secrets.token_urlsafe(SECRET_BYTES)
    link = PersonalLink(
        workspace=workspace,
        page=page,
        subject_id=subject,
        token_hash=hash_of(secret),
        made_by=by,
        expires_at=timezone.now() + timedelta(days=days),
    )
    with recorded("links.link_make", by=by, workspace=workspace, subject=subject, **facts) as trace:
        trace.create(link)
    return link, secret


def links_write(
    *, by: User, workspace: Workspace, page: str, subjects: Sequence[UUID], days: int
) -> list[str]:
    """Make a personal link for each subject within the act of the caller; one query.

    Returns the secrets in the order of ``subjects``; they are kept nowhere. Without images of the
    rows: an undo of the act has nothing to bring back.

    Raises
    ------
    LookupError
        No room has registered ``page``.
    """
    if page not in link_pages.entries:
        raise LookupError(f"no page {page} for personal links")
    made = [secrets.token_urlsafe(SECRET_BYTES) for _subject in subjects]
    until = timezone.now() + timedelta(days=days)
    PersonalLink.objects.bulk_create(
        PersonalLink(
            workspace=workspace, page=page, subject_id=subject, token_hash=hash_of(secret),
            made_by=by, expires_at=until,
        )
        for subject, secret in zip(subjects, made, strict=True)
    )  # fmt: skip
    return made


def link_revoke(*, by: User, link: PersonalLink, **facts: str) -> None:
    """End a link before its day; whoever opens it then finds the page of an unknown one."""
    with recorded(
        "links.link_revoke", by=by, workspace=link.workspace, subject=link.subject_id, **facts
    ):
        # Without an image of the row: an undo must not open a closed door.
        link.revoked_at = link.revoked_at or timezone.now()
        link.save(update_fields=["revoked_at", "updated_at"])

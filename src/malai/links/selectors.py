"""Finding personal links."""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from malai.accounts.models import Workspace
from malai.links.models import PersonalLink


def hash_of(secret: str) -> str:
    """Return what is kept of a secret. It has 192 random bits, so one plain hash is enough."""
    return hashlib.sha256(secret.encode("utf-8", errors="replace")).hexdigest()


def link_open(secret: str) -> PersonalLink | None:
    """Return the valid link of a secret; expired, revoked and unknown are alike. One query."""
    links = PersonalLink.objects.select_related("workspace")
    return links.filter(
        token_hash=hash_of(secret), revoked_at=None, expires_at__gt=timezone.now()
    ).first()


def links_valid_of(workspace: Workspace, *, subject: UUID) -> QuerySet[PersonalLink]:
    """Return the valid links about one subject, newest first. One query."""
    return PersonalLink.objects.filter(
        workspace=workspace, subject_id=subject, revoked_at=None, expires_at__gt=timezone.now()
    )

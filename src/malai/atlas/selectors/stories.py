"""Stories, their slides, and what of them is handed on by links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import Http404
from django.utils import timezone

from malai.atlas.models import Share, Slide, Story
from malai.links.models import PersonalLink
from malai.network.models import Network

#: Name of the page of shares in the registry of link pages.
PAGE = "atlas.share"


def stories_of(network: Network) -> QuerySet[Story]:
    """Return the stories of ``network`` with how many slides each has (``count``). One query."""
    rows = Story.objects.filter(network=network).annotate(count=Count("slides"))
    return rows.order_by("title", "pk")


def story_named(network: Network, public_id: UUID) -> Story:
    """Return one story. One query.

    Raises
    ------
    Http404
        It is absent, or of another network.
    """
    story = Story.objects.filter(network=network, public_id=public_id).first()
    if story is None:
        raise Http404
    story.network, story.workspace = network, network.workspace
    return story


def slides_of(story: Story) -> list[Slide]:
    """Return the slides in their order. One query."""
    slides = list(Slide.objects.filter(story=story).order_by("place", "pk"))
    for slide in slides:
        slide.story = story
    return slides


def slide_named(story: Story, public_id: UUID) -> Slide:
    """Return one slide. One query.

    Raises
    ------
    Http404
        It is absent, or of another story.
    """
    slide = Slide.objects.filter(story=story, public_id=public_id).first()
    if slide is None:
        raise Http404
    slide.story = story
    return slide


@dataclass(frozen=True, slots=True)
class Given:
    """A share with its link."""

    share: Share
    until: datetime
    is_open: bool
    by: str


def shares_of(network: Network) -> list[Given]:
    """Return what was handed on of ``network``, newest first, closed ones too. Two queries."""
    shares = list(Share.objects.filter(network=network).select_related("story", "given_by"))
    links = {link.subject_id: link for link in links_of(shares)}
    now = timezone.now()
    return [
        Given(
            share,
            link.expires_at,
            link.revoked_at is None and link.expires_at > now,
            str(share.given_by or ""),
        )
        for share in shares
        if (link := links.get(share.public_id))
    ]


def links_of(shares: Sequence[Share]) -> QuerySet[PersonalLink]:
    """Return the links of shares. One query."""
    subjects = [share.public_id for share in shares]
    return PersonalLink.objects.filter(page=PAGE, subject_id__in=subjects)


def share_named(network: Network, public_id: UUID) -> Share:
    """Return one share. One query.

    Raises
    ------
    Http404
        It is absent, or of another network.
    """
    share = Share.objects.filter(network=network, public_id=public_id).first()
    if share is None:
        raise Http404
    share.network, share.workspace = network, network.workspace
    return share

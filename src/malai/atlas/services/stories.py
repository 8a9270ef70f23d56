"""Stories made, changed and put in order. Each function is one act."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.atlas.models import Share, Slide, Story
from malai.atlas.selectors.stories import links_of, slides_of
from malai.atlas.showing import look_plain
from malai.audit.services import Recorder, recorded
from malai.network.carriers import rows_drop
from malai.network.models import Network

#: Slides of one story; more nobody sits through.
MOST_SLIDES: Final = 60


def _about(action: str, by: User | None, story: Story) -> AbstractContextManager[Recorder]:
    where, subject = story.network.workspace, story.public_id
    return recorded(action, by=by, workspace=where, subject=subject, name=story.title)


def story_create(*, by: User | None, network: Network, title: str, intro: str = "") -> Story:
    """Begin a story.

    Raises
    ------
    ValidationError
        No title; by field.
    """
    story = Story(workspace=network.workspace, network=network, title=title, intro=intro)
    _check(story)
    with _about("atlas.story_create", by, story) as trace:
        return trace.create(story)


def story_change(*, by: User | None, story: Story, title: str, intro: str) -> Story:
    """Change the title of a story, and what it tells.

    Raises
    ------
    ValidationError
        As ``story_create``.
    """
    with _about("atlas.story_change", by, story) as trace:
        trace.changing([story])
        story.title, story.intro = title, intro
        _check(story)
        story.save()
    return story


def _check(story: Story) -> None:
    if not story.title.strip():
        raise ValidationError({"title": _("Give the story a title.")})
    story.clean_fields(exclude=["workspace", "network"])


def story_drop(*, by: User | None, story: Story) -> None:
    """Forget a story with its slides; links to it close, and stay closed if the history brings it back."""
    shares = list(Share.objects.filter(story=story))
    with _about("atlas.story_drop", by, story) as trace:
        links_of(shares).filter(revoked_at=None).update(revoked_at=timezone.now())
        slides = slides_of(story)
        trace.deleting([*shares, *slides, story])
        rows_drop([*shares, *slides, story])


# -- Slides ---------------------------------------------------------------------------------------------


def slide_add(*, by: User | None, story: Story, fields: Mapping[str, Any]) -> Slide:
    """Add a slide at the end: ``heading``, ``text``, and a ``look`` or none.

    Raises
    ------
    ValidationError
        It says and shows nothing, or the story is full.
    InvalidInputError
        The look cannot be read.
    """
    known = slides_of(story)
    if len(known) >= MOST_SLIDES:
        raise ValidationError(_("A story has at most %(most)s slides.") % {"most": MOST_SLIDES})
    slide = Slide(story=story, place=1 + max((one.place for one in known), default=0))
    _fill(slide, fields)
    with _about("atlas.slide_add", by, story) as trace:
        return trace.create(slide)


def slide_change(*, by: User | None, slide: Slide, fields: Mapping[str, Any]) -> Slide:
    """Change a slide; without ``look`` the picture stays as it is.

    Raises
    ------
    ValidationError, InvalidInputError
        As ``slide_add``.
    """
    with _about("atlas.slide_change", by, slide.story) as trace:
        trace.changing([slide])
        _fill(slide, fields)
        slide.save()
    return slide


def _fill(slide: Slide, fields: Mapping[str, Any]) -> None:
    slide.heading = fields.get("heading", slide.heading)
    slide.text = fields.get("text", slide.text)
    if "look" in fields:
        slide.look = look_plain(fields["look"]) if fields["look"] else {}
    if not (slide.heading.strip() or slide.text.strip() or slide.look):
        raise ValidationError(_("Write a few words, or choose a picture."))
    slide.clean_fields(exclude=["story", "look"])


def slide_drop(*, by: User | None, slide: Slide) -> None:
    """Take a slide out of its story."""
    with _about("atlas.slide_drop", by, slide.story) as trace:
        trace.deleting([slide])
        rows_drop([slide])


def slide_move(*, by: User | None, slide: Slide, steps: int) -> None:
    """Move a slide by ``steps`` towards the end, or towards the beginning where negative."""
    order = [one for one in slides_of(slide.story) if one.pk != slide.pk]
    known = slides_of(slide.story)
    at = next(place for place, one in enumerate(known) if one.pk == slide.pk)
    order.insert(min(max(at + steps, 0), len(order)), slide)
    moved = [one for place, one in enumerate(order, start=1) if one.place != place]
    with _about("atlas.slides_order", by, slide.story) as trace:
        trace.changing(moved)
        for place, one in enumerate(order, start=1):
            one.place = place
        Slide.objects.bulk_update(moved, ["place"])

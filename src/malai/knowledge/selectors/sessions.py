"""Lessons sessions of networks: who is on duty, when the next is, what was said. Says its queries."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from malai.accounts.models import Workspace
from malai.knowledge.models import Lesson, LessonNote, LessonsSession, Noted, Review, SessionDuty
from malai.knowledge.selectors.lessons import lessons_seen
from malai.knowledge.selectors.reviews import reviews_listed
from malai.network.models import Network
from malai.network.reach import networks_seen


def duty_of(network: Network) -> SessionDuty | None:
    """Return the rule of a network. One query."""
    return SessionDuty.objects.select_related("on_duty").filter(network=network).first()


def duties_of(workspace: Workspace) -> dict[int, SessionDuty]:
    """Return the rules of the networks that are seen, by network. One query."""
    rows = SessionDuty.objects.filter(network__in=networks_seen(workspace).order_by())
    return {row.network_id: row for row in rows.select_related("on_duty", "network")}


def sessions_seen(workspace: Workspace) -> QuerySet[LessonsSession]:
    """Return the lessons sessions of networks that are seen, newest first. One query."""
    rows = LessonsSession.objects.filter(
        workspace=workspace, network__in=networks_seen(workspace).order_by()
    )
    return rows.select_related("network", "led_by").order_by("-held_on", "-pk")


def session_named(workspace: Workspace, public_id: UUID) -> LessonsSession:
    """Return one lessons session. One query.

    Raises
    ------
    Http404
        It is absent, or not seen from here: the two look alike.
    """
    session = sessions_seen(workspace).filter(public_id=public_id).first()
    if session is None:
        raise Http404
    session.workspace = session.network.workspace = workspace
    return session


def last_of(network: Network) -> LessonsSession | None:
    """Return the latest session of a network. One query."""
    return LessonsSession.objects.filter(network=network).order_by("-held_on", "-pk").first()


def reviews_between(
    workspace: Workspace, network: Network, since: date | None, until: date
) -> QuerySet[Review]:
    """Return the reviews that a session looks at: after the one before it. One query."""
    rows = reviews_listed(workspace, network).filter(reviewed_on__lte=until)
    return rows.filter(reviewed_on__gt=since) if since else rows


def lessons_in(session: LessonsSession) -> list[tuple[Lesson, bool]]:
    """Return the lessons of a session, and whether each was made there or looked at anew.

    Two queries.
    """
    notes = LessonNote.objects.filter(session=session, what=Noted.RENEWED)
    kept = set(notes.values_list("lesson", flat=True))
    rows = lessons_seen(session.workspace).filter(Q(session=session) | Q(pk__in=kept))
    return [(row, row.session_id == session.pk) for row in rows.order_by("-written_on", "-pk")]

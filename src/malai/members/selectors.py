"""What a member sees behind her link, and what members said. Each says its number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from malai.accounts.models import Workspace
from malai.activities.models import Session
from malai.consent.selectors.purposes import agreed_to
from malai.consent.wording import DIRECTORY
from malai.knowledge.models import Lesson
from malai.members.models import MemberWord, WordState
from malai.network.models import Membership, Party, PartyKind
from malai.network.reach import parties_seen
from malai.network.selectors.search import by_rank, parties_matching

#: Days ahead and sessions shown, people found at once, words on a page.
AHEAD: Final = 60
MOST: Final = 6
FOUND: Final = 20
PAGE: Final = 50
LESSONS: Final = 3


def member_of_link(public_id: UUID) -> Party | None:
    """Return the person a link is for, ``None`` where she is gone. One query."""
    rows = Party.objects.select_related("workspace", "person")
    return rows.filter(public_id=public_id, kind=PartyKind.PERSON).first()


def terms_of(party: Party) -> list[Membership]:
    """Return her memberships that go on, with their networks. One query."""
    rows = Membership.objects.filter(party=party, until="", network__ended="")
    return list(rows.select_related("network").order_by("network__name_th", "pk"))


def sessions_coming(terms: Sequence[Membership], today: date) -> list[Session]:
    """Return the next sessions of her networks that are not called off. One query."""
    networks = [term.network_id for term in terms]
    days = Session.objects.filter(
        on__gte=today.isoformat(), on__lte=(today + timedelta(days=AHEAD)).isoformat()
    )
    rows = days.filter(activity__network__in=networks, activity__called_off_on=None)
    return list(rows.select_related("activity__place").order_by("on", "starts_at", "pk")[:MOST])


def people_found(party: Party, terms: Sequence[Membership], text: str = "") -> list[Party]:
    """Return who agreed to be found, of her own networks and beside herself; by ``text`` if any.

    Three queries, some more for a text.
    """
    there = Membership.objects.filter(network__in=[term.network_id for term in terms], until="")
    fitting = Q(pk__in=there.order_by().values("party"), kind=PartyKind.PERSON)
    within = fitting & agreed_to(party.workspace, DIRECTORY) & ~Q(pk=party.pk)
    if text:
        rows = by_rank(parties_matching(party.workspace, text, within=within))
    else:
        rows = Party.objects.filter(within, workspace=party.workspace).order_by("sort_key", "pk")
    return list(rows.select_related("person")[:FOUND])


def lessons_of(terms: Sequence[Membership]) -> list[Lesson]:
    """Return the newest lessons of her networks that hold. One query.

    What is advised and when it holds is for members; what was observed is for who works with it.
    """
    networks = [term.network_id for term in terms]
    rows = Lesson.objects.filter(network__in=networks, retired_on=None)
    return list(rows.only("recommendation", "conditions", "written_on")[:LESSONS])


def words_of(party: Party) -> list[MemberWord]:
    """Return what she said, newest first. One query."""
    return list(MemberWord.objects.filter(party=party).order_by("-pk")[:MOST])


# -- For those who look after the list -------------------------------------------------------------


def words_seen(workspace: Workspace) -> QuerySet[MemberWord]:
    """Return what members within the reach said. No query of its own."""
    rows = MemberWord.objects.filter(workspace=workspace)
    if workspace.seen_from is None:
        return rows
    return rows.filter(party__in=parties_seen(workspace).order_by().values("pk"))


def words_listed(workspace: Workspace, state: str) -> list[MemberWord]:
    """Return what is in one state: what waits longest first, else newest first. One query."""
    order = "pk" if state == WordState.WAITING else "-pk"
    rows = words_seen(workspace).filter(state=state).order_by(order)
    return list(rows.select_related("party__person", "settled_by")[:PAGE])


def word_named(workspace: Workspace, public_id: UUID) -> MemberWord:
    """Return one word of a member. One query.

    Raises
    ------
    Http404
        It is absent, or not seen from here: the two look alike.
    """
    rows = words_seen(workspace).select_related("party__person")
    word = rows.filter(public_id=public_id).first()
    if word is None:
        raise Http404
    word.workspace = word.party.workspace = workspace
    return word

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
from malai.consent.selectors.purposes import Stand, agreed_to, refused, stands_of
from malai.consent.wording import DIRECTORY
from malai.knowledge.models import Lesson
from malai.members.models import MemberWord, WordKind, WordState
from malai.network.models import Membership, Party, PartyKind
from malai.network.reach import parties_seen
from malai.network.selectors.search import by_rank, parties_matching
from malai_core.text import similarity

#: Days ahead and sessions shown, people found at once, words on a page.
AHEAD: Final = 60
MOST: Final = 6
FOUND: Final = 20
PAGE: Final = 50
LESSONS: Final = 3
#: Words of others shown, and the newest that are compared with her own.
BOARD: Final = 5
LOOKED_AT: Final = 100


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


# -- What others ask and offer ---------------------------------------------------------------------


def words_shown(party: Party, terms: Sequence[Membership], today: date) -> list[MemberWord]:
    """Return what others of her networks ask and offer, what is nearest to her own words first.

    Only what they said others may see and a person has looked at; of nobody who refused to be
    found. Two queries; similar by letters, for at most a hundred.
    """
    there = Membership.objects.filter(network__in=[term.network_id for term in terms], until="")
    rows = MemberWord.objects.filter(may_show=True, shown_until__gte=today)
    rows = rows.filter(party__in=there.order_by().values("party")).exclude(party=party)
    rows = rows.exclude(party__in=refused(party.workspace, DIRECTORY).values("party"))
    found = list(rows.select_related("party__person").order_by("-pk")[:LOOKED_AT])
    own = MemberWord.objects.filter(party=party, kind__in=(WordKind.ASK, WordKind.OFFER))
    said = list(own.exclude(state=WordState.DECLINED).order_by("-pk")[:MOST]) if found else []
    return sorted(found, key=lambda one: -_nearness(one, said))[:BOARD]


def _nearness(word: MemberWord, own: Sequence[MemberWord]) -> float:
    """Return how near it is to the nearest of her own words of the other kind; 0 without any."""
    others = (similarity(word.text, one.text) for one in own if one.kind != word.kind)
    return max(others, default=0.0)


def word_shown(party: Party, public_id: UUID, today: date) -> MemberWord | None:
    """Return one of those words, ``None`` where she does not see it. Two queries."""
    rows = words_shown(party, terms_of(party), today)
    return next((row for row in rows if row.public_id == public_id), None)


def reachable_keys(party: Party, words: Sequence[MemberWord]) -> frozenset[int]:
    """Return who of these agreed to be found, so that her number may be seen. Two queries."""
    if not words:
        return frozenset()
    keys = [word.party_id for word in words]
    rows = Party.objects.filter(agreed_to(party.workspace, DIRECTORY), pk__in=keys)
    return frozenset(rows.values_list("pk", flat=True))


def own_word(party: Party, public_id: UUID) -> MemberWord | None:
    """Return one thing she said herself, ``None`` where she did not. One query."""
    rows = MemberWord.objects.select_related("workspace").filter(party=party)
    return rows.filter(public_id=public_id).first()


# -- Being found herself ---------------------------------------------------------------------------


def directory_stand(party: Party) -> Stand | None:
    """Return where she stands to being found, with the words asked; ``None`` where nobody is asked.

    Three queries.
    """
    asked = (one for one in stands_of(party) if one.purpose.code == DIRECTORY)
    stand = next(asked, None)
    is_asked = stand is not None and stand.purpose.is_asked and stand.text is not None
    return stand if is_asked else None


def found_waiting(party: Party) -> MemberWord | None:
    """Return her yes to being found that nobody has looked at yet. One query."""
    rows = MemberWord.objects.filter(party=party, kind=WordKind.FOUND, state=WordState.WAITING)
    return rows.first()


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

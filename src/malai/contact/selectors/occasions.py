"""Occasions: every time the network was in touch with somebody, from three tables, copied to none.

A contact that was noted, a session somebody came to, and a day somebody wrote in a group chat. A
contact known to the month or year counts on its last day, today at the latest: benefit of doubt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from django.db.models import Count, Q, QuerySet

from malai.accounts.models import Workspace
from malai.activities.models import Activity, ActivityKind, Attendance, Mark
from malai.activities.selectors import activities_within
from malai.contact.models import Channel, ContactParty, Manner
from malai.contact.selectors.contacts import contacts_seen
from malai.contact.selectors.groups import presences_seen
from malai.network.models import Affiliation, Party, Tie
from malai.network.reach import ends_within
from malai_core.text import PartialDate

Kind = Literal["noted", "came", "wrote"]
#: A session that more people came to brings no two of them into contact for certain (ADR 0053).
TOGETHER: Final = 12
#: Of more parties every row of the workspace is read and sifted here: a database that meets a long
#: list of keys beside a table by two keys may try each with each.
FEW: Final = 200


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time: which day, by which way, formal or not, and where it is known from."""

    on: date
    channel: str
    is_formal: bool
    kind: Kind


def occasions_of(
    workspace: Workspace, keys: Sequence[int], today: date
) -> dict[int, list[Occasion]]:
    """Return by party every occasion up to today, as far as it is seen, in no order.

    Three queries. Of many parties the cost follows the occasions of the workspace.
    """
    found: dict[int, list[Occasion]] = defaultdict(list)
    wanted = set(keys)
    some = Q(party__in=keys) if len(wanted) <= FEW else Q()
    for rows in (_noted, _came, _wrote):
        for party, occasion in rows(workspace, some, today):
            if party in wanted and occasion.on <= today:
                found[party].append(occasion)
    return found


def _noted(workspace: Workspace, some: Q, today: date) -> Iterator[tuple[int, Occasion]]:
    rows = ContactParty.objects.filter(some).exclude(contact__on="")
    rows = _seen(rows, workspace)
    said = rows.values_list("party_id", "contact__on", "contact__channel", "contact__manner")
    for party, on, channel, manner in said.iterator():
        yield party, _of_contact(on, channel, manner, today)


def _of_contact(on: PartialDate | None, channel: str, manner: str, today: date) -> Occasion:
    return Occasion(day_of(on, today), channel, manner == Manner.FORMAL, "noted")


def _seen(rows: QuerySet[ContactParty], workspace: Workspace) -> QuerySet[ContactParty]:
    if workspace.seen_from is None:
        return rows.filter(contact__workspace=workspace)
    return rows.filter(contact__in=contacts_seen(workspace).order_by().values("pk"))


def _came(workspace: Workspace, some: Q, today: date) -> Iterator[tuple[int, Occasion]]:
    rows = Attendance.objects.filter(some, mark=Mark.PRESENT).exclude(session__on="")
    rows = rows.filter(session__activity__in=_activities(workspace))
    said = rows.values_list("party_id", "session__on", "session__activity__kind")
    for party, on, kind in said.iterator():
        yield party, _of_session(on, kind, today)


def _of_session(on: PartialDate | None, kind: str, today: date) -> Occasion:
    is_visit = kind == ActivityKind.VISIT
    channel = Channel.VISIT if is_visit else Channel.MEETING
    return Occasion(day_of(on, today), channel.value, not is_visit, "came")


def _activities(workspace: Workspace) -> QuerySet[Activity, Any]:
    return Activity.objects.filter(activities_within(workspace)).order_by().values("pk")


def _wrote(
    workspace: Workspace,
    some: Q,
    today: date,  # noqa: ARG001 - as its sisters
) -> Iterator[tuple[int, Occasion]]:
    rows = presences_seen(workspace).filter(some).order_by()
    for party, on in rows.values_list("party_id", "on").distinct().iterator():
        yield party, Occasion(on, Channel.LINE.value, is_formal=False, kind="wrote")


def day_of(on: PartialDate | None, today: date) -> date:
    """Return the day an occasion counts on: the last one it may have been, today at the latest."""
    if on is None:
        return date.max
    if on.day is not None or on.first_day > today:
        return on.first_day
    return min(on.last_day, today)


# -- Between two -----------------------------------------------------------------------------------


Pair = tuple[int, int]


def occasions_between(
    workspace: Workspace, pairs: Iterable[Pair], today: date
) -> dict[Pair, list[Occasion]]:
    """Return the occasions at which the two of each pair were together, up to today, in no order.

    Both are named by one contact, or came to one session of at most twelve. Two queries, whatever
    the number of pairs.
    """
    wanted = {(min(pair), max(pair)) for pair in pairs}
    keys = sorted({key for pair in wanted for key in pair})
    found: dict[Pair, list[Occasion]] = defaultdict(list)
    for occasion, there in _meetings(workspace, keys, today):
        if occasion.on <= today:
            for pair in _pairs_in(sorted(there), wanted):
                found[pair].append(occasion)
    return found


def _pairs_in(there: Sequence[int], wanted: set[Pair]) -> Iterator[Pair]:
    for place, one in enumerate(there):
        for other in there[place + 1 :]:
            if (one, other) in wanted:
                yield one, other


def _meetings(
    workspace: Workspace, keys: Sequence[int], today: date
) -> Iterator[tuple[Occasion, list[int]]]:
    """Return who was together at which occasion, of at most twelve people."""
    rows = _seen(ContactParty.objects.exclude(contact__on=""), workspace)
    came = Attendance.objects.filter(mark=Mark.PRESENT).exclude(session__on="")
    came = came.filter(session__activity__in=_activities(workspace))
    if len(keys) <= FEW:
        theirs = ContactParty.objects.filter(party__in=keys).order_by().values("contact")
        there = Attendance.objects.filter(party__in=keys).order_by().values("session")
        rows, came = rows.filter(contact__in=theirs), came.filter(session__in=there)
    noted = rows.values_list(
        "contact_id", "party_id", "contact__on", "contact__channel", "contact__manner"
    )
    yield from _by_key(noted, keys, lambda on, way, manner: _of_contact(on, way, manner, today))
    sizes = came.order_by().values("session").annotate(count=Count("pk"))
    small = came.filter(session__in=sizes.filter(count__lte=TOGETHER).values("session"))
    met = small.values_list("session_id", "party_id", "session__on", "session__activity__kind")
    yield from _by_key(met, keys, lambda on, kind: _of_session(on, kind, today))


def _by_key(
    rows: QuerySet[Any, Any], keys: Sequence[int], occasion: Callable[..., Occasion]
) -> Iterator[tuple[Occasion, list[int]]]:
    """Return who stands under one key; ``occasion`` is made of what follows key and party."""
    known = set(keys)
    there: dict[int, tuple[list[Any], list[int]]] = {}
    for key, party, *said in rows.iterator():
        there.setdefault(key, (said, []))[1].append(party)
    for said, some in there.values():
        # A contact that names more than twelve is a gathering like any other.
        if 1 < len(some) <= TOGETHER:
            yield occasion(*said), [party for party in some if party in known]


def ends_of(ties: Iterable[Tie]) -> set[Pair]:
    """Return the pairs of ends of ties, the smaller key first."""
    return {(min(t.source_id, t.target_id), max(t.source_id, t.target_id)) for t in ties}


def members_of_bodies(workspace: Workspace, keys: Sequence[int]) -> Mapping[int, list[int]]:
    """Return by body the members that are among ``keys``. One query."""
    rows = Affiliation.objects.filter(ends_within(workspace, "member", "body"), until="")
    found: dict[int, list[int]] = defaultdict(list)
    known = set(keys)
    for body, member in rows.filter(workspace=workspace).values_list("body_id", "member_id"):
        if member in known:
            found[body].append(member)
    return found


def parties_named(keys: Iterable[int]) -> dict[int, Party]:
    """Return parties by key, with what their pages need. One query."""
    rows = Party.objects.filter(pk__in=list(keys)).select_related("person")
    return {party.pk: party for party in rows}

"""Finding parties by any part of a name, a nickname, an English spelling or a telephone number.

A search looks in several places, the best first, each answered by an index, and stops when it has
``MOST``: its cost follows what is shown, not how many people there are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_
from typing import Final

from django.db import connection
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Lower

from malai.accounts.models import Workspace
from malai.network.models import Affiliation, Party, PartyKind, PersonFacts
from malai.network.reach import parties_seen
from malai.network.search_index import NAMES, PHONES, Trigrams
from malai.network.selectors.asked import (
    ELSEWHERE,
    EXACT,
    FIELDS,
    TRIGRAM,
    Asked,
    Row,
    rank_of,
)
from malai_core.text import ascii_digits, name_key, search_text, sort_key

#: Parties that a search finds at most; of more it says that there are more.
MOST: Final = 1_000
#: Bodies whose members a search looks at.
BODIES: Final = 100
#: A number that begins with 0 and is longer cannot be the middle of another one.
WHOLE: Final = 8
#: A letter that stands behind every digit, whatever the language of the database.
BEHIND_DIGITS: Final = "x"
_LAST: Final = "\U0010ffff"
_DIGITS: Final = re.compile(r"[\d\s+().-]{3,}")

Place = tuple[int, str, int]
"""Rank, sort key and key of a party: its place in a list."""


@dataclass(frozen=True, slots=True)
class Hits:
    """The places of the parties found, in their order, and whether there are more."""

    places: tuple[Place, ...]
    is_capped: bool


@dataclass(slots=True)
class _Search:
    """One search under way: looks in places one after the other until it has enough."""

    asked: Asked
    rows: QuerySet[Party]
    most: int
    ranks: dict[int, tuple[int, str]] = field(default_factory=dict)
    is_capped: bool = False
    parts: tuple[str, ...] = ()

    def look(self, rows: QuerySet[Party], *, rank: int | None = None) -> None:
        """Take what is in ``rows``; with ``rank`` without a look at their names. One query."""
        if self.is_capped:
            return
        for values in rows.values_list(*FIELDS)[: self.most + 1]:
            row = Row(*values)
            close = rank_of(self.asked, row, self.parts) if rank is None else rank
            if close is not None and row.pk not in self.ranks:
                self.ranks[row.pk] = (close, row.sort_key)
        self.is_capped = len(self.ranks) > self.most

    def hits(self) -> Hits:
        """Return what was found, best first."""
        places = sorted((rank, key, pk) for pk, (rank, key) in self.ranks.items())
        return Hits(tuple(places[: self.most]), self.is_capped)


def hits_of(
    workspace: Workspace,
    text: str,
    *,
    within: Q | None = None,
    with_contacts: bool = False,
    by_body: bool = False,
    most: int = MOST,
) -> Hits:
    """Return the places of the parties that ``text`` may mean, at most ``most``.

    Every word must be somewhere in the names (in the middle of a Thai name too); a title that
    was typed may be missing from the record; words written together may stand apart in it. One or
    two letters are taken as the beginning of a given name or nickname. Telephone numbers count only
    ``with_contacts``, so that a number cannot be guessed digit by digit; ``by_body`` adds those who
    belong to a body that matches. ``within`` is a filter on ``Party`` that holds for all.

    At most twelve queries, each bounded by ``most``. Of more than ``most`` beginnings the first in
    Thai order are kept; of more than ``most`` texts that only hold the letters, some are.
    """
    asked = Asked.of(text)
    rows = parties_seen(workspace).filter(within or Q())
    search = _Search(asked, rows.order_by(), most)
    _beginnings(search)
    if not asked.is_short:
        _letters(search)
    if with_contacts:
        _phones(search)
    if by_body:
        _members(search, workspace)
    return search.hits()


def parties_matching(
    workspace: Workspace,
    text: str,
    *,
    within: Q | None = None,
    with_contacts: bool = False,
    by_body: bool = False,
) -> QuerySet[Party]:
    """Return the parties that ``text`` may mean, with ``rank``; all of ``within`` for no text.

    As ``hits_of``: what else narrows the list belongs into ``within``, or it narrows only what
    was found first.
    """
    rows = parties_seen(workspace)
    if not search_text(text):
        return rows.filter(within or Q()).annotate(rank=Value(EXACT, IntegerField()))
    hits = hits_of(workspace, text, within=within, with_contacts=with_contacts, by_body=by_body)
    return rows.filter(pk__in=[pk for _rank, _key, pk in hits.places]).annotate(rank=_ranked(hits))


def by_rank(parties: QuerySet[Party]) -> QuerySet[Party]:
    """Put what ``parties_matching`` found into the order of a list."""
    return parties.order_by(F("rank"), "sort_key", "pk")


def _ranked(hits: Hits) -> Case:
    steps = [
        When(pk__in=[pk for rank, _key, pk in hits.places if rank == wanted], then=Value(wanted))
        for wanted in range(EXACT, ELSEWHERE)
    ]
    return Case(*steps, default=Value(ELSEWHERE), output_field=IntegerField())


# -- Beginnings, by plain indexes -----------------------------------------------------------------


def _beginnings(search: _Search) -> None:
    asked, rows = search.asked, search.rows
    search.look(rows.filter(match_key=asked.key))
    search.look(rows.filter(_nicknamed(Q(low=asked.text))))
    search.look(rows.filter(begins("sort_key", asked.letters)).order_by("sort_key", "pk"))
    # In no order: PostgreSQL would walk through its other index of the same column to have one.
    search.look(rows.filter(begins("match_key", asked.key)))
    search.look(rows.filter(_nicknamed(begins("low", asked.text))))
    if asked.text[0].isascii():
        search.look(rows.alias(low=Lower("name_en")).filter(begins("low", asked.text)))


def begins(name: str, letters: str) -> Q:
    """Return the filter of texts that begin with ``letters``, as each database's index likes it."""
    if connection.vendor == "postgresql":
        return Q(**{f"{name}__startswith": letters})
    return Q(**{f"{name}__gte": letters, f"{name}__lt": letters + _LAST})


def _nicknamed(wanted: Q) -> Q:
    facts = PersonFacts.objects.alias(low=Lower("nickname")).filter(wanted)
    return Q(pk__in=facts.values("party"))


# -- Any letters, by trigrams ----------------------------------------------------------------------


def _letters(search: _Search) -> None:
    asked = search.asked
    for words in dict.fromkeys((asked.words, asked.plain, (asked.key,))):
        if words and any(len(word) >= TRIGRAM for word in words):
            search.look(holding(search.rows, words))
        elif words and search.asked.words == words:
            _short_words(search)
    if not search.is_capped and (parts := asked.parted()):
        search.parts = parts
        # The record may be parted otherwise, so letters are enough; of a lone long word they would
        # be found nearly everywhere.
        is_lone = sum(len(part) >= TRIGRAM for part in parts) < 2
        search.look(holding(search.rows, [f" {part} " for part in parts] if is_lone else parts))


def _short_words(search: _Search) -> None:
    """Look for several words of one or two letters: each may be the beginning of a given name."""
    for word in search.asked.words:
        rows = search.rows.filter(begins("sort_key", sort_key(word).split(" ")[0]))
        for other in search.asked.words:
            rows = rows.filter(search_text__contains=other)
        search.look(rows.order_by("sort_key", "pk"))


def holding(rows: QuerySet[Party], words: Sequence[str]) -> QuerySet[Party]:
    """Return the rows whose names hold every word; one of three letters or more must be there."""
    if connection.vendor != "sqlite":
        return _like(rows, words)
    long = [word for word in words if len(word) >= TRIGRAM]
    rows = _like(rows, [word for word in words if len(word) < TRIGRAM])
    return _in_index(rows, NAMES, _every(long))


def holding_any(rows: QuerySet[Party], ways: Sequence[Sequence[str]]) -> QuerySet[Party]:
    """Return the rows whose names hold every word of one of the ways, each of three letters."""
    if not ways:
        return rows.none()
    if connection.vendor == "sqlite":
        return _in_index(rows, NAMES, " OR ".join(f"({_every(words)})" for words in ways))
    found = Q()
    for words in ways:
        found |= reduce(and_, (Q(search_text__contains=word) for word in words))
    return rows.filter(found)


def holding_filter(text: str) -> Q:
    """Return the filter of parties whose names hold every word of ``text``, however many."""
    words = search_text(text).split()
    found = reduce(and_, (Q(search_text__contains=word) for word in words), Q())
    long = [word for word in words if len(word) >= TRIGRAM]
    if not long or connection.vendor != "sqlite":
        return found
    sql = f"SELECT rowid FROM {NAMES.table} WHERE {NAMES.table} MATCH %s"  # noqa: S608 - a constant
    return found & Q(pk__in=RawSQL(sql, [_every(long)]))  # noqa: S611 - the text is a parameter


def _like(rows: QuerySet[Party], words: Sequence[str]) -> QuerySet[Party]:
    for word in words:
        rows = rows.filter(search_text__contains=word)
    return rows


def _every(words: Sequence[str]) -> str:
    """Return what asks a trigram table for every one of the words."""
    return " AND ".join('"' + word.replace('"', '""') + '"' for word in words)


def _in_index(rows: QuerySet[Party], index: Trigrams, asked: str) -> QuerySet[Party]:
    """Join the trigram table, which then leads: rows are read as it finds them, until enough.

    The plus sign keeps SQLite from asking the table about each party instead.
    """
    return rows.extra(  # noqa: S610 - constant names; the text asked for is a parameter
        tables=[index.table],
        where=[f"network_party.id = +{index.table}.rowid", f"{index.table} MATCH %s"],
        params=[asked],
    )


# -- Telephones, and members of what matches --------------------------------------------------------


def _phones(search: _Search) -> None:
    """Look for a piece of a telephone number, however it was written."""
    if not _DIGITS.fullmatch(search.asked.text):
        return
    digits = re.sub(r"\D", "", ascii_digits(search.asked.text))
    if len(digits) < TRIGRAM:
        return
    if digits[0] == "0":
        start = "+66" + digits[1:]
        begun = search.rows.filter(phone__gte=start, phone__lt=start + BEHIND_DIGITS)
        search.look(begun, rank=ELSEWHERE)
    if len(digits) > WHOLE and digits[0] == "0":
        return
    is_abroad = search.asked.text.startswith("+")
    piece = digits.removeprefix("66") if is_abroad else digits
    if connection.vendor == "sqlite" and len(piece) >= TRIGRAM:
        search.look(_in_index(search.rows, PHONES, _every([piece])), rank=ELSEWHERE)
    elif piece:
        search.look(search.rows.filter(phone__contains=piece), rank=ELSEWHERE)


def _members(search: _Search, workspace: Workspace) -> None:
    if search.is_capped:
        return
    bodies = parties_seen(workspace).exclude(kind=PartyKind.PERSON)
    there = _Search(search.asked, bodies.order_by(), BODIES)
    there.look(there.rows.filter(begins("match_key", search.asked.key)))
    words = search.asked.words
    if any(len(word) >= TRIGRAM for word in words):
        there.look(holding(there.rows, words))
    members = Affiliation.objects.filter(workspace=workspace, until="", body__in=[*there.ranks])
    if there.ranks:
        search.look(search.rows.filter(pk__in=members.values("member")), rank=ELSEWHERE)


def people_named(workspace: Workspace, names: Sequence[str]) -> dict[str, list[Party]]:
    """Return the people that each written name fits: by name, else by nickname. Two queries."""
    people = parties_seen(workspace).filter(kind=PartyKind.PERSON)
    keys = {name: name_key(name) for name in names}
    by_key: dict[str, list[Party]] = {}
    for party in people.filter(match_key__in=set(keys.values()) - {""}).order_by("pk"):
        by_key.setdefault(party.match_key, []).append(party)
    by_nickname: dict[str, list[Party]] = {}
    nicknames = {search_text(name) for name in names}
    for party in people.filter(person__nickname__in=nicknames).select_related("person"):
        by_nickname.setdefault(search_text(party.person.nickname), []).append(party)
    return {
        name: by_key.get(keys[name]) or by_nickname.get(search_text(name), []) for name in names
    }

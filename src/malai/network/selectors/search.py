"""Finding parties by any part of a name, a nickname, an English spelling or a telephone number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from django.db import connection
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from malai.accounts.models import Workspace
from malai.network.models import Affiliation, Party, PartyKind
from malai.network.reach import parties_seen
from malai.network.search_index import TABLE
from malai_core.text import ascii_digits, name_key, search_text, split_name

#: A trigram index answers from three letters on.
TRIGRAM: Final = 3
EXACT, PREFIX, CONTAINS, ELSEWHERE = range(4)
_DIGITS: Final = re.compile(r"[\d\s+().-]{3,}")


def parties_matching(
    workspace: Workspace,
    text: str,
    *,
    with_contacts: bool = False,
    by_body: bool = False,
) -> QuerySet[Party]:
    """Return the parties that ``text`` may mean, with ``rank``: exact, prefix, contains. One query.

    Every word must be somewhere in the names (in the middle of a Thai name too); a title that
    was typed may be missing from the record. One or two letters are taken as the beginning of a
    given name or nickname. Telephone numbers count only ``with_contacts``, so that a number
    cannot be guessed digit by digit; ``by_body`` adds those who belong to a body that matches.
    """
    asked = search_text(text)
    rows = parties_seen(workspace)
    if not asked:
        return rows.annotate(rank=Value(EXACT, IntegerField()))
    direct = _names(text) | (_phones(asked) if with_contacts else Q())
    found = direct | _in_matching_bodies(workspace, text) if by_body else direct
    return rows.filter(found).annotate(rank=_rank(text, _names(text) if by_body else None))


def by_rank(parties: QuerySet[Party]) -> QuerySet[Party]:
    """Put what ``parties_matching`` found into the order of a list."""
    return parties.order_by(F("rank"), "sort_key", "pk")


def _names(text: str) -> Q:
    """Return the filter of parties whose names hold every word of ``text``."""
    words = search_text(text).split()
    if len("".join(words)) < TRIGRAM:
        return _begins(" ".join(words))
    plain = search_text(split_name(text).plain).split()
    held = _holds_every(words)
    return held | _holds_every(plain) if plain and plain != words else held


def _begins(letters: str) -> Q:
    return (
        Q(sort_key__startswith=_ordered(letters))
        | Q(match_key__startswith=letters)
        | Q(person__nickname__istartswith=letters)
        | Q(name_en__istartswith=letters)
    )


def _ordered(letters: str) -> str:
    from malai_core.text import sort_key

    return sort_key(letters)


def _holds_every(words: list[str]) -> Q:
    long = [word for word in words if len(word) >= TRIGRAM]
    found = Q()
    for word in words:
        if word not in long or connection.vendor != "sqlite":
            found &= Q(search_text__contains=word)
    if long and connection.vendor == "sqlite":
        found &= Q(pk__in=_in_index(long))
    return found


def _in_index(words: list[str]) -> RawSQL:
    """Return the keys that the trigram table has for words of three letters or more."""
    quoted = " AND ".join('"' + word.replace('"', '""') + '"' for word in words)
    sql = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608 - a constant's name
    return RawSQL(sql, [quoted])  # noqa: S611 - the text asked for is a parameter


def _phones(asked: str) -> Q:
    """Return the filter by a piece of a telephone number, however it was written."""
    if not _DIGITS.fullmatch(asked):
        return Q(pk__in=[])
    digits = re.sub(r"\D", "", ascii_digits(asked))
    if len(digits) < TRIGRAM:
        return Q(pk__in=[])
    inside = Q(phone__contains=digits.removeprefix("66") if asked.startswith("+") else digits)
    return inside | Q(phone__startswith="+66" + digits[1:]) if digits[0] == "0" else inside


def _in_matching_bodies(workspace: Workspace, text: str) -> Q:
    bodies = parties_seen(workspace).filter(_names(text)).values("pk")
    members = Affiliation.objects.filter(workspace=workspace, until="", body__in=bodies)
    return Q(pk__in=members.values("member"))


def _rank(text: str, names: Q | None) -> Case:
    """Return how close a party is to ``text``; ``names`` tells matches of her own from others."""
    asked, key = search_text(text), name_key(text) or search_text(text)
    exact = Q(match_key=key) | Q(person__nickname__iexact=asked) | Q(name_en__iexact=asked)
    prefix = (
        Q(search_text__startswith=asked)
        | Q(match_key__startswith=key)
        | Q(person__nickname__istartswith=asked)
        | Q(name_en__istartswith=asked)
    )
    steps = [When(exact, then=Value(EXACT)), When(prefix, then=Value(PREFIX))]
    if names is not None:
        steps.append(When(names, then=Value(CONTAINS)))
    rest = CONTAINS if names is None else ELSEWHERE
    return Case(*steps, default=Value(rest), output_field=IntegerField())


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

"""From a written name to the party it means: by code, by name, by nickname and organisation."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from malai_core.reading.hints import is_body_name
from malai_core.reading.model import Party, PartyKind
from malai_core.reading.packing import TEXT
from malai_core.spill import KeySet, Records, Room
from malai_core.text import (
    clean,
    name_key,
    organisation_key,
    search_text,
    similarity,
    split_name,
)

#: Sheets repeat names; the keys themselves are cached again where they are made.
_CACHED: Final = 1 << 11
_LOOKED_THROUGH: Final = 3000
#: Parties that wait to be filed under their nickname, and the last ones of them, of whom a row may
#: still be at work.
_MOST_UNFILED: Final = 4096
_AT_WORK: Final = 1024
_NEAR: Final = 0.5
_KIN_WORDS: Final = re.compile(r"^(?:พี่|น้อง|ป้า|ลุง|น้า|อา|ตา|ยาย|หมอ|ครู|คุณ|พ่อ|แม่|กำนัน|ผู้ใหญ่)")
_BRACKETS: Final = re.compile(r"^(?P<name>.+?)\s*[(\[](?P<more>[^)\]]+)[)\]]\s*$")


@lru_cache(_CACHED)
def person_key(name: str) -> str:
    """Return the key two spellings of a person's name share."""
    return name_key(name)


@lru_cache(_CACHED)
def body_key(name: str) -> str:
    """Return the key two spellings of an organisation's name share."""
    return organisation_key(name)


class Index:
    """Every known party by the ways a sheet may refer to it.

    All look-ups take constant time; a party is filed under its nickname when one is first asked
    for after it came or was put together with another row.
    """

    def __init__(self, parties: Records[Party], room: Room) -> None:
        self._parties = parties
        self._people = room.lookup()
        self._bodies = room.lookup()
        self._codes = room.lookup()
        self._memberships = room.lookup()
        self._members = room.lookup()
        self._nicknames = room.lookup()
        self._has_nickname = KeySet()
        self._unfiled = array("q")
        self.people = KeySet()
        """The keys of the people; ``others`` has those of organisations and groups."""
        self.others = KeySet()
        self.key_of: Records[str] = room.records(TEXT)
        """Party -> the key of its name."""

    def add(self, party: Party, key: str) -> None:
        """Note a new party under its key of matching."""
        self.key_of[party.key] = key
        is_person = party.kind is PartyKind.PERSON
        (self.people if is_person else self.others).add(party.key)
        (self._people if is_person else self._bodies).add(key, party.key)
        self.renew(party)

    def renew(self, party: Party) -> None:
        """Note that a party may have got a nickname."""
        self._unfiled.append(party.key)
        if len(self._unfiled) >= _MOST_UNFILED:
            self._file_nicknames(_AT_WORK)

    def add_code(self, code: str, party: int) -> None:
        """Note the code (Id) under which ties may name a party."""
        if party not in self._codes.all(code):
            self._codes.add(code, party)

    def add_membership(self, member: int, body: int) -> None:
        """Note that a party belongs to an organisation or group."""
        self._memberships.add(member, body)
        self._members.add(body, member)

    def by_code(self, code: str) -> list[int]:
        """Return the parties with this code."""
        return self._codes.all(code)

    def bodies(self, key: str) -> list[int]:
        """Return the organisations and groups with this key."""
        return self._bodies.all(key)

    def same_names(self) -> Iterable[Sequence[int]]:
        """Return the people of each name that several have, in the order of first sight."""
        return (keys for _name, keys in self._people.groups(least=2))

    def members_by_body(self) -> Iterable[tuple[int, Sequence[int]]]:
        """Return who belongs to each organisation or group that several belong to."""
        return ((int(body), members) for body, members in self._members.groups(least=2))

    def find(self, name: str, *, phone: str = "", body: str = "") -> list[int]:
        """Return the parties that ``name`` fits: none, one, or those to choose between.

        Parameters
        ----------
        name
            As written, with or without a title; a code; or a name with a nickname or an
            organisation in brackets.
        phone
            E.164 number of the same row, which can tell two namesakes apart.
        body
            Organisation of the same row, which can too, and which a nickname needs.

        Returns
        -------
        list of int
            Keys of parties.
        """
        found = self.by_code(name) or self._by_name(name)
        if len(found) == 1:
            return found
        bracketed = _BRACKETS.match(name)
        if bracketed:
            name, more = bracketed["name"], bracketed["more"]
            found = found or self._by_name(name)
            found, body = self._called(found, more) or found, body or more
        if not found and body:
            found = self._by_nickname(name, body)
        return self._narrowed(found, name, phone, body) if len(found) > 1 else found

    def near(self, name: str) -> list[int]:
        """Return up to three parties whose names are like one that fits nobody.

        Reads every party each time, so it is asked only of rows set aside, and of registers that
        a person can look through.
        """
        if len(self._parties) > _LOOKED_THROUGH:
            return []
        key = person_key(name)
        likes = ((similarity(key, other), party) for party, other in self.key_of.items())
        best = sorted((pair for pair in likes if pair[0] >= _NEAR), key=lambda pair: -pair[0])
        return [party for _, party in best[:3]]

    def _by_name(self, name: str) -> list[int]:
        key = person_key(name)
        people = self._people.all(key) if key else []
        bodies = self._bodies.all(body_key(name))
        if people and bodies:
            return bodies if is_body_name(name) else people
        return people or bodies

    def _called(self, keys: list[int], nickname: str) -> list[int]:
        wanted = nickname_key(nickname)
        return [key for key in keys if nickname_key(self._parties[key].nickname) == wanted]

    def _by_nickname(self, name: str, body: str) -> list[int]:
        self._file_nicknames()
        bodies = set(self.bodies(body_key(body)))
        people = sorted(self._nicknames.all(nickname_key(name)))
        return [key for key in people if not bodies.isdisjoint(self._memberships.all(key))]

    def _file_nicknames(self, but: int = 0) -> None:
        count = len(self._unfiled) - but
        for party in (self._parties[key] for key in self._unfiled[:count]):
            if party.nickname and self._has_nickname.add(party.key):
                self._nicknames.add(nickname_key(party.nickname), party.key)
        del self._unfiled[:count]

    def _narrowed(self, keys: list[int], name: str, phone: str, body: str) -> list[int]:
        """Keep the namesakes that the rest of the row fits, if it fits exactly one of them."""
        bodies = set(self.bodies(body_key(body))) if body else set()
        title = search_text(split_name(name).title)
        ways = (
            [key for key in keys if phone and self._parties[key].phone == phone],
            [key for key in keys if not bodies.isdisjoint(self._memberships.all(key))],
            self._titled(keys, title) if title else [],
        )
        return next((way for way in ways if len(way) == 1), keys)

    def _titled(self, keys: list[int], title: str) -> list[int]:
        """Return who bears ``title``, where every namesake has a title of their own."""
        people = [self._parties[key].person for key in keys]
        titles = [search_text(person.title) if person else "" for person in people]
        if len(set(titles)) < len(titles) or not all(titles):
            return []
        return [key for key, own in zip(keys, titles, strict=True) if own == title]


def nickname_key(text: str) -> str:
    """Return a nickname without the word of kinship or title before it.

    Examples
    --------
    >>> nickname_key("พี่แดง") == nickname_key("ครูแดง") == nickname_key("แดง")
    True
    """
    folded = search_text(clean(text)).replace(" ", "")
    return _KIN_WORDS.sub("", folded) or folded

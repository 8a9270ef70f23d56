"""Who may be meant by a name in a file: what was chosen before, and what is alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from malai.accounts.models import Workspace
from malai.contact.models import FileKind, KnownName
from malai.network.models import Party
from malai.network.reach import parties_seen
from malai_core.text import name_key, phone_e164, search_text

#: People offered for each name beside those that fit; above it only those that fit are.
OFFERED: Final = 300
_PIECES: Final = re.compile(r"[\w\u0e00-\u0e7f]+")
#: What people put before a nickname in LINE.
_BEFORE: Final = (
    "ผู้ใหญ่", "กำนัน", "อาจารย์", "อสม", "คุณ", "ครู", "หมอ", "ป้า", "ลุง", "น้า", "อา", "พี่", "น้อง",
    "แม่", "พ่อ", "ยาย", "ตา", "ปู่", "ย่า",
)  # fmt: skip


@dataclass(slots=True)
class Meant:
    """A name in a file, and who may be meant."""

    name: str
    chosen: int | None = None
    """Whom a person chose before, or who alone fits."""
    is_nobody: bool = False
    """A person said before that this is nobody of ours."""
    is_remembered: bool = False
    fitting: list[int] = field(default_factory=list)


def names_meant(workspace: Workspace, kind: str, names: Sequence[str]) -> list[Meant]:
    """Return who may be meant by each name. Three queries, whatever their number."""
    known = KnownName.objects.filter(workspace=workspace, kind=kind, name__in=names)
    chosen = {row.name: row for row in known}
    index = _index(workspace, kind)
    found = []
    for name in names:
        one = Meant(name, fitting=index.fitting(name))
        if row := chosen.get(name):
            one.is_remembered, one.is_nobody = True, row.party_id is None
            one.chosen = row.party_id if row.party_id in index.seen else None
        elif len(one.fitting) == 1:
            one.chosen = one.fitting[0]
        found.append(one)
    return found


def people_offered(workspace: Workspace, meant: Sequence[Meant]) -> dict[int, Party]:
    """Return those who fit, and everybody where they are few, in Thai order. Two queries."""
    fitting = {pk for one in meant for pk in [*one.fitting, *([one.chosen] if one.chosen else [])]}
    rows = parties_seen(workspace).select_related("person").order_by("sort_key", "pk")
    if rows.count() > OFFERED:
        rows = rows.filter(pk__in=fitting)
    return {party.pk: party for party in rows}


@dataclass(slots=True)
class _Index:
    """Everybody seen, by what a file may call them."""

    seen: set[int] = field(default_factory=set)
    whole: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """By whole name, telephone number and e-mail."""
    short: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """By given name and nickname."""

    def fitting(self, name: str) -> list[int]:
        """Return who fits a name: the whole name first, else given names and nicknames."""
        for key in _keys(name):
            if key in self.whole:
                return sorted(self.whole[key])
        pieces = [piece for word in _PIECES.findall(search_text(name)) for piece in _bare(word)]
        found = [self.short[piece] for piece in pieces if piece in self.short]
        both = set.intersection(*found) if found else set()
        return sorted(both or set().union(*found))[:8]


def _index(workspace: Workspace, kind: str) -> _Index:
    index = _Index()
    rows = parties_seen(workspace).order_by("pk").values_list(
        "pk", "name_th", "name_en", "match_key", "phone", "email",
        "person__given", "person__nickname",
    )  # fmt: skip
    for pk, thai, english, key, phone, email, given, nickname in rows.iterator():
        index.seen.add(pk)
        for whole in (key, name_key(english), phone, email.lower(), search_text(thai)):
            if whole:
                index.whole[whole].add(pk)
        if kind != FileKind.CALLS or not phone:
            for short in (given, nickname):
                if short:
                    index.short[search_text(short)].add(pk)
    return index


def _keys(name: str) -> Iterator[str]:
    yield name.strip().lower()
    if phone := phone_e164(name):
        yield phone
    yield search_text(name)
    yield name_key(name)


def _bare(word: str) -> Iterator[str]:
    """Return a word, and what is left of it without what stands before a nickname."""
    yield word
    for before in _BEFORE:
        if word.startswith(before) and len(word) > len(before) + 1:
            yield word[len(before) :]

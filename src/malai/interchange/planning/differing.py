"""Field by field: what the file says, what is known, what is filled and what differs.

What is filled stays as it is; a differing value of the file is shown and waits as a doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from malai.interchange.exporting.layout import BASE_HEAD, ID_HEAD
from malai.interchange.planning.known import Known
from malai.interchange.planning.plan import Difference
from malai_core.labels import Words
from malai_core.reading.model import Party, PartyKind
from malai_core.reading.vocabulary import COLUMN_WORDS, Column
from malai_core.text import PartialDate, search_text

#: Titles that say nothing against another one.
_POLITE: Final = frozenset({"", "คุณ"})
LABELS: Final[dict[str, Words]] = {
    "name": COLUMN_WORDS[Column.NAME],
    "name_en": COLUMN_WORDS[Column.NAME_EN],
    "phone": COLUMN_WORDS[Column.PHONE],
    "email": COLUMN_WORDS[Column.EMAIL],
    "line_id": COLUMN_WORDS[Column.LINE],
    "area_code": COLUMN_WORDS[Column.PROVINCE],
    "area_written": COLUMN_WORDS[Column.AREA],
    "note": COLUMN_WORDS[Column.NOTE],
    "title": COLUMN_WORDS[Column.TITLE],
    "nickname": COLUMN_WORDS[Column.NICKNAME],
    "role": COLUMN_WORDS[Column.ROLE],
    "sector": COLUMN_WORDS[Column.SECTOR],
    "agreed": COLUMN_WORDS[Column.AGREED],
}
#: Prefix of the name of a field that lies in ``Party.extra``.
EXTRA: Final = "extra:"
#: Header of the tags among the extra columns; the reading knows it again.
TAGS_HEAD: Final = COLUMN_WORDS[Column.TAGS].th


def said_by(party: Party) -> dict[str, Any]:
    """Return the fields that a party of a file fills, by the names of ``Known.values``."""
    said: dict[str, Any] = {
        "phone": party.phone or party.phone_written,
        "email": party.email,
        "line_id": party.line_id,
        "area_code": party.province,
        "area_written": party.area_written,
        "note": party.note,
    }
    if party.name_en and party.name_en != party.name:
        said["name_en"] = party.name_en
    if party.kind is PartyKind.PERSON:
        title = party.person.title if party.person else ""
        said.update(title=title, nickname=party.nickname, role=party.role)
    else:
        said.update(sector=party.sector, agreed=party.agreed)
    return {name: value for name, value in said.items() if value}


def extra_of(party: Party) -> dict[str, str]:
    """Return the columns that have no field, tags among them."""
    kept = {h: text for h, text in party.extra.items() if h not in {ID_HEAD, BASE_HEAD}}
    if party.tags:
        kept.setdefault(TAGS_HEAD, ", ".join(party.tags))
    if party.kind is not PartyKind.PERSON and party.role:
        kept.setdefault(COLUMN_WORDS[Column.ROLE].th, party.role)
    if party.kind is PartyKind.PERSON and party.sector:
        kept.setdefault(COLUMN_WORDS[Column.SECTOR].th, party.sector)
    return kept


def compare(party: Party, known: Known) -> tuple[dict[str, Any], list[Difference]]:
    """Return the empty fields that the file fills, and the fields that differ."""
    fills: dict[str, Any] = {}
    differs: list[Difference] = []
    for name, value in said_by(party).items():
        have = known.values["phone"] or known.values["phone_written"] if name == "phone" else None
        kept = have if name == "phone" else known.values[name]
        if not kept:
            fills[name] = value
        elif not is_same(name, kept, value):
            differs.append(Difference(name, LABELS[name], shown(kept), shown(value)))
    if "phone" in fills:
        fills |= {"phone": party.phone, "phone_written": party.phone_written}
    missing = dict(_extra_missing(party, known, differs))
    return (fills | {"extra": missing} if missing else fills), differs


def _extra_missing(
    party: Party, known: Known, differs: list[Difference]
) -> Iterator[tuple[str, str]]:
    have = known.values["extra"] or {}
    for head, text in extra_of(party).items():
        kept = have.get(head, "")
        if not kept:
            yield head, text
        elif search_text(str(kept)) != search_text(text):
            differs.append(Difference(EXTRA + head, Words(head, head), str(kept), text))


def is_same(name: str, kept: Any, said: Any) -> bool:  # noqa: ANN401 - a field of any type
    """Say whether two values of a field mean the same."""
    if isinstance(kept, PartialDate) or isinstance(said, PartialDate):
        return shown(kept) == shown(said)
    mine, theirs = search_text(str(kept)), search_text(str(said))
    if name == "area_code":
        # A province is no contradiction to a district of it.
        return mine.startswith(theirs) or theirs.startswith(mine)
    if name == "title" and (mine in _POLITE or theirs in _POLITE):
        return True
    return mine == theirs or (name == "note" and theirs in mine)


def shown(value: Any) -> str:  # noqa: ANN401 - a field of any type
    """Return a value as text that a doubt can carry and give back."""
    return value.iso if isinstance(value, PartialDate) else str(value)

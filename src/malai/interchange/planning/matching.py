"""Which party of the workspace a party of a file is.

The same: the same public id; or the name and the phone agree; or the name fits one party and no
phone contradicts. Of several namesakes, those are paired whose records say the same, so that a
file brought in twice meets its own rows again. Otherwise a listed party is new, with a hint of the
namesake; a party that is only named by another row waits, with the namesakes to choose from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from malai.audit.images import batched
from malai.interchange.exporting.layout import ID_HEAD
from malai.interchange.planning.known import Key, Known, KnownParties
from malai.network.services.bulk import NewHint
from malai_core.labels import Words
from malai_core.reading.model import Party, PartyKind, Reading, SetAsideReason
from malai_core.spill import PICKLED, Lookup, Numbers, Rows
from malai_core.text import name_key, organisation_key, search_text

#: Longest key of the database.
LONGEST: Final = 300
#: Reasons for setting a row aside that a choice of a party answers.
ABOUT_NAMES: Final = (SetAsideReason.UNKNOWN_NAME.value, SetAsideReason.AMBIGUOUS_NAME.value)
#: So many namesakes are hinted at.
MOST_HINTS: Final = 5
_SAME_NAME: Final = Words("ชื่อเดียวกัน", "The same name")
_OTHER_PHONE: Final = Words("ชื่อเดียวกัน เบอร์โทรต่างกัน", "The same name, another phone number")


@dataclass(slots=True)
class Matching:
    """Who is who."""

    ids: Numbers
    """Key of the reading -> key of the database, or minus the key of the reading for a new one."""
    unclear: Lookup
    """Key of the reading -> keys of the database to choose between."""
    hints: Rows[NewHint]


def key_of(party: Party) -> Key:
    """Return under which key a party of a file is looked up: that of the database."""
    if party.kind is PartyKind.PERSON:
        name = party.person.plain if party.person else party.name
        return (True, name_key(name)[:LONGEST])
    return (False, organisation_key(party.name)[:LONGEST])


def keys_of_name(name: str) -> set[str]:
    """Return the keys a written name may have, as a person and as an organisation."""
    return {name_key(name), organisation_key(name)}


def id_of(party: Party) -> UUID | None:
    """Return the public id that an export of ours wrote beside the party."""
    written = party.extra.get(ID_HEAD, "")
    try:
        return UUID(written) if written else None
    except ValueError:
        return None


def match(
    reading: Reading, known: KnownParties, *, chosen: Mapping[int, int] | None = None
) -> Matching:
    """Match every party of ``reading``; ``chosen`` says what a person decided for some of them."""
    room = reading.room
    made = Matching(Numbers(chosen), room.lookup(), room.rows(PICKLED))
    if known.is_empty:
        made.ids.update((key, -key) for key in reading.parties if key not in made.ids)
    else:
        for groups in batched(_groups(reading)):
            _match_groups(made, reading, known, groups)
    _hint_of_reading(made, reading)
    return made


def _groups(reading: Reading) -> Iterator[tuple[Key, Sequence[int]]]:
    """Yield the parties of one key of matching together, in the order of first sight."""
    filed = reading.room.lookup()
    for party in reading.parties.values():
        is_person, key = key_of(party)
        filed.add(f"{is_person:d}{key}", party.key)
        reading.room.rest()
    for sign, keys in filed.groups():
        yield (str(sign)[0] == "1", str(sign)[1:]), keys


def _match_groups(
    made: Matching,
    reading: Reading,
    known: KnownParties,
    groups: Iterable[tuple[Key, Sequence[int]]],
) -> None:
    parties = {key: [reading.parties[one] for one in some] for key, some in groups}
    known.forget()
    known.load(parties, filter(None, (id_of(one) for some in parties.values() for one in some)))
    for key, some in parties.items():
        _match_group(made, some, known, known.by_key.get(key, []))
        for _party in some:
            reading.room.rest()


def _match_group(
    made: Matching, parties: Sequence[Party], known: KnownParties, candidates: Sequence[Known]
) -> None:
    waiting = [party for party in parties if party.key not in made.ids]
    for party in waiting:
        written = id_of(party)
        if written and (found := known.by_id.get(written)):
            made.ids[party.key] = found.pk
    if not candidates:
        made.ids.update((p.key, -p.key) for p in waiting if p.key not in made.ids)
        return
    _by_phone(made, waiting, candidates)
    _by_equal_records(made, waiting, candidates)
    for party in waiting:
        if party.key not in made.ids:
            _by_name_alone(made, party, candidates)


def _by_phone(made: Matching, parties: Iterable[Party], candidates: Sequence[Known]) -> None:
    for party in parties:
        same = [c for c in candidates if party.phone and c.values["phone"] == party.phone]
        if same and party.key not in made.ids:
            made.ids[party.key] = same[0].pk


def _by_equal_records(
    made: Matching, parties: Sequence[Party], candidates: Sequence[Known]
) -> None:
    """Pair namesakes whose records are equal, in the order they stand, each known one once."""
    if len(candidates) == 1:
        return
    taken = {made.ids[party.key] for party in parties if party.key in made.ids}
    free: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for known in candidates:
        if known.pk not in taken:
            free[_record_of_known(known)].append(known.pk)
    for party in parties:
        if party.key not in made.ids and party.is_listed and free.get(_record_of(party)):
            made.ids[party.key] = free[_record_of(party)].pop(0)


def _record_of(party: Party) -> tuple[str, ...]:
    title = party.person.title if party.person else ""
    said = (party.phone, party.email, party.line_id, party.nickname, title)
    return tuple(search_text(text) for text in said)


def _record_of_known(known: Known) -> tuple[str, ...]:
    return tuple(
        search_text(known.text(name)) for name in ("phone", "email", "line_id", "nickname", "title")
    )


def _by_name_alone(made: Matching, party: Party, candidates: Sequence[Known]) -> None:
    found = candidates
    if len(found) > 1 and not party.is_listed:
        found = [known for known in found if known.is_member] or found
    fitting = [known for known in found if not _contradicts(party, known)]
    if len(found) == 1 and fitting:
        made.ids[party.key] = found[0].pk
    elif len(found) > 1 and not party.is_listed:
        for known in found:
            made.unclear.add(party.key, known.pk)
    else:
        made.ids[party.key] = -party.key
        made.hints.extend(_hint(party, known) for known in candidates[:MOST_HINTS])


def _contradicts(party: Party, known: Known) -> bool:
    phone = known.values["phone"]
    return bool(party.phone and phone and party.phone != phone)


def _hint(party: Party, known: Known) -> NewHint:
    why = _OTHER_PHONE if _contradicts(party, known) else _SAME_NAME
    return NewHint(-party.key, known.pk, why.th, why.en)


def _hint_of_reading(made: Matching, reading: Reading) -> None:
    """Carry the suggestions of the file over, but for pairs that are one party already."""
    for pair in reading.duplicates:
        first, second = made.ids.get(pair.first), made.ids.get(pair.second)
        if first is not None and second is not None and first != second:
            made.hints.append(NewHint(first, second, pair.reason.th, pair.reason.en))
            reading.room.rest()

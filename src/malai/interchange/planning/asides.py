"""Rows and values that wait: from the reading, from names that fit several, from differing values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Final

from malai.interchange.models import Doubt
from malai.interchange.planning.plan import DIFFERS, Aside, Difference
from malai.network.models import Network
from malai_core.labels import Sentence, Value, Words
from malai_core.reading.model import Party, SetAside, SetAsideReason, Where
from malai_core.spill import PICKLED, Lookup, Room, Rows, joined

_UNCLEAR: Final = Words(
    "“{name}” ตรงกับ {count} คนหรือองค์กรที่มีอยู่แล้ว เลือกว่าหมายถึงใคร",
    "“{name}” fits {count} people or organisations that are known already. Choose who is meant.",
)
_DIFFERS: Final = Words(
    "{name}: {label} ในไฟล์คือ “{said}” แต่ที่มีอยู่คือ “{kept}” ตอนนี้ยังใช้ค่าเดิม",
    "{name}: the file says “{said}” for “{label}”, but “{kept}” is known. The known value stays.",
)
_SELF: Final = Words(
    "ทั้งสองฝ่ายของแถวนี้คือ “{name}” คนเดียวกัน", "Both ends of this row are the same: “{name}”."
)


def aside_of_reading(entry: SetAside, ids: Mapping[int, int]) -> Aside:
    """Return what the reading set aside, its candidates as ids of the plan."""
    return Aside(
        where=entry.where,
        reason=entry.reason.value,
        sentence_th=entry.sentence.in_language("th"),
        sentence_en=entry.sentence.in_language("en"),
        cells=entry.cells,
        name=entry.name,
        candidates=tuple(ids[key] for key in entry.candidates if key in ids),
        facts={"is_whole_row": entry.is_whole_row},
    )


def unclear_name(
    name: str, candidates: Sequence[int], where: Where, cells: Mapping[str, str]
) -> Aside:
    """Return a row whose name fits several parties of the workspace."""
    sentence = Sentence(_UNCLEAR, {"name": name, "count": len(candidates)})
    return Aside(
        where=where,
        reason=SetAsideReason.AMBIGUOUS_NAME.value,
        sentence_th=sentence.in_language("th"),
        sentence_en=sentence.in_language("en"),
        cells=cells,
        name=name,
        candidates=tuple(candidates),
        facts={"is_whole_row": True},
    )


def self_tie(name: str, where: Where) -> Aside:
    """Return a tie row whose two names turned out to be one party of the workspace."""
    sentence = Sentence(_SELF, {"name": name})
    return Aside(
        where=where,
        reason=SetAsideReason.SELF_TIE.value,
        sentence_th=sentence.in_language("th"),
        sentence_en=sentence.in_language("en"),
        cells={},
        name=name,
        facts={"is_whole_row": True},
    )


def differs(party: Party, pk: int, difference: Difference) -> Aside:
    """Return a value of the file that is known otherwise."""
    where = party.rows[0] if party.rows else Where("", 0)
    return differs_in(party.name, where, pk, difference)


def differs_in(name: str, where: Where, pk: int, difference: Difference) -> Aside:
    """Return a value at ``where`` that is known otherwise of the party ``pk``."""
    said: dict[str, Value] = {
        "name": name,
        "label": difference.label,
        "said": difference.said,
        "kept": difference.kept,
    }
    sentence = Sentence(_DIFFERS, said)
    facts = {"field": difference.field, "said": difference.said, "kept": difference.kept}
    return Aside(
        where=where,
        reason=DIFFERS,
        sentence_th=sentence.in_language("th"),
        sentence_en=sentence.in_language("en"),
        cells={difference.label.th: difference.said},
        name=name,
        candidates=(pk,),
        facts=facts,
    )


def asides_fresh(asides: Iterable[Aside], network: Network, room: Room) -> Rows[Aside]:
    """Return what does not wait yet, or was not settled, from an earlier import of the network.

    One query. Of two that are the same the later one is kept, at the place of the first.
    """
    known, places = room.lookup(), room.lookup()
    fresh: Rows[Aside] = room.rows(PICKLED)
    columns = ("sheet", "row", "reason", "sentence_th")
    rows = Doubt.objects.filter(source__network=network).order_by("pk")
    for identity in rows.values_list(*columns).iterator():
        known.add_new(_sign(identity))
        room.rest()
    for aside in asides:
        sign = _sign(aside.identity)
        if known.first(sign) is None:
            _keep(fresh, places, sign, aside)
        room.rest()
    return fresh


def _keep(fresh: Rows[Aside], places: Lookup, sign: str, aside: Aside) -> None:
    at = places.first(sign)
    if at is None:
        places.add(sign, len(fresh))
        fresh.append(aside)
    else:
        fresh[at] = aside


def _sign(identity: tuple[str, int, str, str]) -> str:
    """Return an identity as a short text: sentences are long, and there may be very many."""
    return blake2b(joined(*map(str, identity)).encode(), digest_size=16).hexdigest()

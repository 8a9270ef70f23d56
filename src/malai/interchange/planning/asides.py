"""Rows and values that wait: from the reading, from names that fit several, from differing values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from malai.interchange.models import Doubt
from malai.interchange.planning.known import Known
from malai.interchange.planning.plan import DIFFERS, Aside, Difference
from malai.network.models import Network
from malai_core.labels import Sentence, Value, Words
from malai_core.reading.model import Party, SetAside, SetAsideReason, Where

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
    name: str, candidates: Sequence[Known], where: Where, cells: Mapping[str, str]
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
        candidates=tuple(known.pk for known in candidates),
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


def asides_fresh(asides: Iterable[Aside], network: Network) -> list[Aside]:
    """Return what does not wait yet, or was not settled, from an earlier import of the network. One query."""
    known = set(
        Doubt.objects.filter(source__network=network).values_list(
            "sheet", "row", "reason", "sentence_th"
        )
    )
    fresh = {aside.identity: aside for aside in asides if aside.identity not in known}
    return list(fresh.values())

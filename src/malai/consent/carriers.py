"""Merges: the strictest answer wins, facts of both are kept, looks and decisions follow."""

from __future__ import annotations

from typing import Final

from malai.consent.models import Answer, Minor, SensitiveFact, Standing

#: Which answer is stricter; of two, the stricter one stands.
STRICT: Final = {Answer.YES.value: 0, Answer.NO.value: 1, Answer.WITHDRAWN.value: 2}


def join_standing(twin: Standing, row: Standing) -> bool:
    """Let the stricter answer stand, with its day; keep the newer version of the text.

    The later day counts where both answered alike. Returns whether ``twin`` changed.
    """
    before = (twin.answer, twin.on, twin.text_id)
    if (STRICT[row.answer], row.on) > (STRICT[twin.answer], twin.on):
        twin.answer, twin.on = row.answer, row.on
    if _number(row) > _number(twin):
        twin.text_id = row.text_id
    return before != (twin.answer, twin.on, twin.text_id)


def _number(row: Standing) -> int:
    return row.text.number if row.text else 0


def join_facts(twin: SensitiveFact, row: SensitiveFact) -> bool:
    """Keep both texts where they differ; a number of a card stays the one of the kept record."""
    parts = twin.value.split(" / ")
    if twin.kind == "id_number" or row.value in parts:
        return False
    twin.value = " / ".join([*parts, row.value])
    return True


def join_minors(twin: Minor, row: Minor) -> bool:
    """Fill what the kept record does not know."""
    before = (twin.born, twin.guardian, twin.relation)
    twin.born = twin.born or row.born
    if not twin.guardian:
        twin.guardian, twin.relation = row.guardian, row.relation
    return before != (twin.born, twin.guardian, twin.relation)

"""Relationships in the table beside the picture, with what can be changed in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from malai.atlas.bridge import Standing
from malai.network.models import Layer, Tie, TieKind


def tie_rows(
    rows: Standing,
    nodes: Iterable[Mapping[str, Any]],
    ties: Iterable[Mapping[str, Any]],
    kinds: Sequence[TieKind],
) -> list[dict[str, Any]]:
    """Return the drawn ``ties`` with names, and the record and offers of those on record.

    No queries; O(ties by kinds).
    """
    names = {node["id"]: node["label"] for node in nodes}
    declared = {str(tie.public_id): tie for tie in rows.ties}
    return [
        {
            **tie,
            "from": names[tie["source"]],
            "to": names[tie["target"]],
            "row": (row := declared.get(tie.get("id", ""))),
            "layers": kinds_offered(row, kinds) if row and kinds else [],
        }
        for tie in ties
    ]


def tie_row(tie: Tie, kinds: Sequence[TieKind]) -> dict[str, Any]:
    """Return one relationship as the table shows it. No queries."""
    return {
        "source": str(tie.source.public_id),
        "target": str(tie.target.public_id),
        "from": tie.source.name,
        "to": tie.target.name,
        "label": tie.kind.label,
        "weight": tie.strength or 1,
        "row": tie,
        "layers": kinds_offered(tie, kinds),
    }


def kinds_offered(tie: Tie, kinds: Iterable[TieKind]) -> list[tuple[str, list[TieKind]]]:
    """Return what a tie may be called, by layer: its own layer first, its own kind always in it."""
    found: dict[str, list[TieKind]] = {tie.kind.layer: []}
    for kind in kinds:
        if kind.pk != tie.kind_id and kind.may_join(tie.source.kind, tie.target.kind):
            found.setdefault(kind.layer, []).append(kind)
    found[tie.kind.layer].append(tie.kind)
    labels = dict(Layer.choices)
    return [
        (str(labels[layer]), sorted(offered, key=lambda kind: kind.pk))
        for layer, offered in found.items()
    ]

"""What a person said in the preview about sheets, their columns and the eras of their dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Choices = dict[str, dict[str, Any]]
"""Sheet -> ``kind``, ``header_row``, ``columns`` and ``eras``; only what was said."""


def choices_merged(before: Choices, preview: Mapping[str, Any], said: Choices) -> Choices:
    """Return what counts now: a new kind of a sheet begins anew, other choices add up."""
    sheets = {sheet["name"]: sheet for sheet in preview.get("sheets", [])}
    merged = dict(before)
    for name, choice in said.items():
        merged[name] = choice if "kind" in choice else _added(before.get(name, {}), choice)
        if "columns" in choice and name in sheets:
            # Columns were explained of this kind and this heading row: both stay as they are.
            merged[name]["kind"] = sheets[name]["kind"]
            merged[name]["header_row"] = sheets[name]["header_row"]
    return merged


def _added(before: Mapping[str, Any], choice: Mapping[str, Any]) -> dict[str, Any]:
    parts = {part: {**before.get(part, {}), **choice.get(part, {})} for part in ("columns", "eras")}
    return {**before, **{part: told for part, told in parts.items() if told}}


def meanings_said(preview: Mapping[str, Any], said: Choices) -> Iterator[tuple[str, str, str]]:
    """Yield (kind of sheet, heading, meaning) of each column that was explained."""
    kinds = {sheet["name"]: sheet["kind"] for sheet in preview.get("sheets", [])}
    for name, choice in said.items():
        for heading, meaning in choice.get("columns", {}).items():
            if name in kinds:
                yield kinds[name], heading, meaning

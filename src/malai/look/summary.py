"""What ``--json`` prints."""

from __future__ import annotations

from typing import Any

from malai.look.seen import Seen
from malai.look.writing import PagePlace
from malai_core.labels import Language
from malai_core.reading.finding import Finding
from malai_core.reading.model import Duplicate, SetAside, SheetReport, Where


def summary(seen: Seen, language: Language, place: PagePlace) -> dict[str, Any]:
    """Return one object: counts, duplicates, what was set aside, findings, sheets, the page."""
    parties = seen.reading.parties
    return {
        "source": seen.reading.source,
        **seen.counts,
        "duplicates": [_duplicate(pair, seen, language) for pair in seen.reading.duplicates],
        "set_aside": [_set_aside(row, language) for row in seen.reading.set_aside],
        "findings": [finding.sentence.in_language(language) for finding in seen.findings],
        "finding_details": [
            _finding(finding, language, {str(key): p.name for key, p in parties.items()})
            for finding in seen.findings
        ],
        "sheets": [_sheet(sheet, language) for sheet in seen.reading.sheets],
        "html": str(place.path),
    }


def _duplicate(pair: Duplicate, seen: Seen, language: Language) -> dict[str, Any]:
    parties = seen.reading.parties
    return {
        "names": [parties[key].name for key in (pair.first, pair.second) if key in parties],
        "state": pair.state.value,
        "reason": pair.reason.in_language(language),
        "rows": [_where(where) for where in pair.rows],
    }


def _set_aside(row: SetAside, language: Language) -> dict[str, Any]:
    return {
        **_where(row.where),
        "reason": row.reason.value,
        "sentence": row.sentence.in_language(language),
        "is_whole_row": row.is_whole_row,
        "cells": dict(row.cells),
    }


def _where(where: Where) -> dict[str, Any]:
    return {"sheet": where.sheet, "row": where.row}


def _finding(finding: Finding, language: Language, names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": finding.id,
        "tone": finding.tone.value,
        "sentence": finding.sentence.in_language(language),
        "counts_only": finding.counts_only.in_language(language),
        "act": finding.act.sentence.in_language(language),
        "how": finding.how.in_language(language),
        "number": finding.number,
        "members": [names[key] for key in finding.members],
    }


def _sheet(sheet: SheetReport, language: Language) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "kind": sheet.kind.value,
        "rows_read": sheet.rows_read,
        "new": sheet.new,
        "matched": sheet.matched,
        "duplicates": sheet.duplicates,
        "set_aside": sheet.set_aside,
        "passed_over": sheet.passed_over,
        "doubts": [doubt.in_language(language) for doubt in sheet.doubts],
    }

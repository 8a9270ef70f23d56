"""What goes from reports when somebody is made anonymous: her name and what stands beside it.

A final report keeps its number and its counts. Where her name stood, a neutral word stands; in a
table the words of her row go too, only numbers stay. The day is noted on the report.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, Final

from django.utils import timezone

from malai.audit.scrubbing import history_scrub
from malai.network.models import Party, PersonFacts
from malai.reports.models import NamedIn, Report, ReportSection
from malai.reports.services.making import files_sweep
from malai.runs.services import fingerprint_of

GONE: Final = "(ไม่ระบุชื่อ)"
_NUMBERS: Final = re.compile(r"[\d๐-๙.,✓–/ ]*")


class ReportsEraser:
    """Names go from frozen words and from drafts; counts, number and date stay."""

    covers = frozenset({"reports.Report", "reports.ReportSection", "reports.NamedIn"})

    def erase(self, party_ids: Sequence[int]) -> None:
        """Blacken. Two queries for each person, and one for each report that named her."""
        for party in Party.objects.filter(pk__in=party_ids).select_related("person"):
            names = names_of(party)
            _finals(party, names)
            _drafts(party, names)
        NamedIn.objects.filter(party__in=party_ids).delete()
        files_sweep(all_of_them=True)


def names_of(party: Party) -> list[str]:
    """Return how somebody may stand in a text, the longest first; nothing as short as a syllable."""
    found = [party.name_th, party.name_en]
    facts: PersonFacts | None = getattr(party, "person", None)
    if facts is not None:
        found += [f"{facts.title}{facts.given} {facts.family}", f"{facts.given} {facts.family}"]
    told = {" ".join(one.split()) for one in found}
    return sorted((one for one in told if len(one) > 3), key=len, reverse=True)


def _finals(party: Party, names: list[str]) -> None:
    rows = Report.objects.filter(workspace=party.workspace_id).exclude(frozen="")
    touched = []
    for report in rows.order_by("pk").iterator(chunk_size=20):
        plain = json.loads(report.frozen)
        blackened = blacken(plain, names)
        if blackened == plain:
            continue
        report.frozen = json.dumps(blackened, ensure_ascii=False)
        report.fingerprint = fingerprint_of(blackened)
        report.blackened_on = timezone.localdate()
        report.title = _said(report.title, names)
        report.save(update_fields=["frozen", "fingerprint", "blackened_on", "title", "updated_at"])
        touched.append(report.pk)
    _scrub(party, Report, touched)


def _drafts(party: Party, names: list[str]) -> None:
    rows = ReportSection.objects.filter(report__workspace=party.workspace_id).exclude(text="")
    touched = []
    for row in rows.order_by("pk").iterator(chunk_size=100):
        if (text := _said(row.text, names)) != row.text:
            ReportSection.objects.filter(pk=row.pk).update(text=text)
            touched.append(row.pk)
    _scrub(party, ReportSection, touched)


def _scrub(party: Party, model: type[Report | ReportSection], keys: list[int]) -> None:
    """Take earlier words of these rows out of the history too."""
    if keys:
        history_scrub(workspace=party.workspace, model=model, keys=keys, subjects=(), names=())


def blacken(plain: Any, names: Sequence[str]) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return a frozen document without these names.

    Examples
    --------
    >>> blacken({"rows": [["1", "แก้ว ใจงาม", "ครู"], ["2", "บุญ", "หมอ"]]}, ["แก้ว ใจงาม"])
    {'rows': [['1', '(ไม่ระบุชื่อ)', '–'], ['2', 'บุญ', 'หมอ']]}
    """
    if isinstance(plain, str):
        return _said(plain, names)
    if isinstance(plain, dict):
        parts: dict[str, Any] = {"rows": _rows, "items": _items}
        return {key: parts.get(key, blacken)(value, names) for key, value in plain.items()}
    return [blacken(one, names) for one in plain] if isinstance(plain, list) else plain


def _rows(rows: list[list[str]], names: Sequence[str]) -> list[list[str]]:
    return [_row(row, names) if _tells(" ".join(row), names) else row for row in rows]


def _row(row: list[str], names: Sequence[str]) -> list[str]:
    return [
        GONE if _tells(cell, names) else cell if _NUMBERS.fullmatch(cell) else "–" for cell in row
    ]


def _items(items: list[str], names: Sequence[str]) -> list[str]:
    """Return lines of a list: one that begins with the name says nothing else of her either."""
    return [
        GONE if any(item.startswith(name) for name in names) else _said(item, names)
        for item in items
    ]


def _tells(text: str, names: Sequence[str]) -> bool:
    return any(name in text for name in names)


def _said(text: str, names: Sequence[str]) -> str:
    for name in names:
        text = text.replace(name, GONE)
    return text

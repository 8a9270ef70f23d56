"""The list of records made anonymous goes with the backups, so that no old one brings a name back.

A backup of before an erasure does not know of it. The list lies beside the backups, grows with
each, and is read again when one of them is brought back.
"""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.conf import settings

from malai.consent.models import Erasure
from malai.consent.services.retention import LIST


def list_beside(backup: Path) -> None:
    """Add the ids of erased records to the list beside a backup that was made. One query."""
    known = {str(one) for one in Erasure.objects.values_list("party_id", flat=True)}
    _add(backup.parent / LIST, known | _read(_here()))


def list_brought(backup: Path) -> int:
    """Add the ids beside a backup that is brought back to the list of this place; returns how many.

    The next start makes those records anonymous again.
    """
    found = _read(backup.parent / LIST)
    _add(_here(), found)
    return len(found)


def _here() -> Path:
    return Path(settings.DATA) / LIST


def _read(path: Path) -> set[str]:
    """Return the ids of a list; a line that is none is passed over."""
    if not path.is_file():
        return set()
    return {
        line for line in path.read_text(encoding="ascii", errors="replace").split() if _is_id(line)
    }


def _is_id(line: str) -> bool:
    try:
        UUID(line)
    except ValueError:
        return False
    return True


def _add(path: Path, ids: set[str]) -> None:
    new = sorted(ids - _read(path))
    if new:
        with path.open("a", encoding="ascii") as file:
            file.writelines(f"{one}\n" for one in new)

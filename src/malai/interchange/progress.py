"""How far long work is, and the wish to stop it: small files beside the database.

Not rows: while an import is written, SQLite takes no other writer, and what the transaction itself
writes is seen by nobody. The web process and the worker share the data folder anyway.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings

#: Seconds between two looks at the disk.
PAUSE: Final = 0.25


class CancelledError(Exception):
    """Somebody asked for the work to stop."""


def folder() -> Path:
    """Return where progress is kept, made if it is absent."""
    path = Path(settings.DATA) / "imports"
    path.mkdir(parents=True, exist_ok=True)
    return path


def _said(public_id: UUID) -> Path:
    return folder() / f"{public_id}.progress"


def _wish(public_id: UUID) -> Path:
    return folder() / f"{public_id}.cancel"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is: a share between 0 and 1 and the sheet it is at."""

    share: float = 0.0
    at: str = ""

    @property
    def percent(self) -> int:
        """The share as a whole percentage."""
        return round(100 * min(max(self.share, 0.0), 1.0))


def progress_of(public_id: UUID) -> Progress:
    """Return what the work last said; nothing yet is zero."""
    try:
        said = json.loads(_said(public_id).read_text(encoding="utf-8"))
        return Progress(float(said["share"]), str(said["at"]))
    except (OSError, ValueError, KeyError):
        return Progress()


def ask_to_stop(public_id: UUID) -> None:
    """Ask the work to stop at its next look."""
    _wish(public_id).touch()


def is_asked_to_stop(public_id: UUID) -> bool:
    """Say whether somebody asked."""
    return _wish(public_id).exists()


def forget(public_id: UUID) -> None:
    """Remove both files."""
    for path in (_said(public_id), _wish(public_id)):
        path.unlink(missing_ok=True)


@dataclass
class Ticker:
    """Says how far the work is and stops it when asked; looks at the disk a few times a second."""

    public_id: UUID | None = None
    """Without one nothing is said: small work inside a request."""
    total: int = 1
    done: int = 0
    _next: float = field(default=0.0, repr=False)

    def tick(self, at: str, done: int) -> None:
        """Say that ``done`` of ``total`` is behind us.

        Raises
        ------
        CancelledError
            Somebody asked for the work to stop.
        """
        self.done = done
        now = time.monotonic()
        if self.public_id is None or now < self._next:
            return
        self._next = now + PAUSE
        if is_asked_to_stop(self.public_id):
            raise CancelledError
        self._say(self.public_id, at)

    def _say(self, public_id: UUID, at: str) -> None:
        path = _said(public_id)
        fresh = path.with_suffix(".new")
        share = self.done / max(self.total, 1)
        fresh.write_text(json.dumps({"share": share, "at": at}), encoding="utf-8")
        # Renamed, so that a reader never sees half a line.
        fresh.replace(path)

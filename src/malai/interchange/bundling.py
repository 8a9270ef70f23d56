"""Several files that were chosen at once, as one: one preview, one act, one undo."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePath
from typing import IO, Final, Protocol

from django.utils.translation import ngettext

from malai_core.formats.folders import ENDINGS

#: Of a bundle up to this size no file is written to the disk while it is made.
_IN_MEMORY: Final = 5_000_000


class Named(Protocol):
    """An uploaded file."""

    @property
    def name(self) -> str | None:
        """Its name as the person knows it."""
        ...

    def chunks(self) -> Iterator[bytes]:
        """Yield its bytes in pieces."""
        ...


@contextmanager
def bundled(files: Sequence[Named]) -> Iterator[tuple[str, IO[bytes]]]:
    """Yield name and content of what was chosen: the file itself, or a zip of several.

    Files are packed piece by piece; memory does not grow with them.
    """
    names = [file.name or "" for file in files]
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as target:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for place, file in enumerate(files):
                with archive.open(_inside(names, place), "w", force_zip64=True) as part:
                    part.writelines(file.chunks())
        target.seek(0)
        yield _called(names), target


def _inside(names: Sequence[str], place: int) -> str:
    """Return the name of a file in the zip; a text without a table's ending is tried as one."""
    name = PurePath(names[place]).name
    name = name if PurePath(name).suffix.lower() in ENDINGS else f"{name}.csv"
    return f"{place + 1} {name}" if names.count(names[place]) > 1 else name


def _called(names: Sequence[str]) -> str:
    more = len(names) - 1
    words = ngettext("%(first)s and %(n)s more file", "%(first)s and %(n)s more files", more)
    return words % {"first": names[0], "n": more}

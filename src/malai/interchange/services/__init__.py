"""Imports: read, preview, write, undo, and the rows that wait."""

from __future__ import annotations

from malai.interchange.services.columns import column_forget
from malai.interchange.services.doubts import doubt_leave, doubt_solve
from malai.interchange.services.exporting import export_make
from malai.interchange.services.reading import (
    ImportRefusedError,
    import_drop,
    import_read,
    import_reread,
    import_start,
)
from malai.interchange.services.recovering import imports_recover
from malai.interchange.services.undoing import import_undo, import_undo_ask
from malai.interchange.services.writing import import_ask, import_write

__all__ = [
    "ImportRefusedError",
    "column_forget",
    "doubt_leave",
    "doubt_solve",
    "export_make",
    "import_ask",
    "import_drop",
    "import_read",
    "import_reread",
    "import_start",
    "import_undo",
    "import_undo_ask",
    "import_write",
    "imports_recover",
]

"""PDF by typst: Thai fonts of our own, Thai line breaks, data kept apart from the layout.

What people have written reaches the layout as data (JSON) and never as source, so no text of a
person can become a command of the layout.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from malai.documents.thai_words import words_within

PACKAGE: Final = Path(__file__).resolve().parent.parent
FONTS: Final = PACKAGE / "fonts"


class FontsMissingError(RuntimeError):
    """The fonts were not built; the text says how."""


def pdf_of(template: str, data: Mapping[str, Any]) -> bytes:
    """Return the PDF that a layout makes of ``data``.

    Parameters
    ----------
    template
        ``<room>/<name>.typ``; the file is ``malai/<room>/typst/<name>.typ``. It reads its data by
        ``#import "/documents/typst/page.typ": data``.
    data
        What JSON holds.

    Raises
    ------
    FontsMissingError
        ``make setup`` has not built the fonts.
    LookupError
        There is no such layout.

    Notes
    -----
    About 0.1 s and 60 MB for a page; the compiler lives only for this call.
    """
    if not any(FONTS.glob("*.ttf")):
        raise FontsMissingError("the fonts for PDF are not built: run `make setup`")
    import typst

    made = typst.compile(
        str(layout(template)),
        root=str(PACKAGE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs=inputs_of(data),
    )
    return bytes(made)


def inputs_of(data: Mapping[str, Any]) -> dict[str, str]:
    """Return what a layout is given: the data, and the words between which its lines may break."""
    told = dict(data)
    return {
        "data": json.dumps(told, ensure_ascii=False),
        "breaks": json.dumps(words_within(told), ensure_ascii=False),
    }


def layout(template: str) -> Path:
    """Return the file of a layout; only names inside a room's folder are one."""
    room, _slash, name = template.partition("/")
    folder = (PACKAGE / room / "typst").resolve()
    file = (folder / name).resolve()
    if not room or file.parent != folder or file.suffix != ".typ" or not file.is_file():
        raise LookupError(f"there is no layout {template}")
    return file

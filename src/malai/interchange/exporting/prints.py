"""Prints of the cells of an export, by which an import tells later what a person edited."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final
from zlib import crc32

from malai_core.text import PartialDate, search_text

#: Prefix of the name of a field that lies in ``Party.extra``.
EXTRA: Final = "extra:"
Values = Mapping[str, Any]


def print_of(name: str, value: Any) -> str:  # noqa: ANN401 - a field of any type
    """Return the print of one value; nothing for an empty one. A district prints as its province."""
    text = search_text(_text(value)[:2] if name == "area_code" else _text(value))
    return f"{crc32(text.encode()):08x}" if text else ""


def prints_of(values: Values) -> str:
    """Return the prints of a row, as its cell holds them. Empty values leave none."""
    prints = {name: print_of(name, value) for name, value in values.items()}
    return json.dumps({name: one for name, one in prints.items() if one}, ensure_ascii=False)


def _text(value: Any) -> str:  # noqa: ANN401 - a field of any type
    return value.iso if isinstance(value, PartialDate) else str(value or "")

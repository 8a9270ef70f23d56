"""Which cells of an xlsx sheet are merged: written after the cells, needed before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from malai_core.formats.merged import Merge, vertical_merge
from malai_core.formats.packages import Package
from malai_core.formats.refusals import TOO_MANY_MERGES, refusal

_CHUNK: Final = 1 << 18
_LONGEST_TAG: Final = 4096
_MERGE: Final = re.compile(
    rb"""<(?:[\w.-]+:)?mergeCell\s[^<>]*?\bref\s*=\s*["']([A-Za-z0-9$:]{1,40})["']"""
)


def read_merges(package: Package, path: str, sheet: str) -> list[Merge]:
    """Return the merges over several rows.

    Unpacks the part once and looks for the tag, without parsing the cells: a tenth of the time.
    """
    most = package.limits.merges
    merges: list[Merge] = []
    for reference in _references(package.chunks(path, _CHUNK)):
        merge = vertical_merge(reference)
        if merge is not None:
            merges.append(merge)
        if len(merges) > most:
            raise refusal(TOO_MANY_MERGES, package.name, sheet=sheet, most=most)
    return merges


def _references(chunks: Iterable[bytes]) -> Iterator[str]:
    cut_off = b""
    for chunk in chunks:
        text = cut_off + chunk
        if b"mergeCell" in text:
            for reference in _MERGE.findall(text):
                yield reference.decode("ascii")
        start = text.rfind(b"<")
        # A tag that the piece ends within is looked at again; one that ended is not.
        is_cut = start >= 0 and b">" not in text[start:] and len(text) - start <= _LONGEST_TAG
        cut_off = text[start:] if is_cut else b""

"""Making a chart smaller without losing its least size."""

from __future__ import annotations

from dataclasses import dataclass

from malai_core.qca.search import Classes, bits


@dataclass
class Reduced:
    """What is left of a chart, and the classes that were taken because they must be."""

    taken: list[int]
    rows: int
    masks: dict[int, int]
    """Open rows by class, for the classes that are left."""


def reduced(classes: Classes) -> Reduced:
    """Return the chart without what a least cover can do without.

    Again and again: a class whose open rows another one has too goes; a row goes whose classes are
    all those of another row and more; the only class of a row is taken. Some least cover is made
    of the taken classes and a least cover of the rest. Time O(classes²) a round.
    """
    left = Reduced([], classes.everything, dict(enumerate(classes.masks)))
    while _drop_classes(left) | _drop_rows(left) | _take_needed(left):
        pass
    return left


def _drop_classes(left: Reduced) -> bool:
    kept: dict[int, int] = {}
    for c, mask in sorted(left.masks.items(), key=lambda item: -item[1].bit_count()):
        if mask and not any(mask & larger == mask for larger in kept.values()):
            kept[c] = mask
    is_smaller = len(kept) < len(left.masks)
    left.masks = kept
    return is_smaller


def _columns(left: Reduced) -> dict[int, int]:
    columns = dict.fromkeys(bits(left.rows), 0)
    for c, mask in left.masks.items():
        for r in bits(mask):
            columns[r] |= 1 << c
    return columns


def _drop_rows(left: Reduced) -> bool:
    """Drop rows that are covered whenever another one is."""
    kept: list[int] = []
    dropped = 0
    for r, column in sorted(_columns(left).items(), key=lambda item: item[1].bit_count()):
        if any(smaller & column == smaller for smaller in kept):
            dropped |= 1 << r
        else:
            kept.append(column)
    _close(left, dropped)
    return bool(dropped)


def _take_needed(left: Reduced) -> bool:
    needed = {
        c for column in _columns(left).values() if column.bit_count() == 1 for c in bits(column)
    }
    for c in needed:
        left.taken.append(c)
        _close(left, left.masks.pop(c))
    return bool(needed)


def _close(left: Reduced, rows: int) -> None:
    left.rows &= ~rows
    left.masks = {c: mask & left.rows for c, mask in left.masks.items()}

"""Prime implicants: the shortest terms that hold some positive row and no forbidden one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from malai_core.errors import InvalidInputError
from malai_core.qca import refusals
from malai_core.qca.model import FREE, Bools, Cube, Ints, Space, cube_order

#: Stored with every result. Bump the suffix when a number could change.
PRIME_IMPLICANTS: Final = "qca.prime_implicants.quine1955.v1"
#: Truth values held at once, about 16 MB a step.
_BLOCK: Final = 1 << 24

_T = TypeVar("_T", bound=np.generic)


@dataclass(frozen=True)
class Chart:
    """The prime implicant chart: which positive rows each prime implicant covers."""

    primes: tuple[Cube, ...]
    """Shorter first, then by columns, then by values."""
    rows: tuple[Cube, ...]
    masks: tuple[int, ...]
    """For each prime implicant, bit ``i`` is set where it covers ``rows[i]``."""

    def covers(self) -> Bools:
        """Return the chart as an array of shape ``(primes, rows)``."""
        return np.array(
            [[mask >> i & 1 for i in range(len(self.rows))] for mask in self.masks], dtype=np.bool_
        ).reshape(len(self.masks), len(self.rows))

    @property
    def essential(self) -> tuple[int, ...]:
        """Positions of the prime implicants that alone cover some row."""
        found = set()
        for i in range(len(self.rows)):
            covering = [p for p, mask in enumerate(self.masks) if mask >> i & 1]
            if len(covering) == 1:
                found.add(covering[0])
        return tuple(sorted(found))

    def undominated(self) -> Chart:
        """Return the chart without prime implicants that cover fewer rows than another one does.

        Row dominance: ``p`` goes where some other covers all rows of ``p`` and more.
        """
        masks = set(self.masks)
        kept = [
            p
            for p, mask in enumerate(self.masks)
            if not any(mask & other == mask and mask != other for other in masks)
        ]
        primes, kept_masks = [self.primes[p] for p in kept], [self.masks[p] for p in kept]
        return Chart(tuple(primes), self.rows, tuple(kept_masks))


def chart_against(space: Space, positive: Sequence[Cube], negative: Sequence[Cube]) -> Chart:
    r"""Return the prime implicants that cover no negative row; every other row may be used.

    A term made of values of row :math:`r` on the conditions :math:`S` covers the negative row
    :math:`n` unless they differ somewhere on :math:`S`. So it is forbidden where
    :math:`S \subseteq \text{agree}(r, n)` for some :math:`n`, which is handed down from sets to
    their subsets in ``k`` steps; a prime implicant is an allowed set whose every smaller set is
    forbidden.

    Parameters
    ----------
    space
        The conditions.
    positive
        Rows to cover; ``FREE`` where a row has “-”. A term covers such a row when it holds all
        of it.
    negative
        Rows that no term may touch.

    Returns
    -------
    Chart
        All prime implicants that cover a positive row. Without negative rows: the term without
        conditions.

    Raises
    ------
    InvalidInputError
        A positive and a negative row have a row in common.

    Notes
    -----
    Time O(P (N k + 2^k k)), memory O(2^k) in steps of 16 MB; P positive, N negative rows.

    References
    ----------
    Quine, W. V. (1955). A way to simplify truth functions. *Am. Math. Monthly* 62(9), 627-631.
    Dusa, A. (2018). Consistency Cubes. *R Journal* 10(2), 357-370.
    """
    matrix = _matrix(space, negative)
    found = [_against(space, block, matrix) for block in _blocks(space, positive)]
    return _chart(space, positive, np.concatenate(found) if found else np.zeros((0, 0), np.bool_))


def chart_within(space: Space, positive: Sequence[Cube], allowed: Sequence[Cube]) -> Chart:
    r"""Return the prime implicants that hold nothing but positive and allowed rows.

    The number of usable rows in a term is counted: a term of the conditions :math:`S` is filled
    where it equals the product of the levels outside :math:`S`.

    Parameters
    ----------
    space, positive
        As in :func:`chart_against`.
    allowed
        Further rows that a term may hold: easy counterfactuals.

    Returns
    -------
    Chart
        All prime implicants that cover a positive row.

    Notes
    -----
    Time O(P (A k + 2^k k)) with A usable rows. Multi-value conditions too: a condition leaves a
    term when all its values are there.

    References
    ----------
    Cronqvist, L. & Berg-Schlosser, D. (2009). Multi-value QCA. In Rihoux & Ragin (eds.),
    *Configurational Comparative Methods*, Sage.
    """
    usable = _matrix(space, space.minterms([*positive, *allowed]))
    found = [_within(space, block, usable) for block in _blocks(space, positive)]
    return _chart(space, positive, np.concatenate(found) if found else np.zeros((0, 0), np.bool_))


def _matrix(space: Space, rows: Sequence[Cube]) -> Ints:
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(space.conditions))


def _blocks(space: Space, rows: Sequence[Cube]) -> list[Ints]:
    step = max(1, _BLOCK >> len(space.conditions))
    return [_matrix(space, rows[i : i + step]) for i in range(0, len(rows), step)]


def _agreement(rows: Ints, others: Ints) -> Ints:
    """Return, for each pair, the conditions in which they do not differ, as bits."""
    found = np.zeros((len(rows), len(others)), dtype=np.int64)
    for j in range(rows.shape[1]):
        mine, theirs = rows[:, j, None], others[None, :, j]
        # “-” of another row is outside every value; “-” of this row is never used in a term.
        agrees = (mine == theirs) | (mine == FREE)
        found |= agrees.astype(np.int64) << j
    return found


def _against(space: Space, rows: Ints, negative: Ints) -> Bools:
    forbidden = np.zeros((len(rows), 1 << len(space.conditions)), dtype=np.bool_)
    if len(negative):
        at = _agreement(rows, negative)
        forbidden[np.arange(len(rows))[:, None], at] = True
    shape = _by_condition(space, len(rows))
    view = forbidden.reshape(shape)
    for axis in range(1, len(shape)):
        without, with_it = _halves(view, axis)
        without |= with_it
    return _prime(space, rows, forbidden)


def _within(space: Space, rows: Ints, usable: Ints) -> Bools:
    k = len(space.conditions)
    filled = np.zeros((len(rows), 1 << k), dtype=np.int64)
    at = _agreement(rows, usable)
    np.add.at(filled, (np.arange(len(rows))[:, None], at), 1)
    shape = _by_condition(space, len(rows))
    view = filled.reshape(shape)
    for axis in range(1, len(shape)):
        without, with_it = _halves(view, axis)
        without += with_it
    return _prime(space, rows, filled < _volumes(space))


def _volumes(space: Space) -> Ints:
    """Return the number of rows in a term, by the bits of its conditions."""
    found = np.ones(1, dtype=np.int64)
    for levels in space.levels:
        found = np.concatenate([found * levels, found])
    return found


def _prime(space: Space, rows: Ints, forbidden: Bools) -> Bools:
    """Return which sets of conditions make a prime implicant of which row."""
    prime = ~forbidden & _given(space, rows)
    shape = _by_condition(space, len(rows))
    below, view = forbidden.reshape(shape), prime.reshape(shape)
    for axis in range(1, len(shape)):
        _, with_it = _halves(view, axis)
        without, _ = _halves(below, axis)
        with_it &= without
    return prime


def _given(space: Space, rows: Ints) -> Bools:
    """Return which sets of conditions use only what the row gives, “-” not."""
    bits = 1 << np.arange(len(space.conditions), dtype=np.int64)
    free = ((rows == FREE) * bits).sum(axis=1)
    sets = np.arange(1 << len(space.conditions), dtype=np.int64)
    found: Bools = (sets[None, :] & free[:, None]) == 0
    return found


def _by_condition(space: Space, rows: int) -> tuple[int, ...]:
    # The highest bit is the slowest axis: axis 1 is the last condition.
    return (rows, *([2] * len(space.conditions)))


def _halves(view: NDArray[_T], axis: int) -> tuple[NDArray[_T], NDArray[_T]]:
    """Return the two halves of a view: sets without the condition of ``axis``, and with it."""
    moved = np.moveaxis(view, axis, 0)
    return moved[0], moved[1]


def _chart(space: Space, positive: Sequence[Cube], prime: Bools) -> Chart:
    """Join the same term of several rows, and put the terms in order."""
    if not positive:
        return Chart((), (), ())
    _check_all_covered(space, positive, prime)
    row, used = np.nonzero(prime)
    bits = (used[:, None] >> np.arange(len(space.conditions))) & 1
    values = np.where(bits == 1, _matrix(space, positive)[row], FREE)
    masks: dict[Cube, int] = {}
    for cube, at in zip(map(tuple, values.tolist()), row.tolist(), strict=True):
        masks[cube] = masks.get(cube, 0) | 1 << at
    primes = sorted(masks, key=cube_order)
    return Chart(tuple(primes), tuple(positive), tuple(masks[cube] for cube in primes))


def _check_all_covered(space: Space, positive: Sequence[Cube], prime: Bools) -> None:
    missing = ~prime.any(axis=1)
    if missing.any():
        row = positive[int(missing.argmax())]
        number = str(space.number(row))
        raise InvalidInputError(refusals.OVERLAPPING_ROWS, row=number, other="…")

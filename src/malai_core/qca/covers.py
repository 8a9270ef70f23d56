"""Minimum covers of a chart: the least number of prime implicants, and every choice of so many.

A chart is a list of masks: bit ``r`` of ``masks[p]`` is set where prime implicant ``p`` covers row
``r``. Why it is solved this way: ``docs/adr/0020-exact-covers.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from malai_core.qca.bound import Bound
from malai_core.qca.counting import TooManyNodesError, number_of_minimum_covers
from malai_core.qca.model import Bools
from malai_core.qca.search import Classes, Size, bits, improve_weights, least_size

#: Stored with every result. Bump the suffix when a number could change.
MINIMUM_COVERS: Final = "qca.minimum_covers.petrick1956.v1"
#: How many models are written out where the caller does not say.
USUAL_LIMIT: Final = 1000
#: Steps with the weights at hand, before the best ones are asked of HiGHS.
_FIRST_STEPS: Final = 300
#: Steps of the search after which models are counted or bounded instead.
_MOST_STEPS: Final = 20_000


@dataclass(frozen=True)
class Covers:
    """The minimum covers of a chart."""

    size: int
    """The least number of prime implicants."""
    lower: int
    """Proved: no cover is smaller. Equal to ``size`` unless a solver ran out of time."""
    models: tuple[tuple[int, ...], ...]
    """Positions of prime implicants, ascending; at most the limit of them."""
    count: int | None
    """How many minimum covers there are; ``None`` where only ``at_least`` is known."""
    at_least: int

    @property
    def is_proved(self) -> bool:
        """Whether ``size`` is proved to be the least."""
        return self.lower >= self.size

    @property
    def is_complete(self) -> bool:
        """Whether ``models`` holds every minimum cover."""
        return self.count == len(self.models)


def minimum_covers(masks: Sequence[int], rows: int, *, limit: int = USUAL_LIMIT) -> Covers:
    """Return the minimum covers of a chart.

    Parameters
    ----------
    masks
        One for each prime implicant: bit ``r`` where it covers row ``r``.
    rows
        The number of rows; each is covered by some prime implicant.
    limit
        How many covers are written out; the rest is counted, or bounded from below.

    Returns
    -------
    Covers
        With a proved size, unless the outside solver ran into its time limit.

    Notes
    -----
    The size is found by branch and bound, beyond a few hundred steps by HiGHS. Covers are then
    walked through with a bound from weights of rows (a dual solution of the linear relaxation):
    rows still open never need fewer prime implicants than their weights add up to. At most
    20,000 steps each are spent on writing out and on counting, so the answer does not depend
    on the speed of the machine.

    References
    ----------
    Petrick, S. R. (1956). *A Direct Determination of the Irredundant Forms of a Boolean
    Function*. AFCRC-TR-56-110.

    Examples
    --------
    Three rows in a ring: each prime implicant covers two of them.

    >>> found = minimum_covers([0b011, 0b110, 0b101], 3)
    >>> found.size, found.models, found.count
    (2, ((0, 1), (0, 2), (1, 2)), 3)
    """
    if not rows:
        return Covers(0, 0, ((),), 1, 1)
    classes = Classes.of(masks, rows)
    size = least_size(classes)
    if not size.is_proved:
        models = tuple(islice(_written_out(classes, iter([size.cover])), limit))
        return Covers(size.value, size.lower, models, None, len(models))
    return _all(classes, size, limit)


def _all(classes: Classes, least: Size, limit: int) -> Covers:
    size = least.value
    walk, models = _walked(classes, size, limit, _FIRST_STEPS)
    if walk.is_stopped:
        improve_weights(classes)
        walk, models = _walked(classes, size, limit, _MOST_STEPS)
    if len(models) <= limit and not walk.is_stopped:
        return Covers(size, size, models, len(models), len(models))
    models = models[:limit] or tuple(islice(_written_out(classes, iter([least.cover])), limit))
    try:
        count: int | None = number_of_minimum_covers(classes, size, most_steps=_MOST_STEPS)
    except TooManyNodesError:
        count = None
    return Covers(size, size, models, count, max(count or 0, len(models), walk.seen))


def _walked(
    classes: Classes, size: int, limit: int, most_steps: int
) -> tuple[_Walk, tuple[tuple[int, ...], ...]]:
    walk = _Walk(classes, size, most_steps)
    return walk, tuple(sorted(islice(_written_out(classes, walk.covers()), limit + 1)))


def _written_out(classes: Classes, covers: Iterator[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
    """Yield each choice of prime implicants where several cover the same rows."""
    for cover in covers:
        for choice in product(*(classes.members[c] for c in cover)):
            yield tuple(sorted(choice))


class _Walk:
    """Every cover of a given size, each once, until there were too many steps."""

    def __init__(self, classes: Classes, size: int, most_steps: int) -> None:
        self.most_steps = most_steps
        self.classes = classes
        self.bound = Bound.of(classes)
        self.size = size
        self.steps = 0
        self.seen = 0
        self.is_stopped = False

    def covers(self) -> Iterator[tuple[int, ...]]:
        """Yield covers as tuples of classes."""
        yield from self._from(*self.bound.start(), self.size, ())

    def _from(
        self, rows: Bools, allowed: Bools, budget: int, chosen: tuple[int, ...]
    ) -> Iterator[tuple[int, ...]]:
        if not rows.any():
            self.seen += self.classes.choices(chosen)
            yield chosen
            return
        self.steps += 1
        self.is_stopped = self.is_stopped or self.steps > self.most_steps
        if self.is_stopped:
            return
        allowed = self.bound.affordable(rows, allowed, budget)
        for c in self.bound.candidates(rows, allowed):
            # What was tried here is not used further down: no cover comes twice.
            allowed[c] = False
            open_rows = rows & ~self.bound.chart[c]
            yield from self._from(open_rows, allowed, budget - 1, (*chosen, c))


def irredundant_covers(
    masks: Sequence[int], rows: int, *, limit: int = USUAL_LIMIT
) -> tuple[tuple[int, ...], ...]:
    """Return covers of any size from which no prime implicant can be left out.

    Parameters
    ----------
    masks, rows
        As in :func:`minimum_covers`.
    limit
        At most so many are returned.

    Returns
    -------
    tuple
        Smaller covers first. All of them where there are fewer than ``limit``.

    Notes
    -----
    Time grows with the number of covers, which can be exponential in the number of primes.

    Examples
    --------
    >>> irredundant_covers([0b011, 0b001, 0b010], 2)
    ((0,), (1, 2))
    """
    classes = Classes.of(masks, rows)
    every = (1 << len(classes.masks)) - 1
    found = _irredundant(classes, classes.everything, every, ())
    written = islice(_written_out(classes, found), limit)
    return tuple(sorted(written, key=lambda model: (len(model), model)))


def _irredundant(
    classes: Classes, rows: int, allowed: int, chosen: tuple[int, ...]
) -> Iterator[tuple[int, ...]]:
    if not rows:
        yield chosen
        return
    for c in bits(classes.candidates(rows, allowed)):
        allowed &= ~(1 << c)
        longer = (*chosen, c)
        if all(_is_needed(classes, longer, one) for one in longer):
            yield from _irredundant(classes, rows & ~classes.masks[c], allowed, longer)


def _is_needed(classes: Classes, chosen: tuple[int, ...], one: int) -> bool:
    """Say whether ``one`` covers a row that no other chosen class covers."""
    others = 0
    for c in chosen:
        if c != one:
            others |= classes.masks[c]
    return bool(classes.masks[one] & ~others)

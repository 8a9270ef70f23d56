"""Who meets whom: pairs of parties that came to the same meetings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from malai_core.errors import InvalidInputError
from malai_core.labels import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CO_ATTENDANCE: Final = "sna.co_attendance.breiger1974.v1"

#: A crowd says little about who knows whom, and would cost s^2 / 2 pairs.
LARGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Together:
    """Pairs with the number of meetings they shared, and what was passed over."""

    pairs: tuple[tuple[int, int, int], ...]
    """``(a, b, meetings)`` with ``a < b``, in order."""
    passed_over: int
    """Meetings left out because more than ``largest`` people came."""


def co_attendance(
    present: Iterable[Iterable[int]], *, at_least: int = 2, largest: int = LARGEST
) -> Together:
    r"""Return the pairs that came to at least ``at_least`` of the same meetings.

    With :math:`Z` the matrix of parties by meetings (1 = present), the counts are the entries above
    the diagonal of :math:`Z Z^T`, over the meetings of at most ``largest`` people.

    Parameters
    ----------
    present
        For each meeting the parties who were present, numbered from 0. Twice is once.
    at_least
        Shared meetings a pair needs, at least 1.
    largest
        Meetings of more people are passed over and counted in ``passed_over``.

    Returns
    -------
    Together
        Counts in meetings, ``at_least <= count <= number of meetings``.

    Raises
    ------
    InvalidInputError
        ``at_least`` or ``largest`` is below 1, or a party's number is negative.

    Notes
    -----
    Time and memory are O(sum of s^2 / 2) over the meetings kept, so at most ``largest**2 / 2`` a
    meeting: a crowd of thousands costs nothing. Being at one meeting together is evidence of a
    chance to meet, not of a relationship.

    References
    ----------
    Breiger, R. L. (1974). The duality of persons and groups. *Social Forces* 53(2), 181-190.

    Examples
    --------
    >>> co_attendance([{0, 1, 2}, {0, 1}, {1, 2}]).pairs
    ((0, 1, 2), (1, 2, 2))
    """
    import numpy as np

    _require_at_least_one(at_least=at_least, largest=largest)
    meetings = [np.array(sorted(set(people)), dtype=np.int64) for people in present]
    kept = [people for people in meetings if len(people) <= largest]
    codes, base = _pair_codes(kept)
    codes.sort()
    starts = np.flatnonzero(np.diff(codes, prepend=-1))  # np.unique would load numpy.ma: 50 ms
    code, count = codes[starts], np.diff(starts, append=len(codes))
    often = count >= at_least
    rows = zip((code // base)[often], (code % base)[often], count[often], strict=True)
    pairs = tuple((int(a), int(b), int(times)) for a, b, times in rows)
    return Together(pairs, len(meetings) - len(kept))


def _pair_codes(meetings: list[NDArray[np.int64]]) -> tuple[NDArray[np.int64], int]:
    """Return every pair of every meeting as one number ``a * base + b``, and the base."""
    import numpy as np

    if any(len(people) and people[0] < 0 for people in meetings):
        raise InvalidInputError(Words("เลขสมาชิกติดลบ", "a party's number is negative"))
    base = 1 + max((int(people[-1]) for people in meetings if len(people)), default=0)
    codes = [np.empty(0, dtype=np.int64)]
    for people in meetings:
        first, second = np.triu_indices(len(people), 1)
        codes.append(people[first] * base + people[second])
    return np.concatenate(codes), base


def _require_at_least_one(**numbers: int) -> None:
    """Refuse a limit below 1, naming it."""
    for name, number in numbers.items():
        if number < 1:
            raise InvalidInputError(
                Words("{name} ต้องเป็น 1 ขึ้นไป", "{name} must be 1 or more"), name=name
            )

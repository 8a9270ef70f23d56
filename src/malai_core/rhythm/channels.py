"""By which channels contact runs, and how formal it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log2
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.labels import Words
from malai_core.results import Result

CHANNELS: Final = "rhythm.channels.shannon1948.v1"
FORMALITY: Final = "rhythm.formality.malai.v1"

NO_CONTACTS: Final = Words("ยังไม่มีการติดต่อ", "there are no contacts yet")
NEGATIVE: Final = Words("จำนวนครั้งต้องไม่ติดลบ ({count})", "a number of contacts is negative ({count})")


@dataclass(frozen=True, slots=True)
class Channels:
    """How evenly contact is spread over channels."""

    entropy: float
    """In bits: 0 for one channel, ``log2 k`` for ``k`` channels used alike."""
    evenness: float | None
    """Entropy as a share of the greatest with as many channels; ``None`` for one channel."""
    used: int
    """Channels with any contact."""


@dataclass(frozen=True, slots=True)
class Formality:
    """Formal contact beside informal."""

    share: float
    """Of formal contacts among all, 0 to 1."""
    ratio: float | None
    """Formal for one informal; ``None`` where none is informal."""


def channels(counts: Iterable[int]) -> Result[Channels]:
    r"""Return how evenly contact is spread over channels.

    .. math:: H = -\sum_k p_k \log_2 p_k, \quad E = H / \log_2 K

    Parameters
    ----------
    counts
        Contacts by each channel that could be used, whole numbers from 0.

    Returns
    -------
    Result of Channels
        Undefined without contacts.

    Raises
    ------
    InvalidInputError
        A count is negative.

    Notes
    -----
    A channel nobody uses lowers the evenness and leaves the entropy. Time O(k).

    References
    ----------
    Shannon, C. E. (1948). A mathematical theory of communication. *Bell System Technical Journal*.
    Pielou, E. C. (1966). *J. Theoretical Biology* 13 (evenness).

    Examples
    --------
    >>> channels([5, 5, 5, 5]).value
    Channels(entropy=2.0, evenness=1.0, used=4)
    """
    known = [_require_count(count) for count in counts]
    total = sum(known)
    if not total:
        return Result(CHANNELS, None, NO_CONTACTS)
    shares = [count / total for count in known if count]
    entropy = sum(share * log2(1.0 / share) for share in shares)
    evenness = entropy / log2(len(known)) if len(known) > 1 else None
    return Result(CHANNELS, Channels(entropy, evenness, len(shares)))


def formality(formal: int, informal: int) -> Result[Formality]:
    """Return how much of the contact is formal.

    Parameters
    ----------
    formal, informal
        Contacts of each kind, whole numbers from 0.

    Returns
    -------
    Result of Formality
        Undefined without contacts.

    Raises
    ------
    InvalidInputError
        A count is negative.

    Notes
    -----
    Neither is better: a network needs both. Time O(1).

    References
    ----------
    Ours: a plain share.

    Examples
    --------
    >>> formality(2, 8).value
    Formality(share=0.2, ratio=0.25)
    """
    total = _require_count(formal) + _require_count(informal)
    if not total:
        return Result(FORMALITY, None, NO_CONTACTS)
    ratio = formal / informal if informal else None
    return Result(FORMALITY, Formality(formal / total, ratio))


def _require_count(count: int) -> int:
    if count < 0:
        raise InvalidInputError(NEGATIVE, count=count)
    return count

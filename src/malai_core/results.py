"""Results of measures: a value, or the reason why there is none, and how it was made."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Generic, TypeVar

import numpy as np

from malai_core.labels import Words

T = TypeVar("T")

#: What a parameter of a measure may be.
Parameter = str | int | float | bool


# Without slots: Python 3.11 cannot make ``Result[float](...)`` of a frozen class with slots.
@dataclass(frozen=True)
class Result(Generic[T]):
    """One result of one measure.

    ``value`` is ``None`` exactly where ``undefined`` says why; undefined is never 0.
    ``method`` is ``<subject>.<measure>.<source>.v<n>``; when a number changes, so does ``n``.
    """

    method: str
    value: T | None
    undefined: Words | None = None
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    seed: int | None = None
    gaps: Words | None = None
    """Why single entries of an array are ``nan``; ``None`` where none is."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """Version of Malai and of each package that took part."""
    error_bound: float | None = None
    """How far a sampled value may be off, in its own unit, at 95 %; ``None`` where exact."""

    def __post_init__(self) -> None:
        """Refuse a result that has neither a value nor a reason, or both."""
        if (self.value is None) == (self.undefined is None):
            raise ValueError("a result has either a value or a reason why it is undefined")
        if _has_gaps(self.value) != (self.gaps is not None):
            raise ValueError("a result says why entries are nan exactly where some are")

    def known(self) -> T:
        """Return the value where the caller has seen to it that there is one.

        Raises
        ------
        ValueError
            It is undefined.
        """
        if self.value is None:
            raise ValueError(f"{self.method} is undefined: {self.undefined}")
        return self.value


def measured(
    method: str,
    value: T | None,
    reason: Words | None = None,
    *,
    by: tuple[str, ...] = (),
    seed: int | None = None,
    error_bound: float | None = None,
    **parameters: Parameter,
) -> Result[T]:
    """Return a result that knows its versions, undefined where the value is ``None`` or ``nan``.

    Parameters
    ----------
    method
        The id of the measure.
    value
        A number, an array, or a record. An array may have entries that are ``nan``.
    reason
        Why the value, or an entry of it, may be undefined. Kept only where it is.
    by
        The packages that computed it.
    seed
        Where chance took part.
    error_bound
        How far a sampled value may be off; nothing where it is exact.
    **parameters
        What the caller chose.

    Returns
    -------
    Result

    Raises
    ------
    ValueError
        Something is undefined and there is no reason.

    Examples
    --------
    >>> why = Words("ยังไม่มีสมาชิก", "nobody is in it yet")
    >>> measured("sna.density.x.v1", float("nan"), why).undefined == why
    True
    """
    is_nan = isinstance(value, float) and math.isnan(value)
    kept = None if is_nan else value
    return Result(
        method,
        kept,
        reason if kept is None else None,
        parameters,
        seed,
        reason if _has_gaps(kept) else None,
        versions("malai", *by),
        error_bound,
    )


def versions(*packages: str) -> dict[str, str]:
    """Return the installed version of each package, ``""`` for one that is absent."""
    return {package: _version(package) for package in packages}


def _has_gaps(value: object) -> bool:
    """Say whether the value is an array of numbers with a ``nan`` in it."""
    if not isinstance(value, np.ndarray) or value.dtype.kind != "f":
        return False
    return bool(np.isnan(value).any())


@lru_cache(maxsize=64)  # reading a package's description takes a millisecond each time
def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""

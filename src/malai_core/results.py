"""Results of measures: a value, or the reason why there is none, and how it was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Generic, TypeVar

from malai_core.labels import Words

T = TypeVar("T")


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
    parameters: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    seed: int | None = None

    def __post_init__(self) -> None:
        """Refuse a result that has neither a value nor a reason, or both."""
        if (self.value is None) == (self.undefined is None):
            raise ValueError("a result has either a value or a reason why it is undefined")


def versions(*packages: str) -> dict[str, str]:
    """Return the installed version of each package, ``""`` for one that is absent."""
    return {package: _version(package) for package in packages}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""

"""How a room writes down its doors: every address, every method, every reader, the answer.

A room's table is ``tests/functional/<room>/doors.py`` with ``DOORS`` and ``arguments``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

#: In this order everywhere.
READERS = ("owner", "manager", "coordinator", "evaluator", "reader", "stranger", "anonymous")


@dataclass(frozen=True)
class Answers:
    """The status each reader gets."""

    owner: int
    manager: int
    coordinator: int
    evaluator: int
    reader: int
    stranger: int
    anonymous: int

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return iter((field.name, getattr(self, field.name)) for field in fields(self))


def answers(written: str) -> Answers:
    """Read ``"200 200 200 200 403 404 302"``, in the order of ``READERS``."""
    return Answers(*(int(status) for status in written.split()))


#: Everybody with a seat reads; a stranger finds nothing; others are asked to sign in.
READ = answers("200 200 200 200 200 404 302")
#: Who may change the network.
EDIT = answers("200 200 200 403 403 404 302")
#: A form sent empty by somebody who may change the network.
REFUSED_FORM = answers("422 422 422 403 403 404 302")
#: An act that goes on to another page.
ACT = answers("302 302 302 403 403 404 302")
#: Owner and manager only.
MANAGE = answers("200 200 403 403 403 404 302")

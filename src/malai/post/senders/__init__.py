"""The borders to other systems: e-mail, LINE, short messages. Only the worker calls them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from malai.post.models import Delivery


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one sending. ``state`` ``waiting``: surely not taken, may be tried later."""

    state: str
    reason: str = ""
    outside_id: str = ""


class Sender(Protocol):
    """One way out. ``ready`` is called before a row is claimed, ``send`` after."""

    def ready(self) -> bool:
        """Open what is needed; say whether anything can be sent now."""
        ...

    def send(self, delivery: Delivery) -> Outcome:
        """Send one. What cannot be told apart from a success is ``unknown``, never ``waiting``."""
        ...

    def close(self) -> None:
        """Let go of what was opened."""
        ...

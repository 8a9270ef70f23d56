"""How learning goes on: activities looked back on, how soon, what was agreed and done, what comes again."""

from __future__ import annotations

from malai_core.learning.lessons import Known, recurrence
from malai_core.learning.reviews import Agreed, Held, closure, latency, review_rate

__all__ = ["Agreed", "Held", "Known", "closure", "latency", "recurrence", "review_rate"]

"""What a reading would change in a workspace: compared with what is known, nothing written.

The same plan is shown as the preview and carried out by the import.
"""

from __future__ import annotations

from malai.interchange.planning.plan import Aside, Plan
from malai.interchange.planning.planner import plan_make

__all__ = ["Aside", "Plan", "plan_make"]

"""Build hook: a wheel carries the built front end, the fonts and the compiled messages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent


class MalaiBuildHook(BuildHookInterface):  # type: ignore[misc]
    """Run the same three tools that ``make setup`` runs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build everything, but leave an editable install alone: ``make setup`` builds for it."""
        del build_data
        if self.target_name != "wheel" or version == "editable":
            return
        for tool in ("frontend", "fonts", "messages"):
            subprocess.run(
                [sys.executable, str(ROOT / "tools" / f"{tool}.py"), "build"], check=True
            )

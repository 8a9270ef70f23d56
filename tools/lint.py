"""Style, types, templates, texts and the ladder of rooms, one after the other."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def templates() -> list[str]:
    """Return the templates that git knows or would take."""
    return [str(p.relative_to(ROOT)) for p in sorted((ROOT / "src").rglob("templates/**/*.html"))]


def checks() -> dict[str, list[str]]:
    """Return each check and its command."""
    return {
        "ruff check": ["ruff", "check", "."],
        "ruff format": ["ruff", "format", "--check", "."],
        "djade": ["djade", "--check", "--target-version", "5.2", *templates()],
        "ladder": ["lint-imports"],
        "types": ["mypy", "src", "tests", "tools", "bench"],
        "texts": [sys.executable, "tools/messages.py", "check"],
        "TypeScript": [sys.executable, "tools/frontend.py", "check"],
    }


def run(name: str, command: list[str]) -> bool:
    """Run one check and say how it went; its output only where it failed."""
    began = time.monotonic()
    # The tools lie beside this Python, whether or not its folder is on the path.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    env = {**os.environ, "PATH": path}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    print(f"{'ok  ' if done.returncode == 0 else 'FAIL'} {name} ({time.monotonic() - began:.1f} s)")
    if done.returncode:
        print(done.stdout[-8000:] + done.stderr[-4000:])
    return done.returncode == 0


def main() -> None:
    """Run all checks, then fail if one failed."""
    results = [run(name, command) for name, command in checks().items()]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()

"""Make `.venv-uv` with uv in it. Runs on the machine's own Python, before anything is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent / ".venv-uv"


def main() -> None:
    """Make the environment; where Debian's venv is missing, say which package brings it."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file alone runs on any Python
        sys.exit("Malai needs Python 3.11 or newer. This is Python " + sys.version.split()[0] + ".")
    if not make_environment():
        install_debian_venv()
        if not make_environment():
            sys.exit("No virtual environment can be made. Install the package python3-venv.")
    subprocess.run([HOME / "bin" / "pip", "install", "--quiet", "uv>=0.9"], check=True)


def make_environment() -> bool:
    """Say whether the environment could be made."""
    shutil.rmtree(HOME, ignore_errors=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", HOME], check=False, capture_output=True, text=True
    )
    return made.returncode == 0


def install_debian_venv() -> None:
    """Install python3-venv where we are root on Debian or Ubuntu."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "python3-venv"], check=False)


if __name__ == "__main__":
    main()

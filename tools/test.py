"""Everything: lint, then the tests on SQLite, on PostgreSQL and in a browser.

Says plainly at the end what this machine had to leave out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = "/usr/bin/chromium"
#: Tests that ask no database, or start places of their own on the embedded one; and that of texts,
#: which are the same whatever keeps the rows: run once, with the first suite.
WITHOUT_DATABASE = (
    *(
        f"tests/unit/malai/{room}"
        for room in ("cli", "config", "convert", "documents", "look", "tables")
    ),
    "tests/unit/malai/nca_command",
    "tests/unit/malai/qca_command",
    "tests/functional/test_languages.py",
    "tests/functional/interchange/test_killed_imports.py",
    "tests/functional/interchange/test_commands.py",
    "tests/unit/malai/post/test_crash.py",
)


def has_postgresql() -> bool:
    """Say whether a PostgreSQL server is on this machine."""
    return any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or bool(shutil.which("initdb"))


def has_chromium() -> bool:
    """Say whether Debian's Chromium is on this machine."""
    return Path(CHROMIUM).exists()


def install(*packages: str) -> None:
    """Install Debian packages where we are root and apt is there."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print(f"Installing {', '.join(packages)} ...")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--no-install-recommends", "-y", *packages]):
        subprocess.run(
            ["apt-get", "-qq", *words], env=quiet, check=False, stdout=subprocess.DEVNULL
        )


def ensure() -> list[str]:
    """Bring the server and the browser where possible; return what is left out."""
    if not has_postgresql():
        install("postgresql")
    if not has_chromium():
        install("chromium")
    if not shutil.which("pdftotext"):
        install("poppler-utils")
    absent = {
        "the suite on PostgreSQL": has_postgresql(),
        "the browser tests": has_chromium(),
        "reading PDF back (poppler)": bool(shutil.which("pdftotext")),
        "the conversion by LibreOffice": bool(shutil.which("soffice")),
    }
    return [name for name, there in absent.items() if not there]


def pytest(title: str, *words: str, **environment: str) -> tuple[str, int, str]:
    """Run pytest with its output shown; return title, exit code and its closing line."""
    print(f"\n== {title}", flush=True)
    data = tempfile.mkdtemp(prefix="malai-test-")
    env = {**os.environ, "MALAI_DATA": data, "MALAI_DEMO": "1", **environment}
    command = [sys.executable, "-m", "pytest", "-q", "--no-header", *words]
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)
    last = ""
    for line in process.stdout or ():
        print(line, end="", flush=True)
        last = line if re.search(r"\d+ (passed|failed|error)", line) else last
    shutil.rmtree(data, ignore_errors=True)
    return title, process.wait(), last.strip("= \n")


def suites(left_out: list[str]) -> list[tuple[str, int, str]]:
    """Run every suite this machine can run."""
    # One more than the cores: a test that waits for a file, a server or a page leaves its core free.
    workers = str(min((os.cpu_count() or 2) + 1, 4))
    parallel = ("-n", workers, "--dist", "loadfile")
    results = [pytest("SQLite", *parallel, "-m", "not browser", "tests", "src/malai_core")]
    if "the suite on PostgreSQL" not in left_out:
        kept = ("tests/functional", "tests/unit/malai")
        database = ("-m", "not browser", *kept, *(f"--ignore={name}" for name in WITHOUT_DATABASE))
        results.append(pytest("PostgreSQL", *parallel, *database, MALAI_TEST_POSTGRES="1"))
    if "the browser tests" not in left_out:
        # The two walks over every page are long and a test each: they come first, not last.
        walks = ("--no-loadscope-reorder", "-m", "browser", "tests/browser")
        results.append(pytest("Browser", *parallel, *walks))
    return results


def counted(results: list[tuple[str, int, str]], *words: str) -> int:
    """Return how many tests the closing lines count under ``words``."""
    pattern = rf"(\d+) (?:{'|'.join(words)})\b"
    return sum(int(n) for _title, _code, line in results for n in re.findall(pattern, line))


def main() -> None:
    """Run everything and close with one line a suite."""
    left_out = ensure()
    lint = subprocess.run([sys.executable, "tools/lint.py"], cwd=ROOT, check=False).returncode
    results = suites(left_out)
    print("\n== In short")
    print(f"{'ok  ' if lint == 0 else 'FAIL'} lint")
    for title, code, last in results:
        print(f"{'ok  ' if code == 0 else 'FAIL'} {title}: {last}")
    for name in left_out:
        print(f"LEFT OUT: {name}: not on this machine and not installable here")
    passed, failed = counted(results, "passed"), counted(results, "failed", "error", "errors")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if lint or any(code for _title, code, _line in results) else 0)


if __name__ == "__main__":
    main()

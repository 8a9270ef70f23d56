"""The peak memory of an export against the number of people: a workbook, plain tables, everything.

``python -m bench export`` measures 10,000 and 100,000 people on SQLite, a few minutes;
``BENCH_LARGE=1`` adds 1,000,000, which takes much longer. At most 1.3 times the memory of a
tenth of the people is called flat. Each export runs in a process of its own on a copy that another
process filled; the peak counts from before the first row is asked for.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from bench import search
from bench.harness import line
from bench.import_memory import measured

SIZES: Final = (10_000, 100_000)
LARGE: Final = 1_000_000
#: What is taken out: the form, and how it is called in the results.
FORMS: Final = {"xlsx": "a workbook", "csv": "plain tables", "whole": "everything"}


def main() -> None:
    """Print peaks and ratios of each size to the one before."""
    sizes = (*SIZES, LARGE) if os.environ.get("BENCH_LARGE") == "1" else SIZES
    peaks = [told(size) for size in sizes]
    for few, many, size in zip(peaks, peaks[1:], sizes[1:], strict=False):
        for form, name in FORMS.items():
            text = f"{many[form] / few[form]:6.2f} x   ({many[form]:.0f} MB against {few[form]:.0f} MB)"
            line(f"{name}: peak memory, {size:,} people to {size // 10:,}", text)


def told(size: int) -> dict[str, float]:
    """Fill so many people and take them out in each form; print and return the peaks."""
    folder = Path(tempfile.mkdtemp(prefix="malai-bench-"))
    try:
        run("fill", str(folder), str(size))
        found = {form: json.loads(run(form, str(folder), "")) for form in FORMS}
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for form, name in FORMS.items():
        text = f"{found[form]['export']:6.0f} MB  ({found[form]['export s']:.0f} s)"
        line(f"{name}, {size:,} people: peak memory", text)
    return {form: float(found[form]["export"]) for form in FORMS}


def run(*words: str) -> str:
    """Run one step in a process of its own and return the last line it printed."""
    command = [sys.executable, "-m", "bench.export", *words]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.splitlines()[-1] if done.stdout else ""


def child(form: str, folder: Path, size: str) -> None:
    """Fill a place, or take its people out and print the peak as JSON."""
    search.wake("SQLite", folder)
    if form == "fill":
        search.fill(int(size))
        return
    from malai.accounts.models import Workspace
    from malai.interchange.exporting.tables import Export
    from malai.interchange.services.exporting import export_make, whole_make

    home = Workspace.objects.get()

    def taken() -> None:
        if form == "whole":
            made = whole_make(by=None, workspace=home, reason="bench")
        else:
            made = export_make(
                by=None,
                export=Export(home, None, "th", with_contacts=True),
                form=form,
                reason="bench",
            )
        made.close()

    found: dict[str, float] = {}
    measured(found, "export", taken)
    print(json.dumps(found))


if __name__ == "__main__":
    child(sys.argv[1], Path(sys.argv[2]), sys.argv[3])

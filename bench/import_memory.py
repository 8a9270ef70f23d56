"""The peak memory of a whole import, and of taking it back, against the number of rows.

``python -m bench import_memory`` measures 100,000 rows of a register and of a sign-in list, a few
minutes each. ``python -m bench.import_memory million`` adds 1,000,000 rows of each and prints how
many times the memory of 100,000 they take; at most 1.3 is called flat. That takes hours on a
small machine.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from bench.harness import line
from bench.import_ import HEADS, family, person, previewed, wake, written

SMALL, LARGE = 100_000, 1_000_000
#: Rows of the sign-in list for every person of its register.
_TIMES: Final = 50
#: Steps of an import whose peaks are told apart.
STEPS: Final = ("preview", "act", "undo")


def main(*, is_long: bool = False) -> None:
    """Measure both kinds of workbook, each import in a process and a database of its own."""
    for name, write in (("register", write_register), ("sign-in list", write_sign_in)):
        peaks = {rows: told(name, write, rows) for rows in (SMALL, LARGE)[: 1 + is_long]}
        if is_long:
            for step in STEPS:
                small, large = peaks[SMALL][step], peaks[LARGE][step]
                text = f"{large / small:6.2f} x   ({large:.0f} MB against {small:.0f} MB)"
                line(f"{name}: peak memory of the {step}, 1,000,000 rows to 100,000", text)


def told(name: str, write: Callable[[Path, int], None], rows: int) -> dict[str, float]:
    """Import a workbook of so many rows in a fresh process; print and return its peaks."""
    folder = Path(tempfile.mkdtemp(prefix="malai-bench-"))
    try:
        book = folder / "book.xlsx"
        write(book, rows)
        command = [sys.executable, "-m", "bench.import_memory", "import", str(book)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for step in STEPS:
        text = f"{found[step]:6.0f} MB  ({found[f'{step} s']:.0f} s)"
        line(f"{name}, {rows:,} rows: peak memory of the {step}", text)
    return {step: found[step] for step in STEPS}


def write_register(path: Path, count: int) -> None:
    """Write a register of so many people, each once."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("ทะเบียน")
    sheet.write_row(0, 0, HEADS)
    for n in range(1, count + 1):
        sheet.write_row(n, 0, person(n))
    book.close()


def write_sign_in(path: Path, count: int) -> None:
    """Write a register and a list of who came when, 50 rows for each person in it."""
    import xlsxwriter

    people = count // _TIMES
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    register = book.add_worksheet("ทะเบียน")
    register.write_row(0, 0, HEADS)
    for n in range(1, people + 1):
        register.write_row(n, 0, person(n))
    sheet = book.add_worksheet("ใบลงชื่อ")
    sheet.write_row(0, 0, ("กิจกรรม", "วันที่", "ชื่อ - สกุล", "เข้าร่วม"))
    for n in range(count):
        meeting, who = divmod(n, people)
        name = f"{person(who + 1)[1]}"
        day = f"{meeting % 28 + 1}/{meeting % 12 + 1}/{2560 + meeting // 12}"
        sheet.write_row(
            n + 1, 0, (f"ประชุม {family(meeting)}", day, name, "ลา" if n % 9 == 0 else "มา")
        )
    book.close()


def import_and_undo(book: Path) -> None:
    """Bring a workbook in and take it back; print the peak of each step as JSON."""
    wake(book.parent)
    from malai.accounts.models import Workspace
    from malai.interchange.services.undoing import import_undo
    from malai.network.models import Network, Party

    home = Workspace.objects.create(name_th="มาตรวัด")
    network = Network.objects.create(workspace=home, name_th="เครือข่าย")
    found: dict[str, float] = {}
    row = measured(found, "preview", lambda: previewed(book, network))
    measured(found, "act", lambda: written(row))
    measured(found, "undo", lambda: import_undo(by=None, row=row))
    if Party.objects.exists():
        sys.exit("the undo left something behind")
    print(json.dumps(found))


def measured(found: dict[str, float], step: str, act: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the step makes
    """Note the seconds and the peak memory, in megabytes, of one step."""
    _forget_peak()
    start = perf_counter()
    made = act()
    found[f"{step} s"] = perf_counter() - start
    found[step] = _peak_mb()
    return made


def _forget_peak() -> None:
    """Let the peak count from now; only Linux can."""
    path = Path("/proc/self/clear_refs")
    if path.exists() and os.access(path, os.W_OK):
        path.write_text("5", encoding="ascii")


def _peak_mb() -> float:
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(said.split(":", 1) for said in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if sys.argv[1:2] == ["import"]:
        import_and_undo(Path(sys.argv[2]))
    else:
        main(is_long=sys.argv[1:2] == ["million"])

"""``malai look`` of a workbook as coordinators have it, against the start of numpy and igraph."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import igraph
import xlsxwriter

from bench.harness import ratio
from malai_core.sna.layout import layout

PEOPLE, BODIES, MEETINGS, TIES = 63, 14, 18, 128
GIVEN = ("ดาว", "เมฆ", "ฟ้า", "ลม", "ทราย", "น้ำ", "ตะวัน", "เดือน", "ดิน")
FAMILY = ("ริมธาร", "ชายเขา", "ปลายนา", "ต้นน้ำ", "ทุ่งกว้าง", "ป่าสน", "ลานดาว")


def main() -> None:
    """Make a workbook, look at it, and remove it."""
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder, "network.xlsx")
        write_workbook(workbook)
        look = ["-m", "malai.look", str(workbook), "--json"]
        ratio(
            "malai look, 63 people, to the start of numpy and igraph (limit 4)",
            lambda: run(look, expected=(0, 2)),
            lambda: run(["-c", "import numpy, igraph"]),
            times=7,
        )
    n, pairs = ties_of_many()
    graph = igraph.Graph(n, pairs)
    ratio(
        "layout, 10,000 parties and 50,000 ties, to igraph's bare one",
        lambda: layout(n, pairs),
        lambda: graph.layout_fruchterman_reingold(grid="grid", niter=300),
    )


def run(arguments: Sequence[str], expected: tuple[int, ...] = (0,)) -> None:
    """Run a fresh Python; another exit code than expected ends the benchmark."""
    done = subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
    if done.returncode not in expected:
        raise RuntimeError(done.stderr.decode(errors="replace"))


def ties_of_many() -> tuple[int, list[tuple[int, int]]]:
    """Return villages of a hundred, nine ties of ten inside the village."""
    rng, n = random.Random(1), 10_000
    pairs = []
    for _ in range(50_000):
        one = rng.randrange(n)
        near = one // 100 * 100 + rng.randrange(100)
        pairs.append((one, near if rng.random() < 0.9 else rng.randrange(n)))
    return n, pairs


def write_workbook(path: Path) -> None:
    """Write a register, organisations, a sign-in sheet and relationships of invented people."""
    rng = random.Random(7)
    names = [f"{given} {family}" for given, family in product(GIVEN, FAMILY)]
    bodies = [f"กลุ่มบ้าน{place} {i}" for i, place in enumerate(FAMILY * 2)]
    with xlsxwriter.Workbook(str(path)) as book:
        fill(
            book,
            "ทะเบียน",
            ["ชื่อ - สกุล", "หน่วยงาน", "โทรศัพท์", "วันที่เข้าร่วม"],
            [
                [f"นาง{name}", rng.choice(bodies), f"08{rng.randrange(10**8):08d}", "3 ม.ค. 2560"]
                for name in names
            ],
        )
        fill(book, "องค์กร", ["ชื่อองค์กร", "ประเภท"], [[body, "ชุมชน"] for body in bodies])
        heads = ["ชื่อ - สกุล", *(f"ประชุม {i + 1} ม.ค. 2566" for i in range(MEETINGS))]
        fill(
            book,
            "ลงชื่อ",
            heads,
            [
                [name, *("มา" if rng.random() < 0.27 else "" for _ in range(MEETINGS))]
                for name in names
            ],
        )
        fill(
            book,
            "ความสัมพันธ์",
            ["จาก", "ถึง", "ลักษณะความสัมพันธ์"],
            [[*rng.sample(names, 2), rng.choice(["ประสานงาน", "ปรึกษา"])] for _ in range(TIES)],
        )


def fill(
    book: xlsxwriter.Workbook, title: str, heads: list[str], rows: Sequence[Sequence[str]]
) -> None:
    """Write one sheet."""
    sheet = book.add_worksheet(title)
    for number, row in enumerate([heads, *rows]):
        sheet.write_row(number, 0, row)


if __name__ == "__main__":
    main()

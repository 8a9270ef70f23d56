"""The import of a 100,000-row register, step by step, each against its own floor in one run.

The floor of writing is a bare ``executemany`` of the very rows that the import leaves behind; that of
reading is calamine's; that of matching is putting every name into its form once.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.harness import line, seconds
from bench.reading import read_calamine

SMALL = 100_000
HEADS = (
    "ลำดับ",
    "ชื่อ - สกุล",
    "ชื่อเล่น",
    "หน่วยงาน/องค์กร",
    "บทบาท",
    "โทรศัพท์",
    "อีเมล",
    "ไลน์",
    "จังหวัด",
    "วันที่เข้าร่วม",
    "หมายเหตุ",
)
GIVEN = ("กัญญา", "ปราณี", "มานพ", "ละออ", "วีระ", "ดวงใจ", "พัชรี", "ธีรพงษ์", "นะโบ", "ยาผ่า")
CONSONANTS = "กขคงจชซญดตถทธนบปผพภมยรลวสหอ"
ENDINGS = ("า", "ี", "ู", "าน", "ิน", "ุล", "ัง", "อง", "ัย", "าว", "ิต", "ุม")
#: What the import leaves behind for people: acts, images and the import itself are its own cost.
TABLES = (
    "network_party",
    "network_personfacts",
    "network_organisationfacts",
    "network_membership",
    "network_affiliation",
)


@dataclass
class Times:
    """Seconds by step."""

    took: dict[str, float] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)

    def run(self, name: str, act: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the step makes
        """Time one step and keep what it makes."""

        def keep() -> None:
            self.kept[name] = act()

        self.took[name] = seconds(keep)
        return self.kept[name]


def main() -> None:
    """Make the workbook and a fresh database, import, and print the ratios."""
    folder = Path(tempfile.mkdtemp(prefix="malai-bench-"))
    try:
        book = folder / "register.xlsx"
        write_register(book, SMALL)
        wake(folder)
        times = Times()
        times.run("calamine", lambda: read_calamine(book))
        steps(times, book)
        rows = left_behind()
        line("100,000 rows: parties written", f"{len(rows['names']):6,}")
        times.run("executemany", lambda: execute_bare(folder / "bare.sqlite3", rows))
        names = [row[0] for row in rows["names"]]
        times.run("normalising", lambda: normalise(names))
        tell(times)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_register(path: Path, count: int) -> None:
    """Write a register with headings: one person a row, in one of 4,000 organisations."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("ทะเบียน")
    sheet.write_row(0, 0, HEADS)
    for n in range(1, count + 1):
        sheet.write_row(n, 0, person(n))
    book.close()


def person(n: int) -> tuple[str | int, ...]:
    """Return one row of the register; no two names are nearly alike."""
    name = f"น.ส.{GIVEN[n % len(GIVEN)]} {family(n)}"
    joined = f"{n % 28 + 1}/{n % 12 + 1}/{2550 + n % 18}"
    body, note = f"หน่วยงานที่ {n % 4000}", f"หมายเหตุ {n % 50}"
    contacts = (f"08{n:08d}", f"a{n}@example.org", f"line{n}")
    return (n, name, f"แดง{n % 97}", body, "ผู้จัดการ", *contacts, "จ.เชียงราย", joined, note)


def family(n: int) -> str:
    """Return an invented family name of four syllables, the same for the same number."""
    chosen = random.Random(n)
    return "".join(chosen.choice(CONSONANTS) + chosen.choice(ENDINGS) for _ in range(4))


def wake(folder: Path) -> None:
    """Set Django up on a database of its own."""
    os.environ.update(MALAI_DATA=str(folder), DJANGO_SETTINGS_MODULE="malai.config.settings")
    for name in ("MALAI_DATABASE_URL", "MALAI_SQLITE_PATH"):
        os.environ.pop(name, None)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def steps(times: Times, book: Path) -> None:
    """Time each step of the import, then the whole as a person would run it."""
    from malai.accounts.models import Workspace
    from malai.interchange.bridge import opened, reading_of
    from malai.interchange.planning import plan_make
    from malai.network.models import Network

    home = Workspace.objects.create(name_th="มาตรวัด")
    network = Network.objects.create(workspace=home, name_th="เครือข่าย")
    with opened(book, book.name) as opened_book:
        reading = times.run("reading", lambda: reading_of(opened_book))
    times.run("planning", lambda: plan_make(reading, network, source=book.name))
    times.kept.clear()
    row = times.run("preview", lambda: previewed(book, network))
    times.run("whole", lambda: written(row))
    times.run("again", lambda: written(previewed(book, network)))


def previewed(book: Path, network: Any) -> Any:  # noqa: ANN401 - rows of Django
    """Return the import of a book, read and waiting."""
    from malai.interchange.services import import_read, import_start

    with book.open("rb") as file:
        row = import_start(by=None, network=network, name=book.name, content=file, in_worker=False)
    import_read(public_id=row.public_id)
    row.refresh_from_db()
    return row


def written(row: Any) -> None:  # noqa: ANN401 - a row of Django
    """Read a waiting import once more and write it, as the worker does."""
    from malai.interchange.models import ImportState
    from malai.interchange.services import import_write
    from malai.interchange.services.states import step

    step(row, (ImportState.READY,), ImportState.WRITING)
    import_write(by=None, public_id=row.public_id)
    row.refresh_from_db()
    if row.state != ImportState.DONE:
        sys.exit(f"the import ended as {row.state}: {row.trouble_en}")


def left_behind() -> dict[str, Any]:
    """Return the rows of the import's tables, with their schemas."""
    from django.conf import settings

    found: dict[str, Any] = {}
    with closing(sqlite3.connect(str(settings.DATABASES["default"]["NAME"]))) as base:
        for table in TABLES:
            said = base.execute(
                "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL "
                "AND type IN ('table', 'index') ORDER BY type DESC",
                (table,),
            )
            rows = base.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - fixed names
            found[table] = ([sql for (sql,) in said], rows)
        found["names"] = base.execute("SELECT name_th FROM network_party").fetchall()
    return found


def execute_bare(path: Path, rows: dict[str, Any]) -> None:
    """Write the same rows into the same tables with the same indexes, and nothing else."""
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA journal_mode=WAL")
        for table in TABLES:
            schema, values = rows[table]
            for sql in schema:
                base.execute(sql)
            many(base, table, values)
        base.commit()


def many(base: sqlite3.Connection, table: str, values: Sequence[Sequence[Any]]) -> None:
    """Insert rows with one prepared statement."""
    if values:
        places = ", ".join("?" * len(values[0]))
        base.executemany(f"INSERT INTO {table} VALUES ({places})", values)  # noqa: S608 - fixed names


def normalise(names: Sequence[str]) -> None:
    """Put every name into its form once: split, key, sort key, text of search."""
    from malai_core.text import name_key, search_text, sort_key, split_name

    for name in names:
        split_name(name)
        name_key(name)
        sort_key(name)
        search_text(name)


def tell(times: Times) -> None:
    """Print each step as a multiple of its floor."""
    took = times.took
    for name, step, floor in (
        ("reading, to calamine", "reading", "calamine"),
        ("matching in an empty workspace, to normalising once", "planning", "normalising"),
        ("the whole act: read again, match, write, to executemany", "whole", "executemany"),
        ("the same file again (nothing to write), to executemany", "again", "executemany"),
    ):
        ratio = took[step] / took[floor]
        line(
            f"100,000 rows: {name}",
            f"{ratio:6.2f} x   ({took[step]:.2f} s against {took[floor]:.2f} s)",
        )
    whole = took["preview"] + took["whole"]
    ratio = whole / took["executemany"]
    line(
        "100,000 rows: from file to database, preview included (at most 30 x)",
        f"{ratio:6.2f} x   ({whole:.2f} s against {took['executemany']:.2f} s)",
    )


if __name__ == "__main__":
    main()

"""``malai doctor``: checks this installation and says what to mend."""

from __future__ import annotations

import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from malai.cli.schema import waiting_migrations

Check = Callable[[], str]
#: Less than this and the next import or backup may fail.
FREE_BYTES = 500_000_000


def add_arguments(parser: ArgumentParser) -> None:
    """Add nothing."""
    del parser


def run(options: Namespace) -> int:
    """Print one line a check; the exit code is 1 where something needs mending."""
    del options
    troubles = 0
    for name, trouble in results():
        troubles += bool(trouble)
        sys.stdout.write(f"{'✗' if trouble else '✓'} {name}{': ' + trouble if trouble else ''}\n")
    sys.stdout.write("Everything is well.\n" if not troubles else "Please mend what is marked ✗.\n")
    return 1 if troubles else 0


def results() -> Iterator[tuple[str, str]]:
    """Return each check's name and its trouble, empty where there is none."""
    for name, check in CHECKS.items():
        yield name, check()


def data_folder() -> str:
    """Check that the data folder can be written and has room."""
    free = shutil.disk_usage(settings.DATA).free
    if free < FREE_BYTES:
        return f"only {free // 1_000_000} MB free in {settings.DATA}"
    return "" if _can_write(settings.DATA) else f"{settings.DATA} cannot be written"


def database() -> str:
    """Check that the database answers and holds what it should."""
    if waiting := waiting_migrations():
        return f"older than this version ({len(waiting)} steps); malai serve brings it up to date"
    if connection.vendor == "sqlite":
        return _sqlite_trouble()
    return _postgresql_trouble()


def _sqlite_trouble() -> str:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        said = str(cursor.fetchone()[0])
    return "" if said == "ok" else f"damaged ({said}); restore the last backup"


def _postgresql_trouble() -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname=current_database()"
        )
        encoding = str(cursor.fetchone()[0])
    return "" if encoding == "UTF8" else f"its encoding is {encoding}; make it again with UTF8"


def front_end() -> str:
    """Check that the pages have their styles and scripts."""
    built = Path(settings.PACKAGE) / "static" / "built" / "manifest.json"
    return "" if built.exists() else "not built; run make setup, or install the wheel"


def fonts() -> str:
    """Check that printed pages have Thai letters."""
    found = list((Path(settings.PACKAGE) / "fonts").glob("Sarabun*.ttf"))
    return "" if found else "Sarabun is missing; run make setup, or install the wheel"


def deployment() -> str:
    """Run Django's own checks."""
    try:
        call_command("check", stdout=StringIO(), stderr=StringIO())
    except CommandError as error:
        return str(error)
    return ""


def demo_mode() -> str:
    """Warn where the demonstration's one-click sign-in stands open to the network."""
    is_open = settings.MALAI_DEMO and len(settings.ALLOWED_HOSTS) > 3
    return "one-click sign-in is on while MALAI_HOSTS is set; set MALAI_DEMO=0" if is_open else ""


def _can_write(folder: Path) -> bool:
    probe = folder / ".doctor"
    try:
        probe.write_text("")
        probe.unlink()
    except OSError:
        return False
    return True


CHECKS: dict[str, Check] = {
    "data folder": data_folder,
    "database": database,
    "front end": front_end,
    "fonts": fonts,
    "settings": deployment,
    "demonstration": demo_mode,
}

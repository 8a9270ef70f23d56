"""Lists and search at 1,000,000 people against 10,000, on both databases, in one run.

Every size has a process of its own with a database of its own; the same questions are put to both in
turns. A few names are planted equally often in both, the rest grows with the size. Timed are the
answer to one request, which a person waits for, and what of it is asking the database. The large
fill takes minutes, so the large size is ``--large`` (or ``BENCH_LARGE=1``); without it 100,000
people stand in. Name a database to leave the other out.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any, Final
from uuid import UUID

from bench.harness import line

DATABASES: Final = ("SQLite", "PostgreSQL")
SMALL: Final = 10_000
LARGE: Final = 1_000_000
STAND_IN: Final = 100_000
TIMES: Final = 9
PLANTED: Final = 150
#: Name of the question, what is asked, and the largest ratio allowed (``0``: only told).
QUESTIONS: Final[tuple[tuple[str, dict[str, str], float], ...]] = (
    ("the list, first page", {}, 1.5),
    ("the list, as typing asks for it", {"typing": "1"}, 1.5),
    ("prefix, 150 hits", {"q": "ญาณทิพ", "typing": "1"}, 1.5),
    ("word in the middle, 150 hits", {"q": "หมอกคราม", "typing": "1"}, 1.5),
    ("two words, 150 hits", {"q": "ญาณทิพย์ หมอกคราม", "typing": "1"}, 1.5),
    ("nickname, 150 hits", {"q": "จ๊ะจ๋า", "typing": "1"}, 1.5),
    ("English spelling, 150 hits", {"q": "yanthip", "typing": "1"}, 1.5),
    ("a telephone number", {"q": "081-000-0042", "typing": "1"}, 1.5),
    ("end of a telephone number", {"q": "0000042", "typing": "1"}, 1.5),
    ("one letter", {"q": "ก", "typing": "1"}, 5),
    ("two letters", {"q": "สม", "typing": "1"}, 5),
    ("prefix that very many have", {"q": "สมพร", "typing": "1"}, 5),
    ("mistyped, nothing fits", {"q": "ญานทิพย์ หมอกกราม", "typing": "1"}, 5),
    ("word that 2 in 100 have, in the middle", {"q": "ศรีสุข", "typing": "1"}, 5),
    ("word that 30 in 100 have, in the middle", {"q": "วงศ์", "typing": "1"}, 5),
    ("organisations with a word that all have", {"q": "กลุ่ม", "bodies": "1", "typing": "1"}, 5),
    ("a province", {"province": "57", "typing": "1"}, 5),
)
GIVEN: Final = ("สมพร", "กัญญา", "ปราณี", "มานพ", "ละออ", "วีระ", "ดวงใจ", "พัชรี", "ธีรพงษ์", "เกษม")
NICKNAMES: Final = ("แดง", "น้อย", "เล็ก", "นก", "ต้น", "ฝน", "เมย์", "บอย", "อ้อย", "หนุ่ม")
CONSONANTS: Final = "กขคงจชซญดตถทธนบปผพภมยรลวสหอ"
ENDINGS: Final = ("า", "ี", "ู", "าน", "ิน", "ุล", "ัง", "อง", "ัย", "าว", "ิต", "ุม")
NOW: Final = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> None:
    """Print the ratios of both databases."""
    is_large = "--large" in sys.argv or os.environ.get("BENCH_LARGE") == "1"
    for database in [name for name in DATABASES if name in sys.argv] or DATABASES:
        with (
            asking(database, SMALL) as small,
            asking(database, LARGE if is_large else STAND_IN) as large,
        ):
            for name, asked, most in QUESTIONS:
                tell(f"{database}: {name}", compare(small, large, asked), most)


Took = tuple[float, float]
"""Seconds of the whole page, and of the list it shows."""
Ask = Callable[[dict[str, str]], Took]


def compare(small: Ask, large: Ask, asked: dict[str, str]) -> list[Took]:
    """Return the median seconds of both sizes, asked in turns: of the page, and of the list."""
    runs = [(small(asked), large(asked)) for _ in range(TIMES + 2)][2:]
    return [
        (statistics.median(a[part] for a, _b in runs), statistics.median(b[part] for _a, b in runs))
        for part in (0, 1)
    ]


def tell(name: str, took: list[Took], most: float) -> None:
    """Print the ratios beside what they may be."""
    page, alone = (f"{large / small:5.2f} x" for small, large in took)
    ms = ", ".join(f"{seconds * 1000:.1f}" for pair in took for seconds in pair)
    line(name, f"page {page}, list {alone}   (at most {most:g} x; {ms} ms)")


# -- One size, in a process of its own ---------------------------------------------------------------


@contextmanager
def asking(database: str, size: int) -> Iterator[Ask]:
    """Start the process of one size and return what asks it; it is ready when this returns."""
    folder = Path(tempfile.mkdtemp(prefix="malai-bench-"))
    command = [sys.executable, "-m", "bench.search", "child", database, str(size), str(folder)]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    if child.stdin is None or child.stdout is None:
        raise SystemExit("no pipe to the process of one size")
    to, back = child.stdin, child.stdout

    def ask(asked: dict[str, str]) -> Took:
        print(json.dumps(asked), file=to, flush=True)
        page, alone = map(float, back.readline().split())
        return page, alone

    try:
        filled = back.readline().strip()
        if not filled:
            raise SystemExit(f"{database}: the process of {size:,} people ended; it says why above")
        line(f"{database}: {size:,} people filled, in seconds", filled)
        yield ask
    finally:
        with suppress(BrokenPipeError):
            to.close()
        child.wait()
        shutil.rmtree(folder, ignore_errors=True)


def child(database: str, size: int, folder: str) -> None:
    """Fill a database and answer questions from standard input with the seconds they took."""
    began = perf_counter()
    wake(database, Path(folder))
    url = fill(size)
    ask = signed_in()
    print(f"{perf_counter() - began:.0f}", flush=True)
    for said in sys.stdin:
        asked = dict(json.loads(said))
        headers = {"HX-Request": "true"} if asked.pop("typing", "") else {}
        is_people = not asked.pop("bodies", "")
        page = timed(lambda: ask(url[is_people], asked, headers))  # noqa: B023 - called at once
        alone = timed(lambda: list_alone(asked, is_people=is_people))  # noqa: B023 - called at once
        print(page, alone, flush=True)


def timed(act: Callable[[], object]) -> float:
    """Return the seconds of one run."""
    start = perf_counter()
    act()
    return perf_counter() - start


def list_alone(asked: dict[str, str], *, is_people: bool) -> None:
    """Ask the database for a page of the list and draw nothing."""
    from django.db.models import Q

    from malai.accounts.models import Workspace
    from malai.network.selectors.narrowing import Narrowing, narrowed
    from malai.network.selectors.paging import Listed, page_of
    from malai.network.selectors.parties import BODIES, PEOPLE

    home = Workspace.objects.get()
    within = narrowed(home, Narrowing(province=asked.get("province", "")), NOW.date()) or Q()
    kinds = PEOPLE if is_people else BODIES
    page_of(Listed(home, kinds, asked.get("q", ""), within, with_contacts=True))


def wake(database: str, folder: Path) -> None:
    """Set Django up on a database of its own."""
    os.environ.update(MALAI_DATA=str(folder), DJANGO_SETTINGS_MODULE="malai.config.settings")
    for name in ("MALAI_DATABASE_URL", "MALAI_SQLITE_PATH"):
        os.environ.pop(name, None)
    if database == "PostgreSQL":
        from tests import cluster

        os.environ["MALAI_DATABASE_URL"] = cluster.start()
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def signed_in() -> Callable[[str, dict[str, str], dict[str, str]], None]:
    """Return what asks for a page as a coordinator."""
    from django.test import Client

    from malai.accounts.models import Role, Seat, User, Workspace

    user = User.objects.create_user("coordinator@example.org", "garland-2560", name="ผู้ประสานงาน")
    Seat.objects.create(user=user, workspace=Workspace.objects.get(), role=Role.COORDINATOR)
    client = Client()
    client.force_login(user)

    def ask(url: str, asked: dict[str, str], headers: dict[str, str]) -> None:
        answer = client.get(url, asked, headers=headers, HTTP_HOST="localhost")
        if answer.status_code != 200:
            raise SystemExit(f"the page answered {answer.status_code}")

    return ask


# -- The fill --------------------------------------------------------------------------------------


def fill(size: int) -> dict[bool, str]:
    """Fill ``size`` people and a body for every 250; return the addresses: of people, and not."""
    from django.db import connection
    from django.urls import reverse

    from malai.accounts.models import Workspace
    from malai.network.models import Affiliation, Party, PersonFacts
    from malai.network.search_index import index_drop, index_ensure

    home = Workspace.objects.create(name_th="มาตรวัด")
    index_drop(connection)
    people = list(register(size))
    bodies = size // 250
    write(Party, (party(n, home.pk, row) for n, row in enumerate(people, 1)))
    write(Party, (body(size + n, home.pk, n) for n in range(1, bodies + 1)))
    write(PersonFacts, (facts(n, row) for n, row in enumerate(people, 1)))
    write(Affiliation, (belongs(n, home.pk, size + 1 + n % bodies) for n in range(1, size + 1)))
    index_ensure(connection)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "postgresql" else "PRAGMA optimize")
    names = {True: "network:people", False: "network:organisations"}
    return {key: reverse(name, args=[home.public_id]) for key, name in names.items()}


Person = tuple[str, str, str, str]
"""Given name, family name, nickname, English name."""


def register(size: int) -> Iterator[Person]:
    """Return invented people: the planted ones first, then as many as are wanted."""
    chance = random.Random(2560)
    for _ in range(PLANTED):
        yield "ญาณทิพย์", f"{syllables(chance, 2)}หมอกคราม", "จ๊ะจ๋า", "Yanthip Mokkhram"
    for n in range(size - PLANTED):
        common = n % 50
        given = GIVEN[n % 10] if common < 5 else syllables(chance, 3)
        middle = "ศรีสุข" if common == 7 else ""
        end = "วงศ์" if n % 10 < 3 else ""
        family = f"{syllables(chance, 2)}{middle}{syllables(chance, 1)}{end}"
        yield given, family, NICKNAMES[n % 10], ""


def syllables(chance: random.Random, count: int) -> str:
    """Return invented syllables."""
    pairs = (chance.choice(CONSONANTS) + chance.choice(ENDINGS) for _ in range(count))
    return "".join(pairs)


def party(n: int, workspace: int, row: Person) -> dict[str, Any]:
    """Return the columns of one person."""
    from malai_core.text import sort_key

    given, family, nickname, english = row
    plain, key = f"{given} {family}", f"{given}{family}"
    phone = f"+668{10000000 + n}"
    return {
        **common(n, workspace, "person"),
        "name_th": f"นางสาว{plain}",
        "name_en": english,
        "sort_key": sort_key(plain),
        "match_key": key,
        "search_text": f"{plain} {key} {nickname} นางสาว{plain} {english.lower()}".strip(),
        "phone": phone,
        "phone_written": f"0{phone[3:]}",
        "area_code": f"{50 + n % 25}0101",
    }


def body(n: int, workspace: int, number: int) -> dict[str, Any]:
    """Return the columns of one group."""
    from malai_core.text import sort_key

    name = f"กลุ่มดอยที่ {number}"
    key = name.replace(" ", "")
    return {
        **common(n, workspace, "group"),
        "name_th": name,
        "sort_key": sort_key(name),
        "match_key": key,
        "search_text": f"{name} {key} | กลุ่ม ดอย ที่ |",
    }


def common(n: int, workspace: int, kind: str) -> dict[str, Any]:
    """Return the columns that say nothing here."""
    texts = ("name_en", "phone", "phone_written", "email", "line_id", "area_code", "area_written")
    return {
        **dict.fromkeys((*texts, "note"), ""),
        **stamps(n),
        "workspace_id": workspace,
        "kind": kind,
        "extra": "{}",
        "verified_on": None,
        "is_provisional": False,
    }


def stamps(n: int) -> dict[str, Any]:
    """Return the columns of every row."""
    return {"id": n, "public_id": UUID(int=n), "created_at": NOW, "updated_at": NOW}


def facts(n: int, row: Person) -> dict[str, Any]:
    """Return the facts of one person."""
    given, family, nickname, _english = row
    return {
        "party_id": n,
        "title": "นางสาว",
        "given": given,
        "family": family,
        "nickname": nickname,
        "role": "อาสาสมัคร",
        "languages": "",
    }


def belongs(n: int, workspace: int, group: int) -> dict[str, Any]:
    """Return the affiliation of one person."""
    ends = {"workspace_id": workspace, "member_id": n, "body_id": group}
    return {**stamps(n), **ends, "position": "", "since": "", "until": ""}


def write(model: Any, rows: Iterator[dict[str, Any]]) -> None:  # noqa: ANN401 - a class of Django
    """Write rows without asking a model: as the database takes them fastest."""
    from django.db import connection

    from malai.audit.images import batched

    columns = [field.column for field in model._meta.concrete_fields]
    # What another column may be called by now is filled by its default.
    defaults = {
        f.column: f.get_db_prep_save(f.get_default(), connection)
        for f in model._meta.concrete_fields
        if f.null or f.has_default() or (f.blank and f.empty_strings_allowed)
    }
    values = (tuple((defaults | row)[column] for column in columns) for row in rows)
    table, named = model._meta.db_table, ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
                for value in values:
                    copy.write_row(value)
        else:
            places = ", ".join(["%s"] * len(columns))
            sql = f"INSERT INTO {table} ({named}) VALUES ({places})"  # noqa: S608 - names of a model
            for part in batched((plain(value) for value in values), 10_000):
                cursor.executemany(sql, part)


def plain(values: Sequence[Any]) -> tuple[Any, ...]:
    """Return values as SQLite keeps them."""
    kept = {UUID: lambda v: v.hex, datetime: lambda v: v.strftime("%Y-%m-%d %H:%M:%S")}
    return tuple(kept[type(v)](v) if type(v) in kept else v for v in values)


if __name__ == "__main__":
    if sys.argv[1:2] == ["child"]:
        child(sys.argv[2], int(sys.argv[3]), sys.argv[4])
    else:
        main()

"""Backups are taken while people work, checked, and brought back whole or not at all."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import pytest

from tests.functional.interchange.place import BEGIN, Place
from tests.functional.interchange.workbooks import workbook

IMPORT = """
path = Path(sys.argv[1])
with path.open("rb") as file:
    row = import_start(by=None, network=Network.objects.get(), name=path.name, content=file)
import_ask(by=None, row=row)
"""
#: Writes pairs in one transaction each, so that a torn copy would hold an odd number.
WRITER = """
from django.db import transaction
home = Workspace.objects.get()
print("ready", flush=True)
number = 0
while not Path(sys.argv[1]).exists():
    number += 1
    with transaction.atomic():
        for half in "ab":
            Party.objects.create(workspace=home, kind="group", name_th=f"กลุ่ม {number}{half}",
                sort_key=str(number), match_key=f"{number}{half}", search_text="x" * 2000)
print(number, flush=True)
"""
COUNT = "print(Party.objects.count(), StoredFile.objects.count(), Tie.objects.count())"


@pytest.fixture(scope="module")
def first_filled(first_place: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A place with an imported network and its file; copied, never changed."""
    folder = tmp_path_factory.mktemp("filled")
    place = first_place.copy(folder / "data")
    file = folder / "ภูตะวัน.xlsx"
    file.write_bytes(workbook())
    done = place.run(IMPORT, str(file))
    assert done.returncode == 0, done.stderr
    return place


@pytest.fixture(scope="module")
def first_backup(first_filled: Place, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of it; copied, never changed."""
    target = tmp_path_factory.mktemp("backup") / "b.tar.gz"
    made = backup(first_filled, target)
    assert made.returncode == 0, made.stderr
    return target


@pytest.fixture
def filled(first_filled: Place, tmp_path: Path) -> Place:
    """A filled place of its own."""
    return first_filled.copy(tmp_path / "data")


@pytest.fixture
def made(first_backup: Path, tmp_path: Path) -> Path:
    """A backup of its own."""
    return Path(shutil.copy(first_backup, tmp_path / "b.tar.gz"))


def backup(place: Place, target: Path) -> subprocess.CompletedProcess[str]:
    return place.malai("backup", str(target))


def fresh(tmp_path: Path) -> Place:
    folder = tmp_path / "fresh"
    folder.mkdir()
    return Place(folder)


def contents(place: Place) -> set[str]:
    """Return what lies in a place, but for its own key and empty folders."""
    found = (p for p in place.data.rglob("*") if p.is_file())
    return {str(p.relative_to(place.data)) for p in found} - {"secret-key"}


#: With a PostgreSQL server for this run, backups of it are proved too.
SERVER = os.environ.get("MALAI_DATABASE_URL", "")


@pytest.mark.parametrize("server", ["", SERVER] if SERVER else [""])
def test_a_backup_comes_back_with_its_rows_and_files(
    first_filled: Place, tmp_path: Path, server: str
) -> None:
    source, place = first_filled, fresh(tmp_path)
    if server:
        source, place = on_server(server, tmp_path / "one"), on_server(server, tmp_path / "two")
        file = tmp_path / "ภูตะวัน.xlsx"
        file.write_bytes(workbook())
        assert source.run(BEGIN + IMPORT, str(file)).returncode == 0
    target = tmp_path / "b.tar.gz"
    made = backup(source, target)
    assert made.returncode == 0, made.stderr

    done = place.malai("restore", str(target))

    assert done.returncode == 0, done.stderr
    assert "5 people and organisations" in done.stdout
    assert place.run(COUNT).stdout == source.run(COUNT).stdout == "5 1 2\n"
    assert contents(place) >= {p for p in contents(source) if p.startswith("files/")}
    assert target.stat().st_mode & 0o077 == 0


def on_server(server: str, folder: Path) -> Place:
    """Return a place whose database is a new one of the server."""
    import psycopg

    folder.mkdir()
    name = f"place_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    parts = urlsplit(server)
    return Place(folder, urlunsplit(parts._replace(path=f"/{name}")))


def test_a_backup_taken_while_others_write_is_of_one_moment(place: Place, tmp_path: Path) -> None:
    stop, targets = tmp_path / "stop", [tmp_path / f"{n}.tar.gz" for n in range(2)]
    writer = place.begin(WRITER, str(stop))
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    made = [backup(place, target) for target in targets]
    stop.touch()
    written, trouble = writer.communicate()

    assert [done.returncode for done in made] == [0, 0], made
    assert writer.returncode == 0, trouble
    counts = [_parties_in(target, tmp_path / "copy") for target in targets]
    assert all(count % 2 == 0 for count in counts)
    assert 0 <= counts[0] <= counts[1] <= 2 * int(written)
    # The writer went on meanwhile: nobody waited for the backup to end.
    assert counts[1] > counts[0]


def _parties_in(target: Path, copy: Path) -> int:
    with tarfile.open(target) as archive:
        entry = archive.extractfile("database")
        assert entry is not None
        copy.write_bytes(entry.read())
    with closing(sqlite3.connect(copy)) as base:
        count = base.execute("SELECT count(*) FROM network_party").fetchone()[0]
    return int(count)


def rewritten(target: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    """Write a backup again with its members changed; ``None`` leaves one out."""
    members: list[tuple[str, bytes]] = []
    with tarfile.open(target) as archive:
        for entry in archive:
            file = archive.extractfile(entry)
            assert file is not None
            members.append((entry.name, file.read()))
    with tarfile.open(target, "w:gz") as archive:
        for name, data in members:
            if (changed := change(name, data)) is not None:
                info = tarfile.TarInfo(name)
                info.size = len(changed)
                archive.addfile(info, io.BytesIO(changed))


def _flip(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def _said(data: bytes, **more: object) -> bytes:
    return json.dumps({**json.loads(data), **more}).encode()


def _count_changed(data: bytes) -> bytes:
    said = json.loads(data)
    said["tables"]["network_party"]["rows"] += 1
    return json.dumps(said).encode()


TAMPERED: dict[str, tuple[Callable[[str, bytes], bytes | None], str]] = {
    "a byte of the database": (lambda n, d: _flip(d) if n == "database" else d, "checksum"),
    "a byte of a file": (lambda n, d: _flip(d) if n.startswith("files/") else d, "checksum"),
    "a file left out": (lambda n, d: None if n.startswith("files/") else d, "not complete"),
    "a count": (lambda n, d: _count_changed(d) if n == "manifest.json" else d, "does not match"),
    "a later form": (lambda n, d: _said(d, version=9) if n == "manifest.json" else d, "newer"),
    "a later schema": (
        lambda n, d: _said(d, schema=["network.0999_later"]) if n == "manifest.json" else d,
        "newer",
    ),
    "another database": (
        lambda n, d: _said(d, database="postgresql") if n == "manifest.json" else d,
        "postgresql",
    ),
    "no manifest": (lambda n, d: None if n == "manifest.json" else d, "not a backup"),
}


#: Restores each file into a folder of its own and tells what was said and what lies there then.
RESTORE_EACH = """
import json
from django.conf import settings
from malai.interchange.backups import BackupError, backup_restore
for number, path in enumerate(sys.argv[2:]):
    settings.DATA = Path(sys.argv[1]) / str(number)
    settings.DATA.mkdir()
    settings.MEDIA_ROOT = settings.DATA / "files"
    settings.DATABASES["default"]["NAME"] = str(settings.DATA / "malai.sqlite3")
    try:
        backup_restore(Path(path))
        said = "restored"
    except BackupError as error:
        said = str(error)
    print(json.dumps([said, sorted(p.name for p in settings.DATA.rglob("*"))]))
"""


def restored_each(place: Place, folder: Path, paths: list[Path]) -> list[tuple[str, list[str]]]:
    """Return, for each backup, the sentence and what was left in the folder."""
    folder.mkdir()
    done = place.run(RESTORE_EACH, str(folder), *map(str, paths))
    assert done.returncode == 0, done.stderr
    return [(said, left) for said, left in map(json.loads, done.stdout.splitlines())]


def test_a_changed_backup_is_refused_and_nothing_is_half_restored(
    first_place: Place, first_backup: Path, tmp_path: Path
) -> None:
    paths = []
    for number, (change, _said_then) in enumerate(TAMPERED.values()):
        paths.append(Path(shutil.copy(first_backup, tmp_path / f"{number}.tar.gz")))
        rewritten(paths[-1], change)

    told = restored_each(first_place, tmp_path / "places", paths)

    for name, (_change, said), (sentence, left) in zip(
        TAMPERED, TAMPERED.values(), told, strict=True
    ):
        assert said in sentence, name
        assert left == [], name


def climbing(made: Path, path: Path) -> Path:
    """Return a backup with a member that climbs out of its folder."""
    with tarfile.open(made) as archive:
        files = [(entry.name, archive.extractfile(entry)) for entry in archive.getmembers()]
        data = [(name, file.read()) for name, file in files if file]
    with tarfile.open(path, "w:gz") as archive:
        for name, content in [data[0], ("../../evil", b"x"), *data[1:]]:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return path


def test_what_is_no_whole_backup_is_a_sentence(
    first_place: Place, first_backup: Path, tmp_path: Path
) -> None:
    whole = first_backup.read_bytes()
    broken = {
        "empty": b"",
        "text": b"not a backup",
        "other": gzip.compress(b"neither"),
        "cut early": whole[: len(whole) // 3],
        "cut late": whole[: int(len(whole) * 0.9)],
    }
    paths = [tmp_path / f"{name}.tar.gz" for name in broken]
    for path, data in zip(paths, broken.values(), strict=True):
        path.write_bytes(data)
    paths += [climbing(first_backup, tmp_path / "climbs.tar.gz"), tmp_path / "absent.tar.gz"]

    told = restored_each(first_place, tmp_path / "places", paths)

    assert [said for said, _left in told if said == "restored"] == []
    assert [left for _said, left in told if left] == []
    assert list(tmp_path.rglob("evil")) == []


def test_a_place_in_use_is_not_written_over(filled: Place, made: Path) -> None:
    before = {name for name in contents(filled) if name.startswith("files/")}
    done = filled.malai("restore", str(made))
    assert done.returncode == 1
    assert "in use" in done.stderr
    assert {name for name in contents(filled) if name.startswith("files/")} == before
    assert filled.run(COUNT).stdout == "5 1 2\n"


def test_a_backup_is_never_written_over(filled: Place, made: Path) -> None:
    before = made.read_bytes()
    done = backup(filled, made)
    assert done.returncode == 1
    assert "there already" in done.stderr
    assert made.read_bytes() == before


FULL = """
import resource
from malai.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("room", [20_000, 600_000])
def test_a_full_disk_is_a_sentence_and_leaves_nothing(
    filled: Place, tmp_path: Path, room: int
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    size = filled.data.joinpath("malai.sqlite3").stat().st_size
    assert size > room
    done = filled.run(FULL, str(room), "backup", str(folder / "b.tar.gz"))
    assert done.returncode == 1, done.stderr
    assert "Free some space" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(folder.iterdir()) == []


def test_a_restore_onto_a_full_disk_leaves_nothing(made: Path, tmp_path: Path) -> None:
    place = fresh(tmp_path)
    done = place.run(FULL, "200000", "restore", str(made))
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert contents(place) == set()


def test_a_damaged_file_on_the_disk_stops_the_backup(filled: Place, tmp_path: Path) -> None:
    stored = next(p for p in filled.data.joinpath("files").rglob("*") if p.is_file())
    stored.write_bytes(b"rotten")
    done = backup(filled, tmp_path / "b.tar.gz")
    assert done.returncode == 1
    assert "damaged" in done.stderr
    assert not (tmp_path / "b.tar.gz").exists()


def test_a_file_that_is_missing_on_the_disk_is_named(filled: Place, tmp_path: Path) -> None:
    stored = next(p for p in filled.data.joinpath("files").rglob("*") if p.is_file())
    stored.unlink()
    done = backup(filled, tmp_path / "b.tar.gz")
    assert done.returncode == 0
    assert f"missing on the disk: file {stored.name}" in done.stdout


ERASE = """
from malai.consent.services.retention import records_erase
who = Party.objects.filter(kind="person").order_by("pk").first()
print(who.public_id)
records_erase(by=None, workspace=who.workspace, parties=[who])
"""
AGAIN = """
from malai.consent.services.retention import erasures_again
print(erasures_again(), Party.objects.filter(name_th__contains=sys.argv[1]).count())
"""


def test_a_backup_of_before_an_erasure_learns_of_it_from_the_list_beside_it(
    filled: Place, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    assert backup(filled, folder / "before.tar.gz").returncode == 0
    assert not (folder / "erased.list").exists()
    who = filled.run(ERASE).stdout.split()[0]
    assert backup(filled, folder / "after.tar.gz").returncode == 0
    assert (folder / "erased.list").read_text().split() == [who]

    place = fresh(tmp_path)
    done = place.malai("restore", str(folder / "before.tar.gz"))
    assert done.returncode == 0, done.stderr
    assert (place.data / "erased.list").read_text().split() == [who]
    assert place.run(AGAIN, "ฝนทิพย์").stdout.split() == ["1", "0"]

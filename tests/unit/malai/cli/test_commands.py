"""The command ``malai``, run as a person runs it."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from malai.cli import COMMANDS


def malai(
    *words: str, data: Path, text: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run ``malai`` in a process of its own, with its own data folder."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MALAI_", "DJANGO_"))}
    env = {**kept, "MALAI_DATA": str(data), "MALAI_DEMO": "0", **environment}
    return subprocess.run(
        [sys.executable, "-m", "malai", *words],
        env=env,
        input=text,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def owned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an owner."""
    data = tmp_path_factory.mktemp("owned")
    done = malai(
        "createowner",
        "mali@example.org",
        "--name",
        "มะลิ",
        "--workspace",
        "ดอยหมอก",
        data=data,
        text="garland-2560-leaf\n",
    )
    assert done.returncode == 0, done.stderr
    assert "mali@example.org owns the workspace “ดอยหมอก”" in done.stdout
    return data


def test_help_lists_every_command(tmp_path: Path) -> None:
    done = malai("--help", data=tmp_path)

    assert done.returncode == 0
    assert all(f"  {name} " in done.stdout for name in COMMANDS)


def test_an_unknown_command_is_named(tmp_path: Path) -> None:
    done = malai("garland", data=tmp_path)

    assert done.returncode == 2
    assert "there is no command “garland”" in done.stderr


def test_look_does_not_load_django(tmp_path: Path) -> None:
    code = (
        "import sys; from malai.cli import main; main(['look', 'absent.xlsx']);"
        "sys.exit('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False)
    assert done.returncode == 0


def test_a_wrong_setting_is_one_sentence(tmp_path: Path) -> None:
    done = malai("doctor", data=tmp_path, MALAI_LANGUAGE="fr")

    assert done.returncode == 1
    assert done.stderr == "malai: MALAI_LANGUAGE is “fr”. Write one of: th, en.\n"


def test_a_taken_port_is_one_sentence(owned: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = malai("serve", "--port", str(port), data=owned)

    assert done.returncode == 1
    assert f"Port {port} on 127.0.0.1 is in use" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_of_a_newer_version_is_refused(owned: Path) -> None:
    with sqlite3.connect(owned / "malai.sqlite3") as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('network', '9999_later', '2030-01-01')"
        )
    done = malai("serve", "--port", "1", data=owned) if os.geteuid() else malai("demo", data=owned)
    with sqlite3.connect(owned / "malai.sqlite3") as database:
        database.execute("DELETE FROM django_migrations WHERE name = '9999_later'")

    assert done.returncode == 1
    assert "made by a newer Malai (network.9999_later)" in done.stderr


def test_a_database_of_an_older_version_is_copied_and_brought_up_to_date(tmp_path: Path) -> None:
    malai("createowner", "a@example.org", data=tmp_path, text="garland-2560-leaf\n")
    with sqlite3.connect(tmp_path / "malai.sqlite3") as database:
        # The last step of its room, which may be taken twice: it changes words only.
        database.execute("DELETE FROM django_migrations WHERE name = '0004_being_taken_back'")

    done = malai("createowner", "b@example.org", data=tmp_path, text="garland-2560-leaf\n")

    assert done.returncode == 0, done.stderr
    assert "older Malai" in done.stderr
    assert len(list(tmp_path.glob("malai-before-*.sqlite3"))) == 1
    assert "b@example.org owns" in done.stdout


def test_a_file_that_is_no_database_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "malai.sqlite3").write_bytes(b"garland " * 2000)

    done = malai("doctor", data=tmp_path)

    assert done.returncode == 1
    assert "is not a database of Malai" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_doctor_says_that_all_is_well(owned: Path) -> None:
    done = malai("doctor", data=owned)

    assert "✓ database" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_weak_password_makes_no_owner(tmp_path: Path) -> None:
    done = malai("createowner", "weak@example.org", data=tmp_path, text="12345\n")

    assert done.returncode == 1
    assert "Nothing was made." in done.stderr


def test_the_database_may_not_grow_is_one_sentence(tmp_path: Path) -> None:
    """A file-size limit stands for a full disk: SQLite reports both as "full"."""
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000));"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "from malai.cli import main; sys.exit(main(['demo']))"
    )
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MALAI_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**kept, "MALAI_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("malai: ")

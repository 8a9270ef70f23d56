"""A PostgreSQL cluster of our own for one test run, where ``MALAI_TEST_POSTGRES`` asks for it.

Loaded by pytest before Django reads its settings (``-p tests.cluster``). As root the server runs
as Debian's ``postgres`` account, since it refuses to run as root.
"""

from __future__ import annotations

import atexit
import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

SWITCH = "MALAI_TEST_POSTGRES"
ADDRESS = "MALAI_DATABASE_URL"
SERVER = (
    "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c max_connections=40"
)


def binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL server on this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: p.parts[-3])
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def account() -> dict[str, Any]:
    """Return what makes ``subprocess`` drop root; nothing where we are not root."""
    if os.geteuid() != 0:
        return {}
    entry = pwd.getpwnam("postgres")
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def start() -> str:
    """Start a cluster and return its address. It goes when this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="malai-pg-", dir="/tmp"))
    drop = account()
    if drop:
        os.chown(folder, drop["user"], drop["group"])
    tools = binaries()
    assert tools is not None
    run = {"stdout": subprocess.DEVNULL, "cwd": folder, **drop}
    data = folder / "data"
    subprocess.run(
        [
            tools / "initdb",
            "-D",
            data,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ],
        check=True,
        **run,
    )
    control: list[str | Path] = [tools / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
    subprocess.run([*control, "-o", f"{SERVER} -k {folder}", "start"], check=True, **run)
    atexit.register(stop, [*control, "-m", "immediate", "stop"], run, folder)
    name = "postgres" if drop else getpass.getuser()
    return f"postgresql://{name}@localhost/postgres?host={folder}"


def stop(command: list[str | Path], run: dict[str, Any], folder: Path) -> None:
    """Stop the cluster and remove its files."""
    subprocess.run(command, check=False, **run)
    shutil.rmtree(folder, ignore_errors=True)


if os.environ.get(SWITCH) == "1" and ADDRESS not in os.environ:
    os.environ[ADDRESS] = start()

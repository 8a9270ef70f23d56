"""A place of its own for tests that kill, fill or copy: a data folder and processes in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
#: What every script of these tests begins with.
WAKE = """
import os, sys, signal
from pathlib import Path
import django
django.setup()
from malai.accounts.models import *
from malai.activities.models import *
from malai.audit.models import Act
from malai.files.models import StoredFile
from malai.interchange.models import *
from malai.interchange.services import *
from malai.network.models import *
"""
BEGIN = """
from malai.cli.schema import schema_ensure
schema_ensure()
home = Workspace.objects.create(name_th="มูลนิธิภูตะวัน")
Network.objects.create(workspace=home, name_th="เครือข่ายภูตะวัน")
"""


@dataclass(frozen=True)
class Place:
    """A data folder with its database."""

    data: Path
    database: str = ""
    """Address of a PostgreSQL database, in place of the embedded one."""

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment of a process of this place."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("MALAI_")}
        return {
            **kept,
            "MALAI_DATA": str(self.data),
            **({"MALAI_DATABASE_URL": self.database} if self.database else {}),
            "DJANGO_SETTINGS_MODULE": "malai.config.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            **more,
        }

    def run(self, script: str, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a script in this place and wait for it."""
        return subprocess.run(
            [sys.executable, "-c", WAKE + script, *words],
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
        )

    def begin(self, script: str, *words: str) -> subprocess.Popen[str]:
        """Start a script in this place."""
        return subprocess.Popen(
            [sys.executable, "-c", WAKE + script, *words],
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def malai(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command of Malai in this place."""
        return subprocess.run(
            [sys.executable, "-m", "malai", *words],
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
        )

    def copy(self, to: Path) -> Place:
        """Return a copy of this place."""
        shutil.copytree(self.data, to)
        return Place(to)


def begun(folder: Path) -> Place:
    """Return a new place with one workspace and one network."""
    place = Place(folder)
    folder.mkdir(parents=True, exist_ok=True)
    done = place.run(BEGIN)
    assert done.returncode == 0, done.stderr
    return place

"""The ladder and the border bite: a forbidden import in a copy of the tree is caught."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SABOTAGE = {
    "malai_core/labels.py": "import django\n",
    "malai/accounts/adapter.py": "import malai.network.models\n",
    "malai/kernel/http.py": "import malai.site.urls\n",
    "malai_core/sna/__init__.py": "import malai_core.formats\n",
    "malai_core/nca/__init__.py": "import malai_core.sna\n",
    "malai/look/__init__.py": "import django\n",
    "malai/nca_command/__init__.py": "import django\n",
    "malai/qca_command/__init__.py": "import django\n",
    "malai_core/qca/html.py": "import malai_core.sna\n",
}


@pytest.mark.parametrize("place", SABOTAGE)
def test_a_forbidden_import_is_caught(place: str, tmp_path: Path) -> None:
    ignore = shutil.ignore_patterns("built", "fonts", "__pycache__", "locale", "templates")
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    file = tmp_path / "src" / place
    file.write_text(file.read_text() + "\n" + SABOTAGE[place])

    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [linter, "--no-cache"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "src"), "PATH": str(linter.parent)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    assert "BROKEN" in done.stdout

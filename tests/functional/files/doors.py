"""Doors of the files room."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from malai.files.services import file_store
from tests.functional.doors import EDIT, Answers
from tests.makers import World

DOORS: dict[str, dict[str, Answers]] = {"files:file": {"get": EDIT}}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    stored = file_store(by=None, workspace=world.workspace, name="a.csv", content=BytesIO(b"a,b"))
    return {
        "files:file": {"workspace": world.workspace.public_id, "file": stored.public_id},
    }

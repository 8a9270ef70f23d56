"""Places for tests with processes of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.functional.interchange.place import Place, begun


@pytest.fixture(scope="session")
def first_place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A migrated place; copied, never used itself."""
    return begun(tmp_path_factory.mktemp("place") / "data")


@pytest.fixture
def place(first_place: Place, tmp_path: Path) -> Place:
    """A place of its own with one workspace and one network."""
    return first_place.copy(tmp_path / "data")

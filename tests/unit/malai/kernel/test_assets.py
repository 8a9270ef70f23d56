"""Built files are found by the manifest of the build."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from django.test import override_settings

from malai.kernel import assets

MANIFEST = {
    "main.ts": {"file": "main-1.js", "css": ["main-1.css"], "imports": ["_shared.js"]},
    "_shared.js": {"file": "shared-1.js", "css": ["shared-1.css"], "imports": ["_deep.js"]},
    "_deep.js": {"file": "deep-1.js", "imports": ["_shared.js"]},
    "icons.svg": {"file": "icons-1.svg"},
}


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built folder with a small manifest."""
    (tmp_path / "manifest.json").write_text(json.dumps(MANIFEST))
    monkeypatch.setattr(assets, "BUILT", tmp_path)
    return tmp_path


def test_an_entry_brings_styles_and_preloads_of_all_it_imports(built: Path) -> None:
    found = assets.entry("main.ts")
    assert found.script == "/static/built/main-1.js"
    assert found.styles == ("/static/built/main-1.css", "/static/built/shared-1.css")
    assert found.preloads == ("/static/built/shared-1.js", "/static/built/deep-1.js")


def test_one_file_has_an_address_and_a_path(built: Path) -> None:
    assert assets.url("icons.svg") == "/static/built/icons-1.svg"
    assert assets.path("icons.svg") == built / "icons-1.svg"


def test_a_file_that_was_not_built_is_named(built: Path) -> None:
    with pytest.raises(assets.AssetMissingError, match=r"no other\.ts"):
        assets.entry("other.ts")


def test_a_missing_build_says_what_to_run(built: Path) -> None:
    (built / "manifest.json").unlink()
    with pytest.raises(assets.AssetMissingError, match="make setup"):
        assets.url("icons.svg")


def rebuilt(built: Path) -> str:
    """Return the address of the sprite after a second build."""
    assert assets.url("icons.svg") == "/static/built/icons-1.svg"
    file = built / "manifest.json"
    file.write_text(json.dumps({"icons.svg": {"file": "icons-2.svg"}}))
    os.utime(file, ns=(1, 1))
    return assets.url("icons.svg")


def test_a_running_server_keeps_the_build_it_started_with(built: Path) -> None:
    assert rebuilt(built) == "/static/built/icons-1.svg"


@override_settings(DEBUG=True)
def test_a_new_build_is_seen_at_once_while_developing(built: Path) -> None:
    assert rebuilt(built) == "/static/built/icons-2.svg"

"""Where the built front end is: Vite names files by their content and lists them in a manifest."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.templatetags.static import static

BUILT: Final = Path(__file__).resolve().parent.parent / "static" / "built"
FOLDER: Final = "built"


class AssetMissingError(RuntimeError):
    """The front end was not built, or has no such file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The addresses a page needs for one entry of the front end."""

    script: str
    styles: tuple[str, ...]
    preloads: tuple[str, ...]


def entry(source: str) -> Entry:
    """Return the addresses of ``source``, such as ``main.ts``, with all it imports."""
    chunk = chunk_of(source)
    chunks = [chunk, *imports_of(chunk)]
    styles = dict.fromkeys(style for one in chunks for style in one.get("css", ()))
    return Entry(
        script=address(chunk["file"]),
        styles=tuple(address(style) for style in styles),
        preloads=tuple(address(one["file"]) for one in chunks[1:]),
    )


def url(source: str) -> str:
    """Return the address of one built file by the name of its source, such as ``icons.svg``."""
    return address(str(chunk_of(source)["file"]))


def path(source: str) -> Path:
    """Return the built file itself, for what must be put inside a page or a report."""
    return BUILT / str(chunk_of(source)["file"])


def address(file: str) -> str:
    """Return the address of a built file."""
    return static(f"{FOLDER}/{file}")


def chunk_of(source: str) -> dict[str, Any]:
    """Return what the manifest says about ``source``."""
    chunks = manifest()
    if source not in chunks:
        raise AssetMissingError(f"the built front end has no {source}; see docs/frontend.md")
    return chunks[source]


def imports_of(chunk: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the chunks that ``chunk`` imports, direct and indirect, each once."""
    chunks, waiting = manifest(), list(chunk.get("imports", ()))
    seen: dict[str, dict[str, Any]] = {}
    while waiting:
        key = waiting.pop(0)
        if key not in seen:
            seen[key] = chunks[key]
            waiting += chunks[key].get("imports", ())
    return list(seen.values())


def manifest() -> dict[str, dict[str, Any]]:
    """Return the manifest this process started with; while developing, the newest.

    WhiteNoise lists the files at the start too, so a later build's names would answer 404.
    """
    file = BUILT / "manifest.json"
    try:
        return read_manifest(file, file.stat().st_mtime_ns if settings.DEBUG else 0)
    except FileNotFoundError:
        raise AssetMissingError("the front end is not built: run `make setup`") from None


@lru_cache(maxsize=2)
def read_manifest(file: Path, changed: int) -> dict[str, dict[str, Any]]:
    """Return the parsed manifest; ``changed`` is there for the cache alone."""
    del changed
    parsed: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return parsed

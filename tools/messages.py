"""Collect, check and compile the texts of the rooms, without the gettext programs.

Each room keeps its own ``locale/th/LC_MESSAGES/django.po``; message ids are English.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parent.parent / "src" / "malai"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "gettext_noop": None,
    "_": None,
    "_now": None,
}


#: Thai has one form, whatever the number.
HEADER = """msgid ""
msgstr ""
"Language: th\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def rooms() -> list[Path]:
    """Return every room that has files with texts."""
    return sorted(path.parent for path in SOURCE.glob("*/__init__.py"))


def po_file(room: Path) -> Path:
    """Return where the Thai texts of ``room`` are."""
    return room / "locale" / "th" / "LC_MESSAGES" / "django.po"


def found(room: Path) -> Iterator[tuple[str, int, object, str | None]]:
    """Return (file, line, message id, context) of every text in the room."""
    for path in sorted([*room.rglob("*.py"), *room.rglob("*.html"), *room.rglob("*.txt")]):
        if "migrations" in path.parts:
            continue
        for line, message, _comments, context in extract("python", as_python(path), KEYWORDS):
            yield str(path.relative_to(SOURCE)), line, message, context


def as_python(path: Path) -> BytesIO:
    """Return the file, a template turned into the calls that its tags make."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        from django.conf import settings
        from django.utils.translation.template import templatize

        if not settings.configured:
            settings.configure()
        # Indented tags would read as Python blocks; line numbers stay.
        text = "\n".join(line.lstrip() for line in templatize(text).splitlines())
    return BytesIO(text.encode())


def catalog_of(room: Path) -> Catalog:
    """Return the Thai texts of ``room`` as they are kept now."""
    path = po_file(room)
    if path.exists():
        with path.open("rb") as file:
            return read_po(file, locale="th")
    return Catalog(locale="th")


def collected(room: Path) -> Catalog:
    """Return the texts of the code, in order, with the Thai that is already there."""
    kept = catalog_of(room)
    fresh = Catalog(locale="th", charset="utf-8", fuzzy=False)
    for file, _line, message, context in found(room):
        old = kept.get(message[0] if isinstance(message, tuple) else message, context)  # type: ignore[arg-type]
        thai = old.string if old and not old.fuzzy else None
        fresh.add(message, thai, [(file, 0)], context=context)  # type: ignore[arg-type]
    return fresh


def missing(room: Path) -> list[str]:
    """Return the message ids of ``room`` that have no Thai."""
    return [str(message.id) for message in collected(room) if message.id and not has_thai(message)]


def has_thai(message: object) -> bool:
    """Say whether every form of the message is written in Thai."""
    string = message.string  # type: ignore[attr-defined]
    return all(string) if isinstance(string, tuple | list) else bool(string)


def update(names: list[str]) -> None:
    """Write the .po files of the rooms named (all of them without a name)."""
    for room in rooms():
        if names and room.name not in names:
            continue
        fresh = collected(room)
        if not len(fresh):
            continue
        po_file(room).parent.mkdir(parents=True, exist_ok=True)
        write(fresh, po_file(room))
        for text in missing(room):
            print(f"{room.name}: no Thai for: {text}")


def write(texts: Catalog, path: Path) -> None:
    """Write the texts without times and names, so that a second run changes nothing."""
    body = BytesIO()
    write_po(body, texts, width=100, include_lineno=False, omit_header=True)
    path.write_bytes(HEADER.encode() + body.getvalue())


def build(names: list[str]) -> None:
    """Compile every .po file whose .mo is older."""
    del names
    for room in rooms():
        path = po_file(room)
        target = path.with_suffix(".mo")
        if path.exists() and (not target.exists() or target.stat().st_mtime < path.stat().st_mtime):
            with target.open("wb") as file:
                write_mo(file, catalog_of(room))


def check(names: list[str]) -> None:
    """Stop with a list of texts that have no Thai."""
    lines = [f"{room.name}: {text}" for room in rooms() for text in missing(room)]
    if lines:
        sys.exit("These texts have no Thai:\n" + "\n".join(lines))
    del names


if __name__ == "__main__":
    {"update": update, "build": build, "check": check}[sys.argv[1]](sys.argv[2:])

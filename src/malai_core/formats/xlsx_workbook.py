"""An xlsx workbook: its sheets in order, the styles that mean dates, the shared texts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Final

from malai_core.formats.markup import Attributes, StartHandlers, local, parse_whole
from malai_core.formats.model import Sheet
from malai_core.formats.packages import Package
from malai_core.formats.refusals import BROKEN, TOO_MANY_SHEETS, refusal
from malai_core.formats.shared_texts import read_shared_texts
from malai_core.formats.xlsx_builder import LAST_ROW, SheetPart
from malai_core.formats.xlsx_cells import CellContext
from malai_core.formats.xlsx_rows import read_rows
from malai_core.formats.xlsx_styles import read_styles

_ROOT_RELATIONS: Final = "_rels/.rels"
_HEAD_BYTES: Final = 4096
_SHORTEST_ROW: Final = 16  # bytes; a sheet of so many bytes cannot have more rows
_DIMENSION: Final = re.compile(rb"""dimension\s+ref\s*=\s*["'][^"']*?([0-9]{1,7})["']""")


@dataclass(slots=True)
class _Listed:
    """A sheet as the workbook part lists it."""

    name: str
    relation: str
    is_hidden: bool


@dataclass(slots=True)
class _Contents:
    """What the workbook part says."""

    sheets: list[_Listed] = field(default_factory=list)
    from_1904: bool = False


@dataclass(frozen=True, slots=True)
class _Relation:
    """A part that another part points at, and as what."""

    kind: str
    path: str


def read_sheets(package: Package) -> tuple[Sheet, ...]:
    """Return the sheets that hold cells, in the order of the workbook; none is read yet."""
    path = _workbook_path(package)
    relations = _relations(package, path)
    contents = _contents(package, path)
    most = package.limits.sheets
    if len(contents.sheets) > most:
        raise refusal(TOO_MANY_SHEETS, package.name, count=len(contents.sheets), most=most)
    # Read when the first sheet is, and then kept for all.
    context = cache(partial(_read_context, package, relations, from_1904=contents.from_1904))
    return tuple(
        _sheet(package, listed, relation.path, context)
        for listed in contents.sheets
        if (relation := relations.get(listed.relation)) and relation.kind == "worksheet"
    )


def read_context(package: Package) -> CellContext:
    """Return what the cells of the workbook refer to: shared texts, styles, the first day."""
    path = _workbook_path(package)
    from_1904 = _contents(package, path).from_1904
    return _read_context(package, _relations(package, path), from_1904=from_1904)


def _read_context(
    package: Package, relations: dict[str, _Relation], *, from_1904: bool
) -> CellContext:
    paths = {relation.kind: relation.path for relation in relations.values()}
    texts, styles = paths.get("sharedStrings", ""), paths.get("styles", "")
    return CellContext(
        read_shared_texts(package, texts) if texts in package else [],
        read_styles(package, styles) if styles in package else {},
        from_1904,
    )


def _sheet(
    package: Package, listed: _Listed, path: str, context: Callable[[], CellContext]
) -> Sheet:
    part = SheetPart(package, path, listed.name)
    hint = _size_hint(package, path)
    return Sheet(listed.name, listed.is_hidden, partial(read_rows, part, context), hint)


def _size_hint(package: Package, path: str) -> int | None:
    found = _DIMENSION.search(package.head(path, _HEAD_BYTES))
    if found is None:
        return None
    return min(int(found[1]), LAST_ROW, package.size(path) // _SHORTEST_ROW)


def _workbook_path(package: Package) -> str:
    if _ROOT_RELATIONS not in package:
        return "xl/workbook.xml"
    documents = [
        relation.path
        for relation in _relations(package, "").values()
        if relation.kind == "officeDocument"
    ]
    if not documents:
        raise refusal(BROKEN, package.name)
    return documents[0]


def _relations(package: Package, path: str) -> dict[str, _Relation]:
    """Return what the part at ``path`` points at; pointers out of the package are left out."""
    folder, file = posixpath.split(path)
    relations: dict[str, _Relation] = {}

    def start(tag: str, attributes: Attributes) -> None:
        if local(tag) == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = attributes.get("Target", "").replace("\\", "/")
            inside = posixpath.normpath(posixpath.join("/", folder, target))
            relations[attributes.get("Id", "")] = _Relation(kind, inside)

    listing = posixpath.join(folder, "_rels", f"{file}.rels")
    if listing in package:
        parse_whole(package.small(listing), package.name, StartHandlers(start))
    return relations


def _contents(package: Package, path: str) -> _Contents:
    contents = _Contents()

    def start(tag: str, attributes: Attributes) -> None:
        name = local(tag)
        if name == "sheet":
            contents.sheets.append(_listed(attributes))
        elif name == "workbookPr":
            contents.from_1904 = attributes.get("date1904") in {"1", "true", "on"}

    parse_whole(package.small(path), package.name, StartHandlers(start))
    return contents


def _listed(attributes: Attributes) -> _Listed:
    relation = next(
        (value for key, value in attributes.items() if ":" in key and local(key) == "id"), ""
    )
    is_hidden = attributes.get("state", "visible") != "visible"
    return _Listed(attributes.get("name", ""), relation, is_hidden)

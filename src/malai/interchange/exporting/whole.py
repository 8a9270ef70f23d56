"""Everything of a workspace in one zip: every table, the files, and a codebook that explains them.

For leaving, for archiving, and for other programs. Rows point at each other by public id. What is
computed from other rows, and the images that the history keeps for undoing, stay behind: a backup
has them.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from typing import IO, Any, Final

from django.apps import apps
from django.db.models import Field, ForeignKey, JSONField, Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from malai.accounts.models import Workspace
from malai.files.models import StoredFile
from malai.files.services import file_path
from malai.kernel.registries import derived, left_out
from malai.post.selectors.drafts import undecided_files
from malai_core.formats import CellValue, write_csv
from malai_core.text import PartialDate

CHUNK: Final = 2_000
#: Ways from a table to its workspace are no longer than this.
STEPS: Final = 4
CODEBOOK: Final = "codebook.csv"
HEADS: Final = ("table", "column", "type", "ไทย", "English", "values")


def whole_write(target: IO[bytes], workspace: Workspace) -> dict[str, int]:
    """Write everything of ``workspace`` into a zip and return the rows of each table.

    Memory does not grow with the rows. One query for each table, streamed.
    """
    counts: dict[str, int] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", readme(workspace))
        _table(archive, CODEBOOK, [HEADS, *codebook()])
        for model in tables():
            name = model._meta.label
            counts[name] = _table(archive, f"tables/{name}.csv", _with_heads(model, workspace)) - 1
        counts["files"] = _files(archive, workspace)
    return counts


def tables() -> list[type[Model]]:
    """Return the models whose rows belong to a workspace and are worth keeping, by name."""
    ours = [m for m in apps.get_models() if m.__module__.startswith("malai.")]
    dropped = {*derived, *left_out}
    kept = [m for m in ours if m not in dropped and (m is Workspace or way_to_workspace(m))]
    return sorted(kept, key=lambda model: model._meta.label)


@cache
def way_to_workspace(model: type[Model], steps: int = STEPS) -> str:
    """Return the shortest way of foreign keys from ``model`` to its workspace; empty if none."""
    keys = [f for f in model._meta.concrete_fields if isinstance(f, ForeignKey) and not f.null]
    if any(key.related_model is Workspace for key in keys):
        return next(key.name for key in keys if key.related_model is Workspace)
    if steps == 0:
        return ""
    ways = [(key.name, way_to_workspace(key.related_model, steps - 1)) for key in keys]
    found = [f"{name}__{way}" for name, way in ways if way]
    return min(found, key=lambda way: way.count("__"), default="")


def rows_of(model: type[Model], workspace: Workspace) -> QuerySet[Any]:
    """Return the rows of ``model`` that belong to ``workspace``, oldest first. One query."""
    if model is Workspace:
        return Workspace.objects.filter(pk=workspace.pk)
    return model._base_manager.filter(**{way_to_workspace(model): workspace}).order_by("pk")


def _with_heads(model: type[Model], workspace: Workspace) -> Iterator[tuple[CellValue, ...]]:
    columns = list(_columns(model))
    yield tuple(head for head, _path in columns)
    found = rows_of(model, workspace).values_list(*(path for _head, path in columns))
    for row in found.iterator(chunk_size=CHUNK):
        yield tuple(_cell(value) for value in row)


def _columns(model: type[Model]) -> Iterator[tuple[str, str]]:
    """Yield heading and path of each column; keys of the database stay inside."""
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            yield field.name, _pointed_at(field)
        elif not field.primary_key or not field.get_internal_type().endswith("AutoField"):
            yield field.name, field.name


def _pointed_at(key: Field[Any, Any]) -> str:
    """Return the path to what names the row a key points at: its public id, else its own key."""
    target = key.related_model
    names = {field.name for field in target._meta.concrete_fields}  # type: ignore[union-attr]
    if "public_id" in names:
        return f"{key.name}__public_id"
    own = target._meta.pk  # type: ignore[union-attr]
    return f"{key.name}__{own.name}__public_id" if isinstance(own, ForeignKey) else key.name


def _cell(value: Any) -> CellValue:  # noqa: ANN401 - a column of any type
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


# -- The codebook ------------------------------------------------------------------------------


def codebook() -> Iterator[tuple[CellValue, ...]]:
    """Yield a line for each column: its type, what it is in both languages, and its values."""
    for model in tables():
        with_names = {field.name: field for field in model._meta.concrete_fields}
        for head, _path in _columns(model):
            field = with_names[head]
            yield (
                model._meta.label,
                head,
                _type_of(field),
                _said(field, "th"),
                _said(field, "en"),
                _values_of(field),
            )


def _type_of(field: Field[Any, Any]) -> str:
    if isinstance(field, ForeignKey):
        return f"→ {field.related_model._meta.label}"
    if isinstance(field, JSONField):
        return "JSON"
    return field.get_internal_type()


def _said(field: Field[Any, Any], language: str) -> str:
    with override(language):
        return str(field.verbose_name)


def _values_of(field: Field[Any, Any]) -> str:
    with override("en"):
        return "; ".join(f"{value} = {label}" for value, label in field.flatchoices)


# -- Into the zip ------------------------------------------------------------------------------


def _table(archive: zipfile.ZipFile, name: str, rows: Iterable[tuple[CellValue, ...]]) -> int:
    count = 0

    def counted() -> Iterator[tuple[CellValue, ...]]:
        nonlocal count
        for row in rows:
            count += 1
            yield row

    with archive.open(name, "w", force_zip64=True) as file:
        for piece in write_csv(counted()):
            file.write(piece)
    return count


def _files(archive: zipfile.ZipFile, workspace: Workspace) -> int:
    """Put the stored files in, once for each content, under the name of their content."""
    count = 0
    for digest, rows in _by_content(workspace):
        path = file_path(rows)
        if path.exists():
            archive.write(path, f"files/{digest}")
            count += 1
    return count


def _by_content(workspace: Workspace) -> Iterator[tuple[str, StoredFile]]:
    seen: set[str] = set()
    rows = StoredFile.objects.filter(workspace=workspace).exclude(pk__in=undecided_files(workspace))
    for stored in rows.order_by("pk").iterator():
        if stored.sha256 not in seen:
            seen.add(stored.sha256)
            yield stored.sha256, stored


def readme(workspace: Workspace) -> str:
    """Return what stands first in the zip, in the language of the page."""
    return _(
        "Everything of %(workspace)s in Malai. tables/ holds one table a file, files/ what people"
        " brought, named by its content; %(codebook)s explains every column."
    ) % {"workspace": workspace, "codebook": CODEBOOK}

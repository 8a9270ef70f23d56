"""Plain images of rows: what JSON can hold and what a row can be made from again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field, Model

T = TypeVar("T")

#: Rows in one RowImage: large enough for few inserts, small enough for a quick parse.
BATCH = 500

_ENCODER = DjangoJSONEncoder()


def image_of(row: Model) -> dict[str, Any]:
    """Return the stored values of ``row`` by column name."""
    return {field.attname: _plain(field, row) for field in row._meta.concrete_fields}


def row_from(model: type[Model], image: dict[str, Any]) -> Model:
    """Return an unsaved row with the values of ``image``; unknown columns are left out."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    known = {name: value for name, value in image.items() if name in fields}
    return model(**{name: fields[name].to_python(value) for name, value in known.items()})


def _plain(field: Field[Any, Any], row: Model) -> Any:  # noqa: ANN401 - whatever JSON holds
    value = getattr(row, field.attname)
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    if field.get_internal_type() in {"CharField", "FileField", "UUIDField"}:
        return field.value_to_string(row)
    return _ENCODER.default(value)


def batched(rows: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Return ``rows`` in lists of at most ``size``."""
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch

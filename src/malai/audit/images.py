"""Plain images of rows: what JSON can hold and what a row can be made from again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any, Final, TypeVar

from django.db import models
from django.db.models import Field, Model

T = TypeVar("T")

#: Rows in one RowImage: large enough for few inserts, small enough for a quick parse.
BATCH: Final = 500

#: Fields whose Python value is what JSON holds. Others, such as dates, are written as text.
_AS_IT_IS: Final = (
    models.AutoField,
    models.BooleanField,
    models.CharField,
    models.FloatField,
    models.ForeignKey,
    models.IntegerField,
    models.JSONField,
    models.TextField,
)
_PLAIN: Final = bool | int | float | str | list | dict


def image_of(row: Model) -> dict[str, Any]:
    """Return the stored values of ``row`` by column name.

    A row just made and the same row read again give the same image.
    """
    return {
        name: _stored(field, getattr(row, name), is_plain=is_plain)
        for name, field, is_plain in _columns(type(row))
    }


def row_from(model: type[Model], image: dict[str, Any]) -> Model:
    """Return an unsaved row with the values of ``image``; unknown columns are left out."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    known = {name: value for name, value in image.items() if name in fields}
    return model(**{name: fields[name].to_python(value) for name, value in known.items()})


@cache
def _columns(model: type[Model]) -> tuple[tuple[str, Field[Any, Any], bool], ...]:
    return tuple((field.attname, field, _is_plain(field)) for field in model._meta.concrete_fields)


def _is_plain(field: Field[Any, Any]) -> bool:
    """Say whether the field adds nothing to what Django's own kinds do with a value."""
    ours = not type(field).__module__.startswith("django.")
    return isinstance(field, _AS_IT_IS) and not ours


def _stored(field: Field[Any, Any], value: Any, *, is_plain: bool) -> Any:  # noqa: ANN401 - whatever JSON holds
    if value is None or (is_plain and isinstance(value, _PLAIN)):
        return value
    known = field.to_python(value)
    if known is None:
        return None
    return known.isoformat() if hasattr(known, "isoformat") else str(field.get_prep_value(known))


def batched(rows: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Return ``rows`` in lists of at most ``size``."""
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch

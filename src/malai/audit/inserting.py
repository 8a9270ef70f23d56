"""Inserting many new rows: what ``bulk_create`` does, at a fraction of its cost.

Django compiles each value of each row into SQL by itself, which takes most of the time of an
import. Here the way a column is written is found once for all rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import Any, Final, TypeVar

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, ForeignKey, Model
from django.utils import timezone

from malai.audit.images import batched

M = TypeVar("M", bound=Model)
Adapt = Callable[[Any], Any]

#: Fields whose Python value is what the database takes.
_PLAIN: Final = (
    models.BigIntegerField,
    models.BooleanField,
    models.CharField,
    models.EmailField,
    models.FloatField,
    models.ForeignKey,
    models.IntegerField,
    models.OneToOneField,
    models.PositiveIntegerField,
    models.PositiveSmallIntegerField,
    models.TextField,
)
#: Values of which few differ among many rows: dates and times.
_REPEATED: Final = (models.DateField, models.TimeField)


def rows_insert(model: type[M], rows: Sequence[M]) -> list[M]:
    """Insert ``rows`` and give them their keys. Signals are not sent, as in ``bulk_create``.

    A query for every few dozen rows on SQLite (its limit of parameters), one on PostgreSQL.
    The caller has opened a transaction. Keys must be given in all rows or in none.
    """
    if not rows:
        return []
    connection = connections[router.db_for_write(model)]
    _set_times(model, rows)
    fields = _fields_of(model, with_key=rows[0].pk is not None or not _is_auto(model))
    size = connection.ops.bulk_batch_size(fields, rows)
    for part in batched(rows, max(size, 1)):
        _insert(connection, model, fields, part)
    return list(rows)


def _is_auto(model: type[Model]) -> bool:
    return model._meta.pk is model._meta.auto_field


def _fields_of(model: type[Model], *, with_key: bool) -> list[Field[Any, Any]]:
    fields = model._meta.local_concrete_fields
    return [field for field in fields if with_key or field is not model._meta.auto_field]


def _set_times(model: type[Model], rows: Iterable[Model]) -> None:
    """Set the fields that Django sets by itself, to one moment for all rows."""
    now = timezone.now()
    for field in model._meta.local_concrete_fields:
        if isinstance(field, models.DateTimeField) and (field.auto_now or field.auto_now_add):
            for row in rows:
                row.__dict__[field.attname] = now


def _insert(
    connection: BaseDatabaseWrapper, model: type[M], fields: list[Field[Any, Any]], part: list[M]
) -> None:
    writers = [_writer(field, connection) for field in fields]
    values: list[Any] = []
    for row in part:
        values.extend(write(row) for write in writers)
    wants_keys = model._meta.auto_field is not None and model._meta.auto_field not in fields
    with connection.cursor() as cursor:
        cursor.execute(_sql(connection, model, fields, len(part), wants_keys=wants_keys), values)
        keys = [key for (key,) in cursor.fetchall()] if wants_keys else []
    for row, key in zip(part, keys, strict=False):
        row.pk = key
    for row in part:
        row._state.adding, row._state.db = False, connection.alias


def _sql(
    connection: BaseDatabaseWrapper,
    model: type[Model],
    fields: list[Field[Any, Any]],
    count: int,
    *,
    wants_keys: bool,
) -> str:
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    marks = "(" + ", ".join(["%s"] * len(fields)) + ")"
    rows = ", ".join([marks] * count)
    key = f" RETURNING {quote(str(model._meta.pk.column))}" if wants_keys else ""
    return f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES {rows}{key}"  # noqa: S608 - names of our own tables


def _writer(field: Field[Any, Any], connection: BaseDatabaseWrapper) -> Adapt:
    """Return what takes the value of a column out of a row, as the database wants it."""
    name = field.attname
    if isinstance(field, ForeignKey):
        return partial(_key_of, name=name, cache=field.name)
    if type(field) in _PLAIN:
        return partial(_value_of, name=name)
    return partial(_adapted_value_of, name=name, adapt=_adapter(field, connection))


def _value_of(row: Model, *, name: str) -> Any:  # noqa: ANN401 - whatever a column holds
    return row.__dict__[name]


def _adapted_value_of(row: Model, *, name: str, adapt: Adapt) -> Any:  # noqa: ANN401 - as above
    return adapt(row.__dict__[name])


def _key_of(row: Model, *, name: str, cache: str) -> Any:  # noqa: ANN401 - as above
    """Return a foreign key; the row it points at may have got its own key only just now."""
    key = row.__dict__[name]
    if key is None and (other := row._state.fields_cache.get(cache)) is not None:
        if other.pk is None:
            raise ValueError(f"{type(row).__name__}.{cache} was not saved yet")
        key = row.__dict__[name] = other.pk
    return key


def _adapter(field: Field[Any, Any], connection: BaseDatabaseWrapper) -> Adapt:
    adapt: Adapt = partial(field.get_db_prep_save, connection=connection)
    is_repeated = isinstance(field, _REPEATED) or not type(field).__module__.startswith("django.")
    if isinstance(field, models.UUIDField):
        return _uuid_native if connection.features.has_native_uuid_field else _uuid_hex
    return lru_cache(maxsize=4096)(adapt) if is_repeated else adapt


def _uuid_native(value: Any) -> Any:  # noqa: ANN401 - a UUID or nothing
    return value


def _uuid_hex(value: Any) -> str | None:  # noqa: ANN401 - a UUID or nothing
    return None if value is None else value.hex

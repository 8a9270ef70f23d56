"""Merge carriers and subject data that serve any table with a foreign key to ``Party``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django_stubs_ext import StrOrPromise

from malai.audit.images import BATCH, batched
from malai.audit.services.undoing import raw_delete
from malai.kernel.registries import Trace


class ForeignKeyCarrier:
    """Points the rows of ``gone`` at ``kept``.

    ``unique_with`` names the fields that, with the party, may occur once: where the kept party has
    such a row already, ``join`` may bring what the other row knows into it (it returns whether it
    changed something), and the other row goes.
    """

    def __init__(
        self,
        model: type[Model],
        field: str,
        *,
        unique_with: Sequence[str] = (),
        join: Callable[[Any, Any], bool] | None = None,
    ) -> None:
        self.model, self.field = model, field
        self.unique_with, self.join = tuple(unique_with), join
        self.covers = frozenset({f"{model._meta.label}.{field}"})

    def carry(self, *, kept: int, gone: int, trace: Trace) -> None:
        """Point the rows of ``gone`` at ``kept``, joining those that collide."""
        moving = list(self.model._base_manager.filter(**{self.field: gone}))
        trace.changing(moving)
        known = self._known(kept) if moving and self.unique_with else {}
        going = []
        for row in moving:
            twin = known.get(self._identity(row))
            if twin is None:
                going.append(row)
            else:
                self._join(twin, row, trace)
        rows_point(going, self.field, kept)

    def _known(self, kept: int) -> dict[tuple[Any, ...], Model]:
        rows = self.model._base_manager.filter(**{self.field: kept})
        return {self._identity(row): row for row in rows}

    def _identity(self, row: Model) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in self.unique_with)

    def _join(self, twin: Model, row: Model, trace: Trace) -> None:
        trace.changing([twin])
        if self.join and self.join(twin, row):
            twin.save()
        rows_drop([row])


class DroppingCarrier:
    """Lets rows go that are computed from the party and will be computed again."""

    def __init__(self, model: type[Model], field: str) -> None:
        self.model, self.field = model, field
        self.covers = frozenset({f"{model._meta.label}.{field}"})

    def carry(self, *, kept: int, gone: int, trace: Trace) -> None:  # noqa: ARG002 - a carrier's form
        """Delete the rows of ``gone``."""
        raw_delete(self.model._base_manager.filter(**{self.field: gone}))


def rows_point(rows: Sequence[Model], field: str, kept: int) -> None:
    """Point ``field`` of these rows at the kept party, a query for each 500; images were kept."""
    changed: dict[str, Any] = {f"{field}_id": kept}
    if rows and hasattr(rows[0], "updated_at"):
        changed["updated_at"] = timezone.now()
    for part in batched([row.pk for row in rows], BATCH):
        type(rows[0])._base_manager.filter(pk__in=part).update(**changed)


def rows_drop(rows: Sequence[Model]) -> None:
    """Delete exactly these rows; their images were kept by the caller."""
    if rows:
        keys = [row.pk for row in rows]
        raw_delete(type(rows[0])._base_manager.filter(pk__in=keys))


class ForeignKeyData:
    """Readable rows about people from one table, by the fields that point at them."""

    def __init__(
        self,
        model: type[Model],
        fields: Sequence[str],
        title: StrOrPromise,
        read: Callable[[Any], dict[str, Any]],
        *,
        related: Sequence[str] = (),
    ) -> None:
        self.model, self.fields, self.title, self.read = model, tuple(fields), title, read
        self.related = tuple(related)
        self.covers = frozenset(f"{model._meta.label}.{field}" for field in fields)

    def rows_for(self, party_ids: Sequence[int]) -> Mapping[int, list[dict[str, Any]]]:
        """Return readable rows by party. One query for each field that points at a party."""
        rows: dict[int, list[dict[str, Any]]] = {}
        for field in self.fields:
            found = self.model._base_manager.filter(**{f"{field}__in": party_ids})
            for row in found.select_related(*self.related).order_by("pk"):
                rows.setdefault(getattr(row, f"{field}_id"), []).append(self.read(row))
        return rows

"""One act: open it, do the work, and the images of every touched row are kept with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from malai.accounts.models import User, Workspace
from malai.audit.images import BATCH, batched, image_of
from malai.audit.inserting import rows_insert
from malai.audit.models import Act, Origin, RowImage

M = TypeVar("M", bound=Model)


class Recorder:
    """Keeps the images of the rows an act touches. Made by ``recorded``; implements ``Trace``."""

    def __init__(self, act: Act) -> None:
        self.act = act
        self._before: dict[type[Model], dict[int, dict[str, Any]]] = defaultdict(dict)
        self._created: dict[type[Model], dict[int, None]] = defaultdict(dict)

    def create(self, row: M) -> M:
        """Save a new row and keep its image."""
        row.save(force_insert=True)
        self._created[type(row)][row.pk] = None
        return row

    def create_all(self, model: type[M], rows: Iterable[M], *, batch: int = BATCH) -> list[M]:
        """Insert many new rows in batches and keep their images. Returns them with keys."""
        made: list[M] = []
        for part in batched(rows, batch):
            saved = rows_insert(model, part)
            RowImage.objects.create(
                act=self.act,
                table=model._meta.label,
                after={str(row.pk): image_of(row) for row in saved},
            )
            made.extend(saved)
        return made

    def changing(self, rows: Iterable[Model]) -> None:
        """Keep the images of rows that are about to change; the first image counts."""
        for row in rows:
            model = type(row)
            if row.pk not in self._created[model] and row.pk not in self._before[model]:
                self._before[model][row.pk] = image_of(row)

    def settle(self, rows: Iterable[Model]) -> None:
        """Write the images of changed rows at once, so that those of very many are not held.

        Whoever changes such a row again says so again (``changing``). Two queries for every batch
        of a table.
        """
        keys: dict[type[Model], list[int]] = defaultdict(list)
        for row in rows:
            if row.pk in self._before[type(row)]:
                keys[type(row)].append(row.pk)
        for model, some in keys.items():
            self._write(model, some)

    def deleting(self, rows: Iterable[Model]) -> None:
        """Keep the images of rows that are about to be deleted."""
        self.changing(rows)

    def about(self, subject: UUID) -> None:
        """Say which row the act is about, where it is only known once it was made."""
        self.act.subject_id = subject

    def say(self, **facts: str | int | float) -> None:
        """Add facts for the sentence of the history."""
        self.act.facts = {**self.act.facts, **facts}

    def close(self) -> None:
        """Write the images and the facts. Two queries for every batch of a table."""
        for model in {**self._before, **self._created}:
            self._write(model, [*self._before[model], *self._created[model]])
        self.act.save(update_fields=["facts", "subject_id", "updated_at"])

    def _write(self, model: type[Model], keys: Iterable[int]) -> None:
        before = self._before[model]
        for part in batched(keys):
            after = _images_now(model, part)
            earlier = {str(key): before.pop(key) for key in part if key in before}
            if earlier or after:
                RowImage.objects.create(
                    act=self.act, table=model._meta.label, before=earlier, after=after
                )


@contextmanager
def recorded(
    action: str,
    *,
    by: User | None,
    workspace: Workspace,
    subject: UUID | None = None,
    origin: str = Origin.WEB,
    **facts: str | int | float,
) -> Iterator[Recorder]:
    """Open an act: one transaction around the work and its trace, so they cannot part.

    Parameters
    ----------
    action
        ``<room>.<entity>_<verb>``.
    by
        Who does it; ``None`` for the system (first start, commands).
    subject
        Public id of the row the act is about.
    **facts
        Counts and names for the history's sentence. No phone, health or other sensitive value.
    """
    with transaction.atomic():
        act = Act.objects.create(
            workspace=workspace,
            by=by,
            action=action,
            origin=origin,
            subject_id=subject,
            facts=facts,
        )
        recorder = Recorder(act)
        yield recorder
        recorder.close()


def _images_now(model: type[Model], keys: Sequence[int]) -> dict[str, dict[str, Any]]:
    rows = model._base_manager.filter(pk__in=keys)
    return {str(row.pk): image_of(row) for row in rows}

"""Undo of one act: every row goes back to its image, or nothing changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.audit.images import batched, image_of, row_from
from malai.audit.models import Act
from malai.audit.services.recording import recorded
from malai.kernel.registries import after_undo, derived

Image = Mapping[str, Any]
#: Names listed where an undo is refused.
LISTED: Final = 12
Model = type[models.Model]


class UndoRefusedError(Exception):
    """The act cannot be undone; the text says why in the reader's language."""


@dataclass
class Effect:
    """What an act did to one table, from its first image of each row to its last."""

    before: dict[str, Image | None] = field(default_factory=dict)
    """Rows as they were; ``None`` for a row the act made."""
    left: set[str] = field(default_factory=set)
    """Rows that were there when the act ended."""

    def made(self) -> list[str]:
        """Return the keys of rows that an undo removes."""
        return [key for key in self.before if key in self.left and self.before[key] is None]

    def changed(self) -> dict[str, Image]:
        """Return the earlier images of rows that an undo writes over."""
        return {k: was for k, was in self.before.items() if was is not None and k in self.left}

    def removed(self) -> dict[str, Image]:
        """Return the images of rows that an undo inserts again."""
        return {k: was for k, was in self.before.items() if was is not None and k not in self.left}


def act_undo(*, by: User | None, act: Act) -> Act:
    """Put every row of ``act`` back as it was and record that as an act of its own.

    The caller has passed a door with ``HISTORY_UNDO``. The undo keeps no images: they are those of
    ``act`` read backwards. Rows that were only computed from others go with them.

    Cost: a few queries for every 500 rows.

    Raises
    ------
    UndoRefusedError
        Already undone, a row was changed again since, or later rows hang on one that would go;
        nothing is written then.
    """
    facts = {**act.facts, "undone_action": act.action}
    with recorded(
        "audit.act_undo", by=by, workspace=act.workspace, subject=act.public_id, **facts
    ) as trace:
        _refuse_twice(act)
        trace.act.undoes = act
        trace.act.save(update_fields=["undoes"])
        _restore(_effects_of(act))
        if follow := after_undo.entries.get(act.action):
            follow(act)
    return trace.act


def _refuse_twice(act: Act) -> None:
    """Lock the act, so that of two undos at once the second finds the first."""
    locked = Act.objects.select_for_update().get(pk=act.pk)
    if hasattr(locked, "undone_by"):
        raise UndoRefusedError(_("This has already been undone."))
    if locked.undoes_id is not None:
        raise UndoRefusedError(_("This is itself an undo."))
    if not act.images.exists():
        raise UndoRefusedError(_("There is nothing in this step that could be undone."))


def _effects_of(act: Act) -> dict[Model, Effect]:
    """Fold the images of ``act``, newest first, and refuse where a row is not as it left it."""
    effects: dict[Model, Effect] = defaultdict(Effect)
    since: dict[str, None] = {}
    for image in act.images.order_by("-pk").iterator(chunk_size=20):
        model = _model_named(image.table)
        effect, keys = effects[model], {*image.before, *image.after}
        last = {key: image.after.get(key) for key in keys if key not in effect.before}
        since.update(dict.fromkeys(_changed_since(model, last)))
        effect.left |= {key for key, after in last.items() if after is not None}
        effect.before.update({key: image.before.get(key) for key in keys})
    _refuse_if_changed(list(since))
    return effects


def _refuse_if_changed(names: Sequence[str]) -> None:
    """Refuse with the names of what was changed since, so that a person knows where to look."""
    if not names:
        return
    listed = ", ".join(names[:LISTED])
    if len(names) > LISTED:
        listed = _("%(names)s and %(n)s more") % {"names": listed, "n": len(names) - LISTED}
    raise UndoRefusedError(
        _("Changed again since: %(names)s. Undo the later change first.") % {"names": listed}
    )


def _model_named(label: str) -> Model:
    try:
        return apps.get_model(label)
    except LookupError as error:
        raise UndoRefusedError(
            _("This was done with an older version of Malai and cannot be undone any more.")
        ) from error


def _changed_since(model: Model, last: Mapping[str, Image | None]) -> Iterator[str]:
    """Yield the names of rows that are not as the act left them. Locks those it reads."""
    for part in batched(last):
        # Locked, so that nobody changes them between this check and the writing.
        rows = model._base_manager.select_for_update().filter(pk__in=part).order_by("pk")
        found = {str(row.pk): row for row in rows}
        for key in part:
            after, row = last[key], found.get(key)
            is_other = (
                row is not None if after is None else row is None or _differs(image_of(row), after)
            )
            if is_other:
                yield _named(model, row, after)


def _named(model: Model, row: models.Model | None, after: Image | None) -> str:
    """Return how a person knows a row: what it says of itself, or what it said when it was there."""
    if row is not None:
        return str(row)
    kept = after or {}
    name = kept.get("name_th") or kept.get("name_en") or kept.get("title_th")
    return str(name or model._meta.verbose_name)


def _differs(now: Image, then: Image) -> bool:
    ignored = {"updated_at"}
    return any(now.get(name) != value for name, value in then.items() if name not in ignored)


def _restore(effects: Mapping[Model, Effect]) -> None:
    """Write, then check every key: rows of later acts must not hang on rows that went.

    Foreign keys are checked at the end on both databases, so the order of tables does not matter.
    """
    try:
        with transaction.atomic():
            for model, effect in effects.items():
                _delete(model, effect.made())
            for model, effect in effects.items():
                _write_over(model, effect.changed())
                _insert(model, effect.removed())
            connection.check_constraints(table_names=sorted(_tables_at_risk(effects)))
    except IntegrityError as error:
        raise UndoRefusedError(
            _("Later work depends on this. Undo the later work first.")
        ) from error


def _delete(model: Model, keys: Iterable[str]) -> None:
    """Delete without cascades: the check at the end finds what would be left hanging."""
    for part in batched(keys):
        _delete_derived(model, part)
        raw_delete(model._base_manager.filter(pk__in=part))


def _delete_derived(model: Model, keys: list[str]) -> None:
    """Let go of what was only computed from these rows, such as their place in the picture."""
    for relation in model._meta.related_objects:
        if relation.related_model in set(derived):
            rows = relation.related_model._base_manager
            raw_delete(rows.filter(**{f"{relation.field.name}__in": keys}))


def raw_delete(rows: models.QuerySet[models.Model]) -> None:
    """Delete exactly these rows in one query."""
    rows._raw_delete(rows.db)


def _write_over(model: Model, images: Mapping[str, Image]) -> None:
    """Put rows back by taking them away and inserting them again under their keys.

    Two queries for every 500 rows instead of one for each. All go before the first comes back, so
    that two rows may swap a unique value; foreign keys are checked at the end.
    """
    for part in batched(images):
        raw_delete(model._base_manager.filter(pk__in=part))
    _insert(model, images)


def _insert(model: Model, images: Mapping[str, Image]) -> None:
    fields = model._meta.concrete_fields
    rows = [row_from(model, dict(image)) for image in images.values()]
    size = connection.ops.bulk_batch_size(fields, rows) if rows else 1
    for part in batched(rows, size):
        # ``bulk_create`` would set new dates; its inner half, told to be raw, does not.
        model._base_manager.all()._insert(  # type: ignore[attr-defined]
            part, fields=fields, using=connection.alias, raw=True
        )


def _tables_at_risk(effects: Mapping[Model, Effect]) -> set[str]:
    """Return the tables whose foreign keys may point at nothing now."""
    tables = {model._meta.db_table for model in effects}
    for model in effects:
        for relation in model._meta.related_objects:
            tables.add(relation.related_model._meta.db_table)
        tables |= {field.m2m_db_table() for field in model._meta.many_to_many}
    return tables

"""Undo of one act: every row goes back to its image, or nothing changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, connection, models, transaction
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.audit.images import batched, image_of, row_from
from malai.audit.models import Act, RowImage
from malai.audit.services.recording import recorded
from malai.kernel.registries import after_undo, derived
from malai_core.spill import KeySet

#: Images that are fetched at once, of up to 500 rows each.
_IMAGES: Final = 10
Image = Mapping[str, Any]
#: Names listed where an undo is refused.
LISTED: Final = 12
Model = type[models.Model]


class UndoRefusedError(Exception):
    """The act cannot be undone; the text says why in the reader's language."""


@dataclass
class Effect:
    """What an act did to one table, as far as the undo has come. Keys only: rows may be very many."""

    checked: KeySet = field(default_factory=KeySet)
    """Rows whose last image was compared with what there is now."""
    there: KeySet = field(default_factory=KeySet)
    """Of those, the ones that were there when the act ended."""
    made: KeySet = field(default_factory=KeySet)
    """Rows that the act made, and that are gone by now."""
    back: KeySet = field(default_factory=KeySet)
    """Rows whose first image was put back."""


def act_undo(*, by: User | None, act: Act) -> Act:
    """Put every row of ``act`` back as it was and record that as an act of its own.

    The caller has passed a door with ``HISTORY_UNDO``. The undo keeps no images: they are those of
    ``act`` read backwards. Rows that were only computed from others go with them.

    Cost: a few queries for every 500 rows. Memory does not grow with the rows, but for a bit each.

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
        _restore(act)
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


def _restore(act: Act) -> None:
    """Check and write, then check every key: rows of later acts must not hang on rows that went.

    What the act made goes before what it changed or removed comes back, so that names which may be
    there once are free. Foreign keys are checked at the end on both databases, so the order of
    tables does not matter.
    """
    effects: dict[Model, Effect] = defaultdict(Effect)
    images = act.images.order_by("pk")
    is_more_than_made, since = False, dict[str, None]()
    try:
        with transaction.atomic():
            for image in images.reverse().iterator(chunk_size=_IMAGES):
                model = _model_named(image.table)
                _check(model, effects[model], image, since)
                _delete(model, effects[model], image)
                is_more_than_made |= bool(image.before)
            # Nothing was written for good yet: a refusal takes the whole transaction back.
            _refuse_if_changed(list(since))
            for image in images.iterator(chunk_size=_IMAGES) if is_more_than_made else ():
                model = _model_named(image.table)
                _put_back(model, effects[model], image)
            connection.check_constraints(table_names=sorted(_tables_at_risk(effects)))
    except IntegrityError as error:
        raise UndoRefusedError(
            _("Later work depends on this. Undo the later work first.")
        ) from error


def _check(model: Model, effect: Effect, image: RowImage, since: dict[str, None]) -> None:
    """Note in ``since`` which rows are not as the act left them, by their newest image."""
    last = {
        key: image.after.get(key)
        for key in {**image.before, **image.after}
        if effect.checked.add(int(key))
    }
    since.update(dict.fromkeys(_changed_since(model, last)))
    for key, after in last.items():
        if after is not None:
            effect.there.add(int(key))


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
            is_back = after is None and row is not None
            if is_back or (after is not None and _is_other(row, after)):
                yield _named(model, row, after)


def _is_other(row: models.Model | None, after: Image) -> bool:
    return row is None or _differs(image_of(row), after)


def _named(model: Model, row: models.Model | None, after: Image | None) -> str:
    """Return how a person knows a row: what it says of itself, or what it said when it was there."""
    try:
        if row is not None:
            return str(row)
    except ObjectDoesNotExist:
        # What it hangs on went a moment ago, in this very undo.
        return str(model._meta.verbose_name)
    kept = after or {}
    name = kept.get("name_th") or kept.get("name_en") or kept.get("title_th")
    return str(name or model._meta.verbose_name)


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


def _differs(now: Image, then: Image) -> bool:
    ignored = {"updated_at"}
    return any(now.get(name) != value for name, value in then.items() if name not in ignored)


def _delete(model: Model, effect: Effect, image: RowImage) -> None:
    """Delete what was made, without cascades: the check at the end finds what is left hanging."""
    keys = [key for key in image.after if key not in image.before and int(key) in effect.there]
    for part in batched(key for key in keys if effect.made.add(int(key))):
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


def _put_back(model: Model, effect: Effect, image: RowImage) -> None:
    """Put rows back as they were before the act: of several images the oldest says how."""
    missing: dict[str, Image] = {}
    for key in {**image.before, **image.after}:
        was = image.before.get(key)
        if effect.back.add(int(key)) and was is not None:
            missing[key] = was
    # Rows that are still there go first: two queries for 500 of them instead of one for each.
    for part in batched(missing):
        raw_delete(model._base_manager.filter(pk__in=part))
    _insert(model, missing)


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

"""Undo of one act: every row goes back to its image, or nothing changes."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.audit.images import batched, image_of, row_from
from malai.audit.models import Act, RowImage
from malai.audit.services.recording import Recorder, recorded
from malai.kernel.registries import derived


class UndoRefusedError(Exception):
    """The act cannot be undone; the text says why in the reader's language."""


def act_undo(*, by: User | None, act: Act) -> Act:
    """Put every row of ``act`` back as it was and record that as an act of its own.

    The caller has passed a door with ``HISTORY_UNDO``. Newest images first, so that rows which
    depend on others go before them.

    Raises
    ------
    UndoRefusedError
        Already undone, or a row was changed again since; nothing is written then.
    """
    with recorded(
        "audit.act_undo", by=by, workspace=act.workspace, subject=act.public_id, action=act.action
    ) as trace:
        _lock_and_check(act)
        trace.act.undoes = act
        trace.act.save(update_fields=["undoes"])
        _restore(act, trace)
    return trace.act


def _lock_and_check(act: Act) -> None:
    locked = Act.objects.select_for_update().get(pk=act.pk)
    if hasattr(locked, "undone_by"):
        raise UndoRefusedError(_("This has already been undone."))
    if locked.undoes_id is not None:
        raise UndoRefusedError(_("This is itself an undo."))


def _restore(act: Act, trace: Recorder) -> None:
    images = list(act.images.order_by("-pk"))
    for image in images:
        _refuse_if_changed_since(image)
    try:
        with transaction.atomic():
            for image in images:
                _delete_created(image, trace)
            for image in reversed(images):
                _bring_back(image, trace)
            connection.check_constraints()
    except IntegrityError as error:
        raise UndoRefusedError(
            _("Later work depends on this. Undo the later work first.")
        ) from error


def _model_of(image: RowImage) -> type[models.Model]:
    return apps.get_model(image.table)


def _refuse_if_changed_since(image: RowImage) -> None:
    rows = {str(row.pk): row for row in _model_of(image)._base_manager.filter(pk__in=image.after)}
    for key, after in image.after.items():
        row = rows.get(key)
        if row is None or _differs(image_of(row), after):
            raise UndoRefusedError(
                _("Something here was changed again since. Undo the later change first.")
            )
    gone = [key for key in image.before if key not in image.after]
    if _model_of(image)._base_manager.filter(pk__in=gone).exists():
        raise UndoRefusedError(_("Something here was brought back since."))


def _differs(now: dict[str, Any], then: dict[str, Any]) -> bool:
    ignored = {"updated_at"}
    return any(now.get(name) != value for name, value in then.items() if name not in ignored)


def _delete_created(image: RowImage, trace: Recorder) -> None:
    """Delete without cascades: the check at the end finds rows of later acts that hang on these."""
    model = _model_of(image)
    created = model._base_manager.filter(pk__in=[k for k in image.after if k not in image.before])
    trace.deleting(created)
    keys = list(created.values_list("pk", flat=True))
    for part in batched(keys):
        _delete_derived(model, part)
        raw_delete(model._base_manager.filter(pk__in=part))


def _delete_derived(model: type[models.Model], keys: list[Any]) -> None:
    """Let go of what was only computed from these rows, such as their place in the picture."""
    for relation in model._meta.related_objects:
        if relation.related_model in set(derived):
            rows = relation.related_model._base_manager
            raw_delete(rows.filter(**{f"{relation.field.name}__in": keys}))


def raw_delete(rows: models.QuerySet[models.Model]) -> None:
    """Delete exactly these rows in one query."""
    rows._raw_delete(rows.db)  # type: ignore[attr-defined]


def _bring_back(image: RowImage, trace: Recorder) -> None:
    model = _model_of(image)
    rows = {str(row.pk): row for row in model._base_manager.filter(pk__in=image.before)}
    trace.changing(rows.values())
    for key, before in image.before.items():
        row = row_from(model, before)
        row.save_base(raw=True, force_insert=key not in rows)
        if key not in rows:
            trace.restored(row)

"""A workspace's own kinds of activity: added, reworded, retired; never deleted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.activities.models import OwnKind
from malai.audit.services import recorded
from malai.kernel.editing import Settle


def kind_add(*, by: User | None, workspace: Workspace, fields: Mapping[str, Any]) -> OwnKind:
    """Add a kind. ``fields`` are ``name_th`` and ``name_en``; one of them is enough.

    Raises
    ------
    ValidationError
        No words, or another kind has them; by field.
    """
    kind = OwnKind(workspace=workspace)
    _fill(kind, fields)
    with recorded("activities.kind_add", by=by, workspace=workspace, name=kind.name) as trace:
        trace.create(kind)
        trace.about(kind.public_id)
    return kind


def kind_change(
    *, by: User | None, kind: OwnKind, fields: Mapping[str, Any], settle: Settle | None = None
) -> OwnKind:
    """Change the words of a kind; activities that have it say the new ones.

    ``settle`` as in the other rooms.

    Raises
    ------
    ValidationError
        As ``kind_add``.
    """
    with recorded(
        "activities.kind_change", by=by, workspace=kind.workspace, subject=kind.public_id
    ) as trace:
        now = OwnKind.objects.select_for_update().get(pk=kind.pk)
        trace.changing([now])
        _fill(now, settle(values_of(now)) if settle else fields)
        now.save()
        trace.say(name=now.name)
    return now


def values_of(kind: OwnKind) -> dict[str, Any]:
    """Return what a form shows of a kind."""
    return {"name_th": kind.name_th, "name_en": kind.name_en}


def kind_retire(*, by: User | None, kind: OwnKind) -> OwnKind:
    """Offer a kind no longer; activities that have it keep it."""
    with recorded(
        "activities.kind_retire",
        by=by,
        workspace=kind.workspace,
        subject=kind.public_id,
        name=kind.name,
    ) as trace:
        trace.changing([kind])
        kind.is_retired = True
        kind.save()
    return kind


def kind_restore(*, by: User | None, kind: OwnKind) -> OwnKind:
    """Offer a retired kind again."""
    with recorded(
        "activities.kind_restore",
        by=by,
        workspace=kind.workspace,
        subject=kind.public_id,
        name=kind.name,
    ) as trace:
        trace.changing([kind])
        kind.is_retired = False
        kind.save()
    return kind


def _fill(kind: OwnKind, fields: Mapping[str, Any]) -> None:
    thai, english = fields.get("name_th", ""), fields.get("name_en", "")
    if not (thai or english):
        raise ValidationError({"name_th": _("Say it in Thai or in English.")})
    kind.name_th, kind.name_en = thai, english
    kind.full_clean(validate_unique=False)
    same = Q(name_th=thai) if thai else Q(name_en=english)
    others = OwnKind.objects.filter(same, workspace=kind.workspace).exclude(pk=kind.pk)
    if others.exists():
        raise ValidationError({"name_th": _("Another kind of activity has these words.")})

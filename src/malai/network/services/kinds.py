"""Kinds of relationship: owners add them, change their words and retire them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import recorded
from malai.network.models import TieKind

KIND_FIELDS: Final = (
    "label_th",
    "label_en",
    "inverse_th",
    "inverse_en",
    "layer",
    "is_directed",
    "way",
    "source_may_be",
    "target_may_be",
    "scale",
)


def tie_kind_add(*, by: User | None, workspace: Workspace, fields: Mapping[str, Any]) -> TieKind:
    """Add a kind of relationship. ``fields`` are those of ``KIND_FIELDS``.

    Raises
    ------
    ValidationError
        No words, or another kind says the same; by field.
    """
    kind = TieKind(workspace=workspace)
    _fill(kind, fields)
    with recorded("network.tie_kind_add", by=by, workspace=workspace, name=kind.label) as trace:
        _refuse_same_words(kind)
        # Codes are what imports write; the words at the beginning are such a code, and stay it.
        kind.code = _free_code(kind)
        trace.about(kind.public_id)
        return trace.create(kind)


def tie_kind_change(*, by: User | None, kind: TieKind, fields: Mapping[str, Any]) -> TieKind:
    """Change the words, the layer, the ends and the steps of a kind.

    Raises
    ------
    ValidationError
        As ``tie_kind_add``; or its direction would change while relationships use it.
    """
    is_directed = kind.is_directed
    with recorded(
        "network.tie_kind_change", by=by, workspace=kind.workspace, subject=kind.public_id
    ) as trace:
        trace.changing([kind])
        _fill(kind, fields)
        _refuse_same_words(kind)
        if kind.is_directed != is_directed and kind.ties.exists():
            raise ValidationError({"is_directed": _("Relationships use this kind, and turning it would change what they say. Retire it and add another one.")})  # fmt: skip
        kind.save()
        trace.say(name=kind.label)
    return kind


def tie_kind_retire(*, by: User | None, kind: TieKind) -> TieKind:
    """Offer a kind no longer; relationships that have it keep it."""
    with recorded(
        "network.tie_kind_retire",
        by=by,
        workspace=kind.workspace,
        subject=kind.public_id,
        name=kind.label,
    ) as trace:
        trace.changing([kind])
        kind.is_retired = True
        kind.save()
    return kind


def tie_kind_restore(*, by: User | None, kind: TieKind) -> TieKind:
    """Offer a retired kind again."""
    with recorded(
        "network.tie_kind_restore",
        by=by,
        workspace=kind.workspace,
        subject=kind.public_id,
        name=kind.label,
    ) as trace:
        trace.changing([kind])
        kind.is_retired = False
        kind.save()
    return kind


def _fill(kind: TieKind, fields: Mapping[str, Any]) -> None:
    for name in KIND_FIELDS:
        if name in fields:
            setattr(kind, name, fields[name])
    if not (kind.label_th or kind.label_en):
        raise ValidationError({"label_th": _("Say it in Thai or in English.")})
    kind.label_th = kind.label_th or kind.label_en
    kind.label_en = kind.label_en or kind.label_th
    kind.full_clean(validate_unique=False, validate_constraints=False, exclude=["code"])


def _refuse_same_words(kind: TieKind) -> None:
    others = TieKind.objects.filter(workspace=kind.workspace, label_th=kind.label_th)
    if others.exclude(pk=kind.pk).exists():
        raise ValidationError({"label_th": _("Another kind has these words already.")})


def _free_code(kind: TieKind) -> str:
    words = kind.label_th[:90]
    taken = set(
        TieKind.objects.filter(workspace=kind.workspace, code__startswith=words).values_list(
            "code", flat=True
        )
    )
    return next(
        code for n in range(1, len(taken) + 2) if (code := _numbered(words, n)) not in taken
    )


def _numbered(words: str, number: int) -> str:
    return words if number == 1 else f"{words} ({number})"

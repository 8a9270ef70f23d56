"""Purposes and the versions of their texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import Recorder, recorded
from malai.consent.models import Purpose, PurposeText
from malai.consent.wording import COMMON

FIELDS: Final = ("name_th", "name_en", "basis", "partners")


def purposes_ensure(workspace: Workspace, *, by: User | None = None) -> list[Purpose]:
    """Make the common purposes with their first texts; those there already stay as they are."""
    known = set(Purpose.objects.filter(workspace=workspace).values_list("code", flat=True))
    missing = [(n, one) for n, one in enumerate(COMMON) if one.code not in known]
    if missing:
        with recorded("consent.purposes_ensure", by=by, workspace=workspace) as trace:
            purposes = [
                Purpose(
                    workspace=workspace,
                    code=one.code,
                    name_th=one.name.th,
                    name_en=one.name.en,
                    basis=one.basis,
                    place=place,
                )
                for place, one in missing
            ]
            made = trace.create_all(Purpose, purposes)
            texts = (
                PurposeText(purpose=row, number=1, text_th=one.text.th, text_en=one.text.en)
                for row, (_place, one) in zip(made, missing, strict=True)
            )
            trace.create_all(PurposeText, texts)
    return list(Purpose.objects.filter(workspace=workspace))


def purpose_create(*, by: User | None, workspace: Workspace, fields: Mapping[str, Any]) -> Purpose:
    """Add a purpose of the workspace's own with its first text.

    Raises
    ------
    ValidationError
        No name or no text; by field.
    """
    purpose = Purpose(workspace=workspace, code=f"own_{uuid4().hex[:12]}")
    _fill(purpose, fields)
    with recorded("consent.purpose_create", by=by, workspace=workspace, name=str(purpose)) as trace:
        trace.create(purpose)
        trace.about(purpose.public_id)
        _new_text(purpose, fields, trace)
    return purpose


def purpose_change(*, by: User | None, purpose: Purpose, fields: Mapping[str, Any]) -> Purpose:
    """Change name, ground or receivers; other words become a new version beside the old one.

    Answers keep the version they were given to. ``is_retired`` stops the asking.

    Raises
    ------
    ValidationError
        As ``purpose_create``.
    """
    with recorded(
        "consent.purpose_change", by=by, workspace=purpose.workspace, subject=purpose.public_id
    ) as trace:
        trace.changing([purpose])
        _fill(purpose, fields)
        if "is_retired" in fields:
            today = timezone.localdate()
            purpose.retired_on = (purpose.retired_on or today) if fields["is_retired"] else None
        purpose.save()
        _new_text(purpose, fields, trace)
        trace.say(name=str(purpose))
    return purpose


def _fill(purpose: Purpose, fields: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in fields:
            setattr(purpose, name, fields[name])
    if not (purpose.name_th or purpose.name_en):
        raise ValidationError({"name_th": _("Give a name in Thai or in English.")})
    purpose.full_clean(validate_unique=False)


def _new_text(purpose: Purpose, fields: Mapping[str, Any], trace: Recorder) -> None:
    """Add a version where the words differ from the newest one."""
    thai, english = fields.get("text_th", ""), fields.get("text_en", "")
    newest = purpose.texts.order_by("-number").first()
    if newest and (thai, english) in ((newest.text_th, newest.text_en), ("", "")):
        return
    if not thai:
        raise ValidationError({"text_th": _("Write what people are asked.")})
    number = newest.number + 1 if newest else 1
    trace.create(PurposeText(purpose=purpose, number=number, text_th=thai, text_en=english))

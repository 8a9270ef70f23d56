"""Fields of our own: adding, changing, retiring; writing values inside the act of a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import Recorder, recorded
from malai.network.carriers import rows_drop
from malai.network.models import (
    CustomField,
    CustomLook,
    CustomValue,
    FieldKind,
    Party,
    Word,
    WordCode,
)
from malai.network.selectors.custom import Record, kind_of, of
from malai_core.text import NotADateError, PartialDate, ascii_digits, clean, read_date

FIELD_FIELDS: Final = (
    "record",
    "kind",
    "label_th",
    "label_en",
    "choices",
    "is_wanted",
    "is_sensitive",
)


def field_add(*, by: User | None, workspace: Workspace, fields: Mapping[str, Any]) -> CustomField:
    """Add a field to a kind of record. ``fields`` are those of ``FIELD_FIELDS``.

    Raises
    ------
    ValidationError
        No words, the words of another field of the same records, or choices are missing.
    """
    field = CustomField(workspace=workspace)
    _fill(field, fields)
    with recorded("network.field_add", by=by, workspace=workspace, name=field.label) as trace:
        trace.about(field.public_id)
        return trace.create(field)


def field_change(*, by: User | None, field: CustomField, fields: Mapping[str, Any]) -> CustomField:
    """Change a field; what it holds and of which records stays while it has values.

    Raises
    ------
    ValidationError
        As ``field_add``, or values would no longer fit.
    """
    before = (field.record, field.kind)
    with recorded(
        "network.field_change", by=by, workspace=field.workspace, subject=field.public_id
    ) as trace:
        trace.changing([field])
        _fill(field, fields)
        if before != (field.record, field.kind) and field.values.exists():
            raise ValidationError({"kind": _("Records say something here already. Retire it and add another one.")})  # fmt: skip
        field.save()
        trace.say(name=field.label)
    return field


def _fill(field: CustomField, fields: Mapping[str, Any]) -> None:
    for name in FIELD_FIELDS:
        if name in fields:
            setattr(field, name, fields[name])
    if not (field.label_th or field.label_en):
        raise ValidationError({"label_th": _("Say it in Thai or in English.")})
    field.label_th, field.label_en = (
        field.label_th or field.label_en,
        field.label_en or field.label_th,
    )
    if field.kind in {FieldKind.CHOICE, FieldKind.CHOICES} and not field.choices:
        raise ValidationError({"choices": _("Name the choices, one a line.")})
    same = CustomField.objects.filter(
        workspace=field.workspace, record=field.record, label_th=field.label_th
    )
    if same.exclude(pk=field.pk).exists():
        raise ValidationError({"label_th": _("Another field has these words already.")})
    field.full_clean(validate_unique=False, validate_constraints=False)


def field_retire(*, by: User | None, field: CustomField) -> CustomField:
    """Ask for a field no longer; what records say in it is kept and shown."""
    return _retired(by, field, is_retired=True)


def field_restore(*, by: User | None, field: CustomField) -> CustomField:
    """Ask for a retired field again."""
    return _retired(by, field, is_retired=False)


def _retired(by: User | None, field: CustomField, *, is_retired: bool) -> CustomField:
    with recorded(
        "network.field_retire",
        by=by,
        workspace=field.workspace,
        subject=field.public_id,
        name=field.label,
        retired=is_retired,
    ) as trace:
        trace.changing([field])
        field.is_retired = is_retired
        field.save()
    return field


def values_write(trace: Recorder, record: Record, fields: Mapping[str, Any]) -> None:
    """Write the values among ``fields`` (``custom_<id>``) of ``record``; an empty one goes.

    Two queries where there are none, three more where some change.
    """
    given = {name: value for name, value in fields.items() if name.startswith("custom_")}
    if not given:
        return
    rows = CustomField.objects.filter(workspace=record.workspace_id, record=kind_of(record))
    known = {row.field_id: row for row in CustomValue.objects.filter(**of(record))}
    for field in rows:
        if field.form_name in given:
            value = stored(given[field.form_name])
            # A form does not show what a sensitive field holds: empty there is not taken away.
            if value is not None or not field.is_sensitive:
                _write(trace, record, field, known.get(field.pk), value)


def value_look(*, by: User, row: CustomValue) -> str:
    """Return what a sensitive field says, and note in the same transaction who looked."""
    with transaction.atomic():
        CustomLook.objects.create(
            workspace_id=row.workspace_id, field=row.field, about=row.record.public_id, by=by
        )
        return row.field.said(row.value)


def value_remove(*, by: User | None, row: CustomValue) -> None:
    """Take away what a sensitive field says; the undo of this act brings it back."""
    with recorded(
        "network.value_remove",
        by=by,
        workspace=row.workspace,
        subject=row.record.public_id,
        name=str(row.record),
        field=row.field.label,
    ) as trace:
        trace.changing([row])
        rows_drop([row])


def stored(value: Any) -> Any:  # noqa: ANN401 - what a form gives
    """Return a value as JSON keeps it, ``None`` where nothing was said."""
    if isinstance(value, PartialDate):
        return value.iso
    return None if value in ("", [], None) else value


def _write(
    trace: Recorder,
    record: Record,
    field: CustomField,
    row: CustomValue | None,
    value: Any,  # noqa: ANN401 - JSON
) -> None:
    if row is None and value is not None:
        made = CustomValue(workspace_id=record.workspace_id, field=field, value=value)
        for name, there in of(record).items():
            setattr(made, name, there)
        trace.create(made)
    elif row is not None and row.value != value:
        trace.changing([row])
        if value is None:
            rows_drop([row])
        else:
            row.value = value
            row.save()


def column_promote(
    *, by: User | None, workspace: Workspace, header: str, fields: Mapping[str, Any]
) -> CustomField:
    """Make a field of a column that imports brought, and move what can be read into it.

    A text that does not fit the kind stays in the column, so nothing is lost. Parties of other
    kinds than ``fields["record"]`` are left alone. A query for every 500 parties.

    Raises
    ------
    ValidationError
        As ``field_add``.
    """
    field = CustomField(workspace=workspace)
    _fill(field, fields)
    with recorded("network.column_promote", by=by, workspace=workspace, name=field.label) as trace:
        trace.create(field)
        trace.about(field.public_id)
        parties = Party.objects.filter(workspace=workspace, kind=field.record).exclude(extra={})
        made = [v for party in parties.order_by("pk") if (v := _moved(trace, party, field, header))]
        trace.create_all(CustomValue, made)
        trace.say(rows=len(made))
    return field


def _moved(trace: Recorder, party: Party, field: CustomField, header: str) -> CustomValue | None:
    value = read_as(field, str(party.extra.get(header, "")))
    if value is None:
        return None
    trace.changing([party])
    party.extra = {head: text for head, text in party.extra.items() if head != header}
    party.save()
    return CustomValue(workspace_id=party.workspace_id, field=field, party=party, value=value)


def read_as(field: CustomField, text: str) -> Any:  # noqa: ANN401 - what JSON holds
    """Return a text as the kind of ``field`` holds it, ``None`` where it cannot be."""
    text = clean(text)
    readers: dict[str, Callable[[str], Any]] = {
        FieldKind.NUMBER: _number,
        FieldKind.DATE: _date,
        FieldKind.YES_NO: lambda said: YES_NO.get(said.lower()),
        FieldKind.CHOICE: _options(field).get,
        FieldKind.CHOICES: lambda said: _several(said, _options(field)),
    }
    return readers.get(field.kind, str)(text) if text else None


def _options(field: CustomField) -> dict[str, str]:
    """Return the stored words of each choice by its words in either language."""
    return {word: one["th"] for one in field.choices for word in (one["th"], one["en"])}


def _several(text: str, options: Mapping[str, str]) -> list[str] | None:
    found = [options.get(clean(part), "") for part in text.split(",")]
    return found if all(found) else None


YES_NO: Final = {
    "ใช่": True, "มี": True, "yes": True, "y": True, "1": True, "true": True,
    "ไม่ใช่": False, "ไม่มี": False, "ไม่": False, "no": False, "n": False, "0": False,
    "false": False,
}  # fmt: skip


def _number(text: str) -> float | None:
    try:
        number = float(ascii_digits(text).replace(",", ""))
    except ValueError:
        return None
    return number if isfinite(number) else None


def _date(text: str) -> str | None:
    """Return a date that leaves no doubt."""
    try:
        read = read_date(text)
    except NotADateError:
        return None
    return read.date.iso if read is not None and read.doubt is None else None


def words_set(
    *, by: User | None, workspace: Workspace, words: Mapping[str, tuple[str, str]]
) -> None:
    """Say what this workspace says instead of our words: (Thai, English) by ``WordCode``."""
    known = {row.code: row for row in Word.objects.filter(workspace=workspace)}
    with recorded("network.words_set", by=by, workspace=workspace) as trace:
        for code, (thai, english) in words.items():
            row = known.get(WordCode(code).value)
            if row is None:
                trace.create(Word(workspace=workspace, code=code, th=thai, en=english))
            elif (row.th, row.en) != (thai, english):
                trace.changing([row])
                row.th, row.en = thai, english
                row.save()

"""Fields of our own and their values; words of the workspace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils.translation import get_language

from malai.accounts.models import Workspace
from malai.network.models import (
    CustomField,
    CustomLook,
    CustomValue,
    MembershipRole,
    Network,
    Party,
    Project,
    RecordKind,
    Tie,
    Word,
    WordCode,
)
from malai.network.reach import networks_seen, parties_seen, projects_seen, ties_seen

Record = Party | Network | Project | Tie
#: Columns of imports offered to become fields.
COLUMNS: Final = 40
#: Looks at sensitive values that a page lists.
LOOKS: Final = 50
#: Words that speak of one time somebody took part, not of the person.
OF_TAKING_PART: Final = (
    "ครั้งที่", "รุ่นที่", "อบรม", "เข้าร่วม", "ลงทะเบียน", "คะแนน", "วันที่มา", "กิจกรรม",
    "attend", "session", "training", "score", "batch", "registered", "workshop",
)  # fmt: skip


def kind_of(record: Record) -> str:
    """Return the kind of record that fields are kept by."""
    if isinstance(record, Party):
        return record.kind
    if isinstance(record, Tie):
        return RecordKind.TIE
    return RecordKind.NETWORK if isinstance(record, Network) else RecordKind.PROJECT


def of(record: Record) -> dict[str, Any]:
    """Return the foreign key of a value that points at ``record``."""
    name = "party" if isinstance(record, Party) else type(record).__name__.lower()
    return {name: record}


def fields_asked(workspace: Workspace, kinds: Sequence[str]) -> QuerySet[CustomField]:
    """Return the fields that forms of these kinds of record ask for. One query."""
    return CustomField.objects.filter(workspace=workspace, record__in=kinds, is_retired=False)


@dataclass(frozen=True, slots=True)
class ValueSeen:
    """A field of a record and what it says there; ``None`` where nothing does."""

    field: CustomField
    value: Any
    public_id: UUID | None = None
    """Of the value, to look at a sensitive one."""

    @property
    def is_hidden(self) -> bool:
        """Whether it is shown only to who asks for it, and that is noted."""
        return self.field.is_sensitive and self.value is not None

    @property
    def said(self) -> str:
        """The value as a person reads it."""
        return "" if self.value is None else self.field.said(self.value)


def values_seen(record: Record, *, with_sensitive: bool) -> list[ValueSeen]:
    """Return the values of ``record``, and wanted fields that are empty. Two queries."""
    rows = CustomValue.objects.filter(**of(record)).select_related("field")
    values = {row.field_id: row for row in rows}
    fields = CustomField.objects.filter(workspace=record.workspace_id, record=kind_of(record))
    seen = [_seen(field, values.get(field.pk)) for field in fields]
    return [
        one
        for one in seen
        if (with_sensitive or not one.field.is_sensitive)
        and (one.value is not None or (one.field.is_wanted and not one.field.is_retired))
    ]


def _seen(field: CustomField, row: CustomValue | None) -> ValueSeen:
    return ValueSeen(field, row.value, row.public_id) if row else ValueSeen(field, None)


def sensitive_value(workspace: Workspace, public_id: UUID) -> CustomValue:
    """Return the value of a sensitive field of a record that is seen. One query.

    Raises
    ------
    Http404
        It is absent, of a record that is not seen, or not sensitive: they look alike.
    """
    records = ("party", "network", "project", "tie__source", "tie__target")
    rows = CustomValue.objects.select_related("field", "workspace", *records)
    rows = rows.filter(workspace=workspace, field__is_sensitive=True)
    if workspace.seen_from is not None:
        seen = Q(party__in=parties_seen(workspace)) | Q(network__in=networks_seen(workspace))
        seen |= Q(project__in=projects_seen(workspace)) | Q(tie__in=ties_seen(workspace))
        rows = rows.filter(seen)
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def looks_of(workspace: Workspace) -> list[CustomLook]:
    """Return the newest looks at sensitive values. One query."""
    rows = CustomLook.objects.filter(workspace=workspace).select_related("field", "by")
    return list(rows.order_by("-pk")[:LOOKS])


def fields_counted(workspace: Workspace) -> QuerySet[CustomField]:
    """Return every field with how many records say something in it. One query."""
    rows = CustomField.objects.filter(workspace=workspace).annotate(filled=Count("values"))
    return rows.order_by("is_retired", "record", "pk")


def field_named(workspace: Workspace, public_id: UUID) -> CustomField:
    """Return one field. One query.

    Raises
    ------
    Http404
        It is absent, or of another workspace.
    """
    rows = CustomField.objects.select_related("workspace")
    field = rows.filter(workspace=workspace, public_id=public_id).first()
    if field is None:
        raise Http404
    return field


def columns_of_imports(workspace: Workspace) -> list[tuple[str, int]]:
    """Return headers of imported columns without a field, commonest first. One query, streamed."""
    counts: Counter[str] = Counter()
    rows = Party.objects.filter(workspace=workspace).exclude(extra={})
    for extra in rows.values_list("extra", flat=True).iterator(chunk_size=2_000):
        counts.update(extra.keys())
    return counts.most_common(COLUMNS)


def is_of_taking_part(label: str) -> bool:
    """Say whether a label seems to speak of one time somebody took part."""
    return any(word in label.lower() for word in OF_TAKING_PART)


def words_of(workspace: Workspace) -> dict[str, Word]:
    """Return the words of the workspace by code; kept on the row for the rest of the page."""
    kept: dict[str, Word] | None = getattr(workspace, "_words", None)
    if kept is None:
        kept = {row.code: row for row in Word.objects.filter(workspace=workspace)}
        workspace._words = kept  # type: ignore[attr-defined]
    return kept


def word_of(workspace: Workspace, code: str) -> str:
    """Return a word in the language of the page, ours where the workspace has no other."""
    own = words_of(workspace).get(code)
    text = (own.en if get_language() == "en" else own.th) if own else ""
    return text or str(WordCode(code).label)


def role_said(workspace: Workspace, role: str) -> str:
    """Return a role in a network as this workspace says it."""
    own = role in WordCode.values
    return word_of(workspace, role) if own else str(MembershipRole(role).label)


def roles_said(workspace: Workspace) -> list[tuple[str, str]]:
    """Return the roles in a network to choose from, as this workspace says them."""
    return [(role.value, role_said(workspace, role.value)) for role in MembershipRole]

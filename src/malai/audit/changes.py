"""What an act did to rows, field by field, in words; contact details only for who may see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.db.models import Field, ForeignKey, JSONField, Model
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from malai.audit.models import Act, RowImage
from malai.kernel.registries import (
    field_words,
    secret_rows,
    sensitive_fields,
    value_words,
)
from malai_core.text import PartialDate, phone_shown, say_date

if TYPE_CHECKING:
    from malai_core.labels import Language

Image = Mapping[str, Any]
Names = Mapping[type[Model], Mapping[Any, str]]

#: Rows told one by one; of the rest the page says how many there are.
SHOWN: Final = 12
HIDDEN: Final = "•••••"
#: Columns that name a row, the first filled one counts.
NAMES: Final = ("name_th", "name_en", "title_th", "title_en", "label_th", "name", "title")
#: Foreign keys that say nothing to a reader of one workspace.
SILENT: Final = frozenset({"workspace", "act", "user"})


@dataclass(frozen=True, slots=True)
class Value:
    """One field of a row, before and after."""

    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row: what it is, what happened to it (``made``, ``changed``, ``removed``), its fields."""

    kind: str
    name: str
    happened: str
    values: list[Value]


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows told one by one, and how many there are of each kind in all."""

    rows: list[RowChange]
    counts: list[tuple[str, int]]
    hidden_count: int


def changes_of(act: Act, *, may_see_contacts: bool, language: Language) -> Changes:
    """Return what ``act`` did. One query for its images, one for each kind of row they name."""
    counts: dict[str, int] = defaultdict(int)
    shown: list[tuple[type[Model], Image | None, Image | None]] = []
    for image in act.images.order_by("pk").iterator(chunk_size=20):
        if (model := _model_or_none(image)) is None:
            continue
        keys = {**image.before, **image.after}
        counts[capfirst(str(model._meta.verbose_name_plural))] += len(keys)
        room = SHOWN - len(shown)
        shown += [(model, image.before.get(k), image.after.get(k)) for k in islice(keys, room)]
    tell = Teller(_names_in(shown), may_see_contacts=may_see_contacts, language=language)
    rows = [tell.row(model, was, now) for model, was, now in shown]
    return Changes(rows, list(counts.items()), sum(counts.values()) - len(rows))


Wanted = Callable[[type[Model], str, Image], bool]


def changes_about(
    acts: Sequence[Act], wanted: Wanted, *, may_see_contacts: bool, language: Language
) -> dict[int, list[RowChange]]:
    """Return by act what it did to the rows that ``wanted`` names by model, key and values.

    One query for the images of all, one for each kind of row they name.
    """
    kept: list[tuple[int, tuple[type[Model], Image | None, Image | None]]] = []
    images = RowImage.objects.filter(act__in=acts).order_by("pk")
    for image in images.iterator(chunk_size=20):
        if (model := _model_or_none(image)) is None:
            continue
        for key in {**image.before, **image.after}:
            was, now = image.before.get(key), image.after.get(key)
            if wanted(model, key, now or was or {}):
                kept.append((image.act_id, (model, was, now)))
    names = _names_in([row for _act, row in kept])
    tell = Teller(names, may_see_contacts=may_see_contacts, language=language)
    told: dict[int, list[RowChange]] = defaultdict(list)
    for act, (model, was, now) in kept:
        told[act].append(tell.row(model, was, now))
    return told


def _model_or_none(image: RowImage) -> type[Model] | None:
    try:
        return apps.get_model(image.table)
    except LookupError:
        return None


def _names_in(shown: list[tuple[type[Model], Image | None, Image | None]]) -> Names:
    """Return the names of the rows that foreign keys point at, by model and key."""
    wanted: dict[type[Model], set[Any]] = defaultdict(set)
    for model, was, now in shown:
        for field in _fields_told(model):
            if isinstance(field, ForeignKey):
                keys = {(image or {}).get(field.attname) for image in (was, now)}
                wanted[field.related_model] |= keys - {None}
    return {
        model: {key: str(row) for key, row in model._base_manager.in_bulk(list(keys)).items()}
        for model, keys in wanted.items()
    }


def _fields_told(model: type[Model]) -> Iterator[Field[Any, Any]]:
    """Return the fields a person can fill, in order; one without words of its own is machinery."""
    for field in model._meta.concrete_fields:
        if not field.editable or field.primary_key or field.name in SILENT:
            continue
        if isinstance(field, ForeignKey):
            if _has_a_name(field.related_model):
                yield field
        elif _has_words(field):
            yield field


def _has_words(field: Field[Any, Any]) -> bool:
    """Say whether a field was given words; Django makes plain ones of the column's name."""
    return isinstance(field.verbose_name, Promise) or _key(field) in field_words.entries


def _key(field: Field[Any, Any]) -> str:
    return f"{field.model._meta.label}.{field.name}"


def _names(model: type[Model]) -> list[str]:
    """Return the columns that name a row to a person, the first filled one counts."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    return [name for name in NAMES if name in fields and _has_words(fields[name])]


def _has_a_name(model: type[Model]) -> bool:
    return bool({field.name for field in model._meta.concrete_fields} & set(NAMES))


def _label(field: Field[Any, Any]) -> str:
    """Return the words of a field; of a pointer without words of its own, those of its target."""
    if isinstance(field, ForeignKey) and not _has_words(field):
        return str(field.related_model._meta.verbose_name)
    return str(field_words.entries.get(_key(field), field.verbose_name))


@dataclass(frozen=True, slots=True)
class Teller:
    """Puts stored values into words for one reader."""

    names: Names
    may_see_contacts: bool
    language: Language

    def row(self, model: type[Model], was: Image | None, now: Image | None) -> RowChange:
        """Return one row in words; of a changed one only the fields that differ."""
        either = now or was or {}
        happened = "made" if was is None else "removed" if now is None else "changed"
        name = next((str(either[column]) for column in _names(model) if either.get(column)), "")
        return RowChange(
            kind=capfirst(str(model._meta.verbose_name)),
            name=name,
            happened=happened,
            values=list(self.values(model, was or {}, now or {})),
        )

    def values(self, model: type[Model], was: Image, now: Image) -> Iterator[Value]:
        """Return the fields that differ; those of a new or removed row that are filled."""
        secret = sensitive_fields.entries.get(model._meta.label, frozenset())
        hides = secret_rows.entries.get(model._meta.label)
        is_row_secret = bool(hides and hides(now or was))
        for field in _fields_told(model):
            before, after = was.get(field.attname), now.get(field.attname)
            if before == after or not (before or after):
                continue
            # Columns of imports without a field of their own may hold anything, phones too.
            is_secret = field.name in secret or isinstance(field, JSONField)
            is_sensitive = getattr(field, "is_sensitive", False)
            is_sensitive |= is_row_secret and isinstance(field, JSONField)
            is_hidden = is_sensitive or (is_secret and not self.may_see_contacts)
            said = (HIDDEN if is_hidden and v else self.said(field, v) for v in (before, after))
            yield Value(capfirst(_label(field)), *said)

    def said(self, field: Field[Any, Any], value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
        """Return one stored value as a person reads it."""
        if value is None or value in ("", {}, []):
            return "–"
        if isinstance(field, ForeignKey):
            return self.names[field.related_model].get(value, _("(taken away since)"))
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        if words := value_words.entries.get(field.name):
            return words(value)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return self.said_plain(field, value)

    def said_plain(self, field: Field[Any, Any], value: Any) -> str:  # noqa: ANN401 - as above
        """Return text, numbers, dates and the extra columns of imports."""
        if isinstance(value, dict):
            return ", ".join(f"{key}: {part}" for key, part in value.items())
        if isinstance(value, str) and value.startswith("+66"):
            return phone_shown(value)
        known = field.to_python(value)
        is_day = isinstance(known, PartialDate | date) and not isinstance(known, datetime)
        return say_date(known, self.language) if is_day else str(known)

"""Taking a person out of the history: images of her rows and her name in sentences.

An act that loses images can still be undone for the other rows; hers stay as they are now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db.models import ForeignKey, Model

from malai.accounts.models import Workspace
from malai.audit.models import Act, RowImage

#: What stands where a name was.
GONE: Final = "…"


def history_scrub(
    *,
    workspace: Workspace,
    model: type[Model],
    keys: Sequence[int],
    subjects: Sequence[UUID],
    names: Sequence[str],
) -> None:
    """Remove rows of ``model`` with these keys, and all that point at them, from every image.

    Names are taken out of the facts of all acts; acts about ``subjects`` point at nothing then.

    Cost: reads every image of the tables in question and the facts of every act of the workspace.
    """
    columns = _columns_of(model)
    images = RowImage.objects.filter(act__workspace=workspace, table__in=list(columns))
    gone = set(keys)
    for image in images.order_by("pk").iterator(chunk_size=20):
        before, after = (_without(side, columns[image.table], gone) for side in _sides(image))
        if (before, after) != (image.before, image.after):
            image.before, image.after = before, after
            image.save(update_fields=["before", "after"])
    acts = Act.objects.filter(workspace=workspace)
    for act in acts.order_by("pk").iterator(chunk_size=500):
        told = {key: _unnamed(value, names) for key, value in act.facts.items()}
        if told != act.facts:
            Act.objects.filter(pk=act.pk).update(facts=told)
    acts.filter(subject_id__in=subjects).update(subject_id=None)


def _sides(image: RowImage) -> tuple[dict[str, Any], dict[str, Any]]:
    return image.before, image.after


def _columns_of(model: type[Model]) -> dict[str, list[str]]:
    """Return the tables with rows of a person: her own by its key, others by what points at her."""
    found = {model._meta.label: [""]}
    for other in apps.get_models():
        keys = [
            field.attname
            for field in other._meta.concrete_fields
            if isinstance(field, ForeignKey) and field.related_model is model
        ]
        if keys:
            found[other._meta.label] = keys
    return found


def _without(rows: Mapping[str, Any], columns: Iterable[str], gone: set[int]) -> dict[str, Any]:
    return {
        key: row
        for key, row in rows.items()
        if not any((int(key) if not column else row.get(column)) in gone for column in columns)
    }


def _unnamed(value: Any, names: Sequence[str]) -> Any:  # noqa: ANN401 - whatever a fact is
    if isinstance(value, str):
        for name in names:
            value = value.replace(name, GONE)
    return value

"""What happened to one party's record: who changed which field, from what, to what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast

from malai.audit.changes import RowChange, changes_about
from malai.audit.models import Act, RowImage
from malai.audit.selectors import act_named, acts_of
from malai.network.models import Party

if TYPE_CHECKING:
    from malai_core.labels import Language

#: Acts on one page, and acts on many that are looked through for this party.
PAGE: Final = 15
LOOKED_AT: Final = 60
#: Columns of other tables that name a party.
NAMING: Final = ("party_id", "member_id", "body_id", "source_id", "target_id")


@dataclass(frozen=True, slots=True)
class Step:
    """One act with what it did to the party and the rows that name it."""

    act: Act
    changes: list[RowChange]


@dataclass(frozen=True, slots=True)
class Past:
    """A page of steps, newest first, and the act that the next page begins behind."""

    steps: list[Step]
    next_after: UUID | None


def past_of(
    party: Party, *, may_see_contacts: bool, language: Language, after: UUID | None = None
) -> Past:
    """Return a page of what happened to ``party``, field by field.

    That is: acts about it, the act that made it (an import, say), and of the newest acts on many
    those that touched it. Five queries, and one for each kind of row that the changes name.

    Raises
    ------
    Http404
        ``after`` is no act of the workspace.
    """
    acts = acts_of(party.workspace).filter(_concerning(party))
    if after is not None:
        acts = acts.filter(pk__lt=act_named(party.workspace, after).pk)
    found = list(acts[: PAGE + 1])
    told = changes_about(
        found[:PAGE], _naming(party), may_see_contacts=may_see_contacts, language=language
    )
    steps = [Step(act, told.get(act.pk, [])) for act in found[:PAGE]]
    return Past(steps, found[PAGE - 1].public_id if len(found) > PAGE else None)


def _concerning(party: Party) -> Q:
    return Q(subject_id=party.public_id) | Q(pk__in=[*_made_by(party), *_among_many(party)])


def _made_by(party: Party) -> Sequence[int]:
    """Return the act that made the party: the last one begun before its row. Two queries."""
    acts = acts_of(party.workspace).filter(created_at__lte=party.created_at, undoes=None)
    act = acts.values_list("pk", flat=True).first()
    key = {"after__has_key": str(party.pk)}
    rows = RowImage.objects.filter(act=act, table=Party._meta.label, **key)
    return [act] if act and rows.exists() else []


def _among_many(party: Party) -> list[int]:
    """Return the newest acts on many that touched the party. One query.

    The images are searched as text: a key is followed by a comma or a bracket.
    """
    many = acts_of(party.workspace).filter(subject_id=None, action__startswith="network.parties_")
    newest = list(many.values_list("pk", flat=True)[:LOOKED_AT])
    touched = Q()
    for name in ("was", "now"):
        touched |= Q(**{f"{name}__contains": f'"{party.pk}": {{'}, table=Party._meta.label)
        for end in ",}":
            for column in NAMING:
                touched |= Q(**{f"{name}__contains": f'"{column}": {party.pk}{end}'})
    texts = {"was": Cast("before", TextField()), "now": Cast("after", TextField())}
    rows = RowImage.objects.filter(act__in=newest).annotate(**texts).filter(touched)
    return list(rows.values_list("act", flat=True).distinct())


def _naming(party: Party) -> Any:  # noqa: ANN401 - a function
    """Return what tells whether a row is the party's, or names it."""

    def wanted(model: type[Model], key: str, image: Any) -> bool:  # noqa: ANN401 - JSON
        is_own = model is Party and key == str(party.pk)
        return is_own or any(image.get(name) == party.pk for name in NAMING)

    return wanted

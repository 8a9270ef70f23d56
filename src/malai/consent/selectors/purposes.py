"""Purposes, their newest texts, and where people stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404

from malai.accounts.models import Workspace
from malai.consent.models import Answer, Basis, Entry, Minor, Purpose, PurposeText, Standing
from malai.network.models import Party, PartyKind
from malai.network.reach import ends_within, parties_seen

#: State of a person who was never asked; stands beside the answers.
NOT_ASKED: Final = "none"


def purposes_of(workspace: Workspace) -> QuerySet[Purpose]:
    """Return the purposes in their order, retired ones last. One query."""
    return Purpose.objects.filter(workspace=workspace).order_by("retired_on", "place", "pk")


def purposes_asked(workspace: Workspace) -> list[Purpose]:
    """Return the purposes that people are asked for. One query."""
    return [one for one in purposes_of(workspace) if one.is_asked]


def purpose_named(workspace: Workspace, public_id: UUID) -> Purpose:
    """Return one purpose. One query.

    Raises
    ------
    Http404
        It is absent, or of another workspace.
    """
    rows = Purpose.objects.select_related("workspace").filter(workspace=workspace)
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    found.workspace = workspace
    return found


def purpose_coded(workspace: Workspace, code: str) -> Purpose | None:
    """Return the purpose with this code, ``None`` before it was made. One query."""
    return Purpose.objects.filter(workspace=workspace, code=code).first()


def newest_texts(purposes: Iterable[Purpose]) -> dict[int, PurposeText]:
    """Return the newest version of each purpose by its key. One query."""
    rows = PurposeText.objects.filter(purpose__in=list(purposes)).order_by("number")
    return {row.purpose_id: row for row in rows}


@dataclass(frozen=True, slots=True)
class Stand:
    """One purpose for one person: what is asked and where she stands."""

    purpose: Purpose
    text: PurposeText | None
    standing: Standing | None

    @property
    def state(self) -> str:
        """The answer, or ``none``."""
        return self.standing.answer if self.standing else NOT_ASKED

    @property
    def is_old(self) -> bool:
        """Whether she agreed to an earlier version of the text."""
        standing = self.standing
        return bool(standing and self.text and standing.text_id not in (None, self.text.pk))


def stands_of(party: Party) -> list[Stand]:
    """Return every purpose with where ``party`` stands; retired ones only if answered. Three queries."""
    purposes = list(purposes_of(party.workspace))
    texts = newest_texts(purposes)
    rows = Standing.objects.filter(party=party).select_related("text")
    known = {row.purpose_id: row for row in rows}
    return [
        Stand(one, texts.get(one.pk), known.get(one.pk))
        for one in purposes
        if one.retired_on is None or one.pk in known
    ]


def history_of(party: Party) -> QuerySet[Entry]:
    """Return everything a person answered, newest first. One query."""
    rows = Entry.objects.filter(party=party)
    return rows.select_related("purpose", "text", "evidence", "recorded_by").order_by("-on", "-pk")


def minor_of(party_id: int) -> Minor | None:
    """Return what is noted of somebody under age. One query."""
    return Minor.objects.filter(party=party_id).first()


@dataclass(frozen=True, slots=True)
class Counted:
    """How people answered one purpose."""

    purpose: Purpose
    yes: int
    no: int
    withdrawn: int
    not_asked: int


def answers_counted(workspace: Workspace) -> list[Counted]:
    """Return how many people answered what, purpose by purpose. Three queries."""
    people = people_of(workspace).count()
    rows = Standing.objects.filter(workspace=workspace, party__kind=PartyKind.PERSON)
    rows = rows.filter(ends_within(workspace, "party"))
    counted = rows.order_by().values_list("purpose", "answer").annotate(count=Count("pk"))
    by_answer = {(purpose, answer): count for purpose, answer, count in counted}
    return [_counted(one, by_answer, people) for one in purposes_of(workspace)]


def _counted(purpose: Purpose, by_answer: dict[tuple[int, str], int], people: int) -> Counted:
    yes, no, withdrawn = (by_answer.get((purpose.pk, answer), 0) for answer in Answer.values)
    return Counted(purpose, yes, no, withdrawn, max(people - yes - no - withdrawn, 0))


def people_of(workspace: Workspace) -> QuerySet[Party]:
    """Return the people of a workspace who have a record of their own."""
    return parties_seen(workspace).filter(kind=PartyKind.PERSON, is_provisional=False)


def people_by_state(purpose: Purpose, state: str) -> QuerySet[Party]:
    """Return the people who gave this answer to ``purpose``, or were not asked. One query."""
    here = Standing.objects.filter(party=OuterRef("pk"), purpose=purpose)
    rows = people_of(purpose.workspace)
    if state == NOT_ASKED:
        return rows.filter(~Exists(here)).order_by("sort_key", "pk")
    return rows.filter(Exists(here.filter(answer=state))).order_by("sort_key", "pk")


def agreed_to(workspace: Workspace, code: str) -> Q:
    """Return the filter on ``Party`` of those whose data may be used for the purpose ``code``.

    Where the ground of the law is not consent, everybody; where the purpose is not there, nobody.
    """
    purpose = purpose_coded(workspace, code)
    if purpose is None:
        return Q(pk__in=[])
    if purpose.basis != Basis.CONSENT:
        return Q()
    yes = Standing.objects.filter(purpose=purpose, answer=Answer.YES)
    return Q(pk__in=yes.values("party"))


def agreed_among(workspace: Workspace, code: str, party_ids: Sequence[int]) -> set[int]:
    """Return those of ``party_ids`` whose data may be used for the purpose. Two queries."""
    rows = Party.objects.filter(agreed_to(workspace, code), pk__in=party_ids)
    return set(rows.values_list("pk", flat=True))


def refused(workspace: Workspace, code: str) -> QuerySet[Standing]:
    """Return the standings of those who did not agree to ``code``, or withdrew, for a subquery.

    Empty where the purpose is not there, is retired, or rests on another ground than consent: who
    was never asked has refused nothing.
    """
    asked = {"purpose__code": code, "purpose__basis": Basis.CONSENT, "purpose__retired_on": None}
    no = (Answer.NO, Answer.WITHDRAWN)
    return Standing.objects.filter(workspace=workspace, answer__in=no, **asked)


def refused_keys(workspace: Workspace, code: str) -> frozenset[int]:
    """Return the keys of the parties that ``refused`` means. One query."""
    return frozenset(refused(workspace, code).values_list("party_id", flat=True))

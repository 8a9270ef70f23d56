"""Sensitive columns that earlier imports left among the others of a person: moved apart, in one act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from malai.accounts.models import User, Workspace
from malai.audit.images import batched
from malai.audit.models import Act
from malai.audit.services import Recorder, recorded
from malai.consent.headings import sensitive_kind
from malai.consent.models import SensitiveFact, SensitiveKind
from malai.consent.selectors.sensitive import rules_of
from malai.consent.services.sensitive import LONGEST
from malai.network.models import Party, PartyKind
from malai_core.text import id_number


@dataclass(frozen=True, slots=True)
class Column:
    """A column of imports that holds sensitive facts, and how many people have it."""

    heading: str
    kind: str
    count: int

    @property
    def label(self) -> str:
        """What it is about, in the language of the page."""
        return str(SensitiveKind(self.kind).label)


def columns_left(workspace: Workspace) -> list[Column]:
    """Return the sensitive columns among the others of people, commonest first.

    One query, streamed: every record with columns of imports is read.
    """
    counts: Counter[str] = Counter()
    for extra in _people(workspace).values_list("extra", flat=True).iterator(chunk_size=2_000):
        counts.update(heading for heading in extra if sensitive_kind(heading))
    return [Column(head, sensitive_kind(head), count) for head, count in counts.most_common()]


def _people(workspace: Workspace) -> QuerySet[Party]:
    return Party.objects.filter(workspace=workspace, kind=PartyKind.PERSON).exclude(extra={})


def columns_move(*, by: User | None, workspace: Workspace) -> Act:
    """Move every such column of every person to her sensitive facts; the act can be undone.

    Where a fact of this kind is noted already the column stays, so that nothing is lost. Numbers of
    identity cards go where the workspace keeps them and their digits fit; else they are taken away
    and not kept, as from a file that is brought in. About three queries for every 500 people.
    """
    with recorded("consent.columns_move", by=by, workspace=workspace) as trace:
        keeps, told = rules_of(workspace).keeps_id_numbers, Counter[str]()
        rows = _people(workspace).order_by("pk").iterator(chunk_size=2_000)
        for some in batched(rows):
            told += _move(trace, workspace, by, some, keeps=keeps)
        trace.say(moved=told["moved"], left=told["left"], gone=told["gone"])
    return trace.act


def _move(
    trace: Recorder, workspace: Workspace, by: User | None, people: Sequence[Party], *, keeps: bool
) -> Counter[str]:
    known = set(SensitiveFact.objects.filter(party__in=people).values_list("party_id", "kind"))
    told, made, changed = Counter[str](), [], []
    for party in people:
        rest = {}
        for heading, text in party.extra.items():
            kind = sensitive_kind(heading)
            fate = _fate(kind, str(text), is_known=(party.pk, kind) in known, keeps=keeps)
            if fate in {"other", "left"}:
                rest[heading] = text
            if fate == "moved":
                known.add((party.pk, kind))
                made.append(_fact(workspace, by, party, kind, str(text), heading))
            told[fate] += 1
        if rest != party.extra:
            trace.changing([party])
            party.extra = rest
            changed.append(party)
    Party.objects.bulk_update(changed, ["extra"])
    trace.settle(changed)
    trace.create_all(SensitiveFact, made)
    return told


def _fate(kind: str, text: str, *, is_known: bool, keeps: bool) -> str:
    """Say what becomes of a cell: ``moved``, ``left`` where it is, ``gone``, or none of ours."""
    if not kind or not text.strip():
        return "other"
    if kind == SensitiveKind.ID_NUMBER and not (keeps and id_number(text)):
        return "gone"
    return "left" if is_known else "moved"


def _fact(
    workspace: Workspace, by: User | None, party: Party, kind: str, text: str, heading: str
) -> SensitiveFact:
    value = id_number(text) if kind == SensitiveKind.ID_NUMBER else text.strip()[:LONGEST]
    fact = SensitiveFact(workspace=workspace, party=party, kind=kind, value=value)
    fact.source, fact.recorded_by = heading[:300], by
    return fact

"""Sections about people: who came, from where, with which role, and who spoke."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from malai.kernel.templatetags.malai import number, thai_date
from malai.network.models import Party
from malai.network.models.project import ProjectRole
from malai.reports.composing.wording import (
    belongs_to,
    joined,
    named,
    people_said,
    project_role,
)
from malai.reports.document import Block, Bullets, Heading, Paragraph, Table
from malai.reports.selectors.material import Material
from malai_core.text import PartialDate

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

#: Up to so many are listed in the text, by organisation; more stand in the annex alone.
LISTED: Final = 100
#: Sessions that have a column of their own in the annex.
COLUMNS: Final = 4
_CAME: Final = "✓"


@dataclass(frozen=True, slots=True)
class Composed:
    """A section from the records: text that a person may rewrite, and what stays as it is below."""

    text: tuple[Block, ...] = ()
    blocks: tuple[Block, ...] = ()
    names: frozenset[int] = field(default=frozenset())
    """The parties that are named in it."""
    missing: StrOrPromise = ""
    """Where the records say nothing: what is not noted. Told to who writes, in the
    language of the page, never to who reads."""


def participants(material: Material) -> Composed:
    """Say how many came, with which role, from where, and who they are."""
    people = material.participants
    if not people and not material.observers:
        return Composed(missing=gettext_lazy("Nobody is noted as having come yet."))
    text = _counts(material)
    bodies = _by_body(people)
    # Of people who all belong nowhere a table says nothing.
    blocks: list[Block] = [_bodies_table(bodies)] if any(bodies) else []
    if not material.with_names:
        return Composed(tuple(text), tuple(blocks))
    if len(people) > LISTED:
        return Composed(tuple(text), (*blocks, Paragraph(_("Everybody is listed in the annex."))))
    for body, members in bodies.items():
        blocks += _listed(material, body, members)
    blocks += _watching(material)
    named_ones = [*people, *material.observers]
    return Composed(tuple(text), tuple(blocks), frozenset(party.pk for party in named_ones))


def _counts(material: Material) -> list[Block]:
    """Say how many, and with which role where any is noted."""
    said = {"people": _in_all(material)}
    if not any(party.pk in material.roles for party in material.participants):
        return [Paragraph(_("%(people)s.") % said)]
    return [Paragraph(_("%(people)s:") % said), Bullets(tuple(_by_role(material)))]


def _watching(material: Material) -> list[Block]:
    """Return the observers under a heading of their own, with position and organisation."""
    if not material.observers:
        return []
    said = {"count": people_said(len(material.observers))}
    items = tuple(
        joined((named(one), *reversed(belongs_to(one)), project_role(material, one)))
        for one in material.observers
    )
    return [Heading(_("Observers: %(count)s") % said), Bullets(items, is_numbered=True)]


def _in_all(material: Material) -> str:
    watching = len(material.observers)
    makers = len(material.people) - len(material.participants) - watching
    said = {
        "count": people_said(len(material.participants)),
        "watching": people_said(watching),
        "makers": people_said(makers),
    }
    if watching and makers:
        return (
            _(
                "%(count)s took part, %(watching)s observed, and %(makers)s were there as organisers"
                " and speakers"
            )
            % said
        )
    if watching:
        return _("%(count)s took part, and %(watching)s observed") % said
    if makers:
        return _("%(count)s took part, and %(makers)s as organisers and speakers") % said
    return _("%(count)s took part in all") % said


def _by_role(material: Material) -> Iterator[str]:
    counted = Counter(
        row.role for party in material.participants if (row := material.roles.get(party.pk))
    )
    for role in ProjectRole:
        if counted[role.value]:
            yield f"{capfirst(str(role.label))}: {people_said(counted[role.value])}"
    rest = len(material.participants) - sum(counted.values())
    if rest:
        yield _("No role in a project is noted: %(count)s") % {"count": people_said(rest)}


def _by_body(people: list[Party]) -> dict[str, list[Party]]:
    """Return people by organisation, the largest first; those without one come last."""
    found: dict[str, list[Party]] = defaultdict(list)
    for party in people:
        found[belongs_to(party)[0]].append(party)
    return dict(sorted(found.items(), key=lambda one: (not one[0], -len(one[1]))))


def _bodies_table(bodies: dict[str, list[Party]]) -> Table:
    rows = tuple((_body(body), number(len(members))) for body, members in bodies.items())
    return Table(
        (_("Organisation"), _("Number of people")),
        rows,
        (80, 20),
        _("Participants by organisation"),
    )


def _body(body: str) -> str:
    return body or _("no organisation noted")


def _listed(material: Material, body: str, members: list[Party]) -> list[Block]:
    said = {"body": body, "count": people_said(len(members))}
    head = _("From %(body)s: %(count)s") if body else _("No organisation noted: %(count)s")
    items = tuple(
        joined((named(one), belongs_to(one)[1], project_role(material, one))) for one in members
    )
    return [Heading(head % said), Bullets(items, is_numbered=True)]


def speakers(material: Material) -> Composed:
    """Say who spoke, of which body, about what."""
    hands = material.speakers
    if not hands:
        return Composed(missing=gettext_lazy("No speaker is noted."))
    if not material.with_names:
        said = _("%(count)s spoke.") % {"count": people_said(len(hands))}
        return Composed((Paragraph(said),))
    items = tuple(
        joined((named(one.party) if one.party else one.name, one.affiliation, one.topic))
        for one in hands
    )
    keys = frozenset(one.party_id for one in hands if one.party_id)
    return Composed((), (Bullets(items, is_numbered=True),), keys)


def annex_people(material: Material) -> Composed:
    """List everybody with what she came to: a column for each session, or how many of them."""
    watching = {one.pk for one in material.observers}
    people = sorted(material.people.values(), key=lambda one: one.pk in watching)
    if not people or not material.with_names:
        return Composed()
    sessions = list(material.subject.sessions)
    is_wide = 1 < len(sessions) <= COLUMNS
    heads, widths = (
        [_("No."), _("Name and family name"), _("Position"), _("Organisation")],
        [7, 30, 20, 30],
    )
    if is_wide:
        heads += [_day(one.on) for one in sessions]
        widths += [12] * len(sessions)
    elif len(sessions) > COLUMNS:
        heads, widths = [*heads, _("Times")], [*widths, 10]
    there = _sessions_by_person(material)
    rows: list[tuple[str, ...]] = []
    for place, one in enumerate(people, start=1):
        body, position = belongs_to(one)
        position = joined((_("observer"), position)) if one.pk in watching else position
        came = there[one.pk]
        ticks = [_CAME if each.pk in came else "" for each in sessions] if is_wide else []
        times = [number(len(came))] if len(sessions) > COLUMNS else []
        rows.append((str(place), named(one), position, body, *ticks, *times))
    return Composed((), (_with_something(heads, rows, widths),), frozenset(material.people))


def _day(on: PartialDate | None) -> str:
    return thai_date(on, "short") if on else _("date unknown")


def _with_something(heads: list[str], rows: list[tuple[str, ...]], widths: list[int]) -> Table:
    """Return a table without the columns in which nothing stands."""
    kept = [place for place in range(len(heads)) if any(row[place] for row in rows)]
    return Table(
        tuple(heads[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in rows),
        tuple(widths[place] for place in kept),
    )


def _sessions_by_person(material: Material) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for session, keys in material.present.items():
        for key in keys:
            found[key].add(session)
    return found

"""The rows of an export, streamed from the database.

A name that several parties bear is written as its public id where another sheet refers to it, so
that the file can be read back without guessing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Count, Prefetch, Q, QuerySet

from malai.accounts.models import Workspace
from malai.activities.models import Attendance, Mark, Session
from malai.activities.selectors import activities_seen
from malai.consent.headings import sensitive_kind
from malai.consent.selectors.purposes import refused, refused_keys
from malai.consent.wording import DIRECTORY
from malai.interchange.exporting.layout import (
    ABOUT,
    ACTIVITIES,
    AFFILIATIONS,
    ATTENDANCE,
    BASE_HEAD,
    BODIES,
    ID_HEAD,
    PEOPLE,
    TIES,
    TYPES,
    SheetLayout,
    about_rows,
)
from malai.interchange.exporting.namesakes import shown_name, with_names
from malai.interchange.exporting.prints import EXTRA, prints_of
from malai.interchange.exporting.records import record_tables
from malai.interchange.exporting.sensitive import sensitive_table
from malai.network.models import (
    Affiliation,
    Evidence,
    Membership,
    Network,
    Party,
    PartyKind,
    Tie,
)
from malai.network.reach import ends_within, networks_seen, parties_seen, ties_seen
from malai.tables.writing import Table
from malai_core.formats import CellValue
from malai_core.labels import Language, Words
from malai_core.reading import Column
from malai_core.text import PartialDate, phone_shown, province_name, say_date

#: Rows fetched at once.
CHUNK: Final = 2_000
#: So many columns of imports are written; more of them are a fault of a file.
MOST_EXTRAS: Final = 120
#: Columns for who may see contacts; a note may hold a number too.
_PRIVATE: Final = (Column.PHONE, Column.EMAIL, Column.LINE, Column.NOTE)
_MARKS: Final = {
    Mark.PRESENT.value: Words("มา", "present"),
    Mark.LEAVE.value: Words("ลา", "leave"),
    Mark.ABSENT.value: Words("ขาด", "absent"),
}
_BODIES: Final = (PartyKind.ORGANISATION, PartyKind.GROUP)
Row = tuple[CellValue, ...]
Extras = dict[str, str]
"""Heading of an imported column -> how it is written."""


@dataclass(frozen=True)
class Export:
    """What is exported: a network or a whole workspace, in one language."""

    workspace: Workspace
    network: Network | None
    language: Language
    with_contacts: bool
    with_sensitive: bool = False
    only: SheetLayout | None = None
    """The one list that is taken out: people, bodies, relationships or activities."""
    within: Q = field(default_factory=Q)
    """What that list is narrowed to: a filter on its rows, sessions for activities."""
    told: str = ""
    """What the list is narrowed to, in words."""
    leaves_out: bool = False
    """Whether those who did not agree to be shown are left out: for all but owners."""

    def tables(self) -> Iterator[Table]:
        """Return the sheets in order; rows are fetched while they are written."""
        about = Words("ส่งออกจากมาลัย", "Taken out of Malai")
        lines: list[Row] = [
            (about.in_language(self.language), str(self.workspace)),
            (str(self.network),) if self.network else (),
            (self.told,) if self.told else (),
        ]
        yield Table(
            ABOUT.in_language(self.language), (), about_rows(self.language, lines), is_plain=True
        )
        yield from self._one() if self.only else self._all()

    def _one(self) -> Iterator[Table]:
        if self.only is PEOPLE:
            yield self._party_table(PEOPLE, self._of_kind(PartyKind.PERSON), self._person)
        elif self.only is BODIES:
            yield self._party_table(BODIES, self._of_kind(*_BODIES), self._body)
        elif self.only is TIES:
            yield self._table(TIES, self._ties())
        else:
            yield self._table(ACTIVITIES, self._activities())

    def _all(self) -> Iterator[Table]:
        yield self._party_table(PEOPLE, self._of_kind(PartyKind.PERSON), self._person)
        yield self._party_table(BODIES, self._of_kind(*_BODIES), self._body)
        yield self._table(AFFILIATIONS, self._affiliations())
        yield self._table(TIES, self._ties())
        yield self._table(ACTIVITIES, self._activities())
        yield self._table(ATTENDANCE, self._attendances())
        hidden = refused_keys(self.workspace, DIRECTORY) if self.leaves_out else frozenset()
        yield from record_tables(
            self.workspace,
            self.network,
            self.language,
            hidden=hidden,
            with_sensitive=self.with_sensitive,
        )
        if self.with_sensitive:
            yield sensitive_table(self.workspace, self.network, self.language, hidden)

    def _table(self, layout: SheetLayout, rows: Iterable[Row]) -> Table:
        return Table(layout.name.in_language(self.language), layout.headings(self.language), rows)

    def _parties(self) -> QuerySet[Party]:
        rows = parties_seen(self.workspace)
        if self.network:
            inside = Membership.objects.filter(network=self.network)
            rows = rows.filter(pk__in=inside.values("party"))
        if self.leaves_out:
            rows = rows.exclude(pk__in=self._refused())
        return rows if self.only in (ACTIVITIES, TIES) else rows.filter(self.within)

    def _refused(self) -> QuerySet[Any, Any]:
        return refused(self.workspace, DIRECTORY).values("party")

    def _of_kind(self, *kinds: str) -> QuerySet[Party]:
        return self._parties().filter(kind__in=kinds)

    # -- People and organisations ------------------------------------------------------------

    def _party_table(self, layout: SheetLayout, rows: QuerySet[Party], fields: Any) -> Table:  # noqa: ANN401 - a method
        """Return the table of some parties: the columns of the layout, then those of imports."""
        wanted = [
            (head.label.in_language(self.language), index)
            for index, head in enumerate(layout.heads)
            if self.with_contacts or head.said not in _PRIVATE
        ]
        heads, places = [head for head, _index in wanted], [index for _head, index in wanted]
        extras = (
            _extra_heads(rows, taken=set(layout.headings(self.language)))
            if self.with_contacts
            else {}
        )
        said = {head.said for head in (layout.heads[place] for place in places)}
        shown = (
            (
                *_picked([*fields(party), self._prints(party, said, extras)], places),
                *_extras(party, extras),
            )
            for party in self._with_bonds(rows).iterator(chunk_size=CHUNK)
        )
        name = layout.name.in_language(self.language)
        return Table(name, [*heads, *extras.values()], shown, frozenset({ID_HEAD, BASE_HEAD}))

    def _prints(self, party: Party, said: Collection[Column | None], extras: Extras) -> str:
        """Return the prints of the cells that this row carries, by which edits are told later."""
        values = {name: value for name, column, value in _editable(party) if column in said}
        own = {EXTRA + head: str(party.extra.get(head, "")) for head in extras}
        return prints_of(values | own)

    def _with_bonds(self, rows: QuerySet[Party]) -> QuerySet[Party]:
        terms = Membership.objects.filter(network__in=networks_seen(self.workspace))
        terms = terms.select_related("network").order_by("pk")
        if self.network:
            terms = terms.filter(network=self.network)
        bodies = Affiliation.objects.filter(until="").select_related("body").order_by("pk")
        return (
            rows.select_related("person", "organisation")
            .prefetch_related(
                Prefetch("memberships", terms, to_attr="terms"),
                Prefetch("affiliations", bodies, to_attr="bodies"),
            )
            .order_by("sort_key", "pk")
        )

    def _person(self, party: Any) -> list[CellValue]:  # noqa: ANN401 - a party with its prefetched rows
        person = getattr(party, "person", None)
        term = party.terms[-1] if party.terms else None
        return [
            shown_name(party),
            party.name_en if party.name_th else "",
            person.nickname if person else "",
            "\n".join(row.body.name for row in party.bodies),
            "\n".join(row.position for row in party.bodies if row.position),
            person.role if person else "",
            *_contacts(party),
            province_of(party, self.language),
            party.area_written,
            *_dates(term.since if term else None),
            *_dates(term.until if term else None),
            _networks(party.terms),
            party.note,
            TYPES["person"].in_language(self.language),
            str(party.public_id),
        ]

    def _body(self, party: Any) -> list[CellValue]:  # noqa: ANN401 - a party with its prefetched rows
        facts = getattr(party, "organisation", None)
        term = party.terms[-1] if party.terms else None
        return [
            shown_name(party),
            party.name_en if party.name_th else "",
            TYPES[party.kind].in_language(self.language),
            facts.sector if facts else "",
            *_dates(facts.agreed if facts else None),
            *_contacts(party),
            province_of(party, self.language),
            party.area_written,
            *_dates(term.since if term else None),
            *_dates(term.until if term else None),
            _networks(party.terms),
            party.note,
            str(party.public_id),
        ]

    # -- What is between them ------------------------------------------------------------------

    def _affiliations(self) -> Iterator[Row]:
        inside = self._parties().values("pk")
        rows = (
            Affiliation.objects.filter(member__in=inside, body__in=inside)
            .select_related("member", "body")
            .order_by("pk")
        )
        found = rows.iterator(chunk_size=CHUNK)
        for row, named in with_names(found, self._parties(), _of_affiliation, CHUNK):
            yield (
                named(row.member),
                named(row.body),
                row.position,
                iso(row.since),
                iso(row.until),
            )

    def _ties(self) -> Iterator[Row]:
        sources = Prefetch("evidence", Evidence.objects.order_by("pk"), to_attr="sources")
        rows = ties_seen(self.workspace)
        if self.network:
            rows = rows.filter(network=self.network)
        if self.only is TIES:
            rows = rows.filter(self.within)
        if self.leaves_out:
            there = Q(source__in=self._refused()) | Q(target__in=self._refused())
            rows = rows.exclude(there)
        rows = rows.select_related("source", "target", "kind").prefetch_related(sources)
        label = "label_en" if self.language == "en" else "label_th"
        found = rows.order_by("pk").iterator(chunk_size=CHUNK)
        for row, named in with_names(found, self._parties(), _of_tie, CHUNK):
            yield (
                named(row.source),
                named(row.target),
                getattr(row.kind, label) or str(row.kind),
                f"{row.strength:g}" if row.strength else "",
                *_dates(row.since),
                *_dates(row.until),
                "; ".join(one.source for one in row.sources if one.source),
                row.kind.code,
            )

    def _sessions(self) -> QuerySet[Session]:
        rows = Session.objects.filter(activity__in=activities_seen(self.workspace))
        if self.network:
            rows = rows.filter(activity__network=self.network)
        if self.only is ACTIVITIES:
            rows = rows.filter(self.within)
        return rows.select_related("activity__place", "activity__own_kind").order_by("on", "pk")

    def _activities(self) -> Iterator[Row]:
        seen = ends_within(self.workspace, "attendances__party")
        came = Count("attendances", filter=Q(attendances__mark=Mark.PRESENT) & seen)
        for row in self._sessions().annotate(came=came).iterator(chunk_size=CHUNK):
            activity = row.activity
            yield (
                activity.title_th or activity.title_en,
                *_dates(row.on),
                activity.get_kind_display(),
                activity.place.name if activity.place else "",
                row.came,
                activity.note,
            )

    def _attendances(self) -> Iterator[Row]:
        rows = Attendance.objects.filter(session__in=self._sessions().order_by().values("pk"))
        rows = rows.filter(party__in=self._parties().values("pk"))
        rows = rows.select_related("session__activity", "party")
        rows = rows.order_by("session__on", "session", "pk")
        found = rows.iterator(chunk_size=CHUNK)
        for row, named in with_names(found, self._parties(), _of_attendance, CHUNK):
            activity = row.session.activity
            yield (
                activity.title_th or activity.title_en,
                *_dates(row.session.on),
                named(row.party),
                _MARKS[row.mark].in_language(self.language),
            )


def _of_affiliation(row: Affiliation) -> tuple[Party, Party]:
    return row.member, row.body


def _of_tie(row: Tie) -> tuple[Party, Party]:
    return row.source, row.target


def _of_attendance(row: Attendance) -> tuple[Party]:
    return (row.party,)


def _picked(values: Sequence[CellValue], places: Iterable[int]) -> list[CellValue]:
    return [values[place] for place in places]


def iso(day: PartialDate | None) -> str:
    """Return a date as ISO text of the precision known."""
    return day.iso if day else ""


def _dates(day: PartialDate | None) -> tuple[str, str]:
    return iso(day), say_date(day, "th", style="short") if day else ""


def _contacts(party: Party) -> tuple[str, str, str]:
    phone = phone_shown(party.phone) if party.phone else party.phone_written
    return phone, party.email, party.line_id


def province_of(party: Party, language: Language) -> str:
    """Return the province of a party, empty where it is unknown."""
    code = party.area_code[:2]
    return province_name(code).in_language(language) if code else ""


def _networks(terms: Iterable[Membership]) -> str:
    return "\n".join(dict.fromkeys(term.network.name for term in terms))


def _extra_heads(rows: QuerySet[Party], taken: set[str]) -> dict[str, str]:
    """Return the headings of imported columns and how they are written. One query, streamed."""
    found: dict[str, None] = {}
    for extra in rows.order_by("pk").values_list("extra", flat=True).iterator(chunk_size=CHUNK):
        found.update(dict.fromkeys(extra))
        if len(found) > MOST_EXTRAS:
            break
    names = [head for head in found if head != ID_HEAD and not sensitive_kind(head)][:MOST_EXTRAS]
    return {head: f"{head} (2)" if head in taken else head for head in names}


def _editable(party: Party) -> Iterator[tuple[str, Column, Any]]:
    """Yield field, column and value of what may be edited in a file and comes back as it went."""
    facts: Any = getattr(party, "person", None) or getattr(party, "organisation", None)
    yield "name", Column.NAME, shown_name(party)
    yield "name_en", Column.NAME_EN, party.name_en if party.name_th else ""
    yield "phone", Column.PHONE, party.phone or party.phone_written
    yield "email", Column.EMAIL, party.email
    yield "line_id", Column.LINE, party.line_id
    yield "area_code", Column.PROVINCE, party.area_code
    yield "area_written", Column.AREA, party.area_written
    yield "note", Column.NOTE, party.note
    for name, column in (
        ("nickname", Column.NICKNAME),
        ("role", Column.ROLE),
        ("sector", Column.SECTOR),
        ("agreed", Column.AGREED),
    ):
        if hasattr(facts, name):
            yield name, column, getattr(facts, name)


def _extras(party: Party, heads: dict[str, str]) -> list[CellValue]:
    return [str(party.extra.get(head, "")) for head in heads]

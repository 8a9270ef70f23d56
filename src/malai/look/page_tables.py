"""The tables of the page: the same as the picture, for those who read rather than look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from malai.look import page_words
from malai.look.html import Html, el, join
from malai.look.seen import Seen
from malai_core.labels import Language, Sentence, Words
from malai_core.reading.model import Party, PartyKind
from malai_core.sna.centrality import degree
from malai_core.text import phone_shown, say_date, sort_key


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and how its cells behave."""

    heading: Words
    is_title: bool = False
    is_number: bool = False
    is_private: bool = False
    """Shown only where the reader switched phones and e-mail on."""

    @property
    def style(self) -> str | None:
        """The classes of its cells."""
        names = [
            name for name, holds in (("num", self.is_number), ("private", self.is_private)) if holds
        ]
        return " ".join(names) or None


MOST_ROWS: Final = 3_000
"""A page with more rows opens slowly on a phone; the workbook has them all."""


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[object]],
    language: Language,
    keys: Sequence[int] | None = None,
) -> Html:
    """Return a table; on a phone its rows become cards, so each cell carries its heading."""
    headings = [column.heading.in_language(language) for column in columns]
    head = [
        el("th", heading, scope="col", class_=column.style)
        for column, heading in zip(columns, headings, strict=True)
    ]
    body = [
        el("tr", *_cells(columns, headings, row), data_member=keys[place] if keys else None)
        for place, row in enumerate(rows[:MOST_ROWS])
    ]
    found = el("table", el("thead", el("tr", *head)), el("tbody", *body))
    return join(el("div", found, class_="scroll"), _left_out(len(rows), language))


def _left_out(rows: int, language: Language) -> Html:
    """Say it where a table stops before its last row."""
    if rows <= MOST_ROWS:
        return Html("")
    said = Sentence(page_words.FIRST_ROWS, {"shown": MOST_ROWS, "all": rows})
    return el("p", said.in_language(language), class_="hint")


def _cells(columns: Sequence[Column], headings: Sequence[str], row: Sequence[object]) -> list[Html]:
    return [
        el("th", el("bdi", value), scope="row")
        if column.is_title
        else el("td", el("bdi", value), class_=column.style, data_label=heading)
        if value not in ("", None)
        else el("td", class_=column.style)
        for column, heading, value in zip(columns, headings, row, strict=True)
    ]


def tables_section(seen: Seen, language: Language, *, has_contacts: bool) -> Html:
    """Return the tables of people, organisations, relationships and activities."""
    tables = Tables(seen, language)
    panels = [
        (page_words.PEOPLE, "people", tables.people(has_contacts=has_contacts)),
        (page_words.ORGANISATIONS, "organisations", tables.organisations()),
        (page_words.TIES, "ties", tables.ties()),
        (page_words.ACTIVITIES, "activities", tables.activities()),
    ]
    switch = el(
        "label",
        Html('<input type="checkbox" id="contacts">'),
        page_words.CONTACTS.in_language(language),
        class_="switch",
    )
    return el(
        "section",
        el(
            "div",
            el("h2", page_words.TABLES.in_language(language)),
            switch if has_contacts else "",
            class_="head",
        ),
        *(
            _panel(heading.in_language(language), id_, found, language)
            for heading, id_, found in panels
            if found is not None
        ),
        id="tables",
    )


def _panel(heading: str, id_: str, found: Html, language: Language) -> Html:
    field = el(
        "input",
        type="search",
        class_="filter",
        placeholder=page_words.FILTER.in_language(language),
        aria_label=f"{page_words.FILTER.in_language(language)}: {heading}",
    )
    return el("article", el("h3", heading), field, found, id=id_, class_="panel")


class Tables:
    """The rows of each table, in Thai dictionary order."""

    def __init__(self, seen: Seen, language: Language) -> None:
        self._seen = seen
        self._language = language
        self._parties = seen.reading.parties
        self._links = degree(len(seen.view.members), seen.view.pairs)
        self._came = Counter(person for row in seen.view.present for person in row)
        self._bodies: dict[int, list[str]] = {}
        for member, body in seen.view.memberships:
            self._bodies.setdefault(member, []).append(seen.view.members[body].name)
        self._size = Counter(
            body for member, body in seen.view.memberships if not seen.view.is_body[member]
        )

    def people(self, *, has_contacts: bool) -> Html | None:
        """Return the people; phones and e-mail only where they are wanted in the file at all."""
        found = self._sorted(PartyKind.PERSON)
        columns = [
            Column(page_words.NAME, is_title=True),
            Column(page_words.NICKNAME),
            Column(page_words.ORGANISATIONS),
            Column(page_words.ROLE),
            Column(page_words.JOINED),
            Column(page_words.ATTENDED, is_number=True),
            Column(page_words.LINKS, is_number=True),
            Column(page_words.CONTACT, is_private=True),
        ]
        kept = columns if has_contacts else columns[:-1]
        rows = [self._person(place, party)[: len(kept)] for place, party in found]
        return self._table(kept, rows, [place for place, _ in found])

    def organisations(self) -> Html | None:
        """Return the organisations and groups."""
        found = [*self._sorted(PartyKind.ORGANISATION), *self._sorted(PartyKind.GROUP)]
        columns = [
            Column(page_words.NAME, is_title=True),
            Column(page_words.SECTOR),
            Column(page_words.MEMBERS, is_number=True),
            Column(page_words.LINKS, is_number=True),
            Column(page_words.AGREED),
        ]
        rows = [
            [
                party.name,
                party.sector,
                self._size[place],
                self._links[place],
                self._day(party.agreed),
            ]
            for place, party in found
        ]
        return self._table(columns, rows, [place for place, _ in found])

    def ties(self) -> Html | None:
        """Return the relationships as the workbook has them."""
        columns = [
            Column(page_words.FROM, is_title=True),
            Column(page_words.KIND),
            Column(page_words.TO),
            Column(page_words.HOW_OFTEN),
        ]
        links = self._seen.tables.links
        rows = [
            [
                self._parties[tie.source].name,
                link.label.in_language(self._language),
                self._parties[tie.target].name,
                tie.strength_written,
            ]
            for tie, link in zip(self._seen.reading.ties, links, strict=True)
        ]
        return self._table(columns, sorted(rows, key=lambda row: sort_key(str(row[0]))), None)

    def activities(self) -> Html | None:
        """Return the activities in order, with how many came."""
        columns = [
            Column(page_words.ACTIVITIES, is_title=True),
            Column(page_words.DATE),
            Column(page_words.PRESENT, is_number=True),
        ]
        ordered = list(self._seen.view.in_order)
        in_order = {meeting.key for meeting in ordered}
        ordered += [m for m in self._seen.tables.gatherings if m.key not in in_order]
        rows = [
            [
                meeting.title,
                self._day(meeting.on) or page_words.NO_DATE.in_language(self._language),
                len(meeting.present),
            ]
            for meeting in ordered
        ]
        return self._table(columns, rows, None)

    def _table(
        self, columns: list[Column], rows: Sequence[Sequence[object]], keys: list[int] | None
    ) -> Html | None:
        return table(columns, rows, self._language, keys) if rows else None

    def _person(self, place: int, party: Party) -> list[object]:
        meetings = len(self._seen.view.present)
        return [
            party.name,
            party.nickname,
            ", ".join(self._bodies.get(place, [])),
            party.role,
            self._day(party.joined),
            f"{self._came[place]}/{meetings}" if meetings else "",
            self._links[place],
            " · ".join(contacts_of(party)),
        ]

    def _sorted(self, kind: PartyKind) -> list[tuple[int, Party]]:
        """Return the parties of a kind with their numbers, in dictionary order."""
        found = [(i, p) for i, p in enumerate(self._parties.values()) if p.kind is kind]
        return sorted(found, key=lambda pair: sort_key(_order_name(pair[1])))

    def _day(self, day: object) -> str:
        return say_date(day, self._language, style="short") if day else ""  # type: ignore[arg-type]


def contacts_of(party: Party) -> list[str]:
    """Return how to reach a party, as people write it."""
    phone = phone_shown(party.phone) if party.phone else party.phone_written
    return [contact for contact in (phone, party.email) if contact]


def _order_name(party: Party) -> str:
    """Return the name by which a party is ordered: without title for a person."""
    return f"{party.person.given} {party.person.family}" if party.person else party.name

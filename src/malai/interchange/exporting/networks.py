"""A network of the database as a network file holds one: members by id, ties of several layers.

Two pictures of it can go out: members and what is between them, or people and the activities they
came to, which is a network of two kinds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from django.db.models import QuerySet

from malai.accounts.models import Workspace
from malai.activities.models import Attendance, Mark, Session
from malai.activities.selectors import activities_seen
from malai.consent.selectors.purposes import refused
from malai.consent.wording import DIRECTORY
from malai.interchange.exporting.layout import TYPES
from malai.interchange.exporting.namesakes import shown_name
from malai.interchange.exporting.tables import CHUNK, province_of
from malai.network.models import Affiliation, Membership, Network, Party, Tie, TieKind
from malai.network.reach import parties_seen, ties_seen
from malai_core.formats import networks as files
from malai_core.formats.networks.people_files import AFFILIATION
from malai_core.labels import Language, Words
from malai_core.text import PartialDate, phone_shown

BELONGS: Final = Words("สังกัด", "belongs to")
CAME: Final = Words("มาร่วม", "came to")
#: The two kinds of member where people and activities go out.
MODES: Final = (Words("สมาชิก", "members"), Words("กิจกรรม", "activities"))
_TYPE: Final = Words("ประเภท", "type")
_SECTOR: Final = Words("ภาคส่วน", "sector")
_PROVINCE: Final = Words("จังหวัด", "province")
_ROLE: Final = Words("บทบาท", "role")
_KIND: Final = Words("ประเภทกิจกรรม", "kind of activity")
_PHONE: Final = Words("โทรศัพท์", "phone")
_EMAIL: Final = Words("อีเมล", "email")
#: What an address book calls the kinds of party.
_CARDS: Final = {
    TYPES["organisation"].en: "Organization",
    TYPES["group"].en: "Group",
    TYPES["person"].en: "Person",
}


def layers_of(workspace: Workspace, language: Language) -> list[str]:
    """Return the layers that ties of a workspace are in, by name, and belonging. One query."""
    kinds = TieKind.objects.filter(pk__in=ties_seen(workspace).values("kind")).order_by("pk")
    return [*dict.fromkeys(_layer(kind, language) for kind in kinds), BELONGS.in_language(language)]


def _layer(kind: TieKind, language: Language) -> str:
    label = kind.label_en if language == "en" else kind.label_th
    return label or str(kind)


@dataclass(frozen=True, slots=True)
class NetworkExport:
    """What goes out: a network, in one language, with or without contacts."""

    workspace: Workspace
    """As the door gave it: with the reach of the seat."""
    network: Network
    language: Language
    with_contacts: bool
    leaves_out: bool = False
    """Whether those who did not agree to be shown are left out: for all but owners."""

    def between_members(self) -> files.Network:
        """Return members, their declared ties and where they belong. Six queries.

        It lies in memory: about 2 kB for a member or a tie.
        """
        members = [self._member(party) for party in self._parties()]
        ids = {member.id for member in members}
        ties = [
            tie for tie in (*self._ties(), *self._belonging()) if {tie.source, tie.target} <= ids
        ]
        return files.Network.of(members, ties, name=self.network.name)

    def as_cards(self) -> files.Network:
        """Return members with the headings of an address book, and who is in which body."""
        plain = replace(self, language="en").between_members()
        for member in plain.members.values():
            kind = str(member.attributes[_TYPE.en])
            member.attributes[_TYPE.en] = _CARDS.get(kind, kind)
        inside = [tie for tie in plain.ties if tie.relation == BELONGS.en]
        return files.Network.of(
            plain.members.values(),
            [replace(tie, relation=AFFILIATION) for tie in inside],
            name=plain.name,
        )

    def with_activities(self) -> files.Network:
        """Return members and activities, tied where somebody came. Five queries."""
        came = list(self._came())
        sessions = {str(row.session.public_id): row.session for row in came}
        members = [self._member(party, mode=1) for party in self._parties()]
        members += [self._activity(id_, session) for id_, session in sessions.items()]
        ids = {member.id for member in members}
        ties = [self._presence(row) for row in came]
        modes = (self._said(MODES[0]), self._said(MODES[1]))
        kept = [tie for tie in ties if tie.source in ids]
        return files.Network.of(members, kept, name=self.network.name, modes=modes)

    def _said(self, words: Words) -> str:
        return words.in_language(self.language)

    def _inside(self) -> QuerySet[Party]:
        terms = Membership.objects.filter(network=self.network).values("party")
        rows = parties_seen(self.workspace).filter(pk__in=terms)
        if self.leaves_out:
            rows = rows.exclude(pk__in=refused(self.workspace, DIRECTORY).values("party"))
        return rows

    def _parties(self) -> Iterator[Party]:
        rows = self._inside().select_related("person", "organisation").order_by("sort_key", "pk")
        terms: dict[int, list[Membership]] = {}
        for term in Membership.objects.filter(network=self.network).order_by("pk"):
            terms.setdefault(term.party_id, []).append(term)
        for party in rows.iterator(chunk_size=CHUNK):
            party.terms = terms[party.pk]  # type: ignore[attr-defined]
            yield party

    def _member(self, party: Party, *, mode: int = 0) -> files.Member:
        spells = tuple(_spell(term.since, term.until) for term in party.terms)  # type: ignore[attr-defined]
        return files.Member(
            str(party.public_id),
            shown_name(party),
            dict(self._facts(party)),
            mode,
            () if any(spell == files.Spell() for spell in spells) else spells,
        )

    def _facts(self, party: Party) -> Iterator[tuple[str, str]]:
        person, body = getattr(party, "person", None), getattr(party, "organisation", None)
        facts = (
            (_TYPE, TYPES[party.kind].in_language(self.language)),
            (_SECTOR, body.sector if body else ""),
            (_ROLE, person.role if person else ""),
            (_PROVINCE, province_of(party, self.language)),
            *(self._contacts(party) if self.with_contacts else ()),
        )
        yield from ((self._said(name), value) for name, value in facts if value)

    @staticmethod
    def _contacts(party: Party) -> tuple[tuple[Words, str], ...]:
        phone = phone_shown(party.phone) if party.phone else party.phone_written
        return (_PHONE, phone), (_EMAIL, party.email)

    def _ties(self) -> Iterator[files.Tie]:
        rows = ties_seen(self.workspace).filter(network=self.network)
        for row in rows.select_related("source", "target", "kind").order_by("pk"):
            yield self._tie(row)

    def _tie(self, row: Tie) -> files.Tie:
        kind = row.kind
        spell = _spell(row.since, row.until)
        return files.Tie(
            str(row.source.public_id),
            str(row.target.public_id),
            _layer(kind, self.language),
            kind.is_directed,
            row.strength,
            str(row.public_id),
            spells=() if spell == files.Spell() else (spell,),
        )

    def _belonging(self) -> Iterator[files.Tie]:
        inside = self._inside().values("pk")
        rows = Affiliation.objects.filter(member__in=inside, body__in=inside)
        for row in rows.select_related("member", "body").order_by("pk"):
            spell = _spell(row.since, row.until)
            ends = str(row.member.public_id), str(row.body.public_id)
            spells = () if spell == files.Spell() else (spell,)
            yield files.Tie(*ends, self._said(BELONGS), id=str(row.public_id), spells=spells)

    def _came(self) -> QuerySet[Attendance]:
        seen = activities_seen(self.workspace).filter(network=self.network)
        rows = Attendance.objects.filter(session__activity__in=seen, mark=Mark.PRESENT)
        rows = rows.filter(party__in=self._inside().values("pk"))
        return rows.select_related("session__activity__own_kind", "party").order_by(
            "session__on", "pk"
        )

    def _activity(self, id_: str, session: Session) -> files.Member:
        activity = session.activity
        kind = {self._said(_KIND): activity.get_kind_display()}
        spell = _spell(session.on, session.on)
        spells = () if spell == files.Spell() else (spell,)
        title = session.title or activity.title_th or activity.title_en
        return files.Member(id_, title, dict(kind), 2, spells)

    def _presence(self, row: Attendance) -> files.Tie:
        ends = str(row.party.public_id), str(row.session.public_id)
        return files.Tie(*ends, self._said(CAME), is_directed=False)


def _spell(since: PartialDate | None, until: PartialDate | None) -> files.Spell:
    """Return the stretch of time; a partial date counts from its first to its last day."""
    return files.Spell(since.first_day if since else None, until.last_day if until else None)

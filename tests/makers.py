"""Makers of rows for tests. Names are invented."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from malai.accounts.models import Role, Seat, User, Workspace
from malai.activities.models import Activity, Attendance, Mark, Session
from malai.audit.services import recorded
from malai.network.models import (
    Affiliation,
    Layer,
    Membership,
    Network,
    OrganisationFacts,
    Party,
    PartyKind,
    PersonFacts,
    Tie,
    TieKind,
)
from malai_core.text import (
    PartialDate,
    name_key,
    organisation_key,
    search_text,
    sort_key,
    split_name,
)


@dataclass
class Cast:
    """One workspace with a seat for each role, and a stranger who owns another workspace."""

    workspace: Workspace
    elsewhere: Workspace
    owner: User
    manager: User
    coordinator: User
    evaluator: User
    reader: User
    stranger: User


@dataclass
class World:
    """A cast with a small network."""

    cast: Cast
    workspace: Workspace
    network: Network
    kru: Party
    """A teacher, tied to everybody."""
    boon: Party
    mali: Party
    temple: Party
    kind: TieKind
    tie: Tie
    activity: Activity
    session: Session


def user(name: str) -> User:
    """Make a user who can sign in with the password ``garland-2560``."""
    return User.objects.create_user(f"{name}@example.org", "garland-2560", name=name)


def make_cast() -> Cast:
    """Make the cast."""
    workspace = Workspace.objects.create(name_th="มูลนิธิดอยหมอก", name_en="Misty Hill Foundation")
    elsewhere = Workspace.objects.create(name_th="ที่อื่น", name_en="Elsewhere")
    people = {role.value: user(role.value) for role in Role}
    for role in Role:
        Seat.objects.create(user=people[role.value], workspace=workspace, role=role)
    stranger = user("stranger")
    Seat.objects.create(user=stranger, workspace=elsewhere, role=Role.OWNER)
    return Cast(workspace=workspace, elsewhere=elsewhere, stranger=stranger, **people)


def person(workspace: Workspace, name: str, **fields: Any) -> Party:
    """Make a person from a Thai name as written."""
    split = split_name(name)
    made = Party.objects.create(
        workspace=workspace,
        kind=PartyKind.PERSON,
        name_th=split.thai,
        sort_key=sort_key(split.plain),
        match_key=name_key(name),
        search_text=search_text(name),
        **fields,
    )
    PersonFacts.objects.create(
        party=made, title=split.title, given=split.given, family=split.family
    )
    return made


def organisation(workspace: Workspace, name: str, *, sector: str = "", **fields: Any) -> Party:
    """Make an organisation."""
    made = Party.objects.create(
        workspace=workspace,
        kind=PartyKind.ORGANISATION,
        name_th=name,
        sort_key=sort_key(name),
        match_key=organisation_key(name),
        search_text=search_text(name),
        **fields,
    )
    OrganisationFacts.objects.create(party=made, sector=sector)
    return made


def network(workspace: Workspace, name: str = "เครือข่ายดอยหมอก") -> Network:
    """Make a network."""
    return Network.objects.create(workspace=workspace, name_th=name, name_en="Misty Hill network")


def member(of: Network, party: Party, **fields: Any) -> Membership:
    """Put a party into a network."""
    return Membership.objects.create(workspace=of.workspace, network=of, party=party, **fields)


def tie_kind(workspace: Workspace) -> TieKind:
    """Make the kind "coordination"."""
    return TieKind.objects.create(
        workspace=workspace,
        code="coordination",
        label_th="ประสานงาน",
        label_en="coordinates with",
        layer=Layer.COORDINATION,
    )


@contextmanager
def acting(world: World) -> Iterator[None]:
    """Do something as an act of the coordinator."""
    with recorded("tests.acting", by=world.cast.coordinator, workspace=world.workspace):
        yield


def make_world(cast: Cast) -> World:
    """Make the small network."""
    ws = cast.workspace
    net = network(ws)
    kru = person(ws, "นางสาวแก้ว ใจงาม", phone="+66812345678", email="kaew@example.org")
    boon, mali = person(ws, "นายบุญ ดอยสูง"), person(ws, "นางมะลิ ลำธาร")
    temple = organisation(ws, "วัดดอยหมอก", sector="ศาสนา")
    for party in (kru, boon, mali, temple):
        member(net, party)
    Affiliation.objects.create(workspace=ws, member=kru, body=temple, position="ครูอาสา")
    kind = tie_kind(ws)
    tie = Tie.objects.create(workspace=ws, network=net, source=kru, target=boon, kind=kind)
    activity = Activity.objects.create(
        workspace=ws, network=net, title_th="ประชุมประจำเดือน", starts=PartialDate(2016, 3, 5)
    )
    session = Session.objects.create(activity=activity, on=PartialDate(2016, 3, 5))
    for who in (kru, boon):
        Attendance.objects.create(session=session, party=who, mark=Mark.PRESENT, method="list")
    return World(cast, ws, net, kru, boon, mali, temple, kind, tie, activity, session)

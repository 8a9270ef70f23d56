"""Contacts of the last two years, a group chat and wishes, so that no page of contact is empty.

The days are counted back from today: who waits for a word is a question about today.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Final

from django.utils import timezone

from malai.audit.services import Recorder
from malai.contact.models import (
    CareGiven,
    CareKind,
    CarePlan,
    Channel,
    ChatGroup,
    Contact,
    ContactParty,
    Invitation,
    Pace,
    Presence,
    usual_manner,
)
from malai.interchange.demo.facts import PersonFact
from malai.network.models import MembershipRole, Network
from malai_core.text import PartialDate

#: How many people are in touch, and every how many days with each; some fell silent since.
PEOPLE, RHYTHMS = 36, (14, 30, 45, 60)
DAYS: Final = 730
SILENT: Final = (120, 95, 200, 150)
WAYS: Final = (
    Channel.PHONE,
    Channel.PHONE,
    Channel.VISIT,
    Channel.LINE,
    Channel.CHANCE,
    Channel.MEETING,
)
ABOUT: Final = (
    "", "", "ถามข่าวครอบครัว", "นัดวันเยี่ยมบ้าน", "ปรึกษาเรื่องรถรับส่ง", "ชวนมาประชุมเดือนหน้า", "เล่าเรื่องกลุ่มแม่บ้าน",
)  # fmt: skip

PLANS: Final = (
    ("รู้จักทุกบ้านในหมู่บ้าน เป็นคนพาเราเข้าไป", "ลูกสาวได้ความรู้เรื่องกายภาพกลับไปดูแลยาย"),
    ("เปิดบ้านให้ประชุมทุกเดือน", "ได้เพื่อนคุย และมีคนช่วยซ่อมหลังคา"),
)


def contacts_fill(
    trace: Recorder, network: Network, people: Sequence[PersonFact], keys: Mapping[str, int]
) -> None:
    """Write contacts, a group chat and how often we want to be in touch, inside the caller's act."""
    chance = Random(len(people))  # noqa: S311 - invented data, nearly the same every time
    today = timezone.localdate()
    here = [keys[person.key] for person in people if person.left is None][:PEOPLE]
    rows = list(_contacts(network, here, chance, today))
    made = trace.create_all(Contact, (contact for contact, _whom in rows))
    pairs = [(one, pk) for one, (_c, whom) in zip(made, rows, strict=True) for pk in whom]
    trace.create_all(ContactParty, (ContactParty(contact=one, party_id=pk) for one, pk in pairs))
    _chat(trace, network, here, chance, today)
    _care(trace, network, here, today)
    trace.create(Pace(workspace=network.workspace, role=MembershipRole.COORDINATOR, days=30))


def _contacts(
    network: Network, people: Sequence[int], chance: Random, today: date
) -> Iterator[tuple[Contact, list[int]]]:
    """Yield contacts with one person, now and then with the one beside her too."""
    for place, key in enumerate(people):
        rhythm = RHYTHMS[place % len(RHYTHMS)]
        ago = SILENT[place % 4] if place % 9 == 0 else chance.randint(1, rhythm)
        while ago < DAYS:
            whom = [key, people[place - 1]] if chance.random() < 0.15 and place else [key]
            yield _contact(network, today - timedelta(days=ago), chance), whom
            ago += max(3, round(chance.gauss(rhythm, rhythm / 5)))


def _contact(network: Network, on: date, chance: Random) -> Contact:
    channel = chance.choice(WAYS).value
    return Contact(
        workspace=network.workspace,
        network=network,
        on=PartialDate.of(on),
        channel=channel,
        manner=usual_manner(channel),
        what=chance.choice(ABOUT),
    )


def _care(trace: Recorder, network: Network, people: Sequence[int], today: date) -> None:
    """Write two plans for partners, thanks and rest for a few, and one invitation."""
    here = network.workspace
    for key, (why, gets) in zip(people[1::6], PLANS, strict=False):
        trace.create(CarePlan(workspace=here, party_id=key, why=why, gets=gets))
    for place, key in enumerate(people[::5]):
        kind = CareKind.REST if place % 3 == 2 else CareKind.THANKS
        on = today - timedelta(days=20 + 70 * place)
        trace.create(CareGiven(workspace=here, party_id=key, kind=kind, on=on))
    asks, gains = "ยืมลานตากข้าวจัดงานปีละครั้ง", "คนทั้งตำบลรู้จักร้าน"
    trace.create(
        Invitation(workspace=here, network=network, name="โรงสีชุมชนสมมติ", asks=asks, gains=gains)
    )


def _chat(
    trace: Recorder, network: Network, people: Sequence[int], chance: Random, today: date
) -> None:
    group = ChatGroup(
        workspace=network.workspace,
        network=network,
        name="กลุ่มไลน์อาสาดอยหมอก",
        purpose="นัดหมายและแจ้งข่าวประจำสัปดาห์",
        owner_id=people[0] if people else None,
        people=len(people) + 4,
    )
    trace.create(group)
    days = [today - timedelta(days=n) for n in range(2, DAYS, 4)]
    trace.create_all(
        Presence,
        [
            Presence(group=group, party_id=key, on=on, times=chance.randint(1, 6))
            for on in days
            for key in chance.sample(people[1::2], min(3, len(people) // 2))
        ],
    )

"""Many rows at once: keys computed, nothing said twice, everything in the trace."""

from __future__ import annotations

import pytest

from malai.accounts.models import Workspace
from malai.audit.models import Act
from malai.audit.services import Recorder, act_undo, recorded
from malai.network.models import (
    Affiliation,
    DuplicateHint,
    HintState,
    Membership,
    MembershipRole,
    OrganisationFacts,
    Party,
    PartyKind,
    PersonFacts,
)
from malai.network.services.bulk import (
    NewAffiliation,
    NewHint,
    NewMembership,
    NewParty,
    affiliations_create_bulk,
    hints_create_bulk,
    memberships_create_bulk,
    parties_create_bulk,
)
from malai_core.text import PartialDate
from tests.makers import Cast, World, network


def fill(workspace: Workspace, rows: list[NewParty]) -> list[Party]:
    with recorded("test.fill", by=None, workspace=workspace) as trace:
        return parties_create_bulk(trace=trace, workspace=workspace, rows=iter(rows))


def test_people_and_bodies_come_with_facts_and_keys_in_order(cast: Cast) -> None:
    made = fill(
        cast.workspace,
        [
            NewParty(PartyKind.PERSON, "นางสาวเก็จ ใจดี", nickname="เก๋", role="ครู"),
            NewParty(
                PartyKind.ORGANISATION, "รพ.สต.ดอยหมอก", sector="ภาครัฐ", agreed=PartialDate(2016)
            ),
            NewParty(PartyKind.PERSON, given="ขวัญ", family="ตา", title="นาง"),
        ],
    )
    assert [party.name_th for party in made] == ["นางสาวเก็จ ใจดี", "รพ.สต.ดอยหมอก", "นางขวัญ ตา"]
    first = PersonFacts.objects.get(party=made[0])
    assert (first.title, first.given, first.family) == ("นางสาว", "เก็จ", "ใจดี")
    assert "เก๋" in made[0].search_text
    assert OrganisationFacts.objects.get(party=made[1]).agreed == PartialDate(2016)
    assert made[0].sort_key < made[2].sort_key


def test_a_person_with_an_english_name_only_keeps_it(cast: Cast) -> None:
    (made,) = fill(cast.workspace, [NewParty(PartyKind.PERSON, name_en="Elon Musk")])
    assert (made.name_th, made.name_en, made.name) == ("", "Elon Musk", "Elon Musk")
    assert made.person.given == "Elon"


def test_texts_longer_than_their_columns_are_shortened(cast: Cast) -> None:
    (made,) = fill(cast.workspace, [NewParty(PartyKind.GROUP, "ก" * 900, line_id="x" * 500)])
    made.refresh_from_db()
    assert (len(made.name_th), len(made.line_id)) == (300, 100)


def test_an_undo_takes_every_row_away(cast: Cast) -> None:
    fill(cast.workspace, [NewParty(PartyKind.PERSON, f"คน{n} ดี") for n in range(1200)])
    act_undo(by=cast.owner, act=Act.objects.get())
    assert not Party.objects.exists()
    assert not PersonFacts.objects.exists()


@pytest.fixture
def members(world: World) -> list[Membership]:
    with recorded("test.fill", by=None, workspace=world.workspace) as trace:
        return join(trace, world)


def join(trace: Recorder, world: World) -> list[Membership]:
    fresh = network(world.workspace, "เครือข่ายใหม่")
    rows = [
        NewMembership(world.kru.pk, MembershipRole.LEAD),
        NewMembership(world.kru.pk),
        NewMembership(world.boon.pk),
        NewMembership(world.boon.pk, since=PartialDate(2010)),
        NewMembership(world.mali.pk, since=PartialDate(2001), until=PartialDate(2004)),
        NewMembership(world.mali.pk),
    ]
    memberships_create_bulk(trace=trace, network=fresh, rows=rows[:1])
    return memberships_create_bulk(trace=trace, network=fresh, rows=rows[1:])


def test_who_is_in_a_network_already_is_not_put_in_again(
    world: World, members: list[Membership]
) -> None:
    told = [(row.party, row.until) for row in members]
    assert told == [(world.boon, None), (world.mali, PartialDate(2004)), (world.mali, None)]


def test_what_holds_already_is_not_said_twice(world: World) -> None:
    rows = [
        NewAffiliation(world.kru.pk, world.temple.pk),
        NewAffiliation(world.boon.pk, world.temple.pk, position="กรรมการ"),
        NewAffiliation(world.boon.pk, world.temple.pk),
        NewAffiliation(world.temple.pk, world.temple.pk),
    ]
    with recorded("test.fill", by=None, workspace=world.workspace) as trace:
        made = affiliations_create_bulk(trace=trace, workspace=world.workspace, rows=rows)
    assert [(row.member, row.position) for row in made] == [(world.boon, "กรรมการ")]
    assert Affiliation.objects.count() == 2


def test_a_pair_is_hinted_once_and_never_after_it_was_called_different(world: World) -> None:
    pair = NewHint(world.boon.pk, world.kru.pk, "ชื่อคล้ายกัน", "Alike")
    for _ in range(2):
        with recorded("test.fill", by=None, workspace=world.workspace) as trace:
            hints_create_bulk(trace=trace, workspace=world.workspace, rows=[pair, pair])
        DuplicateHint.objects.update(state=HintState.DIFFERENT)
    hint = DuplicateHint.objects.get()
    assert (hint.first, hint.second, hint.state) == (world.kru, world.boon, HintState.DIFFERENT)

"""What if, the table of members, two days, introductions, answers: each alone."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from malai.accounts.models import Workspace
from malai.audit.models import Act
from malai.audit.services.undoing import act_undo
from malai.insight.bridge.answers import given_of, trusted, uneven
from malai.insight.bridge.changing import two_days
from malai.insight.bridge.leaving import leaving
from malai.insight.bridge.reading import measured
from malai.insight.bridge.sheets import columns_of
from malai.insight.listing import Narrowing, listing_of
from malai.insight.models import Introduction
from malai.insight.results import Detail
from malai.insight.selectors.answers import answers_in
from malai.insight.selectors.introductions import pairs_decided, pairs_taken_on
from malai.insight.selectors.rows import standing_of
from malai.insight.services.answering import answers_bring, answers_drop
from malai.insight.services.introductions import introduction_decide, introduction_forget
from malai.network.models import Network, Party, Tie
from malai.network.services.merging import party_merge
from malai.work.models import Task
from malai_core.text import PartialDate
from tests import makers
from tests.makers import Cast, World
from tests.unit.malai.insight.places import DAY, STAR, TWO_CIRCLES, place


@pytest.fixture
def workspace(db: None) -> Workspace:
    return Workspace.objects.create(name_th="พื้นที่ทดลอง")


def detail_of(network: Network) -> Detail:
    return measured(standing_of(network, day=DAY))[1]


def test_without_the_middle_of_a_star_all_fall_apart_and_one_could_take_over(
    workspace: Workspace,
) -> None:
    network, people = place(workspace, 6, STAR)
    found = leaving(detail_of(network), [0])
    assert found is not None
    assert (found.before.parts, found.after.parts, found.cut_off) == (1, 5, 4)
    assert found.lost_0_1 == 1.0
    assert {one.leaver for one in found.hand_overs} == {str(people[0].public_id)}
    assert len(found.hand_overs) == 4


def test_in_an_empty_network_nobody_can_leave(workspace: Workspace) -> None:
    assert leaving(detail_of(makers.network(workspace)), []) is None


def test_a_chosen_part_is_measured_among_itself(workspace: Workspace) -> None:
    network, people = place(workspace, 6, TWO_CIRCLES)
    Party.objects.filter(pk__in=[one.pk for one in people[:3]]).update(area_code="570101")
    Party.objects.filter(pk__in=[one.pk for one in people[3:]]).update(area_code="500101")
    detail = detail_of(network)
    whole, north = listing_of(detail, Narrowing()), listing_of(detail, Narrowing(area="57"))
    assert max(whole.detail.degree) == 3
    assert (north.is_measured, north.detail.degree) == (True, [2, 2, 2])
    assert north.areas == ["57", "50"]


def test_rows_are_narrowed_by_role_without_measuring_anew(workspace: Workspace) -> None:
    network, people = place(workspace, 6, STAR)
    found = listing_of(detail_of(network), Narrowing(role="hub"))
    assert [row.id for row in found.rows(found.order)] == [str(people[0].public_id)]
    assert found.roles == {"hub": 1, "edge": 5}


def test_undefined_numbers_stand_last_in_every_order(workspace: Workspace) -> None:
    network, _people = place(workspace, 4, [(0, 1), (1, 2)])
    found = listing_of(detail_of(network), Narrowing(sort="constraint"))
    assert found.rows(found.order)[-1].constraint is None


def test_two_days_show_what_formed_and_faded(workspace: Workspace) -> None:
    network, people = place(workspace, 3, [(0, 1)], until=PartialDate(2024))
    Tie.objects.create(
        workspace=workspace, network=network, kind=Tie.objects.get().kind,
        source=people[1], target=people[2], since=PartialDate(2025),
    )  # fmt: skip
    days = (standing_of(network, day=date(2023, 1, 1)), standing_of(network, day=DAY))
    found = two_days(*days, ["coordination"])
    assert found.change is not None
    assert (len(found.change.formed), len(found.change.faded), found.change.kept) == (1, 1, 0)
    assert found.other.relations == {"people": 1, "bodies": 0, "between": 0}


# -- Introductions -------------------------------------------------------------------------------


def decide(world: World, decision: str = "accepted") -> Introduction:
    return introduction_decide(
        by=world.cast.coordinator, network=world.network, pair=(world.mali, world.boon),
        through=world.kru, reason="draws_in", decision=decision, on=DAY,
    )  # fmt: skip


def test_taking_an_introduction_on_makes_a_task_about_both(world: World) -> None:
    row = decide(world)
    task = Task.objects.get()
    assert row.task == task
    assert {one.party for one in task.about.all()} == {world.mali, world.boon}
    assert task.by_when == date(2026, 12, 6)
    assert pairs_taken_on(world.network) == [(str(row.one.public_id), str(row.other.public_id))]


def test_undoing_it_takes_both_away(world: World) -> None:
    decide(world)
    act_undo(by=world.cast.coordinator, act=Act.objects.get(action="insight.introduction_decide"))
    assert not Introduction.objects.exists()
    assert not Task.objects.exists()


def test_what_was_put_aside_is_not_proposed_until_it_is_forgotten(world: World) -> None:
    row = decide(world, "dismissed")
    pair = frozenset((str(world.mali.public_id), str(world.boon.public_id)))
    assert pairs_decided(world.network) == {pair}
    introduction_forget(by=world.cast.coordinator, row=row)
    assert pairs_decided(world.network) == set()


def test_deciding_twice_changes_the_decision_and_makes_one_task(world: World) -> None:
    decide(world, "dismissed")
    decide(world)
    decide(world)
    assert Introduction.objects.get().decision == "accepted"
    assert Task.objects.count() == 1


def test_nobody_is_introduced_to_herself_or_to_a_stranger(world: World) -> None:
    stranger = makers.person(world.cast.elsewhere, "แขก ต่างถิ่น")
    for pair in ((world.mali, world.mali), (world.mali, stranger)):
        with pytest.raises(ValidationError):
            introduction_decide(
                by=None, network=world.network, pair=pair, through=None, reason="draws_in",
                decision="accepted", on=DAY,
            )  # fmt: skip
    assert not Introduction.objects.exists()


def test_a_merge_carries_introductions_without_doubling_or_looping(world: World) -> None:
    twin = makers.person(world.workspace, "บุญ ดอยสูง")
    for pair in ((world.mali, world.boon), (world.mali, twin), (world.boon, twin)):
        introduction_decide(
            by=None, network=world.network, pair=pair, through=None, reason="draws_in",
            decision="dismissed", on=DAY,
        )  # fmt: skip
    party_merge(by=world.cast.coordinator, kept=world.boon, gone=twin)
    row = Introduction.objects.get()
    assert {row.one, row.other} == {world.mali, world.boon}


# -- Answers -------------------------------------------------------------------------------------

TRUST = (
    "ผู้ตอบ,เกี่ยวกับภาคี,เชื่อถือได้,เป้าหมาย,เปิดใจ,อิทธิพล,ทุ่มเท,ร่วมลงทุน\n"
    "แก้ว ใจงาม,บุญ ดอยสูง,4,3,4,2,2,2\n"
    "บุญ ดอยสูง,แก้ว ใจงาม,2,3,2,4,4,4\n"
    "มะลิ ลำธาร,บุญ ดอยสูง,4,4,,3,3,3\n"
    "ใครก็ไม่รู้,บุญ ดอยสูง,4,4,4,4,4,4\n"
    "มะลิ ลำธาร,แก้ว ใจงาม,9,4,4,4,4,4\n"
)


def bring(world: World, text: str, kind: str = "trust") -> list[object]:
    sheet = answers_bring(
        by=world.cast.coordinator, network=world.network, kind=kind, content=text.encode(),
        name="คำตอบ.csv", on=DAY,
    )  # fmt: skip
    return [sheet, answers_in(sheet)]


def test_answers_about_trust_are_scored_and_unclear_rows_set_aside(world: World) -> None:
    sheet, answers = bring(world, TRUST)
    assert [one["row"] for one in sheet.asides] == [5, 6]  # type: ignore[attr-defined]
    found = trusted(answers, top=4)  # type: ignore[arg-type]
    # Case TRU-1 of the methods: 3.667, 2.333 and 4.0 make 3.333, 77.78 % of the most.
    assert found.trust is not None
    assert found.trust.of_maximum == pytest.approx(0.7778, abs=1e-4)
    # Two raters are below the floor of three: hidden, not low.
    assert {one.trust for one in found.partners} == {None}


def test_a_gap_between_two_is_listed_for_the_manager(world: World) -> None:
    _sheet, answers = bring(world, TRUST)
    pairs = uneven(answers, top=4)  # type: ignore[arg-type]
    assert [round(one.gap, 3) for _a, _b, one in pairs] == [1.333]


def test_give_and_take_adds_up(world: World) -> None:
    text = "ผู้ให้,ผู้รับ,มูลค่า\nแก้ว ใจงาม,บุญ ดอยสูง,6\nบุญ ดอยสูง,แก้ว ใจงาม,2\n"
    _sheet, answers = bring(world, text, "giving")
    found = given_of(answers)  # type: ignore[arg-type]
    # Case EXC-1 of the methods: balance .5, net -.5 and .5.
    assert [pair.balance for _a, _b, pair in found.pairs] == [0.5]
    assert sorted(net for _party, _gave, _got, net in found.members if net) == [-0.5, 0.5]


def test_a_gift_without_a_value_is_not_one_baht(world: World) -> None:
    text = "ผู้ให้,ผู้รับ,มูลค่า\nแก้ว ใจงาม,บุญ ดอยสูง,5000\nบุญ ดอยสูง,แก้ว ใจงาม,\n"
    _sheet, answers = bring(world, text, "giving")
    found = given_of(answers)  # type: ignore[arg-type]
    assert {(gave, got) for _party, gave, got, _net in found.members} == {(5000, 0), (0, 5000)}
    assert (found.unvalued, found.is_times) == (1, False)


def test_gifts_of_which_no_value_is_known_are_counted(world: World) -> None:
    text = "ผู้ให้,ผู้รับ,มูลค่า\nแก้ว ใจงาม,บุญ ดอยสูง,\nแก้ว ใจงาม,บุญ ดอยสูง,\n"
    _sheet, answers = bring(world, text, "giving")
    found = given_of(answers)  # type: ignore[arg-type]
    assert [pair.given + pair.taken for _a, _b, pair in found.pairs] == [2]
    assert (found.unvalued, found.is_times) == (0, True)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("giving", "ผู้ให้,ผู้รับ,มูลค่า\nแก้ว ใจงาม,บุญ ดอยสูง,6\nบุญ ดอยสูง,แก้ว ใจงาม,มาก\n"),
        ("trust", "ผู้ตอบ,ภาคี,ก\nแก้ว ใจงาม,บุญ ดอยสูง,4\nบุญ ดอยสูง,แก้ว ใจงาม,ดี\n"),
        ("giving", "ผู้ให้,ผู้รับ,มูลค่า\nแก้ว ใจงาม,บุญ ดอยสูง,6\nบุญ ดอยสูง,แก้ว ใจงาม,inf\n"),
    ],
)
def test_a_word_where_a_number_should_be_is_set_aside(world: World, kind: str, text: str) -> None:
    sheet, answers = bring(world, text, kind)
    assert [one["row"] for one in sheet.asides] == [3]  # type: ignore[attr-defined]
    assert len(answers) == 1  # type: ignore[arg-type]


def test_a_sheet_nobody_can_read_is_refused_and_leaves_no_trace(world: World) -> None:
    for text in ("", "หนึ่ง,สอง\n1,2\n", "ผู้ตอบ,ภาคี,1\nไม่มี,ไม่รู้จัก,4\n"):
        with pytest.raises(ValidationError):
            bring(world, text)
    assert not Act.objects.filter(action="insight.answers_bring").exists()


def test_answers_never_become_relationships_and_can_be_taken_away(world: World) -> None:
    before = Tie.objects.count()
    sheet, _answers = bring(world, TRUST)
    assert Tie.objects.count() == before
    answers_drop(by=world.cast.coordinator, sheet=sheet)  # type: ignore[arg-type]
    act_undo(by=world.cast.coordinator, act=Act.objects.get(action="insight.answers_drop"))
    assert len(answers_in(world.network.answer_sheets.get())) == 3


def test_columns_are_told_apart_in_thai_and_english() -> None:
    assert columns_of(["Who answers (from)", "About which partner", "a", "b"]) is not None
    found = columns_of(["ชื่อสมาชิก", "สิ่งที่ต้องการ"])
    assert found is not None
    assert (found.by, found.text) == (0, 1)
    assert columns_of(["1", "2"]) is None


def test_two_of_one_name_are_set_aside_naming_why(world: World, cast: Cast) -> None:
    del cast
    makers.member(world.network, makers.person(world.workspace, "นายบุญ ดอยสูง"))
    with pytest.raises(ValidationError, match="มากกว่าหนึ่งราย"):
        bring(world, "ผู้ตอบ,ภาคี,1\nแก้ว ใจงาม,บุญ ดอยสูง,4\n")

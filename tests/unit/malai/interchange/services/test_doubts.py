"""Rows that were set aside are settled one by one, as acts."""

from __future__ import annotations

import pytest

from malai.activities.models import Attendance
from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.interchange.models import Doubt, DoubtState, Import
from malai.interchange.services import (
    ImportRefusedError,
    doubt_leave,
    doubt_solve,
    import_ask,
    import_start,
)
from malai.network.models import Membership, Network, Party, Tie
from tests import makers
from tests.functional.interchange.workbooks import NETWORK, Rows, upload, workbook
from tests.makers import Cast, World


def bring(network: Network, sheets: dict[str, Rows] | None = None, name: str = "a.xlsx") -> Import:
    data = workbook(sheets or NETWORK)
    row = import_start(by=None, network=network, name=name, content=upload(data, name))
    return import_ask(by=None, row=row)


@pytest.fixture
def network(cast: Cast) -> Network:
    return makers.network(cast.workspace)


def unknown(row: Import) -> Doubt:
    return row.doubts.get(reason="unknown_name")


def test_a_name_can_be_added_as_somebody_new_with_its_row(cast: Cast, network: Network) -> None:
    doubt = unknown(bring(network))
    doubt_solve(by=cast.owner, doubt=doubt)

    tie = Tie.objects.get(source__match_key__contains="สุริยา")
    assert tie.target.name == "นางแพรวา สายน้ำ"
    assert tie.evidence.get().source == "a.xlsx · ความสัมพันธ์ · 4"
    assert Membership.objects.filter(party=tie.source, network=network).exists()
    assert not tie.source.is_provisional
    doubt.refresh_from_db()
    assert doubt.state == DoubtState.SOLVED


def test_a_name_can_mean_somebody_who_is_known(cast: Cast, network: Network) -> None:
    doubt = unknown(bring(network))
    meant = Party.objects.get(match_key__contains="ก้องภพ")
    doubt_solve(by=cast.owner, doubt=doubt, party=meant)
    # The tie was there already from another row: this one is a further source of it.
    assert Tie.objects.count() == 2
    assert Tie.objects.get(source=meant).evidence.count() == 2


def test_every_row_of_the_same_name_is_settled_at_once(cast: Cast, network: Network) -> None:
    ties = [*NETWORK["ความสัมพันธ์"], ("ก้องภพ ดงหลวง", "สุริยา ไม่มีในทะเบียน", "ประสานงาน", "")]
    row = bring(network, {**NETWORK, "ความสัมพันธ์": ties})
    solved = doubt_solve(by=cast.owner, doubt=row.doubts.filter(reason="unknown_name")[0])
    assert len(solved) == 2
    assert Party.objects.filter(match_key__contains="สุริยา").count() == 1
    assert Act.objects.filter(action="interchange.doubt_solve").count() == 1


def test_settling_can_be_taken_back(cast: Cast, network: Network) -> None:
    doubt = unknown(bring(network))
    doubt_solve(by=cast.owner, doubt=doubt)
    act_undo(by=cast.owner, act=Act.objects.get(action="interchange.doubt_solve"))
    doubt.refresh_from_db()
    assert doubt.state == DoubtState.WAITING
    assert Tie.objects.count() == 2


def test_a_row_can_be_left_out(cast: Cast, network: Network) -> None:
    doubt = bring(network).doubts.get(reason="self_tie")
    assert doubt_leave(by=cast.owner, doubt=doubt).state == DoubtState.LEFT
    with pytest.raises(ImportRefusedError):
        doubt_leave(by=cast.owner, doubt=doubt)


def test_a_tie_with_oneself_can_only_be_left_out(cast: Cast, network: Network) -> None:
    doubt = bring(network).doubts.get(reason="self_tie")
    with pytest.raises(ImportRefusedError):
        doubt_solve(by=cast.owner, doubt=doubt)
    doubt.refresh_from_db()
    assert doubt.state == DoubtState.WAITING


def test_a_name_that_fits_two_of_the_workspace_is_chosen(world: World) -> None:
    other = makers.person(world.workspace, "นายบุญ ดอยสูง", phone="+66800000001")
    makers.member(world.network, other)
    rows = [("ชื่อ - สกุล", "ประชุม 1 เม.ย. 2559", "ประชุม 2 พ.ค. 2559"), ("บุญ ดอยสูง", "มา", "ลา")]
    row = bring(world.network, {"ลงชื่อ": rows})
    doubt = row.doubts.get()
    assert set(doubt.candidates) == {str(world.boon.public_id), str(other.public_id)}

    doubt_solve(by=world.cast.owner, doubt=doubt, party=other)

    marks = Attendance.objects.filter(party=other).order_by("session__on")
    assert [mark.mark for mark in marks] == ["present", "leave"]


def test_a_row_with_two_unclear_names_says_so(world: World) -> None:
    for name in ("นายบุญ ดอยสูง", "นางมะลิ ลำธาร"):
        makers.member(world.network, makers.person(world.workspace, name, phone="+66800000001"))
    rows = [("จาก", "ถึง", "ลักษณะความสัมพันธ์"), ("บุญ ดอยสูง", "มะลิ ลำธาร", "ปรึกษา")]
    doubt = bring(world.network, {"ความสัมพันธ์": rows}).doubts.get()
    with pytest.raises(ImportRefusedError, match="มะลิ"):
        doubt_solve(by=world.cast.owner, doubt=doubt, party=world.boon)
    assert Tie.objects.count() == 1


@pytest.mark.parametrize(
    ("head", "said", "field"), [("อีเมล", "new@example.org", "email"), ("หมายเหตุ", "ย้ายบ้าน", "note")]
)
def test_the_value_of_the_file_can_be_taken(world: World, head: str, said: str, field: str) -> None:
    world.kru.note = "เดิม"
    world.kru.save()
    rows = [("ชื่อ - สกุล", "โทรศัพท์", head), ("แก้ว ใจงาม", "0812345678", said)]
    row = bring(world.network, {"ทะเบียน": rows})
    doubt_solve(by=world.cast.owner, doubt=row.doubts.get(reason="differs"))
    world.kru.refresh_from_db()
    assert getattr(world.kru, field) == said


def test_values_of_ties_and_marks_and_positions_can_be_taken(world: World) -> None:
    world.tie.strength = 1
    world.tie.save()
    sheets: dict[str, Rows] = {
        "ทะเบียน": [("ชื่อ - สกุล", "หน่วยงาน", "ตำแหน่ง"), ("แก้ว ใจงาม", "วัดดอยหมอก", "ผู้อำนวยการ")],
        "ลงชื่อ": [("ชื่อ - สกุล", "ประชุมประจำเดือน 5 มี.ค. 2559"), ("แก้ว ใจงาม", "ลา")],
        "ความสัมพันธ์": [
            ("จาก", "ถึง", "ลักษณะความสัมพันธ์", "ความถี่"),
            ("แก้ว ใจงาม", "บุญ ดอยสูง", "ประสานงาน", "ทุกวัน"),
        ],
    }
    sheets["ทะเบียน"] = [*sheets["ทะเบียน"], ("บุญ ดอยสูง", "", "")]
    row = bring(world.network, sheets)
    for doubt in row.doubts.filter(reason="differs"):
        doubt_solve(by=world.cast.owner, doubt=doubt)
    world.tie.refresh_from_db()
    assert world.tie.strength == 4
    assert Attendance.objects.get(session=world.session, party=world.kru).mark == "leave"
    assert world.kru.affiliations.get().position == "ผู้อำนวยการ"

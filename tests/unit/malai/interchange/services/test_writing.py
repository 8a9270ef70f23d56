"""The import is one act, written whole, once, and taken back whole."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import TestCase

from malai.activities.models import Activity, Attendance
from malai.audit.models import Act
from malai.audit.services import UndoRefusedError, act_undo
from malai.interchange.models import Doubt, Import, ImportState
from malai.interchange.services import (
    ImportRefusedError,
    import_ask,
    import_start,
    import_undo,
    import_write,
)
from malai.interchange.services.states import step
from malai.network.models import (
    Affiliation,
    DuplicateHint,
    Evidence,
    Membership,
    Network,
    Party,
    PersonFacts,
    Tie,
)
from malai_core.text import PartialDate
from tests import makers
from tests.functional.interchange.workbooks import NETWORK, REGISTER, Rows, upload, workbook
from tests.makers import Cast, World

TABLES = (
    Party,
    PersonFacts,
    Membership,
    Affiliation,
    Activity,
    Attendance,
    Tie,
    Evidence,
    DuplicateHint,
    Doubt,
)


def counts() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in TABLES}


def bring(cast: Cast, network: Network, data: bytes, name: str = "ภูตะวัน.xlsx") -> Import:
    row = import_start(by=cast.owner, network=network, name=name, content=upload(data, name))
    return import_ask(by=cast.owner, row=row)


@pytest.fixture
def network(cast: Cast) -> Network:
    return makers.network(cast.workspace)


def test_an_import_writes_everything_as_one_act(cast: Cast, network: Network) -> None:
    row = bring(cast, network, workbook())

    assert row.state == ImportState.DONE
    assert counts() == {
        "Party": 5,
        "PersonFacts": 3,
        "Membership": 5,
        "Affiliation": 3,
        "Activity": 2,
        "Attendance": 3,
        "Tie": 2,
        "Evidence": 2,
        "DuplicateHint": 0,
        "Doubt": 2,
    }
    act = Act.objects.get(action="interchange.import_write")
    assert (row.act, act.by, act.origin) == (act, cast.owner, "import")
    assert act.facts["people"] == 3


def test_what_was_written_is_what_the_file_says(cast: Cast, network: Network) -> None:
    bring(cast, network, workbook())
    fon = Party.objects.get(match_key__contains="ฝนทิพย์")
    assert (fon.name_th, fon.phone, fon.extra) == (
        "นางสาวฝนทิพย์ นาคำ",
        "+66811110001",
        {"งานอดิเรก": "ทอผ้า"},
    )
    assert fon.memberships.get().since == PartialDate(2016, 3, 5)
    assert Evidence.objects.order_by("pk")[0].source == "ภูตะวัน.xlsx · ความสัมพันธ์ · 2"
    assert {tie.strength for tie in Tie.objects.all()} == {4.0, 2.0}


def test_the_same_file_a_second_time_changes_nothing(cast: Cast, network: Network) -> None:
    bring(cast, network, workbook())
    before, stamps = counts(), list(Party.objects.values_list("pk", "updated_at"))

    again = bring(cast, network, workbook())

    assert again.state == ImportState.DONE
    assert counts() == before
    assert list(Party.objects.values_list("pk", "updated_at")) == stamps
    assert again.preview["counts"]["parties"] == 0


def test_namesakes_without_phones_do_not_multiply(cast: Cast, network: Network) -> None:
    rows = [("ชื่อ - สกุล", "ชื่อเล่น"), ("นายคำ แสนดี", "ใหญ่"), ("นายคำ แสนดี", "เล็ก")]
    bring(cast, network, workbook({"ทะเบียน": rows}))
    before = counts()
    bring(cast, network, workbook({"ทะเบียน": rows}))
    assert counts() == before
    assert before["Party"] == 2


def test_a_changed_file_fills_what_was_empty_and_asks_about_the_rest(
    cast: Cast, network: Network
) -> None:
    bring(cast, network, workbook())
    changed: list[Any] = [list(row) for row in REGISTER]
    changed[3][5] = "fon@example.org"
    changed[4][5] = "new@example.org"

    row = bring(cast, network, workbook({**NETWORK, "ทะเบียน": changed}), "ใหม่.xlsx")

    emails = dict(Party.objects.exclude(email="").values_list("match_key", "email"))
    assert set(emails.values()) == {"fon@example.org", "kong@example.org"}
    doubt = row.doubts.get(reason="differs")
    assert (doubt.facts["kept"], doubt.facts["said"]) == ("kong@example.org", "new@example.org")
    assert "kong@example.org" in doubt.sentence_th


def test_the_whole_import_is_taken_back(cast: Cast, network: Network) -> None:
    before = counts()
    row = bring(cast, network, workbook())
    import_undo(by=cast.owner, row=row)
    assert counts() == before
    assert row.state == ImportState.UNDONE


def test_an_undo_from_the_history_marks_the_import(cast: Cast, network: Network) -> None:
    row = bring(cast, network, workbook())
    assert row.act is not None
    act_undo(by=cast.owner, act=row.act)
    row.refresh_from_db()
    assert row.is_undone


def test_taking_back_fills_leaves_the_earlier_import(cast: Cast, network: Network) -> None:
    bring(cast, network, workbook())
    changed: list[Any] = [list(row) for row in REGISTER]
    changed[3][5] = "fon@example.org"
    row = bring(cast, network, workbook({"ทะเบียน": changed}), "ใหม่.xlsx")
    import_undo(by=cast.owner, row=row)
    assert not Party.objects.filter(email="fon@example.org").exists()
    assert Party.objects.count() == 5


def test_an_import_that_others_built_on_is_not_taken_back(cast: Cast, network: Network) -> None:
    row = bring(cast, network, workbook())
    party = Party.objects.filter(kind="person").first()
    assert party is not None
    party.note = "แก้ไขแล้ว"
    party.save()
    with pytest.raises(UndoRefusedError):
        import_undo(by=cast.owner, row=row)
    assert Party.objects.count() == 5


def test_of_two_who_bring_it_in_one_does(cast: Cast, network: Network) -> None:
    row = import_start(by=None, network=network, name="a.xlsx", content=upload(workbook()))
    stale = Import.objects.get(pk=row.pk)
    import_ask(by=None, row=row)
    with pytest.raises(ImportRefusedError):
        import_ask(by=None, row=stale)
    assert Act.objects.filter(action="interchange.import_write").count() == 1


def test_a_restart_that_gave_up_on_it_takes_everything_back(cast: Cast, network: Network) -> None:
    row = import_start(by=None, network=network, name="a.xlsx", content=upload(workbook()))
    before = counts()
    step(row, (ImportState.READY,), ImportState.WRITING)
    Import.objects.filter(pk=row.pk).update(state=ImportState.FAILED)
    import_write(by=None, public_id=row.public_id)
    assert counts() == before


def test_nothing_stays_of_the_samples_once_it_is_written(cast: Cast, network: Network) -> None:
    row = bring(cast, network, workbook())
    assert set(row.preview) == {"counts", "sheets", "program"}
    assert "0811110001" not in str(row.preview)


def test_a_file_that_vanished_is_a_sentence(cast: Cast, network: Network) -> None:
    row = import_start(by=None, network=network, name="a.xlsx", content=upload(workbook()))
    Import.objects.filter(pk=row.pk).update(file=None)
    row.refresh_from_db()
    with pytest.raises(ImportRefusedError):
        import_ask(by=None, row=row)
    assert Import.objects.get().state == ImportState.READY


def test_large_imports_are_written_by_the_worker(
    cast: Cast, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("malai.interchange.services.reading.MOST_ROWS_AT_ONCE", 3)
    monkeypatch.setattr("malai.interchange.services.writing.MOST_ROWS_AT_ONCE", 3)
    with TestCase.captureOnCommitCallbacks(execute=True):
        row = import_start(by=None, network=network, name="a.xlsx", content=upload(workbook()))
        row.refresh_from_db()
        assert row.state == ImportState.READY
        import_ask(by=None, row=row)
    assert Import.objects.get().state == ImportState.DONE
    assert Party.objects.count() == 5


def test_a_name_the_register_of_the_file_lacks_may_be_known_already(world: World) -> None:
    sheets: dict[str, Rows] = {
        "ทะเบียน": [("ชื่อ - สกุล", "โทรศัพท์"), ("นางสาวใหม่ มาดี", "0812222222")],
        "ลงชื่อ": [
            ("ชื่อ - สกุล", "ประชุม 1 เม.ย. 2559"),
            ("ใหม่ มาดี", "มา"),
            ("มะลิ ลำธาร", "มา"),
            ("ใครไม่รู้ เลย", "มา"),
        ],
        "ความสัมพันธ์": [("จาก", "ถึง", "ลักษณะความสัมพันธ์"), ("ใหม่ มาดี", "วัดดอยหมอก", "ประสานงาน")],
    }
    people = Party.objects.count()

    row = bring(world.cast, world.network, workbook(sheets))

    assert Party.objects.count() == people + 1
    assert {a.party for a in Attendance.objects.exclude(session=world.session)} == {
        world.mali,
        Party.objects.get(match_key="ใหม่มาดี"),
    }
    assert Tie.objects.get(source__match_key="ใหม่มาดี").target == world.temple
    assert [doubt.name for doubt in row.doubts.all()] == ["ใครไม่รู้ เลย"]
    assert [sheet["name"] for sheet in row.preview["sheets"]] == list(sheets)

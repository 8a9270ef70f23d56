"""The pages of the measured network over HTTP: who sees names, what leads where, empty and small."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from malai.access.doors import seat_for
from malai.access.policy import Action
from malai.insight.colourings import MEASURES, StrengthColouring
from malai.insight.models import Answer, AnswerSheet, Introduction
from malai.insight.services import analyses
from malai.network.models import Tie
from malai.runs.models import Run
from malai.work.models import Task
from malai_core.text import PartialDate
from tests import makers
from tests.makers import Cast, World, acting

SignedIn = Callable[[str], Client]
#: Pages that every network must have, whatever is in it.
PAGES = (
    "numbers",
    "reading",
    "members",
    "coordination",
    "what-if",
    "weaving",
    "change",
    "trust",
    "giving",
    "runs",
)


def at(world: World, name: str, *more: object) -> str:
    return reverse(
        f"insight:{name}", args=[world.workspace.public_id, world.network.public_id, *more]
    )


def said(client: Client, url: str, language: str = "en") -> str:
    client.cookies["malai_language"] = language
    return client.get(url).content.decode()


@pytest.fixture
def woven(world: World) -> World:
    """The small network as a star: Kru knows everybody, who do not know each other."""
    with acting(world):
        for other in (world.mali, world.temple):
            Tie.objects.create(
                workspace=world.workspace, network=world.network, source=world.kru, target=other,
                kind=world.kind,
            )  # fmt: skip
    return world


def test_the_reading_names_people_only_to_who_may_see_them(
    woven: World, signed_in: SignedIn
) -> None:
    for role, is_named in (("coordinator", True), ("evaluator", False), ("reader", False)):
        text = said(signed_in(role), at(woven, "reading"))
        assert ("แก้ว ใจงาม" in text) is is_named
        assert "would fall to 1" in text


def test_the_paper_is_one_page_without_names(woven: World, signed_in: SignedIn) -> None:
    answer = signed_in("owner").get(at(woven, "reading-pdf"))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.count(b"/Type /Page\n") + answer.content.count(b"/Type/Page/") <= 1


@pytest.mark.parametrize("count", [0, 1, 2, 12])
def test_every_page_is_sensible_for_a_few_and_for_nobody(
    cast: Cast, signed_in: SignedIn, count: int
) -> None:
    network = makers.network(cast.workspace)
    for number in range(count):
        makers.member(network, makers.person(cast.workspace, f"มะลิ ดอกที่{number}"))
    client = signed_in("owner")
    for name in PAGES:
        url = reverse(f"insight:{name}", args=[cast.workspace.public_id, network.public_id])
        assert client.get(url).status_code == 200


def test_an_empty_workspace_is_told_what_to_do_first(cast: Cast, signed_in: SignedIn) -> None:
    answer = signed_in("owner").get(reverse("insight:first", args=[cast.workspace.public_id]))
    assert answer.status_code == 200
    assert reverse("interchange:upload", args=[cast.workspace.public_id]) in answer.content.decode()


def test_a_page_takes_a_stated_number_of_queries(
    woven: World, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in("owner")
    client.get(at(woven, "reading"))
    # Session, user, seat; network, layers, size, newest act; run before, networks, names.
    with django_assert_num_queries(10):
        client.get(at(woven, "reading"))
    with django_assert_num_queries(8):
        client.get(at(woven, "members"))


def test_the_day_and_the_layers_can_be_chosen(woven: World, signed_in: SignedIn) -> None:
    client = signed_in("owner")
    woven.network.memberships.update(since="2020")
    assert (
        client.get(at(woven, "reading"), {"day_year": "2562"}).context["analysis"].results.members
        == 0
    )
    found = client.get(at(woven, "reading"), {"layers": "affiliation"}).context["analysis"]
    assert found.results.layers == ("affiliation",)
    assert found.results.ties == 1


def test_the_second_analysis_says_what_changed_since_the_first(
    woven: World, signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    first = client.post(at(woven, "run-keep"))
    run = Run.objects.get()
    assert first["Location"].endswith(f"?run={run.public_id}")
    with acting(woven):
        Tie.objects.create(
            workspace=woven.workspace, network=woven.network, source=woven.boon,
            target=woven.mali, kind=woven.kind,
        )  # fmt: skip
    text = said(client, at(woven, "reading"))
    assert "since the last analysis" in text
    assert "Compared with the analysis of" in text
    client.post(at(woven, "run-keep"))
    ids = [str(one.public_id) for one in Run.objects.order_by("pk")]
    compared = client.get(at(woven, "compare"), {"run": ids})
    assert compared.status_code == 200
    assert "แก้ว" not in compared.content.decode()


def test_a_kept_analysis_of_another_network_is_not_found(woven: World, signed_in: SignedIn) -> None:
    client = signed_in("owner")
    other = makers.network(woven.workspace, "เครือข่ายอื่น")
    client.post(at(woven, "run-keep"))
    url = reverse("insight:reading", args=[woven.workspace.public_id, other.public_id])
    for wrong in (str(Run.objects.get().public_id), "no-id"):
        assert client.get(url, {"run": wrong}).status_code == 404


def test_a_large_network_asks_for_a_run_and_shows_its_progress(
    woven: World, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analyses, "WITHIN_A_REQUEST", 2)
    client = signed_in("coordinator")
    for name in ("reading", "members", "what-if", "weaving", "coordination"):
        assert at(woven, "run-keep") in client.get(at(woven, name)).content.decode()
    assert (
        at(woven, "run-keep") not in signed_in("reader").get(at(woven, "reading")).content.decode()
    )


def test_without_her_who_would_be_cut_off_and_a_hand_over_becomes_a_task(
    woven: World, signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    page = client.get(at(woven, "what-if"), {"gone": str(woven.kru.public_id)})
    result = page.context["result"]
    assert result["found"].cut_off == 2
    task = result["hand_overs"][0]["task_url"]
    assert "value=" in client.get(task).content.decode()
    assert client.post(task, {"what": "แนะนำให้รู้จัก"}).status_code == 302
    assert Task.objects.get().about.count() == 3


def test_a_member_is_found_by_name_and_whoever_is_none_is_passed_over(
    woven: World, signed_in: SignedIn
) -> None:
    client = signed_in("owner")
    found = client.get(at(woven, "what-if"), {"q": "มะลิ"})
    assert [party.name for party, _url in found.context["offered"]] == ["นางมะลิ ลำธาร"]
    nonsense = client.get(at(woven, "what-if"), {"gone": "x,00000000-0000-0000-0000-000000000000"})
    assert nonsense.context["result"] is None


def test_from_a_party_one_comes_to_what_if_unless_names_are_not_for_her(
    woven: World, signed_in: SignedIn
) -> None:
    page = reverse("network:person", args=[woven.workspace.public_id, woven.kru.public_id])
    link = f"{at(woven, 'what-if')}?gone={woven.kru.public_id}"
    assert link in signed_in("coordinator").get(page).content.decode()
    reader = signed_in("reader").get(page).content.decode()
    assert link not in reader
    assert "ถ้าไม่มีผู้นี้" not in reader


def test_an_introduction_is_taken_on_put_aside_and_formed(
    woven: World, signed_in: SignedIn
) -> None:
    with acting(woven):
        Tie.objects.create(
            workspace=woven.workspace, network=woven.network, source=woven.boon,
            target=woven.mali, kind=woven.kind,
        )  # fmt: skip
    client = signed_in("coordinator")
    rows = client.get(at(woven, "weaving")).context["proposals"]
    assert rows
    first = rows[0]
    form = {
        "one": first["one"].public_id, "other": first["other"].public_id,
        "reason": first["reason"], "through": getattr(first["through"], "public_id", ""),
        "decision": "accepted",
    }  # fmt: skip
    answer = client.post(at(woven, "introduction-decide"), form)
    assert answer["Location"] == reverse(
        "work:task", args=[woven.workspace.public_id, Task.objects.get().public_id]
    )
    after = client.get(at(woven, "weaving"))
    assert [is_formed for _row, is_formed in after.context["accepted"]] == [False]
    row = Introduction.objects.get()
    with acting(woven):
        Tie.objects.create(
            workspace=woven.workspace, network=woven.network, source=row.one, target=row.other,
            kind=woven.kind,
        )  # fmt: skip
    formed = client.get(at(woven, "weaving"))
    assert [is_formed for _row, is_formed in formed.context["accepted"]] == [True]


def test_members_go_out_as_a_workbook_with_a_reason_in_the_history(
    woven: World, signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    url = at(woven, "members-export")
    assert client.post(url).status_code == 302
    answer = client.post(f"{url}?role=hub", {"reason": "รายงานประจำปี"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.getvalue())).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == ["นางสาวแก้ว ใจงาม"]
    history = client.get(reverse("audit:acts", args=[woven.workspace.public_id]))
    assert "รายงานประจำปี" in history.content.decode()


def test_the_findings_of_the_network_take_in_those_of_the_measures(
    woven: World, signed_in: SignedIn
) -> None:
    url = reverse("atlas:findings", args=[woven.workspace.public_id, woven.network.public_id])
    text = said(signed_in("coordinator"), url)
    assert "No manager and no deputy" in text
    assert at(woven, "reading") in text


def test_only_managers_see_who_differs(woven: World, signed_in: SignedIn) -> None:
    sheet = "ผู้ตอบ,ภาคี,ก,ข,ค\nแก้ว ใจงาม,บุญ ดอยสูง,4,4,4\nบุญ ดอยสูง,แก้ว ใจงาม,2,2,2\n"
    form = {"kind": "trust", "pasted": sheet, "top": "4", "sure": "1"}
    answer = signed_in("coordinator").post(at(woven, "answers-bring"), form)
    assert answer["Location"] == at(woven, "trust")
    assert "see each other differently" in said(signed_in("manager"), at(woven, "trust"))
    assert "see each other differently" not in said(signed_in("coordinator"), at(woven, "trust"))


def hidden_in(page: str) -> dict[str, str]:
    """Return what the form of a preview sends."""
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    cells = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.S)
    assert cells
    return {**fields, "pasted": html.unescape(cells[1]), "sure": "1"}


def test_answers_are_looked_at_before_anything_is_written(
    woven: World, signed_in: SignedIn
) -> None:
    sheet = "ผู้ให้,ผู้รับ,มูลค่า\nแก้ว ใจงาม,บุญ ดอยสูง,6\nแก้ว ใจงาม,บุญ ดอยสูง,มาก\n"
    client = signed_in("coordinator")
    form = {"kind": "giving", "pasted": sheet, "top": "4"}
    page = client.post(at(woven, "answers-bring"), form).content.decode()
    assert "นำเข้า 1 คำตอบ" in page
    assert "แถว 3" in page
    assert not AnswerSheet.objects.exists()
    answer = client.post(at(woven, "answers-bring"), hidden_in(page))
    assert answer["Location"] == at(woven, "giving")
    assert [row.value for row in Answer.objects.all()] == [6]


def test_an_empty_sheet_can_be_filled_in_and_brought_back(
    woven: World, signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    for kind in ("trust", "giving", "needs"):
        blank = client.get(at(woven, "answers-blank", kind))
        book = openpyxl.load_workbook(io.BytesIO(blank.getvalue()))
        sheet = book.worksheets[0]
        width = sheet.max_column
        values = ["แก้ว ใจงาม", "บุญ ดอยสูง", *(3 for _column in range(width - 2))]
        if kind == "needs":
            values = ["แก้ว ใจงาม", "ล่ามภาษามือ"]
        sheet.append(values)
        target = io.BytesIO()
        book.save(target)
        target.seek(0)
        target.name = f"{kind}.xlsx"
        looked = client.post(at(woven, "answers-bring"), {"kind": kind, "file": target, "top": "4"})
        assert looked.status_code == 200
        answer = client.post(at(woven, "answers-bring"), hidden_in(looked.content.decode()))
        assert answer.status_code == 302
    assert "ล่ามภาษามือ" in said(client, at(woven, "reading"))
    assert "ล่ามภาษามือ" in said(client, at(woven, "giving"))


def test_the_picture_is_coloured_by_place_for_who_may_see_names(
    woven: World, signed_in: SignedIn
) -> None:
    del signed_in
    keys = [woven.kru.pk, woven.boon.pk]
    seat = seat_for(woven.cast.coordinator, woven.workspace.public_id, Action.NETWORK_READ)
    entry = StrengthColouring()
    offered = [offer.name for offer in entry.offers(seat, woven.network)]
    assert offered == ["strength.role", *MEASURES]
    roles = entry.colouring("strength.role", seat, woven.network, keys)
    assert roles.values == {woven.kru.pk: ("hub",), woven.boon.pk: ("edge",)}
    assert [choice for choice, _label in roles.legend] == ["hub", "edge"]
    between = entry.colouring("strength.between", seat, woven.network, keys)
    assert between.values == {woven.kru.pk: 1.0, woven.boon.pk: 0.0}
    reader = seat_for(woven.cast.reader, woven.workspace.public_id, Action.NETWORK_READ)
    assert entry.offers(reader, woven.network) == []


def test_an_organisation_is_away_with_its_people(woven: World, signed_in: SignedIn) -> None:
    Tie.objects.filter(target=woven.temple).delete()
    with acting(woven):
        pass
    page = signed_in("coordinator").get(at(woven, "what-if"), {"gone": str(woven.temple.public_id)})
    # Kru belongs to the temple only; without her Boon and Mali do not reach each other.
    assert page.context["result"]["found"].after.members == 2
    assert page.context["result"]["found"].cut_off == 1


def test_a_year_without_change_leads_to_the_last_one(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    Tie.objects.filter(pk=world.tie.pk).update(since=PartialDate(2015, 3, 2))
    client = signed_in("coordinator")
    url = reverse("insight:change", args=[world.workspace.public_id, world.network.public_id])
    assert "earlier_year=2014&amp;later_year=2015" in client.get(url).content.decode()
    then = client.get(f"{url}?earlier_year=2014&later_year=2015")
    assert [len(then.context["found"].change.formed), then.context["last"]] == [1, None]

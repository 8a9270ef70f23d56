"""The history in words, one act with what changed, and taking it back."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from malai.audit.models import Act, Origin
from malai.audit.selectors import PAGE
from malai.audit.services import recorded
from malai.interchange.models import Doubt, Import
from malai.kernel.registries import act_words
from malai.network.models import Membership, Party
from malai.reports.models import Report, ReportSection, Scope
from tests.makers import World

ACTION = "test.party_edit"


@pytest.fixture(autouse=True)
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence for the act of these tests."""
    monkeypatch.setitem(act_words.entries, ACTION, "แก้ข้อมูลของ %(name)s")


def edited(world: World, **values: object) -> Act:
    with recorded(ACTION, by=world.cast.manager, workspace=world.workspace, name="แก้ว") as trace:
        trace.changing(Party.objects.filter(pk=world.kru.pk))
        Party.objects.filter(pk=world.kru.pk).update(**values)
    return trace.act


def added(world: World) -> Act:
    row = Membership(workspace=world.workspace, network=world.network, party=world.kru)
    with recorded(ACTION, by=world.cast.manager, workspace=world.workspace, name="แก้ว") as trace:
        trace.create(row)
    return trace.act


def url(name: str, world: World, act: Act | None = None) -> str:
    return reverse(
        f"audit:{name}", args=[world.workspace.public_id, *([act.public_id] if act else [])]
    )


def test_the_history_tells_who_did_what_and_when_in_the_buddhist_era(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    act = edited(world, note="ใหม่")
    Act.objects.filter(pk=act.pk).update(created_at="2016-03-05T02:30:00Z")
    text = signed_in("evaluator").get(url("acts", world)).content.decode()
    assert "แก้ข้อมูลของ แก้ว" in text
    assert "manager" in text
    assert "2559" in text
    assert "09:30" in text


def test_an_act_nobody_has_words_for_is_still_told(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    with recorded("test.unknown", by=None, workspace=world.workspace, origin=Origin.COMMAND):
        pass
    assert "test.unknown" in signed_in("owner").get(url("acts", world)).content.decode()


def test_missing_facts_and_percent_signs_break_no_sentence(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    for name in (None, "100%(x)s%"):
        with recorded(ACTION, by=None, workspace=world.workspace) as trace:
            if name:
                trace.say(name=name)
            trace.create(
                Membership(workspace=world.workspace, network=world.network, party=world.boon)
            )
        signed_in("owner").post(url("undo", world, trace.act))
    text = signed_in("owner").get(url("acts", world)).content.decode()
    assert "แก้ข้อมูลของ –" in text
    assert text.count("100%(x)s%") == 2


def test_a_long_history_is_read_page_by_page_without_gaps(
    world: World,
    signed_in: Callable[[str], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(PAGE * 2 + 5):
        with recorded(ACTION, by=None, workspace=world.workspace, name=f"คนที่{number}คน"):
            pass
    client, address, seen = signed_in("owner"), url("acts", world), list[str]()
    while address:
        with django_assert_max_num_queries(8):
            text = client.get(address).content.decode()
        seen += re.findall(r"คนที่\d+คน", text)
        more = re.search(r'href="([^"]+)" rel="next"', text)
        address = more[1] if more else ""
    assert seen == [f"คนที่{number}คน" for number in reversed(range(PAGE * 2 + 5))]


def test_the_history_of_one_record_is_shown_alone(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    for subject, name in ((world.kru, "ของครู"), (world.boon, "ของบุญ")):
        with recorded(
            ACTION, by=None, workspace=world.workspace, subject=subject.public_id, name=name
        ):
            pass
    text = (
        signed_in("owner").get(f"{url('acts', world)}?about={world.kru.public_id}").content.decode()
    )
    assert "ของครู" in text
    assert "ของบุญ" not in text


@pytest.mark.parametrize(
    "query", ["after=nonsense", "about=1", "after=00000000-0000-4000-8000-000000000000"]
)
def test_an_address_with_nonsense_leads_nowhere(
    world: World, signed_in: Callable[[str], Client], query: str
) -> None:
    assert signed_in("owner").get(f"{url('acts', world)}?{query}").status_code == 404


def test_an_act_of_another_workspace_is_not_found(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    with recorded(ACTION, by=None, workspace=world.cast.elsewhere) as trace:
        pass
    assert signed_in("owner").get(url("act", world, trace.act)).status_code == 404
    assert signed_in("owner").post(url("undo", world, trace.act)).status_code == 404


def test_an_act_shows_the_old_and_the_new(world: World, signed_in: Callable[[str], Client]) -> None:
    act = edited(world, note="ย้ายไปอยู่บ้านใหม่")
    text = signed_in("coordinator").get(url("act", world, act)).content.decode()
    assert re.search(r"<ins.*ย้ายไปอยู่บ้านใหม่.*</ins>", text)


def test_the_history_tells_no_machinery(world: World, signed_in: Callable[[str], Client]) -> None:
    """A field without words of its own would be told in English, by the name of its column."""
    report = Report(
        workspace=world.workspace,
        title="รายงานปี",
        scope=Scope.YEAR,
        fingerprint="f" * 64,
        about_id=uuid4(),
    )
    with recorded(ACTION, by=world.cast.manager, workspace=world.workspace, name="ปี") as trace:
        trace.create(report)
        trace.create(ReportSection(report=report, name="participants", position=7))
    text = signed_in("coordinator").get(url("act", world, trace.act)).content.decode()
    assert "รายงานปี" in text
    for word in ("participants", "Position", "Fingerprint", "f" * 64):
        assert word not in text


def test_contact_details_are_masked_for_who_may_not_see_them(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    extra = {"เบอร์สำรอง": "0811111111"}
    act = edited(
        world,
        phone="+66899999999",
        email="new@example.org",
        line_id="kaew.line",
        note="เบอร์ลูก 0822222222",
        extra=extra,
    )
    hidden = signed_in("evaluator").get(url("act", world, act)).content.decode()
    shown = signed_in("coordinator").get(url("act", world, act)).content.decode()
    old = ("081-234-5678", "kaew@example.org")
    new = ("089-999-9999", "new@example.org", "kaew.line", "0811111111", "0822222222")
    for secret in (*old, *new):
        assert secret not in hidden
        assert secret in shown


def test_a_row_set_aside_keeps_its_cells_from_who_may_not_see_contacts(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    said = "ในไฟล์เป็น 0833333333"
    source = Import(workspace=world.workspace, network=world.network, name="ทะเบียน.xlsx")
    with recorded(ACTION, by=None, workspace=world.workspace) as trace:
        trace.create(source)
        trace.create(
            Doubt(source=source, sheet="ทะเบียน", row=3, sentence_th=said, sentence_en=said)
        )
    hidden = signed_in("evaluator").get(url("act", world, trace.act)).content.decode()
    shown = signed_in("coordinator").get(url("act", world, trace.act)).content.decode()
    assert "0833333333" not in hidden
    assert "0833333333" in shown


def test_rows_that_others_point_at_are_named(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    text = signed_in("owner").get(url("act", world, added(world))).content.decode()
    assert "นางสาวแก้ว ใจงาม" in text
    assert "เครือข่ายดอยหมอก" in text


def test_a_large_act_is_counted_not_listed(
    world: World,
    signed_in: Callable[[str], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    rows = [
        Membership(workspace=world.workspace, network=world.network, party=world.kru)
        for _ in range(1234)
    ]
    with recorded(ACTION, by=None, workspace=world.workspace, name="x") as trace:
        trace.create_all(Membership, rows)
    client = signed_in("owner")
    with django_assert_max_num_queries(14):
        text = client.get(url("act", world, trace.act)).content.decode()
    assert "1,234" in text
    assert "1,222" in text


def test_taking_back_is_one_button_and_is_told(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    before = Membership.objects.count()
    client, act = signed_in("coordinator"), added(world)
    assert url("undo", world, act) in client.get(url("act", world, act)).content.decode()
    answer = client.post(url("undo", world, act), follow=True)
    assert Membership.objects.count() == before
    text = answer.content.decode()
    assert url("undo", world, act) not in text
    assert "coordinator" in text


def test_a_refusal_is_said_and_changes_nothing(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    first = edited(world, note="หนึ่ง")
    edited(world, note="สอง")
    client = signed_in("owner")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    text = client.post(url("undo", world, first), follow=True).content.decode()
    assert "Undo the later change first." in text
    assert Party.objects.get(pk=world.kru.pk).note == "สอง"


def test_who_may_only_read_sees_no_button(world: World, signed_in: Callable[[str], Client]) -> None:
    act = added(world)
    assert (
        url("undo", world, act)
        not in signed_in("evaluator").get(url("act", world, act)).content.decode()
    )


def test_after_taking_back_one_returns_to_our_pages_only(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client, home = signed_in("owner"), reverse("site:home", args=[world.workspace.public_id])
    for wanted, expected in ((home, home), ("https://example.com/", None)):
        act = added(world)
        answer = client.post(url("undo", world, act), {"next": wanted})
        assert answer.headers["Location"] == (expected or url("act", world, act))

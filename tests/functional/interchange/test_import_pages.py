"""From a file to a picture over HTTP: choose, see, bring in, and back."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from malai.activities.models import Attendance
from malai.files.models import StoredFile
from malai.interchange.models import Import, ImportState
from malai.network.models import Network, Party, Tie
from tests import makers
from tests.functional.interchange.workbooks import people, upload, workbook
from tests.makers import Cast, World

HTMX = {"HX-Request": "true"}


@pytest.fixture
def network(cast: Cast) -> Network:
    return makers.network(cast.workspace)


@pytest.fixture
def client(network: Network, signed_in: Callable[[str], Client]) -> Client:
    made = signed_in("coordinator")
    made.cookies["malai_language"] = "en"
    return made


def at(name: str, network: Network, *more: object) -> str:
    return reverse(f"interchange:{name}", args=[network.workspace.public_id, *more])


def chosen(client: Client, network: Network, data: bytes, name: str = "ภูตะวัน.xlsx") -> Import:
    answer = client.post(at("upload", network), {"file": upload(data, name)})
    assert answer.status_code == 302, answer.content.decode()
    row = Import.objects.latest("pk")
    assert answer["Location"] == at("import", network, row.public_id)
    return row


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_three_taps_bring_a_workbook_in(client: Client, network: Network) -> None:
    row = chosen(client, network, workbook())
    preview = page(client, at("import", network, row.public_id))
    assert "Bring in 3 people 2 organisations" in preview
    assert "2 relationships" in preview
    assert Party.objects.count() == 0

    answer = client.post(at("write", network, row.public_id), follow=True)

    said = answer.content.decode()
    assert "Brought in" in said
    assert "2 rows wait for you" in said
    assert reverse("atlas:picture", args=[network.workspace.public_id, network.public_id]) in said
    assert (Party.objects.count(), Attendance.objects.count()) == (5, 3)


def test_choosing_a_file_on_the_page_leads_to_its_preview(client: Client, network: Network) -> None:
    answer = client.post(at("upload", network), {"file": upload(workbook())}, headers=HTMX)
    assert answer["HX-Redirect"] == at("import", network, Import.objects.get().public_id)


def test_a_refusal_is_a_sentence_beside_the_file(client: Client, network: Network) -> None:
    answer = client.post(
        at("upload", network), {"file": upload(b"%PDF-1.7", "a.pdf")}, headers=HTMX
    )
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "a.pdf is not a table" in said
    assert "<html" not in said


def test_an_empty_form_asks_for_a_file(client: Client, network: Network) -> None:
    answer = client.post(at("upload", network))
    assert answer.status_code == 422
    assert "Choose a file first." in answer.content.decode()


def test_without_a_network_the_form_asks_for_its_name(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("owner")
    url = reverse("interchange:upload", args=[cast.workspace.public_id])
    answer = client.post(url, {"file": upload(workbook()), "new_network": "เครือข่ายใหม่"})
    assert answer.status_code == 302
    assert Import.objects.get().network.name_th == "เครือข่ายใหม่"


def test_with_several_networks_one_is_chosen(client: Client, network: Network) -> None:
    other = makers.network(network.workspace, "อีกเครือข่าย")
    fields = {"file": upload(workbook()), "network": str(other.public_id)}
    client.post(at("upload", network), fields)
    assert Import.objects.get().network == other


def test_a_network_of_somebody_else_cannot_be_chosen(
    client: Client, network: Network, cast: Cast
) -> None:
    makers.network(network.workspace, "อีกเครือข่าย")
    foreign = makers.network(cast.elsewhere)
    fields = {"file": upload(workbook()), "network": str(foreign.public_id)}
    assert client.post(at("upload", network), fields).status_code == 422


def test_a_sheet_is_taken_for_something_else_and_read_again(
    client: Client, network: Network
) -> None:
    row = chosen(client, network, workbook())
    kinds = [sheet["kind"] for sheet in row.preview["sheets"]]
    fields = {f"kind_{index}": kind for index, kind in enumerate(kinds)} | {"kind_3": "skipped"}
    client.post(at("reread", network, row.public_id), fields)
    row.refresh_from_db()
    assert row.overrides == {"ความสัมพันธ์": {"kind": "skipped"}}
    assert row.preview["counts"]["ties"] == 0


def test_the_whole_import_is_taken_back_in_one_tap(client: Client, network: Network) -> None:
    row = chosen(client, network, workbook())
    client.post(at("write", network, row.public_id))
    answer = client.post(at("undo", network, row.public_id), follow=True)
    assert "This import was taken back" in answer.content.decode()
    assert Party.objects.count() == 0

    again = client.post(at("undo", network, row.public_id), follow=True)
    assert "already been undone" in again.content.decode()


def test_the_second_time_the_page_says_that_nothing_is_new(
    client: Client, network: Network
) -> None:
    client.post(at("write", network, chosen(client, network, workbook()).public_id))
    row = chosen(client, network, workbook())
    said = page(client, at("import", network, row.public_id))
    assert "Everything in this file is already there" in said
    assert "Bring in 3 people" not in said


def test_a_dropped_file_is_gone(client: Client, network: Network) -> None:
    row = chosen(client, network, workbook())
    client.post(at("drop", network, row.public_id))
    assert not StoredFile.objects.exists()
    assert "not used" in page(client, at("import", network, row.public_id))


def test_a_waiting_row_is_settled_on_its_page(client: Client, network: Network) -> None:
    row = chosen(client, network, workbook())
    client.post(at("write", network, row.public_id))
    said = page(client, at("doubts", network, row.public_id))
    assert "Add “สุริยา ไม่มีในทะเบียน” as somebody new" in said

    doubt = row.doubts.get(reason="unknown_name")
    client.post(at("solve", network, row.public_id, doubt.public_id))
    assert Tie.objects.filter(source__match_key="สุริยาไม่มีในทะเบียน").exists()

    other = row.doubts.get(reason="self_tie")
    client.post(at("leave", network, row.public_id, other.public_id))
    assert "Nothing waits" in page(client, at("doubts", network, row.public_id))


def test_a_namesake_is_chosen_from_those_who_are_known(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("manager")
    other = makers.person(world.workspace, "นายบุญ ดอยสูง", phone="+66800000001")
    makers.member(world.network, other)
    rows = [("จาก", "ถึง", "ลักษณะความสัมพันธ์"), ("มะลิ ลำธาร", "บุญ ดอยสูง", "ปรึกษา")]
    row = chosen(client, world.network, workbook({"ความสัมพันธ์": rows}))
    client.post(at("write", world.network, row.public_id))
    said = page(client, at("doubts", world.network, row.public_id))
    assert str(other.public_id) in said

    doubt = row.doubts.get()
    fields = {"party": str(other.public_id)}
    client.post(at("solve", world.network, row.public_id, doubt.public_id), fields)
    assert Tie.objects.get(source=world.mali).target == other


def test_a_party_of_another_workspace_cannot_be_chosen(
    client: Client, network: Network, cast: Cast
) -> None:
    row = chosen(client, network, workbook())
    client.post(at("write", network, row.public_id))
    doubt = row.doubts.get(reason="unknown_name")
    foreign = makers.person(cast.elsewhere, "นายไกล มาก")
    url = at("solve", network, row.public_id, doubt.public_id)
    assert client.post(url, {"party": str(foreign.public_id)}).status_code == 404
    assert client.post(url, {"party": "nonsense"}).status_code == 404


def test_a_large_file_shows_its_progress_and_can_be_stopped(
    client: Client, network: Network, settings: object
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}  # type: ignore[attr-defined]
    row = chosen(client, network, people(3_200))
    assert row.state == ImportState.READING
    assert 'id="progress"' in page(client, at("import", network, row.public_id))
    fragment = client.get(at("import", network, row.public_id), headers=HTMX).content.decode()
    assert "<html" not in fragment

    client.post(at("drop", network, row.public_id))
    row.refresh_from_db()
    assert row.state == ImportState.DROPPED
    assert not StoredFile.objects.exists()
    answer = client.get(at("import", network, row.public_id), headers=HTMX)
    assert answer["HX-Refresh"] == "true"


def test_a_large_file_comes_in_through_the_worker(client: Client, network: Network) -> None:
    row = chosen(client, network, people(3_200))
    row.refresh_from_db()
    assert row.state == ImportState.READY
    client.post(at("write", network, row.public_id))
    row.refresh_from_db()
    assert row.state == ImportState.DONE
    assert Party.objects.count() == 3_200


def test_the_list_asks_few_queries_however_many_imports(
    client: Client, network: Network, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(12):
        Import.objects.create(workspace=network.workspace, network=network, name=f"{number}.xlsx")
    with django_assert_max_num_queries(8):  # type: ignore[attr-defined]
        page(client, at("imports", network))


def test_the_pages_are_whole_in_thai(network: Network, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("owner")
    client.cookies["malai_language"] = "th"
    row = chosen(client, network, workbook())
    assert "นำเข้า 3 คน 2 องค์กร" in page(client, at("import", network, row.public_id))
    client.post(at("write", network, row.public_id))
    assert "นำเข้าเรียบร้อยแล้ว" in page(client, at("import", network, row.public_id))


def test_an_import_of_another_workspace_is_not_found(
    cast: Cast, network: Network, client: Client
) -> None:
    foreign = makers.network(cast.elsewhere)
    row = Import.objects.create(workspace=cast.elsewhere, network=foreign, name="x.xlsx")
    assert client.get(at("import", network, row.public_id)).status_code == 404


def test_a_forged_form_without_its_token_is_refused(network: Network, cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.owner)
    answer = client.post(at("upload", network), {"file": io.BytesIO(workbook())})
    assert answer.status_code == 403
    assert not Import.objects.exists()


def test_a_file_nobody_can_make_sense_of_says_so(client: Client, network: Network) -> None:
    row = chosen(client, network, workbook({"Sheet1": [("ขอให้มีความสุข",), ("สวัสดีปีใหม่",)]}))
    said = page(client, at("import", network, row.public_id))
    assert "Nothing was recognised in this file" in said
    assert "already there" not in said


def test_rows_that_only_wait_can_be_kept_for_later(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("manager")
    client.cookies["malai_language"] = "en"
    makers.member(
        world.network, makers.person(world.workspace, "นายบุญ ดอยสูง", phone="+66800000001")
    )
    rows = [("จาก", "ถึง", "ลักษณะความสัมพันธ์"), ("มะลิ ลำธาร", "บุญ ดอยสูง", "ปรึกษา")]
    row = chosen(client, world.network, workbook({"ความสัมพันธ์": rows}))
    assert "Keep it for later" in page(client, at("import", world.network, row.public_id))
    client.post(at("write", world.network, row.public_id))
    assert row.doubts.count() == 1

    again = chosen(client, world.network, workbook({"ความสัมพันธ์": rows}))
    said = page(client, at("import", world.network, again.public_id))
    assert "Everything in this file is already there" in said


def test_a_further_source_of_a_known_relationship_is_news(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("manager")
    client.cookies["malai_language"] = "en"
    rows = [("จาก", "ถึง", "ลักษณะความสัมพันธ์"), ("แก้ว ใจงาม", "บุญ ดอยสูง", "ประสานงาน")]
    row = chosen(client, world.network, workbook({"ความสัมพันธ์": rows}))
    said = page(client, at("import", world.network, row.public_id))
    assert "a further source of 1 relationship" in said

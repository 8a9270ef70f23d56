"""The first page: what the network says, or the one thing to do first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from malai.audit.services import recorded
from malai.kernel.registries import home_blocks
from tests.makers import Cast, World, member, network, person


def page(cast: Cast, client: Client, query: str = "") -> str:
    answer = client.get(reverse("site:home", args=[cast.workspace.public_id]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def upload(cast: Cast) -> str:
    return reverse("interchange:upload", args=[cast.workspace.public_id])


def test_an_empty_workspace_says_bring_your_workbook(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    assert f'class="btn btn-primary" href="{upload(cast)}"' in page(cast, signed_in("owner"))


def test_who_may_not_import_is_not_asked_to(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    assert f'class="btn btn-primary" href="{upload(cast)}"' not in page(cast, signed_in("reader"))


def test_a_network_without_people_still_asks_for_the_workbook(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    network(cast.workspace)
    assert f'class="btn btn-primary" href="{upload(cast)}"' in page(cast, signed_in("owner"))


def test_findings_stand_first(world: World, signed_in: Callable[[str], Client]) -> None:
    text = page(world.cast, signed_in("owner"))
    assert 'id="findings"' in text
    assert world.network.name_th in text


def test_what_happened_lately_is_for_who_may_read_the_history(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    with recorded("site.workspace_create", by=None, workspace=world.workspace, name="ทดสอบบันทึก"):
        pass
    assert "ทดสอบบันทึก" in page(world.cast, signed_in("coordinator"))
    assert "ทดสอบบันทึก" not in page(world.cast, signed_in("reader"))


def test_of_several_networks_one_is_chosen(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    second = network(world.workspace, "เครือข่ายชายน้ำ")
    member(second, person(world.workspace, "นางสาวฝน ริมน้ำ"))
    client = signed_in("owner")
    first_page = page(world.cast, client)
    assert f"?network={second.public_id}" in first_page
    chosen = page(world.cast, client, f"?network={second.public_id}")
    assert "<h1>เครือข่ายชายน้ำ</h1>" in chosen
    assert "<h1>เครือข่ายดอยหมอก</h1>" in page(world.cast, client, "?network=nonsense")


class Block:
    """A block of a room that has something to say to owners only."""

    title = "หัวข้อของห้องอื่น"
    template = "kernel/copy.html"

    def context_for(self, seat: Any, network: Any) -> Mapping[str, Any]:
        return {"text": f"ถึง {network}"} if seat.role == "owner" else {}


def test_rooms_bring_blocks_and_an_empty_one_is_hidden(
    world: World, signed_in: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(home_blocks.entries, "test.block", Block())
    assert "ถึง เครือข่ายดอยหมอก" in page(world.cast, signed_in("owner"))
    assert Block.title not in page(world.cast, signed_in("manager"))


def test_findings_are_printed_as_a_pdf(world: World, signed_in: Callable[[str], Client]) -> None:
    url = reverse("site:findings-pdf", args=[world.workspace.public_id])
    answer = signed_in("reader").get(url)
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_a_workspace_without_networks_has_nothing_to_print(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    url = reverse("site:findings-pdf", args=[cast.workspace.public_id])
    assert signed_in("owner").get(url).status_code == 404

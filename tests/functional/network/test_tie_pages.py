"""Kinds of relationship and the page of one, over HTTP."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from malai.network.models import TieKind
from tests.functional.network.test_pages import page, url
from tests.makers import World


def test_an_owner_adds_a_kind_and_retires_it(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("owner")
    words = {
        "label_th": "เป็นครูพี่เลี้ยงของ", "label_en": "mentors", "inverse_th": "เรียนรู้จาก",
        "layer": "advice", "is_directed": "on", "source_may_be": ["person"],
        "scale": "ปีละครั้ง | yearly\nทุกวัน",
    }  # fmt: skip
    assert client.post(url(world, "kind-new"), words).status_code == 302
    made = TieKind.objects.get(label_en="mentors")
    assert (made.source_may_be, made.target_may_be) == ("person", "")
    assert [step.en for step in made.steps] == ["yearly", "ทุกวัน"]
    assert "ปีละครั้ง" in page(client, url(world, "kinds"))
    assert "ปีละครั้ง | yearly" in page(client, url(world, "kind-edit", kind=made.public_id))

    offered = page(client, url(world, "tie-add", party=world.temple.public_id))
    assert "เรียนรู้จาก" in offered
    assert ">เป็นครูพี่เลี้ยงของ<" not in offered

    client.post(url(world, "kind-retire", kind=made.public_id))
    assert "เรียนรู้จาก" not in page(client, url(world, "tie-add", party=world.temple.public_id))


def test_a_tie_is_told_by_one_side_then_by_both(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client, tie = signed_in("coordinator"), {"tie": world.tie.public_id}
    here = url(world, "tie", **tie)
    assert "ยังไม่ได้ถามสองฝ่าย" in page(client, here)
    said = {"side": "source", "said": "โทรคุย", "on_month": "1", "on_year": "2560"}
    client.post(url(world, "tie-said", **tie), said)
    shown = page(client, here)
    assert "บอกฝ่ายเดียว" in shown
    assert "มกราคม 2560" in shown
    client.post(
        url(world, "tie-said", **tie), {"side": "target", "other": str(world.mali.public_id)}
    )
    assert "ทั้งสองฝ่ายบอกตรงกัน" in page(client, here)
    assert "both sides say so" in page(
        client, url(world, "person", party=world.kru.public_id), "en"
    )


def test_strength_is_chosen_by_its_name(world: World, signed_in: Callable[[str], Client]) -> None:
    client, tie = signed_in("coordinator"), {"tie": world.tie.public_id}
    answer = client.post(url(world, "tie-edit", **tie), {"strength": "3", "since_year": "2559"})
    assert answer.status_code == 302
    assert "ทุกสัปดาห์" in page(client, url(world, "tie", **tie))
    world.tie.refresh_from_db()
    assert world.tie.strength == 3.0


def test_an_ended_tie_is_opened_again(world: World, signed_in: Callable[[str], Client]) -> None:
    client, tie = signed_in("coordinator"), {"tie": world.tie.public_id}
    client.post(url(world, "tie-end", party=world.kru.public_id, **tie), {"until_year": "2560"})
    assert "ความสัมพันธ์ยังมีอยู่" in page(client, url(world, "tie", **tie))
    client.post(url(world, "tie-reopen", **tie))
    world.tie.refresh_from_db()
    assert world.tie.until is None
    assert client.post(url(world, "tie-reopen", **tie), follow=True).status_code == 200

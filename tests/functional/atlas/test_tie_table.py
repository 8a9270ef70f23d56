"""What kind a relationship is, changed in the table beside the picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.network.models import Layer, Tie, TieKind
from malai.network.services.rekinding import tie_rekind
from tests.functional.atlas.test_picture import beside
from tests.makers import World

Signed = Callable[[str], Client]


def kind_of(world: World, label: str, **fields: Any) -> TieKind:
    """Make a kind of relationship."""
    told = {"code": label, "label_en": label, "layer": Layer.ADVICE, **fields}
    return TieKind.objects.create(workspace=world.workspace, label_th=label, **told)


def changed(client: Client, world: World, kind: TieKind | None, **headers: str) -> Any:
    url = beside(world, "atlas:tie-kind", tie=world.tie)
    return client.post(url, {"kind": str(kind.public_id) if kind else "x"}, headers=headers)


def test_a_relationship_gets_another_kind_in_the_table_and_back(
    world: World, signed_in: Signed
) -> None:
    Tie.objects.filter(pk=world.tie.pk).update(since="2018", strength=2)
    advice = kind_of(world, "ให้คำปรึกษา")
    client = signed_in("coordinator")
    page = client.get(beside(world, "atlas:picture") + "?level=people").content.decode()
    assert page.index(f'<option value="{world.kind.public_id}" selected>') < page.index(
        f'<option value="{advice.public_id}">'
    )
    answer = changed(client, world, advice, **{"HX-Request": "true"})
    row = answer.content.decode()
    assert answer.status_code == 200
    assert "<tr" not in row
    assert f'id="strength-{world.tie.public_id}" hx-swap-oob="true"' in row
    assert f'<option value="{advice.public_id}" selected>' in row
    assert "เลิกทำ" in row
    world.tie.refresh_from_db()
    assert (world.tie.kind_id, world.tie.strength) == (advice.pk, 2)
    act = Act.objects.get(action="network.tie_rekind")
    act_undo(by=world.cast.owner, act=act)
    world.tie.refresh_from_db()
    assert world.tie.kind_id == world.kind.pk


def test_a_reader_sees_the_kind_and_cannot_change_it(world: World, signed_in: Signed) -> None:
    client = signed_in("reader")
    page = client.get(beside(world, "atlas:picture") + "?level=people").content.decode()
    assert 'name="kind"' not in page
    assert world.kind.label_th in page


def test_what_cannot_be_is_said_in_the_row(world: World, signed_in: Signed) -> None:
    client = signed_in("coordinator")
    bodies = kind_of(world, "ลงนามร่วม", source_may_be="organisation", target_may_be="organisation")
    answer = changed(client, world, bodies, **{"HX-Request": "true"})
    assert answer.status_code == 422
    assert "ใช้กับสองฝ่ายนี้ไม่ได้" in answer.content.decode()
    assert changed(client, world, None, **{"HX-Request": "true"}).status_code == 422
    assert changed(client, world, bodies).status_code == 302
    world.tie.refresh_from_db()
    assert world.tie.kind_id == world.kind.pk


def test_of_one_pair_and_kind_one_is_open(world: World) -> None:
    advice = kind_of(world, "ให้คำปรึกษา")
    ends = {"source": world.tie.source, "target": world.tie.target, "network": world.network}
    Tie.objects.create(workspace=world.workspace, kind=advice, **ends)
    with pytest.raises(ValidationError, match="แล้ว"):
        tie_rekind(by=None, tie=world.tie, kind=advice)
    world.tie.refresh_from_db()
    assert world.tie.kind_id == world.kind.pk


def test_without_a_direction_a_tie_runs_from_the_smaller_key(world: World) -> None:
    first, second = sorted((world.kru, world.boon), key=lambda one: one.pk)
    directed, plain = kind_of(world, "สอน"), kind_of(world, "เพื่อน", is_directed=False)
    tie = Tie.objects.create(workspace=world.workspace, source=second, target=first, kind=directed)
    tie_rekind(by=None, tie=tie, kind=plain)
    tie.refresh_from_db()
    assert (tie.source, tie.target) == (first, second)


def test_kinds_of_elsewhere_and_retired_ones_are_refused(world: World) -> None:
    retired = kind_of(world, "เลิกใช้", is_retired=True)
    with pytest.raises(ValidationError):
        tie_rekind(by=None, tie=world.tie, kind=retired)
    assert tie_rekind(by=None, tie=world.tie, kind=world.kind) == world.tie
    assert not Act.objects.filter(action="network.tie_rekind").exists()

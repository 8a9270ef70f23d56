"""Two people change one record at once, and sessions that end while somebody writes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from malai.network.models import Party
from tests.makers import World


@pytest.fixture
def edit(world: World) -> str:
    return reverse("network:person-edit", args=[world.workspace.public_id, world.kru.public_id])


def shown(client: Client, url: str) -> dict[str, str]:
    """Open a form and return what a browser would send back."""
    return fields_of(client.get(url))


def fields_of(answer: Any) -> dict[str, str]:
    page = answer.content.decode()
    form = answer.context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    base = re.search(r'name="_base" value="([^"]+)"', page)
    seen = dict(re.findall(r'name="(_theirs_\w+)" value="([^"]*)"', page))
    assert base is not None
    return {**values, **seen, "_base": base[1]}


def save(client: Client, url: str, fields: dict[str, str], **changed: str) -> HttpResponse:
    return client.post(url, {**fields, **changed})  # type: ignore[return-value]


def stored(world: World) -> Party:
    return Party.objects.select_related("person").get(pk=world.kru.pk)


def test_changes_of_different_fields_are_both_kept(
    world: World, edit: str, signed_in: Callable[[str], Client]
) -> None:
    first, second = signed_in("manager"), signed_in("coordinator")
    hers, his = shown(first, edit), shown(second, edit)
    assert save(first, edit, hers, nickname="แก้ว").status_code == 302
    assert save(second, edit, his, role="ครู").status_code == 302
    assert (stored(world).person.nickname, stored(world).person.role) == ("แก้ว", "ครู")


def test_the_later_one_sees_both_versions_and_chooses(
    world: World, edit: str, signed_in: Callable[[str], Client]
) -> None:
    first, second = signed_in("manager"), signed_in("coordinator")
    hers, his = shown(first, edit), shown(second, edit)
    save(first, edit, hers, nickname="แก้ว", role="ครู")
    answer = save(second, edit, his, nickname="ก้อย")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "แก้ว" in page
    assert "ก้อย" in page
    assert stored(world).person.nickname == "แก้ว"

    again = {**his, **fields_of(answer)}
    assert save(second, edit, again, nickname="ก้อย", _keep_nickname="mine").status_code == 302
    assert (stored(world).person.nickname, stored(world).person.role) == ("ก้อย", "ครู")


def test_the_other_version_may_stay(
    world: World, edit: str, signed_in: Callable[[str], Client]
) -> None:
    first, second = signed_in("manager"), signed_in("coordinator")
    hers, his = shown(first, edit), shown(second, edit)
    save(first, edit, hers, nickname="แก้ว")
    again = {**his, **fields_of(save(second, edit, his, nickname="ก้อย", role="ครู"))}
    save(second, edit, again, nickname="ก้อย", role="ครู", _keep_nickname="theirs")
    assert (stored(world).person.nickname, stored(world).person.role) == ("แก้ว", "ครู")


def test_a_third_version_is_shown_before_a_choice_counts(
    world: World, edit: str, signed_in: Callable[[str], Client]
) -> None:
    first, second = signed_in("manager"), signed_in("coordinator")
    hers, his = shown(first, edit), shown(second, edit)
    save(first, edit, hers, nickname="แก้ว")
    again = {**his, **fields_of(save(second, edit, his, nickname="ก้อย"))}
    save(first, edit, shown(first, edit), nickname="ขวัญ")
    answer = save(second, edit, again, nickname="ก้อย", _keep_nickname="mine")
    assert answer.status_code == 422
    assert "ขวัญ" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "about", "field"),
    [
        ("network:network-edit", "network", "purpose"),
        ("activities:activity-edit", "activity", "note"),
        ("network:organisation-edit", "temple", "note"),
    ],
)
def test_every_record_with_a_form_is_guarded(
    name: str, about: str, field: str, world: World, signed_in: Callable[[str], Client]
) -> None:
    url = reverse(name, args=[world.workspace.public_id, getattr(world, about).public_id])
    first, second = signed_in("owner"), signed_in("manager")
    hers, his = shown(first, url), shown(second, url)
    assert save(first, url, hers, **{field: "ของเธอ"}).status_code == 302
    answer = save(second, url, his, **{field: "ของเขา"})
    assert answer.status_code == 422
    assert "ของเธอ" in answer.content.decode()


# -- A session that ends -----------------------------------------------------------------------


def signed_out_while_writing(client: Client, url: str, fields: dict[str, str]) -> HttpResponse:
    client.get(url)
    session = client.session
    session.flush()
    return client.post(url, fields)  # type: ignore[return-value]


def test_what_was_typed_comes_back_after_signing_in(
    world: World, edit: str, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    sent_on = signed_out_while_writing(client, edit, {"given": "แก้วตา", "note": "เล่ายาว ๆ"})
    assert sent_on.status_code == 302
    assert edit in sent_on["Location"]
    client.force_login(world.cast.coordinator)
    page = client.get(edit).content.decode()
    assert "แก้วตา" in page
    assert "เล่ายาว ๆ" in page
    save(client, edit, shown(client, edit), note="เล่ายาว ๆ")
    assert "data-kept" not in client.get(edit).content.decode()


def test_nobody_else_reads_what_was_typed(
    world: World, edit: str, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    signed_out_while_writing(client, edit, {"given": "แก้วตา"})
    client.force_login(world.cast.manager)
    assert "แก้วตา" not in client.get(edit).content.decode()
    client.force_login(world.cast.coordinator)
    assert "แก้วตา" not in client.get(edit).content.decode()


def test_it_waits_for_its_own_page_only(
    world: World, edit: str, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    signed_out_while_writing(client, edit, {"given": "แก้วตา"})
    client.force_login(world.cast.coordinator)
    people = reverse("network:people", args=[world.workspace.public_id])
    assert "แก้วตา" not in client.get(people).content.decode()
    assert "แก้วตา" in client.get(edit).content.decode()

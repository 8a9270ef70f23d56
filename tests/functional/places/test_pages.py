"""Addresses typed, working areas filled, old codes mended: over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.network.models import Network, Party
from malai.network.services.merging import party_merge
from malai.places import official
from malai.places.models import Place, WorkingArea
from malai.places.selectors.villages import villages_known
from tests.makers import World, person


def url(world: World, name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs={"workspace": world.workspace.public_id, **kwargs})


def saved(world: World, client: Client, **typed: str) -> Party:
    """Save the teacher's form with an address and return her."""
    address = url(world, "network:person-edit", party=world.kru.public_id)
    posted = {f"address_{name}": value for name, value in typed.items()}
    answer = client.post(
        address, {"given": "แก้ว", "family": "ใจงาม", "address_province": "", **posted}
    )
    assert answer.status_code == 302
    return Party.objects.get(pk=world.kru.pk)


def test_one_line_is_read_and_kept_as_written_with_the_version(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    line = "12 ม.3 บ้านป่าซาง ต.เวียงพางคำ อ.แม่สาย จ.เชียงราย 57130"
    kru = saved(world, signed_in("coordinator"), free=line)
    assert (kru.area_code, kru.area_written, kru.area_version) == (
        "570906",
        line,
        official.version(),
    )
    assert (kru.house_no, kru.moo, kru.village, kru.postal) == ("12", "3", "บ้านป่าซาง", "57130")


def test_selects_work_without_a_script_and_the_button_saves_nothing(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    address = url(world, "network:person-edit", party=world.kru.public_id)
    typed = {"given": "แก้ว", "address_province": "57", "address_show": "1"}
    answer = client.post(address, typed)
    assert answer.status_code == 422
    assert 'value="5709"' in answer.content.decode()
    assert Party.objects.get(pk=world.kru.pk).area_code == ""
    kru = saved(world, client, province="57", district="5709", subdistrict="570901")
    assert (kru.area_code, kru.postal) == ("570901", "57130")


def test_the_part_is_drawn_anew_with_what_was_understood(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    answer = signed_in("coordinator").post(
        url(world, "places:area-part") + "?name=address",
        {"address_free": "ต.วังทอง", "address_province": ""},
    )
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="650801"' in text
    assert "หมายถึงแห่งไหน" in text


def test_the_house_of_a_person_is_not_for_every_reader(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    line = "77/8 ม.3 ต.เวียงพางคำ อ.แม่สาย จ.เชียงราย"
    saved(world, signed_in("coordinator"), free=line)
    page = url(world, "network:person", party=world.kru.public_id)
    assert "77/8" in signed_in("coordinator").get(page).content.decode()
    seen = signed_in("reader").get(page).content.decode()
    assert "77/8" not in seen
    assert "ต.เวียงพางคำ" in seen


def test_villages_are_remembered_by_the_workspace_and_offered(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    saved(world, client, free="ม.3 บ้านป่าซาง ต.แม่สาย อ.แม่สาย จ.เชียงราย")
    assert [(v.name, v.moo, v.count) for v in villages_known(world.workspace)] == [
        ("บ้านป่าซาง", "3", 1)
    ]
    assert villages_known(world.cast.elsewhere) == []
    chosen = {"address_province": "57", "address_district": "5709", "address_subdistrict": "570901"}
    answer = client.post(url(world, "places:area-part"), chosen)
    assert 'value="บ้านป่าซาง"' in answer.content.decode()


def test_networks_and_places_have_areas_too(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("owner")
    client.post(
        url(world, "network:network-edit", network=world.network.public_id),
        {"name_th": "เครือข่ายดอยหมอก", "address_province": "57", "address_district": "5709"},
    )
    assert Network.objects.get().area_code == "5709"
    client.post(
        url(world, "activities:activity-edit", activity=world.activity.public_id),
        {
            "title_th": "ประชุม",
            "kind": "meeting",
            "place": "ศาลา",
            "address_province": "",
            "address_free": "ต.แม่สาย อ.แม่สาย จ.เชียงราย",
        },
    )
    assert Place.objects.get().area_code == "570901"


def test_an_abolished_code_is_mended_by_one_tap_and_taken_back(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    Party.objects.filter(pk=world.kru.pk).update(area_code="104701")
    client = signed_in("coordinator")
    shown = client.get(url(world, "places:mending")).content.decode()
    assert "แขวงบางนาเหนือ" in shown
    assert "แขวงบางนาใต้" in shown
    client.post(
        url(world, "places:mend-one", bearer="party", row=world.kru.public_id), {"code": "104703"}
    )
    assert Party.objects.get(pk=world.kru.pk).area_code == "104703"
    act_undo(by=world.cast.owner, act=Act.objects.first())  # type: ignore[arg-type]
    assert Party.objects.get(pk=world.kru.pk).area_code == "104701"


def test_all_with_one_answer_are_mended_in_one_act(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    Party.objects.filter(pk=world.kru.pk).update(area_code="100501")
    Party.objects.filter(pk=world.boon.pk).update(area_code="57", area_written="12 ต.แม่สาย อ.แม่สาย")
    client = signed_in("coordinator")
    before = {p.pk: (p.area_code, p.house_no) for p in Party.objects.all()}
    client.post(url(world, "places:mend-all"), {"kind": "abolished"})
    client.post(url(world, "places:mend-all"), {"kind": "written"})
    kru, boon = (Party.objects.get(pk=one.pk) for one in (world.kru, world.boon))
    assert kru.area_code == official.abolished()["100501"].successors[0]
    assert (boon.area_code, boon.house_no) == ("570901", "12")
    for act in Act.objects.filter(action="places.areas_mend").order_by("-pk"):
        act_undo(by=world.cast.owner, act=act)
    assert {p.pk: (p.area_code, p.house_no) for p in Party.objects.all()} == before


def test_the_list_to_mend_takes_the_same_queries_for_any_number(
    world: World,
    signed_in: Callable[[str], Client],
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    for count in range(30):
        person(world.workspace, f"คนที่{count} ดอยหมอก", area_code="100501")
    client = signed_in("coordinator")
    client.get(url(world, "places:mending"))
    with django_assert_max_num_queries(14):
        client.get(url(world, "places:mending"))


def test_a_working_area_narrows_the_lists(world: World, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("owner")
    client.post(url(world, "places:working-new"), {"name_th": "เขตต้นน้ำ", "kind": "nature"})
    area = WorkingArea.objects.get()
    lines = "อ.แม่สาย จ.เชียงราย\nต.เวียง อ.เชียงแสน จ.เชียงราย"
    client.post(
        url(world, "places:parts-add", area=area.public_id),
        {"area_province": "", "lines": lines},
    )
    assert sorted(area.parts.values_list("code", flat=True)) == ["5708" + "01", "5709"]
    Party.objects.filter(pk=world.kru.pk).update(area_code="570901")
    Party.objects.filter(pk=world.boon.pk).update(area_code="570101")
    shown = client.get(url(world, "network:people") + f"?working={area.public_id}")
    text = shown.content.decode()
    assert "แก้ว" in text
    assert "บุญ ดอยสูง" not in text
    inside = client.get(url(world, "network:people") + "?province=57&area=5701").content.decode()
    assert "บุญ ดอยสูง" in inside
    assert "แก้ว" not in inside


def test_a_line_in_doubt_is_told_and_nothing_is_put_in(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    area = WorkingArea.objects.create(workspace=world.workspace, name_th="เขต")
    answer = signed_in("owner").post(
        url(world, "places:parts-add", area=area.public_id),
        {"area_province": "", "lines": "ต.วังทอง"},
    )
    assert answer.status_code == 422
    assert "ต.วังทอง" in answer.content.decode()
    assert not area.parts.exists()


@pytest.mark.parametrize(
    ("kept", "gone", "joined"),
    [
        (("57", ""), ("570901", "12"), ("570901", "12")),
        (("570901", "12"), ("57", ""), ("570901", "12")),
        (("50", ""), ("570901", "12"), ("50", "")),
        (("", ""), ("570901", "12"), ("570901", "12")),
    ],
)
def test_a_merge_never_mixes_two_addresses(
    world: World, kept: tuple[str, str], gone: tuple[str, str], joined: tuple[str, str]
) -> None:
    one = person(world.workspace, "ฝาย ป่าแพะ", area_code=kept[0], house_no=kept[1])
    two = person(world.workspace, "ฝาย ป่าแพะ", area_code=gone[0], house_no=gone[1])
    merged = party_merge(by=world.cast.owner, kept=one, gone=two)
    assert (merged.area_code, merged.house_no) == joined

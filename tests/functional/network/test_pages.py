"""Adding, changing, tying, merging: a coordinator's afternoon over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from malai.audit.models import Act
from malai.network.models import (
    Affiliation,
    DuplicateHint,
    HintState,
    Membership,
    Network,
    Party,
    Tie,
)
from malai.network.services.bulk_ties import tie_kinds_ensure
from malai_core.text import PartialDate
from tests.makers import World, person

PERSON = {
    "title": "นาง",
    "given": "สายบัว",
    "family": "ริมห้วย",
    "nickname": "บัว",
    "phone_written": "081 111 2222",
}


def url(world: World, name: str, **kwargs: Any) -> str:
    return reverse(f"network:{name}", kwargs={"workspace": world.workspace.public_id, **kwargs})


def page(client: Client, address: str, language: str = "th") -> str:
    client.cookies["malai_language"] = language
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_person_is_added_found_and_shown(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    answer = client.post(url(world, "person-new"), {**PERSON, "address_province": "57"})
    made = Party.objects.get(match_key="สายบัวริมห้วย")
    assert answer["Location"] == url(world, "person", party=made.public_id)
    assert (made.name_th, made.phone, made.area_code) == ("นางสายบัว ริมห้วย", "+66811112222", "57")
    shown = page(client, answer["Location"])
    assert "081-111-2222" in shown
    assert "เชียงราย" in shown
    assert "สายบัว" in page(client, url(world, "people") + "?q=บัว")


def test_a_form_that_is_refused_keeps_what_was_typed(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    answer = signed_in("owner").post(
        url(world, "person-new"),
        {**PERSON, "given": "", "email": "not-an-address", "note": "เก็บไว้"},
    )
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "เก็บไว้" in text
    assert "not-an-address" in text
    assert not Party.objects.filter(search_text__contains="ริมห้วย").exists()


def test_a_change_is_kept_and_told_in_the_history(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    edit = url(world, "person-edit", party=world.boon.public_id)
    assert 'value="บุญ"' in page(client, edit)
    client.post(edit, {"given": "บุญส่ง", "family": "ดอยสูง", "title": "นาย"})
    world.boon.refresh_from_db()
    assert world.boon.name_th == "นายบุญส่ง ดอยสูง"
    assert "บุญส่ง" in page(client, url(world, "person", party=world.boon.public_id))
    assert Act.objects.latest("pk").action == "network.party_change"


def test_an_organisation_is_added_with_a_day_of_the_buddhist_era(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    fields = {"kind": "organisation", "name_th": "โรงเรียนบ้านห้วยใส", "sector": "ภาครัฐ"}
    day = {"agreed_day": "๕", "agreed_month": "3", "agreed_year": "2559"}
    answer = client.post(url(world, "organisation-new"), {**fields, **day})
    made = Party.objects.get(name_th="โรงเรียนบ้านห้วยใส")
    assert made.organisation.agreed == PartialDate(2016, 3, 5)
    assert "5 มีนาคม 2559" in page(client, answer["Location"])
    assert 'value="2559"' in page(client, url(world, "organisation-edit", party=made.public_id))


@pytest.mark.parametrize("year", ["59", "1", "3500", "abcd", "²⁵⁶⁰"])
def test_a_year_that_may_mean_two_things_is_asked_again(
    year: str, world: World, signed_in: Callable[[str], Client]
) -> None:
    fields = {"kind": "group", "name_th": "กลุ่มผู้ปกครอง", "agreed_year": year}
    assert signed_in("owner").post(url(world, "organisation-new"), fields).status_code == 422


def test_a_relationship_is_noted_from_either_side_and_ended(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    kinds = tie_kinds_ensure(world.workspace)
    add = url(world, "tie-add", party=world.mali.public_id)
    assert "ให้คำปรึกษาแก่" in page(client, add)
    client.post(add, {"how": "~advice", "other": str(world.boon.public_id), "said": "เห็นกับตา"})
    tie = Tie.objects.get(kind=kinds["advice"])
    assert (tie.source, tie.target, tie.network) == (world.boon, world.mali, world.network)
    assert tie.evidence.get().source == "เห็นกับตา"
    assert "เห็นกับตา" in page(client, url(world, "person", party=world.mali.public_id))

    again = client.post(add, {"how": "~advice", "other": str(world.boon.public_id)})
    assert again.status_code == 422

    end = url(world, "tie-end", party=world.mali.public_id, tie=tie.public_id)
    assert client.post(end, {"until_year": "2560"}).status_code == 302
    tie.refresh_from_db()
    assert tie.until == PartialDate(2017)


def test_a_party_of_another_workspace_cannot_be_tied_to(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    outside = person(world.cast.elsewhere, "คนนอก")
    tie_kinds_ensure(world.workspace)
    add = url(world, "tie-add", party=world.mali.public_id)
    answer = signed_in("owner").post(add, {"how": "advice", "other": str(outside.public_id)})
    assert answer.status_code == 422
    assert Tie.objects.count() == 1


def test_names_are_offered_while_typing(world: World, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("reader")
    assert "บุญ ดอยสูง" in page(client, url(world, "parties-find") + "?q=ดอยสูง")
    assert "วัดดอยหมอก" not in page(client, url(world, "parties-find") + "?q=ดอยสูง&bodies=1")
    chosen = page(client, url(world, "parties-find") + f"?chosen={world.boon.public_id}")
    assert "checked" in chosen


def test_belonging_and_membership_begin_and_end(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    who = {"party": world.mali.public_id}
    body = {"other": str(world.temple.public_id), "position": "กรรมการ", "since_year": "2558"}
    client.post(url(world, "affiliation-add", **who), body)
    row = Affiliation.objects.get(member=world.mali)
    bad = {"until_year": "2550"}
    end = url(world, "affiliation-end", affiliation=row.public_id)
    assert client.post(end, bad).status_code == 422
    client.post(end, {"until_year": "2559"})
    row.refresh_from_db()
    assert (row.position, row.until) == ("กรรมการ", PartialDate(2016))

    other = Network.objects.create(workspace=world.workspace, name_th="เครือข่ายใหม่")
    join = {"network": str(other.public_id), "role": "lead"}
    client.post(url(world, "membership-add", **who), join)
    term = Membership.objects.get(network=other)
    client.post(url(world, "membership-end", membership=term.public_id), {"until_year": "2560"})
    term.refresh_from_db()
    assert (term.role, term.until) == ("lead", PartialDate(2017))


def test_a_network_is_begun_and_changed_by_its_manager(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("manager")
    answer = client.post(
        url(world, "network-new"), {"name_th": "เครือข่ายลุ่มน้ำ", "began_year": "2551"}
    )
    made = Network.objects.get(name_th="เครือข่ายลุ่มน้ำ")
    assert answer["Location"] == url(world, "network", network=made.public_id)
    edit = url(world, "network-edit", network=made.public_id)
    end = url(world, "network-end", network=made.public_id)
    assert client.post(end, {"ended_year": "2540", "why": "เสร็จงาน"}).status_code == 422
    client.post(edit, {"name_th": "เครือข่ายลุ่มน้ำกก", "purpose": "น้ำใส"})
    assert "น้ำใส" in page(client, url(world, "network", network=made.public_id))
    assert "ลุ่มน้ำกก" in page(client, url(world, "networks"))


@pytest.fixture
def hint(world: World) -> DuplicateHint:
    twin = person(world.workspace, "คุณแก้ว ใจงาม", line_id="kaew")
    return DuplicateHint.objects.create(
        workspace=world.workspace, first=world.kru, second=twin,
        reason_th="ชื่อเดียวกัน", reason_en="The same name",
    )  # fmt: skip


def test_a_pair_is_merged_into_the_record_that_was_chosen_and_undone(
    world: World, hint: DuplicateHint, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("coordinator")
    assert "ชื่อเดียวกัน" in page(client, url(world, "duplicates"))
    merge = url(world, "hint-merge", hint=hint.public_id)
    answer = client.post(merge, {"keep": "second"}, follow=True)
    assert list(Party.objects.filter(match_key="แก้วใจงาม")) == [hint.second]
    undo = reverse(
        "audit:undo", args=[world.workspace.public_id, Act.objects.latest("pk").public_id]
    )
    assert undo in answer.content.decode()

    client.post(undo)
    assert Party.objects.filter(match_key="แก้วใจงาม").count() == 2
    assert DuplicateHint.objects.get().state == HintState.WAITING


def test_two_different_ones_are_not_asked_again(
    world: World, hint: DuplicateHint, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("manager")
    client.post(url(world, "hint-different", hint=hint.public_id))
    assert "ชื่อเดียวกัน" not in page(client, url(world, "duplicates"))


ADDRESSES = [
    ("people", {}), ("organisations", {}), ("person", {"party": "kru"}),
    ("organisation", {"party": "temple"}), ("person-new", {}), ("organisation-new", {}),
    ("person-edit", {"party": "kru"}), ("tie-add", {"party": "kru"}),
    ("affiliation-add", {"party": "kru"}), ("membership-add", {"party": "kru"}),
    ("networks", {}), ("network", {"network": "network"}), ("network-new", {}), ("duplicates", {}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "of"), ADDRESSES, ids=[name for name, _of in ADDRESSES])
def test_every_page_is_shown_in_both_languages(
    name: str,
    of: dict[str, str],
    world: World,
    hint: DuplicateHint,
    signed_in: Callable[[str], Client],
) -> None:
    address = url(world, name, **{key: getattr(world, row).public_id for key, row in of.items()})
    client = signed_in("owner")
    assert '<html lang="th">' in page(client, address, "th")
    assert '<html lang="en">' in page(client, address, "en")


def test_a_reader_sees_no_contact_note_or_unnamed_column(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    Party.objects.filter(pk=world.kru.pk).update(note="ลับเฉพาะ", extra={"เลขที่": "secret-77"})
    address = url(world, "person", party=world.kru.public_id)
    shown = page(signed_in("reader"), address)
    for secret in ("081-234-5678", "kaew@example.org", "ลับเฉพาะ", "secret-77"):
        assert secret not in shown
        assert secret in page(signed_in("coordinator"), address)


def test_an_organisation_is_not_a_person_page(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    address = url(world, "person", party=world.temple.public_id)
    assert signed_in("owner").get(address).status_code == 404

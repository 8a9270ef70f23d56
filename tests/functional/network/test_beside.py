"""Beside a record: notes, earlier names, files, its past; forms work without a script."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from malai.audit.services import recorded
from malai.files.models import StoredFile
from malai.network.models import Attachment, FormerName, Note, PartyKind
from malai.network.services.bulk import NewParty, parties_create_bulk
from malai.network.services.bulk_acts import parties_check, parties_tag
from malai.network.services.parties import party_change
from tests.makers import World

SignedIn = Callable[[str], Client]


def address(world: World, to: str, **more: Any) -> str:
    kept = {"workspace": world.workspace.public_id, "party": world.kru.public_id}
    return reverse(f"network:{to}", kwargs={**kept, **more})


def page(client: Client, world: World) -> str:
    return client.get(address(world, "person")).content.decode()


def photo() -> SimpleUploadedFile:
    kept = io.BytesIO()
    Image.new("RGB", (30, 20), "green").save(kept, "JPEG")
    return SimpleUploadedFile("หน้า.jpg", kept.getvalue(), "text/html")


def test_a_note_is_written_seen_and_changed_and_hidden_from_readers(
    world: World, signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    typed = {"text": "แพ้อาหารทะเล", "on_day": "5", "on_month": "1", "on_year": "2569"}
    client.post(address(world, "note-new"), typed)
    assert "แพ้อาหารทะเล" in page(client, world)
    for role in ("evaluator", "reader"):
        assert "แพ้อาหารทะเล" not in page(signed_in(role), world)
    note = Note.objects.get()
    edit = address(world, "note-edit", note=note.public_id)
    assert "แพ้อาหารทะเล" in client.get(edit).content.decode()
    client.post(edit, {**typed, "text": "แพ้ถั่ว"})
    client.post(address(world, "note-drop", note=note.public_id))
    assert "แพ้ถั่ว" not in page(client, world)


def test_the_past_says_field_by_field_what_changed_and_hides_what_is_private(
    world: World, signed_in: SignedIn
) -> None:
    fields = {"given": "แก้วกล้า", "family": "ใจงาม", "phone_written": "081 999 8888"}
    party_change(by=world.cast.owner, party=world.kru, fields=fields)
    signed_in("coordinator").post(
        address(world, "note-new"), {"text": "แพ้อาหารทะเล", "on_year": "2569"}
    )
    past = signed_in("coordinator").get(address(world, "party-past")).content.decode()
    for said in ("แก้วกล้า", "081 999 8888", "แพ้อาหารทะเล", "owner"):
        assert said in past
    hidden = signed_in("evaluator").get(address(world, "party-past")).content.decode()
    assert "แก้วกล้า" in hidden
    assert "081 999 8888" not in hidden
    assert "แพ้อาหารทะเล" not in hidden


def test_the_past_begins_with_the_act_that_made_the_record_and_knows_acts_on_many(
    world: World, signed_in: SignedIn
) -> None:
    with recorded("network.party_create", by=None, workspace=world.workspace, name="x") as trace:
        rows = [NewParty(PartyKind.PERSON, f"คน{n} ดอย") for n in range(3)]
        made = parties_create_bulk(trace=trace, workspace=world.workspace, rows=rows)
    keys = [party.pk for party in made]
    day = timezone.localdate()
    parties_check(by=None, workspace=world.workspace, keys=keys[:2], on=day)
    parties_tag(by=None, workspace=world.workspace, keys=keys[1:], tag=None, new="ใหม่")
    world.kru = made[0]
    steps = signed_in("owner").get(address(world, "party-past")).context["steps"]
    assert [s.act.action for s in steps] == ["network.parties_check", "network.party_create"]
    assert all(len(step.changes) <= 2 for step in steps)
    world.kru = made[2]
    steps = signed_in("owner").get(address(world, "party-past")).context["steps"]
    assert [s.act.action for s in steps] == ["network.parties_tag", "network.party_create"]


def test_the_past_takes_a_stated_number_of_queries(
    world: World, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in("owner")
    for n in range(20):
        party_change(by=None, party=world.kru, fields={"email": f"{n}@example.org"})
    with django_assert_num_queries(8):
        answer = client.get(address(world, "party-past"))
    assert len(answer.context["steps"]) == 15
    further = client.get(address(world, "party-past") + answer.context["next_url"])
    assert len(further.context["steps"]) == 5


def test_a_photo_comes_without_a_script_and_is_shown_beside_the_name(
    world: World, signed_in: SignedIn
) -> None:
    client = signed_in("coordinator")
    form = client.get(address(world, "file-new")).content.decode()
    assert 'enctype="multipart/form-data"' in form
    client.post(address(world, "file-new"), {"file": photo(), "is_face": "on"})
    row = Attachment.objects.get()
    shown = address(world, "file-get", file=row.public_id)
    assert f"{shown}?small=1" in page(client, world)
    answer = client.get(f"{shown}?small=1")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    answer.getvalue()
    assert signed_in("reader").get(shown).status_code == 403
    assert shown not in page(signed_in("reader"), world)
    client.post(address(world, "file-drop", file=row.public_id))
    assert not Attachment.objects.exists()


def test_a_file_of_the_wrong_kind_is_told_at_its_field(world: World, signed_in: SignedIn) -> None:
    bad = SimpleUploadedFile("a.pdf", b"MZ\x00\x00", "application/pdf")
    answer = signed_in("coordinator").post(address(world, "file-new"), {"file": bad})
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]


def test_an_earlier_name_is_noted_and_taken_away(world: World, signed_in: SignedIn) -> None:
    client = signed_in("coordinator")
    client.post(address(world, "former-name-new"), {"name": "แก้ว ก่อนแต่ง", "until_year": "2550"})
    row = FormerName.objects.get()
    assert "แก้ว ก่อนแต่ง" in page(signed_in("reader"), world)
    client.post(address(world, "former-name-drop", name=row.public_id))
    assert "แก้ว ก่อนแต่ง" not in page(signed_in("reader"), world)


def test_still_right_takes_one_tap(world: World, signed_in: SignedIn) -> None:
    client = signed_in("coordinator")
    answer = client.post(address(world, "party-checked"), follow=True)
    assert any("undo=" in str(m.extra_tags) for m in answer.context["messages"])
    world.kru.refresh_from_db()
    assert world.kru.verified_on == timezone.localdate()


def test_the_timeline_comes_page_by_page(world: World, signed_in: SignedIn) -> None:
    answer = signed_in("reader").get(address(world, "party-timeline"))
    assert answer.context["events"]
    assert signed_in("reader").get(address(world, "party-timeline") + "?from=x").status_code == 200


def test_notes_and_files_stand_on_the_timeline_for_who_may_see_them(
    world: World, signed_in: SignedIn
) -> None:
    Note.objects.create(
        workspace=world.workspace, party=world.kru, on="2017-03", text="ขอลดงานช่วงเก็บเกี่ยว"
    )
    kept = StoredFile.objects.create(
        workspace=world.workspace, name="หนังสือ.pdf", size=1, sha256="0" * 64
    )
    Attachment.objects.create(workspace=world.workspace, party=world.kru, file=kept)
    FormerName.objects.create(
        workspace=world.workspace, party=world.kru, name="แก้ว สายน้ำ", until="2015"
    )
    url = reverse("network:party-timeline", args=[world.workspace.public_id, world.kru.public_id])
    shown = signed_in("coordinator").get(url).content.decode()
    assert "ขอลดงานช่วงเก็บเกี่ยว" in shown
    assert "หนังสือ.pdf" in shown
    assert "แก้ว สายน้ำ" in shown
    told = signed_in("reader").get(url).content.decode()
    assert "ขอลดงานช่วงเก็บเกี่ยว" not in told
    assert "หนังสือ.pdf" not in told

"""Notes, earlier names, files and photos of a record; each an act that can be taken back."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.files.models import StoredFile
from malai.files.services import FileRefusedError, file_path
from malai.network.models import Attachment, FormerName, Note
from malai.network.selectors.search import parties_matching
from malai.network.services import about
from malai.network.services.merging import party_merge
from malai.network.services.parties import party_change
from malai_core.text import PartialDate
from tests.makers import World

DAY = PartialDate(2026, 1, 5)


def photo() -> io.BytesIO:
    """Return a small photo."""
    kept = io.BytesIO()
    Image.new("RGB", (30, 20), "green").save(kept, "JPEG")
    kept.seek(0)
    return kept


def packed(name: str) -> io.BytesIO:
    """Return a packed file with one member."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as pack:
        pack.writestr(name, "x")
    kept.seek(0)
    return kept


def test_a_note_is_written_changed_taken_away_and_brought_back(world: World) -> None:
    by = world.cast.coordinator
    note = about.note_add(by=by, party=world.kru, text="  ชอบคุยตอนเย็น ", on=DAY)
    about.note_change(by=world.cast.owner, note=note, text="ชอบคุยตอนเช้า", on=DAY)
    note.refresh_from_db()
    assert (note.text, note.written_by) == ("ชอบคุยตอนเช้า", by)
    about.note_remove(by=by, note=note)
    assert not Note.objects.exists()
    act_undo(by=by, act=Act.objects.get(action="network.note_remove"))
    assert Note.objects.get().text == "ชอบคุยตอนเช้า"


def test_an_empty_note_is_refused_and_leaves_no_trace(world: World) -> None:
    with pytest.raises(ValidationError):
        about.note_add(by=None, party=world.kru, text="  ", on=DAY)
    assert not Act.objects.exists()


def test_somebody_is_found_by_an_earlier_name_until_it_is_taken_away(world: World) -> None:
    row = about.former_name_add(
        by=None, party=world.kru, name="แก้ว ก่อนแต่ง", until=PartialDate(2010)
    )
    assert list(parties_matching(world.workspace, "ก่อนแต่ง")) == [world.kru]
    world.kru.refresh_from_db()
    party_change(by=None, party=world.kru, fields={"email": "k@example.org"})
    assert list(parties_matching(world.workspace, "ก่อนแต่ง")) == [world.kru]
    with pytest.raises(ValidationError):
        about.former_name_add(by=None, party=world.kru, name="แก้ว  ก่อนแต่ง")
    row.refresh_from_db()
    about.former_name_remove(by=None, row=row)
    assert list(parties_matching(world.workspace, "ก่อนแต่ง")) == []


def test_a_name_cannot_end_before_it_began(world: World) -> None:
    ends = {"since": PartialDate(2012), "until": PartialDate(2010)}
    with pytest.raises(ValidationError):
        about.former_name_add(by=None, party=world.kru, name="แก้ว", **ends)


def test_a_photo_is_kept_in_two_sizes_and_goes_with_its_act(world: World) -> None:
    row = about.photo_add(
        by=None, party=world.kru, name="IMG_1.HEIC.png", content=photo(), is_face=True
    )
    assert (row.file.name, row.file.content_type) == ("IMG_1.HEIC.jpg", "image/jpeg")
    for stored in (row.file, row.small):
        assert stored is not None
        assert Image.open(io.BytesIO(file_path(stored).read_bytes())).format == "JPEG"
    assert about.stored_of(row, is_small=True) == row.small
    act_undo(by=None, act=Act.objects.get(action="network.photo_add"))
    assert (Attachment.objects.count(), StoredFile.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", io.BytesIO(b"%PDF-1.7 x")), ("a.csv", io.BytesIO("ชื่อ".encode())), ("a.docx", packed("word/document.xml"))],
)  # fmt: skip
def test_documents_are_kept_by_their_content(name: str, content: io.BytesIO, world: World) -> None:
    row = about.file_add(by=None, party=world.kru, name=name, content=content, caption="ใบสมัคร")
    assert str(row) == "ใบสมัคร"
    assert about.stored_of(row, is_small=True) == row.file


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", b"MZ\x00\x01"), ("a.jpg", b"GIF89a\x00"), ("a.zip", packed("x").getvalue()), ("a.txt", b"")],
)  # fmt: skip
def test_what_is_no_document_is_refused_whatever_it_is_called(
    name: str, content: bytes, world: World
) -> None:
    with pytest.raises(FileRefusedError):
        about.file_add(by=None, party=world.kru, name=name, content=io.BytesIO(content))
    assert (Attachment.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_a_file_that_is_too_large_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(about, "LARGEST", 3)
    with pytest.raises(FileRefusedError):
        about.file_add(by=None, party=world.kru, name="a.txt", content=io.BytesIO(b"text"))


def test_a_merge_brings_notes_names_and_files(world: World) -> None:
    about.note_add(by=None, party=world.boon, text="เรื่องเล่า", on=DAY)
    about.former_name_add(by=None, party=world.boon, name="บุญมา")
    about.file_add(by=None, party=world.boon, name="a.txt", content=io.BytesIO(b"text"))
    world.boon.refresh_from_db()
    party_merge(by=None, kept=world.kru, gone=world.boon)
    for model in (Note, FormerName, Attachment):
        assert model.objects.get().party == world.kru
    assert list(parties_matching(world.workspace, "บุญมา")) == [world.kru]


def test_still_right_is_noted_with_its_day(world: World) -> None:
    about.party_check(by=world.cast.owner, party=world.kru, on=DAY.first_day)
    world.kru.refresh_from_db()
    assert world.kru.verified_on == DAY.first_day
    act_undo(by=None, act=Act.objects.get(action="network.party_check"))
    world.kru.refresh_from_db()
    assert world.kru.verified_on is None

"""Doors of lists: many at once, tags, saved lists, and what is kept beside a record."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from malai.network.models import Attachment, FormerName, Note, Segment, SegmentMark, Tag
from malai.network.services.about import file_add
from malai.network.services.tie_notes import tie_note_add
from tests.functional.doors import ACT, EDIT, READ, REFUSED_FORM, Answers, answers
from tests.makers import World

HISTORY = answers("200 200 200 200 403 404 302")
FORM = {"get": EDIT, "post": REFUSED_FORM}

DOORS: dict[str, dict[str, Answers]] = {
    "network:people-bulk": FORM,
    "network:organisations-bulk": FORM,
    "network:tags": {"get": READ},
    "network:tag-new": FORM,
    "network:tag-edit": FORM,
    "network:tag-drop": {"post": ACT},
    "network:party-tags": FORM,
    "network:party-checked": {"post": ACT},
    "network:note-new": FORM,
    "network:note-edit": FORM,
    "network:note-drop": {"post": ACT},
    "network:tie-note-new": FORM,
    "network:tie-note-edit": FORM,
    "network:tie-note-drop": {"post": ACT},
    "network:former-name-new": FORM,
    "network:former-name-drop": {"post": ACT},
    "network:file-new": FORM,
    "network:file-get": {"get": EDIT},
    "network:file-drop": {"post": ACT},
    "network:party-past": {"get": HISTORY},
    "network:party-timeline": {"get": READ},
    "network:segments": {"get": READ},
    "network:segment-new": FORM,
    "network:segment": {"get": READ},
    "network:segment-edit": FORM,
    "network:segment-drop": {"post": ACT},
    "network:segment-mark-drop": {"post": ACT},
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    here = {"workspace": world.workspace.public_id}
    someone = {**here, "party": world.kru.public_id}
    tag, _new = Tag.objects.get_or_create(
        workspace=world.workspace, name="ขับรถได้", match_key="ขับรถได้"
    )
    segment, _new = Segment.objects.get_or_create(
        workspace=world.workspace, name="อาสา", is_shared=True
    )
    SegmentMark.objects.get_or_create(segment=segment, party=world.kru, is_in=True)
    one_tag = {**here, "tag": tag.public_id}
    one = {**here, "segment": segment.public_id}
    note, name, file = _beside(world)
    said = tie_note_add(by=None, tie=world.tie, text="ทำงานเข้าขากัน", on=None)
    of_tie = {**here, "tie": world.tie.public_id}
    return {
        "network:party-checked": someone,
        "network:note-new": someone,
        "network:note-edit": {**someone, "note": note.public_id},
        "network:note-drop": {**someone, "note": note.public_id},
        "network:tie-note-new": of_tie,
        "network:tie-note-edit": {**of_tie, "note": said.public_id},
        "network:tie-note-drop": {**of_tie, "note": said.public_id},
        "network:former-name-new": someone,
        "network:former-name-drop": {**someone, "name": name.public_id},
        "network:file-new": someone,
        "network:file-get": {**someone, "file": file.public_id},
        "network:file-drop": {**someone, "file": file.public_id},
        "network:party-past": someone,
        "network:party-timeline": someone,
        "network:people-bulk": here,
        "network:organisations-bulk": here,
        "network:tags": here,
        "network:tag-new": here,
        "network:tag-edit": one_tag,
        "network:tag-drop": one_tag,
        "network:party-tags": someone,
        "network:segments": here,
        "network:segment-new": here,
        "network:segment": one,
        "network:segment-edit": one,
        "network:segment-drop": one,
        "network:segment-mark-drop": {**one, "party": world.kru.public_id},
    }


def _beside(world: World) -> tuple[Note, FormerName, Attachment]:
    """Return a note, an earlier name and a file, made anew where a reader before took them."""
    kept: dict[str, Any] = {"workspace": world.workspace, "party": world.kru}
    note, _new = Note.objects.get_or_create(text="ชอบคุยตอนเย็น", on="2016", **kept)
    name, _new = FormerName.objects.get_or_create(name="แก้ว ก่อนแต่ง", **kept)
    file = Attachment.objects.filter(party=world.kru).first() or file_add(
        by=None, party=world.kru, name="a.txt", content=BytesIO(b"text")
    )
    return note, name, file

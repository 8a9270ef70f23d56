"""Doors of lists: many at once, tags, saved lists, and what is kept beside a record."""

from __future__ import annotations

from typing import Any

from malai.network.models import Segment, SegmentMark, Tag
from tests.functional.doors import ACT, EDIT, READ, REFUSED_FORM, Answers
from tests.makers import World

FORM = {"get": EDIT, "post": REFUSED_FORM}

DOORS: dict[str, dict[str, Answers]] = {
    "network:people-bulk": FORM,
    "network:organisations-bulk": FORM,
    "network:tags": {"get": READ},
    "network:tag-new": FORM,
    "network:tag-edit": FORM,
    "network:tag-drop": {"post": ACT},
    "network:party-tags": FORM,
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
    return {
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

"""Doors of the places room."""

from __future__ import annotations

from typing import Any

from malai.places.models import Place, WorkingArea, WorkingAreaPart
from tests.functional.doors import ACT, EDIT, MANAGE, READ, Answers, answers
from tests.makers import World

#: Owner and manager fill a form; an empty one is refused.
MANAGE_FORM = {"get": MANAGE, "post": answers("422 422 403 403 403 404 302")}
MANAGE_ACT = answers("302 302 403 403 403 404 302")

DOORS: dict[str, dict[str, Answers]] = {
    "places:areas": {"get": READ},
    "places:area-part": {"post": READ},
    "places:villages": {"get": READ},
    "places:points": {"get": READ},
    "places:point-edit": {"get": EDIT, "post": answers("422 422 422 403 403 404 302")},
    "places:mending": {"get": EDIT},
    "places:mend-all": {"post": ACT},
    "places:mend-one": {"post": ACT},
    "places:working-new": MANAGE_FORM,
    "places:working": {"get": READ},
    "places:working-edit": MANAGE_FORM,
    "places:parts-add": MANAGE_FORM,
    # Taken out once; the next reader finds it gone.
    "places:part-remove": {"post": answers("302 404 403 403 403 404 302")},
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    here = {"workspace": world.workspace.public_id}
    place = Place.objects.create(workspace=world.workspace, name_th="ศาลาวัดดอยหมอก")
    area = WorkingArea.objects.filter(workspace=world.workspace).first()
    if area is None:
        area = WorkingArea.objects.create(workspace=world.workspace, name_th="เขตสุขภาพที่ 1")
        WorkingAreaPart.objects.create(working_area=area, code="5709")
    world.kru.area_code = "104701"
    world.kru.save()
    working = {**here, "area": area.public_id}
    return {
        "places:areas": here,
        "places:area-part": here,
        "places:villages": here,
        "places:points": here,
        "places:point-edit": {**here, "place": place.public_id},
        "places:mending": here,
        "places:mend-all": here,
        "places:mend-one": {**here, "bearer": "party", "row": world.kru.public_id},
        "places:working-new": here,
        "places:working": working,
        "places:working-edit": working,
        "places:parts-add": working,
        "places:part-remove": {**working, "code": "5709"},
    }

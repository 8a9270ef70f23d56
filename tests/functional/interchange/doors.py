"""Who gets in where in the room of imports and exports."""

from __future__ import annotations

from typing import Any

from malai.interchange.models import Doubt, Import, ImportState, KnownColumn
from tests.functional.doors import ACT, EDIT, MANAGE, REFUSED_FORM, answers
from tests.makers import World

DOORS = {
    "interchange:imports": {"get": EDIT},
    "interchange:upload": {"get": EDIT, "post": REFUSED_FORM},
    "interchange:columns": {"get": EDIT},
    "interchange:column_forget": {"post": ACT},
    "interchange:import": {"get": EDIT},
    "interchange:reread": {"post": ACT},
    "interchange:write": {"post": ACT},
    "interchange:drop": {"post": ACT},
    "interchange:stop": {"post": ACT},
    "interchange:undo": {"post": ACT},
    "interchange:doubts": {"get": EDIT},
    "interchange:solve": {"post": ACT},
    "interchange:leave": {"post": ACT},
    "interchange:taken": {"get": MANAGE},
    **{
        f"interchange:export-{name}": {
            "get": answers("200 200 200 200 403 404 302"),
            "post": answers("422 422 422 422 403 404 302"),
        }
        for name in ("people", "organisations", "activities", "ties")
    },
    "interchange:network-file": {
        "get": answers("200 200 200 200 403 404 302"),
        "post": answers("422 422 422 422 403 404 302"),
    },
    "interchange:export": {
        "get": answers("200 200 200 200 403 404 302"),
        "post": answers("422 422 422 422 403 404 302"),
    },
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    """Return the arguments of every address: an import that was read, with a row that waits."""
    row = Import.objects.create(
        workspace=world.workspace,
        network=world.network,
        name="ทะเบียน.xlsx",
        state=ImportState.FAILED,
    )
    doubt = Doubt.objects.create(
        source=row,
        sheet="ทะเบียน",
        row=4,
        reason="no_name",
        sentence_th="ไม่มีชื่อ",
        sentence_en="No name",
    )
    here = {"workspace": world.workspace.public_id}
    one = {**here, "row": row.public_id}
    only = {
        "interchange:imports",
        "interchange:upload",
        "interchange:columns",
        "interchange:export",
        "interchange:export-people",
        "interchange:export-organisations",
        "interchange:export-activities",
        "interchange:export-ties",
        "interchange:taken",
        "interchange:network-file",
    }
    column, _made = KnownColumn.objects.get_or_create(
        workspace=world.workspace, kind="people", heading="มือถือ", key="มือถือ"
    )
    with_doubt = {"interchange:solve", "interchange:leave"}
    return {"interchange:column_forget": {**here, "column": column.public_id}} | {
        name: here
        if name in only
        else {**one, "doubt": doubt.public_id}
        if name in with_doubt
        else one
        for name in DOORS
        if name != "interchange:column_forget"
    }

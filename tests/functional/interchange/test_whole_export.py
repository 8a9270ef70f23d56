"""Everything of a workspace leaves in one zip, for the owner only."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable

from django.apps import apps
from django.test import Client
from django.urls import reverse

from malai.audit.models import Act
from malai.interchange.exporting.whole import tables, way_to_workspace
from malai.kernel.registries import derived, left_out
from malai.network.models import Party
from tests.makers import World, person

ASKED = {"format": "whole", "reason": "ย้ายระบบ", "network": "all"}


def taken_out(client: Client, world: World) -> zipfile.ZipFile:
    answer = client.post(reverse("interchange:export", args=[world.workspace.public_id]), ASKED)
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(answer.getvalue()))


def rows(archive: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    text = archive.read(name).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_every_row_of_the_workspace_and_none_of_another_is_in_it(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    person(world.cast.elsewhere, "นายลับ อยู่ที่อื่น")
    archive = taken_out(signed_in("owner"), world)
    parties = rows(archive, "tables/network.Party.csv")
    ours = Party.objects.filter(workspace=world.workspace)
    assert {row["public_id"] for row in parties} == {str(p.public_id) for p in ours}
    assert not any(
        "นายลับ" in archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
    )


def test_rows_point_at_each_other_by_public_id(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    archive = taken_out(signed_in("owner"), world)
    [tie] = rows(archive, "tables/network.Tie.csv")
    assert (tie["source"], tie["target"]) == (str(world.kru.public_id), str(world.boon.public_id))
    facts = rows(archive, "tables/network.PersonFacts.csv")
    assert str(world.kru.public_id) in {row["party"] for row in facts}


def test_the_codebook_explains_every_column(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    archive = taken_out(signed_in("owner"), world)
    explained = {(row["table"], row["column"]) for row in rows(archive, "codebook.csv")}
    for name in archive.namelist():
        if name.startswith("tables/"):
            text = archive.read(name).decode("utf-8-sig")
            heads = next(csv.reader(io.StringIO(text)))
            table = name.removeprefix("tables/").removesuffix(".csv")
            assert {(table, head) for head in heads} <= explained


def test_every_table_of_ours_is_taken_or_left_out_on_purpose() -> None:
    ours = {m for m in apps.get_models() if m.__module__.startswith("malai.")}
    without_workspace = {"accounts.User", "places.Area"}
    missing = ours - set(tables()) - set(derived) - set(left_out)
    assert {model._meta.label for model in missing} == without_workspace
    assert way_to_workspace(apps.get_model("activities.Attendance")) == "party__workspace"


def test_only_the_owner_takes_everything(world: World, signed_in: Callable[[str], Client]) -> None:
    url = reverse("interchange:export", args=[world.workspace.public_id])
    for role in ("coordinator", "manager"):
        assert signed_in(role).post(url, ASKED).status_code == 422
    assert not Act.objects.filter(action="interchange.data_export").exists()
    taken_out(signed_in("owner"), world)
    act = Act.objects.get(action="interchange.data_export")
    assert (act.facts["reason"], act.facts["format"]) == ("ย้ายระบบ", "whole")

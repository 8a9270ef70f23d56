"""Images of rows."""

from __future__ import annotations

import json

from malai.audit.images import batched, image_of, row_from
from malai.network.models import Affiliation, Party
from tests.makers import World


def test_an_image_is_plain_json_and_makes_the_same_row_again(world: World) -> None:
    row = Party.objects.get(pk=world.kru.pk)
    image = json.loads(json.dumps(image_of(row)))
    assert image_of(row_from(Party, image)) == image_of(row)


def test_times_keep_their_microseconds(world: World) -> None:
    row = Party.objects.get(pk=world.kru.pk)
    again = row_from(Party, image_of(row))
    assert isinstance(again, Party)
    assert again.created_at == row.created_at


def test_a_row_just_made_looks_like_the_row_read_again(world: World) -> None:
    made = Affiliation(workspace=world.workspace, member=world.boon, body=world.temple, since="")
    made.save()
    assert image_of(made) == image_of(Affiliation.objects.get(pk=made.pk))


def test_columns_of_another_version_are_left_out(world: World) -> None:
    image = {**image_of(world.kru), "gone_column": 1}
    assert row_from(Party, image).pk == world.kru.pk


def test_batches_are_at_most_as_large_as_asked() -> None:
    assert list(batched(range(5), 2)) == [[0, 1], [2, 3], [4]]

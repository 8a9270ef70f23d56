"""The list of relationships: narrowed, paged, taken out."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from malai.network.models import Evidence, EvidenceOrigin, Party, Tie
from malai.network.selectors import tie_list
from malai.network.selectors.tie_list import TiesNarrowing, ties_narrowed, ties_page
from tests import makers
from tests.makers import World


def tied(world: World, name: str, *heard: str, until: str = "") -> Tie:
    """Tie somebody new to Boon; of the two sides those named were heard."""
    other = makers.person(world.workspace, name)
    tie = Tie.objects.create(
        workspace=world.workspace, network=world.network, kind=world.kind,
        source=world.boon, target=other, until=until,
    )  # fmt: skip
    for side in heard:
        said(tie, world.boon if side == "source" else other)
    return tie


def said(tie: Tie, by: Party) -> None:
    Evidence.objects.create(
        workspace=tie.workspace, tie=tie, origin=EvidenceOrigin.TYPED, said_by=by, source="โทรถาม"
    )


@pytest.fixture
def three(world: World) -> dict[str, Tie]:
    """Relationships of which both sides, one and nobody was heard; the last has ended."""
    Tie.objects.all().delete()
    return {
        "both": tied(world, "นายเอก มาดี", "source", "target"),
        "one": tied(world, "นางโท มาดี", "target"),
        "none": tied(world, "นายตรี งามดี", until="2024"),
    }


@pytest.mark.parametrize("heard", ["both", "one", "none"])
def test_the_list_tells_who_was_heard(world: World, three: dict[str, Tie], heard: str) -> None:
    found = ties_narrowed(world.workspace, TiesNarrowing(heard=heard))
    assert list(found) == [three[heard]]


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        (TiesNarrowing(state="open"), ["one", "both"]),
        (TiesNarrowing(state="ended"), ["none"]),
        (TiesNarrowing(text="มาดี"), ["one", "both"]),
        (TiesNarrowing(layer="kinship"), []),
        (TiesNarrowing(), ["none", "one", "both"]),
    ],
)
def test_the_list_narrows(
    world: World, three: dict[str, Tie], to: TiesNarrowing, expected: list[str]
) -> None:
    assert list(ties_narrowed(world.workspace, to)) == [three[name] for name in expected]


def test_somebody_who_speaks_for_a_side_is_that_side(world: World, three: dict[str, Tie]) -> None:
    Evidence.objects.create(
        workspace=world.workspace, tie=three["none"], origin=EvidenceOrigin.TYPED,
        said_by=world.mali, speaks_for=world.boon, source="ประชุม",
    )  # fmt: skip
    found = ties_narrowed(world.workspace, TiesNarrowing(heard="one"))
    assert set(found) == {three["one"], three["none"]}


def test_pages_follow_each_other_and_lose_nobody(
    world: World, three: dict[str, Tie], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tie_list, "PAGE", 2)
    rows = ties_narrowed(world.workspace, TiesNarrowing())
    first = ties_page(rows)
    second = ties_page(rows, after=first.next_after)
    assert (first.total, second.next_after) == (3, None)
    assert {*first.rows, *second.rows} == set(three.values())
    assert first.sides[three["one"].pk] == 1


def test_a_page_takes_three_queries(
    world: World, three: dict[str, Tie], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        page = ties_page(ties_narrowed(world.workspace, TiesNarrowing(layer="coordination")))
        assert [tie.source.name and tie.kind.label for tie in page.rows]


def test_the_list_is_taken_out_as_it_is_narrowed(
    world: World, three: dict[str, Tie], signed_in: Callable[[str], Client]
) -> None:
    url = reverse("interchange:export-ties", args=[world.workspace.public_id])
    answer = signed_in("coordinator").post(
        f"{url}?heard=both", {"format": "xlsx", "reason": "ตรวจ"}
    )
    sheets = openpyxl.load_workbook(io.BytesIO(answer.getvalue())).worksheets
    rows = list(sheets[1].iter_rows(min_row=2, max_col=2, values_only=True))
    assert rows == [("นายบุญ ดอยสูง", "นายเอก มาดี")]


def test_an_empty_workspace_says_what_to_do_first(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    Tie.objects.all().delete()
    page = signed_in("coordinator").get(reverse("network:ties", args=[world.workspace.public_id]))
    assert "ยังไม่มีความสัมพันธ์" in page.content.decode()

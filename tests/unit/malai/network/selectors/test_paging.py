"""Pages of lists, both ways, capped where a list is very long."""

from __future__ import annotations

import pytest
from django.db.models import Q
from django.http import Http404

from malai.accounts.models import Workspace
from malai.audit.services import recorded
from malai.network.models import Party, PartyKind
from malai.network.selectors import paging, search
from malai.network.selectors.paging import Listed, keys_of, page_of
from malai.network.selectors.parties import BODIES, PEOPLE
from malai.network.services.bulk import NewParty, parties_create_bulk
from tests.makers import Cast


@pytest.fixture
def workspace(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Twelve people called alike, seven bodies of two kinds, and pages of five."""
    monkeypatch.setattr(paging, "PAGE", 5)
    people = [NewParty(PartyKind.PERSON, f"ดาว{n:02} ดอยเดียว") for n in range(12)]
    bodies = [
        NewParty((PartyKind.GROUP, PartyKind.ORGANISATION)[n % 2], f"กลุ่มดอย {n}") for n in range(7)
    ]
    with recorded("tests.fill", by=None, workspace=cast.workspace) as trace:
        parties_create_bulk(trace=trace, workspace=cast.workspace, rows=people + bodies)
    return cast.workspace


def walk(listed: Listed, *, forwards: bool) -> list[list[str]]:
    """Return the names of all pages, the last one first when going back."""
    mark, pages = "", []
    if not forwards:
        while later := page_of(listed, after=mark).later:
            mark = later
        mark = page_of(listed, after=mark).earlier
        pages.append([p.name_th for p in page_of(listed, after="").parties][:0])
    while True:
        page = page_of(listed, **({"after": mark} if forwards else {"before": mark}))
        pages.append([party.name_th for party in page.parties])
        mark = page.later if forwards else page.earlier
        if not mark:
            return pages


@pytest.mark.parametrize("text", ["", "ดอยเดียว"])
@pytest.mark.parametrize("kinds", [PEOPLE, BODIES])
def test_pages_show_everybody_once_in_thai_order(
    text: str, kinds: tuple[str, ...], workspace: Workspace
) -> None:
    text = text if kinds == PEOPLE else text and "กลุ่มดอย"
    pages = walk(Listed(workspace, kinds, text), forwards=True)
    order = workspace.parties.filter(kind__in=kinds).order_by("sort_key", "pk")
    assert [name for page in pages for name in page] == [p.name_th for p in order]
    assert {len(page) for page in pages[:-1]} == {5}


@pytest.mark.parametrize("text", ["", "ดอยเดียว"])
def test_going_back_shows_the_pages_that_were_left(text: str, workspace: Workspace) -> None:
    listed = Listed(workspace, PEOPLE, text)
    first = page_of(listed)
    second = page_of(listed, after=first.later)
    third = page_of(listed, after=second.later)
    assert (first.earlier, third.later) == ("", "")
    assert page_of(listed, before=third.earlier).parties == second.parties
    back = page_of(listed, before=second.earlier)
    assert (back.parties, back.earlier) == (first.parties, "")


@pytest.mark.parametrize("mark", ["x", "WzEsMl0", "MQ", "eyJhIjoxfQ", "ก"])
def test_a_broken_mark_is_no_page(mark: str, workspace: Workspace) -> None:
    with pytest.raises(Http404):
        page_of(Listed(workspace, PEOPLE), before=mark)


def test_a_long_list_says_more_than(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "COUNTED", 10)
    page = page_of(Listed(workspace, PEOPLE))
    assert (page.total, page.is_more) == (10, True)
    page = page_of(Listed(workspace, PEOPLE, within=Q(sort_key__contains="05")))
    assert (page.total, page.is_more) == (1, False)


def test_a_broad_word_is_capped_and_still_narrowed_by_the_rest(workspace: Workspace) -> None:
    rows = Party.objects.filter(workspace=workspace)
    hits = search.hits_of(workspace, "ดอย", most=4)
    assert (len(hits.places), hits.is_capped) == (4, True)
    wanted = rows.get(name_th="ดาว11 ดอยเดียว")
    hits = search.hits_of(workspace, "ดอยเดียว", within=Q(pk=wanted.pk), most=4)
    assert ([pk for _rank, _key, pk in hits.places], hits.is_capped) == ([wanted.pk], False)


def test_the_first_of_very_many_beginnings_stand_in_thai_order(workspace: Workspace) -> None:
    hits = search.hits_of(workspace, "ดาว", most=4)
    found = Party.objects.in_bulk([pk for _rank, _key, pk in hits.places])
    assert sorted(p.name_th[:5] for p in found.values()) == ["ดาว00", "ดาว01", "ดาว02", "ดาว03"]


def test_all_keys_of_a_list_or_that_there_are_too_many(workspace: Workspace) -> None:
    keys, is_more = keys_of(Listed(workspace, PEOPLE), 100)
    assert (len(keys), is_more) == (12, False)
    assert keys_of(Listed(workspace, PEOPLE, "ดอยเดียว"), 5)[1]
    assert keys_of(Listed(workspace, BODIES), 5) == (keys_of(Listed(workspace, BODIES), 5)[0], True)

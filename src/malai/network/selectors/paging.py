"""Pages of a list of parties: by key, both ways, at a cost that does not grow with the list."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import islice
from json import dumps, loads
from typing import Final

from django.db.models import Q
from django.http import Http404

from malai.accounts.models import Workspace
from malai.network.models import Party
from malai.network.reach import parties_seen
from malai.network.selectors.asked import EXACT
from malai.network.selectors.parties import with_belongings
from malai.network.selectors.search import Place, hits_of
from malai_core.text import search_text

#: Rows of one page.
PAGE: Final = 50
#: A list without a search is counted up to here; beyond it is "more than".
COUNTED: Final = 10_000


@dataclass(frozen=True, slots=True)
class PartiesPage:
    """One page of a list with the marks of the pages around it, and how many there are.

    ``is_more`` says that there are more than ``total``. ``later`` is the mark that the next page
    stands behind, ``earlier`` the one that the page before stands in front of; empty where none is.
    """

    parties: list[Party]
    later: str
    earlier: str
    total: int
    is_more: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of parties: the text looked for, and a filter on ``Party`` for all the rest."""

    workspace: Workspace
    kinds: Sequence[str]
    text: str = ""
    within: Q = field(default_factory=Q)
    with_contacts: bool = False

    @property
    def is_search(self) -> bool:
        """Whether a text is looked for."""
        return bool(search_text(self.text))

    def filter(self) -> Q:
        """Return the filter of all but the text."""
        return self.within & Q(kind__in=self.kinds)


def page_of(listed: Listed, *, after: str = "", before: str = "") -> PartiesPage:
    """Return the page behind the mark ``after`` or in front of ``before``, else the first one.

    By key, not by number: a page stays the same while parties are added. Of a search at most
    fifteen queries; of a plain list five, one more for each kind beyond the first.

    Raises
    ------
    Http404
        A mark that is none.
    """
    mark, is_back = _place(before or after), bool(before)
    if listed.is_search:
        hits = _hits(listed)
        places = _around(hits[0], mark, is_back=is_back)
        total, is_more = len(hits[0]), hits[1]
    else:
        places = _places(listed, mark, is_back=is_back)
        total, is_more = _counted(listed)
    return _page(listed.workspace, places, mark, is_back=is_back, total=total, is_more=is_more)


def keys_of(listed: Listed, most: int) -> tuple[list[int], bool]:
    """Return the keys of all parties of a list in no order, at most ``most``, and if there are more.

    One query; of a search as many as the search takes.
    """
    if listed.is_search:
        places, is_more = _hits(listed)
        return [pk for _rank, _key, pk in places[:most]], is_more or len(places) > most
    rows = parties_seen(listed.workspace).filter(listed.filter()).order_by()
    keys = list(rows.values_list("pk", flat=True)[: most + 1])
    return keys[:most], len(keys) > most


def _hits(listed: Listed) -> tuple[tuple[Place, ...], bool]:
    hits = hits_of(
        listed.workspace,
        listed.text,
        within=listed.filter(),
        with_contacts=listed.with_contacts,
        by_body=True,
    )
    return hits.places, hits.is_capped


def _around(places: Sequence[Place], mark: Place | None, *, is_back: bool) -> list[Place]:
    """Return a page and one more of places already known; backwards, the nearest first."""
    if mark is None:
        return list(places[: PAGE + 1])
    if is_back:
        return list(islice((place for place in reversed(places) if place < mark), PAGE + 1))
    return list(islice((place for place in places if place > mark), PAGE + 1))


def _places(listed: Listed, mark: Place | None, *, is_back: bool) -> list[Place]:
    """Read a page and one more by the index of the list: each kind in order, then merged."""
    order = ("-sort_key", "-pk") if is_back else ("sort_key", "pk")
    there = _behind(mark, is_back=is_back) if mark else Q()
    rows = parties_seen(listed.workspace).filter(listed.within & there)
    by_kind = [
        [
            (EXACT, key, pk)
            for key, pk in rows.filter(kind=kind)
            .order_by(*order)
            .values_list("sort_key", "pk")[: PAGE + 1]
        ]
        for kind in listed.kinds
    ]
    return list(islice(merge(*by_kind, reverse=is_back), PAGE + 1))


def _behind(mark: Place, *, is_back: bool) -> Q:
    """Return the filter of what is behind a place; the first half of it is what an index reads."""
    _rank, key, pk = mark
    way = "lt" if is_back else "gt"
    further = Q(**{f"sort_key__{way}": key}) | Q(sort_key=key, **{f"pk__{way}": pk})
    return Q(**{f"sort_key__{way}e": key}) & further


def _counted(listed: Listed) -> tuple[int, bool]:
    rows = parties_seen(listed.workspace).filter(listed.filter()).order_by()
    total = rows.values("pk")[: COUNTED + 1].count()
    return min(total, COUNTED), total > COUNTED


def _page(
    workspace: Workspace,
    places: list[Place],
    mark: Place | None,
    *,
    is_back: bool,
    total: int,
    is_more: bool,
) -> PartiesPage:
    is_further, places = len(places) > PAGE, places[:PAGE]
    if is_back:
        places.reverse()
    parties = _read(places, workspace)
    first, last = (_mark(places[0]), _mark(places[-1])) if places else ("", "")
    has_later = is_back or is_further
    has_earlier = is_further if is_back else mark is not None
    return PartiesPage(
        parties,
        later=last if has_later else "",
        earlier=first if has_earlier else "",
        total=total,
        is_more=is_more,
    )


def _read(places: Sequence[Place], workspace: Workspace) -> list[Party]:
    keys = [pk for _rank, _key, pk in places]
    found = {
        party.pk: party for party in with_belongings(Party.objects.filter(pk__in=keys), workspace)
    }
    return [found[pk] for pk in keys if pk in found]


def _mark(place: Place) -> str:
    """Return the mark of a place in a list, for an address."""
    return urlsafe_b64encode(dumps(place).encode()).decode().rstrip("=")


def _place(mark: str) -> Place | None:
    if not mark:
        return None
    try:
        text = urlsafe_b64decode(mark + "=" * (-len(mark) % 4))
        rank, key, pk = loads(text)
        return int(rank), str(key).replace("\0", ""), int(pk)
    except (ValueError, TypeError) as error:
        raise Http404 from error

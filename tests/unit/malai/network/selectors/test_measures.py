"""How complete and fresh a list is, against counting row by row."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

import pytest
from django.utils.timezone import make_aware

from malai.accounts.models import Workspace
from malai.network.models import Affiliation, Party, PersonFacts
from malai.network.selectors import measures
from malai.network.selectors.measures import incomplete, measures_of
from malai.network.selectors.paging import Listed
from malai.network.selectors.parties import PEOPLE
from tests import makers
from tests.makers import Cast

DAY = date(2026, 6, 1)
LONG_AGO = make_aware(datetime(2024, 1, 1))  # noqa: DTZ001 - made aware at once


@pytest.fixture
def workspace(cast: Cast) -> Workspace:
    """Twenty-four people, each with some of what a record should say."""
    chance = random.Random(7)  # noqa: S311 - a test's sample
    temple = makers.organisation(cast.workspace, "วัดดอยหมอก")
    for n in range(24):
        phone = "+66812345678" if chance.random() < 0.6 else ""
        area = "57" if chance.random() < 0.6 else ""
        party = makers.person(cast.workspace, f"คน{n} ดอย", phone=phone, area_code=area)
        if chance.random() < 0.4:
            Affiliation.objects.create(workspace=cast.workspace, member=party, body=temple)
        elif chance.random() < 0.5:
            PersonFacts.objects.filter(party=party).update(role="อาสา")
        checked = DAY - timedelta(days=chance.choice([10, 364, 366, 900]))
        Party.objects.filter(pk=party.pk).update(
            updated_at=LONG_AGO, verified_on=checked if chance.random() < 0.7 else None
        )
    return cast.workspace


def filled(party: Party) -> int:
    """Return how many of the three a record says."""
    belongs = party.person.role or party.affiliations.filter(until="").exists()
    return bool(party.phone) + bool(party.area_code) + bool(belongs)


def test_shares_are_those_counted_row_by_row(workspace: Workspace) -> None:
    people = list(workspace.parties.filter(kind="person"))
    found = measures_of(Listed(workspace, PEOPLE), DAY)
    assert found is not None
    fresh = [p for p in people if p.verified_on and p.verified_on >= DAY - timedelta(days=365)]
    assert found.count == 24
    assert found.completeness_0_1 == pytest.approx(sum(map(filled, people)) / 72)
    assert found.freshness_0_1 == pytest.approx(len(fresh) / 24)
    assert found.stale == 24 - len(fresh)
    assert found.incomplete == sum(filled(p) < 3 for p in people)
    assert not found.is_sample


def test_the_list_behind_the_act_holds_those_that_were_counted(workspace: Workspace) -> None:
    found = measures_of(Listed(workspace, PEOPLE), DAY)
    rows = workspace.parties.filter(incomplete(workspace, None, DAY), kind="person")
    assert found is not None
    assert rows.count() == found.incomplete


def test_a_list_of_nobody_has_no_shares(cast: Cast) -> None:
    assert measures_of(Listed(cast.elsewhere, PEOPLE), DAY) is None


def test_a_very_long_list_is_reckoned_from_a_part(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measures, "SAMPLE", 10)
    found = measures_of(Listed(workspace, PEOPLE), DAY, is_long=True)
    assert found is not None
    assert (found.count, found.is_sample) == (10, True)

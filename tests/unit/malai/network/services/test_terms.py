"""What may hold once at a time is not noted twice, also by two people at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from malai.network.models import Affiliation, Membership
from malai.network.services.memberships import membership_add, membership_end
from malai.network.services.parties import affiliation_add, affiliation_end
from malai.network.services.ties import tie_create, tie_end
from malai_core.text import PartialDate
from tests.at_once import twice_at_once
from tests.makers import World, make_cast, make_world

ACTS: dict[str, Callable[[World], object]] = {
    "tie": lambda w: tie_create(by=None, source=w.boon, target=w.mali, kind=w.kind),
    "affiliation": lambda w: affiliation_add(by=None, member=w.boon, body=w.temple),
    "membership": lambda w: membership_add(by=None, network=w.network, party=w.boon, role="host"),
    "end": lambda w: tie_end(by=None, tie=w.tie, until=PartialDate(2016)),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ACTS)
def test_of_two_equal_forms_at_once_one_is_refused(name: str, tmp_path: Path) -> None:
    world = make_world(make_cast())
    assert twice_at_once(tmp_path, lambda: ACTS[name](world)) == ["done", "refused"]


def test_an_end_is_noted_once_whatever_has_ended(world: World) -> None:
    day = PartialDate(2016)
    belonging = Affiliation.objects.get()
    term = Membership.objects.get(party=world.kru)
    tie_end(by=None, tie=world.tie, until=day)
    affiliation_end(by=None, affiliation=belonging, until=day)
    membership_end(by=None, membership=term, until=day)
    for again in (
        lambda: tie_end(by=None, tie=world.tie, until=day),
        lambda: affiliation_end(by=None, affiliation=belonging, until=day),
        lambda: membership_end(by=None, membership=term, until=day),
    ):
        with pytest.raises(ValidationError):
            again()

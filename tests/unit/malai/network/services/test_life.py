"""A network is born, looks at itself, ends with a reason and may live again; nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from malai.audit.models import Act
from malai.audit.services import act_undo
from malai.network.models import Network
from malai.network.selectors.bodies import levels_above, levels_below
from malai.network.selectors.networks import charter_of, networks_compared, reviews_of
from malai.network.services.life import network_end, network_reopen, review_hold, review_plan
from malai.network.services.networks import network_change
from malai.network.services.parties import affiliation_add, affiliation_end
from malai_core.text import PartialDate
from tests.makers import World, network, organisation


def test_an_ending_needs_a_reason_and_stays_after_a_new_beginning(world: World) -> None:
    here = world.network
    with pytest.raises(ValidationError):
        network_end(by=None, network=here, ended=PartialDate(2016), why="")
    network_end(by=None, network=here, ended=PartialDate(2016), why="ทุนหมด", lessons="เก็บเงินเอง")
    with pytest.raises(ValidationError):
        network_end(by=None, network=here, ended=PartialDate(2017), why="อีกครั้ง")
    with pytest.raises(ValidationError):
        network_reopen(by=None, network=here, reopened=PartialDate(2015))
    network_reopen(by=None, network=here, reopened=PartialDate(2018), why="คนรุ่นใหม่มา")
    here.refresh_from_db()
    kept = here.endings.get()
    assert (here.ended, kept.why, kept.lessons, kept.why_reopened) == (
        None, "ทุนหมด", "เก็บเงินเอง", "คนรุ่นใหม่มา",
    )  # fmt: skip
    act_undo(by=None, act=Act.objects.latest("pk"))
    here.refresh_from_db()
    assert here.ended == PartialDate(2016)


def test_an_ending_from_before_is_kept_when_it_lives_again(world: World) -> None:
    Network.objects.filter(pk=world.network.pk).update(ended="2014", why_ended="พัก")
    world.network.refresh_from_db()
    network_reopen(by=None, network=world.network, reopened=PartialDate(2015))
    kept = world.network.endings.get()
    assert (kept.ended, kept.why) == (PartialDate(2014), "พัก")


def test_a_review_is_planned_held_and_followed_by_the_next(world: World) -> None:
    row = review_plan(by=None, network=world.network, due=PartialDate(2016))
    today = date(2016, 6, 1)
    assert not reviews_of(world.network, today).is_overdue
    assert reviews_of(world.network, date(2017, 1, 1)).is_overdue
    review_hold(
        by=None, review=row, held=PartialDate(2016, 5), found="ยังจำเป็น", next_due=PartialDate(2017)
    )
    seen = reviews_of(world.network, today)
    assert seen.next is not None
    assert (seen.next.due, [r.found for r in seen.held]) == (PartialDate(2017), ["ยังจำเป็น"])


def test_the_charter_says_what_is_missing(world: World) -> None:
    network_change(by=None, network=world.network, fields={"charter_goal": "เด็กทุกคนได้เรียน"})
    charter = charter_of(world.network)
    assert charter.done == 1
    assert charter.missing[0].name == "charter_members"


def test_networks_are_narrowed_by_a_criterion(world: World) -> None:
    other = network(world.workspace, "เครือข่ายลุ่มน้ำ")
    network_change(
        by=None, network=other, fields={"by_area": "watershed", "by_relation": "vertical"}
    )
    asked = {"by_area": "watershed", "workspace": "999", "by_relation": ""}
    assert list(networks_compared(world.workspace, asked)) == [other]
    counted = {row.pk: vars(row) for row in networks_compared(world.workspace, {})}
    assert (counted[world.network.pk]["members"], counted[world.network.pk]["bodies"]) == (4, 1)


def test_a_network_never_lies_in_itself(world: World) -> None:
    part = network(world.workspace, "เครือข่ายย่อย")
    network_change(by=None, network=part, fields={"parent": world.network})
    with pytest.raises(ValidationError) as refused:
        network_change(by=None, network=world.network, fields={"parent": part})
    assert list(refused.value.message_dict) == ["parent"]
    alien = network(world.cast.elsewhere)
    with pytest.raises(ValidationError):
        network_change(by=None, network=part, fields={"parent": alien})


def test_a_group_lies_in_several_and_never_in_itself(world: World) -> None:
    ws = world.workspace
    district, youth = organisation(ws, "อำเภอ"), organisation(ws, "สภาเยาวชน")
    affiliation_add(by=None, member=youth, body=world.temple)
    affiliation_add(by=None, member=youth, body=district)
    affiliation_add(by=None, member=world.temple, body=district)
    with pytest.raises(ValidationError) as refused:
        affiliation_add(by=None, member=district, body=youth)
    assert "สภาเยาวชน" in str(refused.value)
    assert {line.party for line in levels_above(youth)} == {world.temple, district}
    below = [(line.party, line.depth) for line in levels_below(district)]
    assert below == [(world.temple, 1), (youth, 1)]


def test_a_ring_from_an_import_is_walked_once(world: World) -> None:
    other = organisation(world.workspace, "อำเภอ")
    row = affiliation_add(by=None, member=other, body=world.temple)
    type(row).objects.create(workspace=world.workspace, member=world.temple, body=other)
    assert [line.party for line in levels_above(world.temple)] == [other]
    affiliation_end(by=None, affiliation=row, until=PartialDate(2016))
    assert levels_below(world.temple) == []

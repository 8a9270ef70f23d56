"""The demonstration networks: invented, repeatable, and shaped like the case."""

from __future__ import annotations

from collections import Counter
from datetime import date

from malai.interchange.demo.story import hill_network, many_networks

#: Given and family names of people whom the source document names; none may appear.
REAL = {"พรประภา", "หิรัญญา", "ประภาพรณ", "ธวัช", "วีรบูรณ์", "สรยุทธ", "ธีระพล", "กรรณิการ์"}


def test_the_same_seed_gives_the_same_network() -> None:
    assert hill_network(7) == hill_network(7)
    assert hill_network(7) != hill_network(8)


def test_the_hill_network_has_the_size_of_the_case() -> None:
    made = hill_network()

    assert 110 <= len(made.people) <= 130
    assert len(made.bodies) == 40
    assert len({person.languages for person in made.people}) == 8
    assert min(gathering.on for gathering in made.gatherings).year == 2008
    assert max(gathering.on for gathering in made.gatherings).year == 2016


def test_members_leave_and_ties_fade() -> None:
    made = hill_network()

    assert sum(person.left is not None for person in made.people) >= 5
    assert sum(tie.until is not None for tie in made.ties) >= 30
    assert all(tie.until is None or tie.since < tie.until for tie in made.ties)


def test_nobody_comes_before_she_joins_or_after_she_left() -> None:
    made = hill_network()
    people = {person.key: person for person in made.people}

    for gathering in made.gatherings:
        assert all(people[key].is_there(gathering.on) for key in gathering.present)
        assert not set(gathering.present) & set(gathering.leave)


def test_names_are_invented_and_given_once() -> None:
    made = hill_network()
    names = Counter((person.given, person.family) for person in made.people)

    assert max(names.values()) == 1
    assert not REAL & {part for pair in names for part in pair}
    assert all(p.phone == "" or p.phone.startswith("+6680000") for p in made.people)


def test_the_two_figures_of_the_case_keep_their_definitions() -> None:
    first, second = hill_network().figures

    assert (first.year, first.number, first.of_number) == (2008, 42, 276)
    assert (second.year, second.number, second.of_number) == (2016, 78, 460)
    assert first.definition_th != second.definition_th


def test_the_large_demonstration_spans_twenty_provinces() -> None:
    networks = many_networks()

    assert len(networks) == 60
    assert len({network.province for network in networks}) == 20
    assert 9_900 <= sum(len(network.people) for network in networks) <= 10_500
    assert max(g.on for network in networks for g in network.gatherings) <= date(2016, 12, 31)

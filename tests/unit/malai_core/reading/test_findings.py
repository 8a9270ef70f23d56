"""Findings: what is said, what is not claimed, and that each ends in one act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from malai_core.labels import LANGUAGES, Words
from malai_core.reading.finding import Finding, Tone
from malai_core.reading.finding_meetings import last_meetings
from malai_core.reading.findings import findings
from malai_core.reading.model import PartyKind
from malai_core.reading.tables import Gathering, Link, Member, NetworkTables
from malai_core.text import PartialDate

ASOF = date(2024, 6, 1)


def people(number: int) -> list[Member]:
    return [Member(f"p{i}", f"ดาว{i}", PartyKind.PERSON) for i in range(number)]


def bodies(*sectors: str) -> list[Member]:
    return [
        Member(f"o{i}", f"องค์กร {i}", PartyKind.ORGANISATION, sector=sector)
        for i, sector in enumerate(sectors)
    ]


def links(*pairs: tuple[int, int]) -> list[Link]:
    label = Words("ประสานงานกับ", "coordinates with")
    return [Link(f"p{a}", f"p{b}", "coordination", label) for a, b in pairs]


def meetings(*present: set[int], dated: bool = True) -> list[Gathering]:
    return [
        Gathering(
            f"m{i}",
            f"ประชุม {i}",
            PartialDate(2023, 1 + i) if dated else None,
            frozenset(f"p{person}" for person in row),
        )
        for i, row in enumerate(present)
    ]


def found(tables: NetworkTables, id_: str) -> Finding:
    return next(finding for finding in findings(tables) if finding.id == id_)


def ids(tables: NetworkTables) -> list[str]:
    return [finding.id for finding in findings(tables)]


def said(finding: Finding) -> str:
    return finding.sentence.in_language("en")


CHAIN = NetworkTables(members=people(6), links=links((0, 1), (1, 2), (2, 3), (3, 4)))


def test_an_empty_network_has_one_finding_that_says_what_to_do_first() -> None:
    (only,) = findings(NetworkTables())
    assert only.id == "empty"
    assert only.act.sentence.in_language("en").startswith("Open the register")


def test_twelve_people_without_ties_dates_or_meetings_are_not_called_isolated() -> None:
    tables = NetworkTables(members=people(12), asof=ASOF)
    assert "isolated" not in ids(tables)
    assert found(tables, "no_ties").tone is Tone.ATTENTION
    assert "nobody can be called isolated" in said(found(tables, "no_ties"))


def test_findings_come_worst_first() -> None:
    tones = [finding.tone for finding in findings(replace(CHAIN, asof=ASOF))]
    assert tones == sorted(tones, key=list(Tone).index)


@pytest.mark.parametrize(
    "tables",
    [
        NetworkTables(),
        NetworkTables(members=people(12)),
        replace(CHAIN, duplicates_waiting=2, asof=ASOF),
        NetworkTables(
            members=[*people(9), *bodies("ภาครัฐ", "ชุมชน", "ภาครัฐ")],
            links=links((0, 1)),
            gatherings=meetings(*[{0, 1, 2}] * 8),
            asof=ASOF,
        ),
    ],
    ids=["empty", "no ties", "chain", "with organisations"],
)
def test_every_finding_speaks_both_languages_and_ends_in_one_act(tables: NetworkTables) -> None:
    for finding in findings(tables):
        for language in LANGUAGES:
            spoken = [
                finding.sentence.in_language(language),
                finding.counts_only.in_language(language),
                finding.act.button.in_language(language),
                finding.act.sentence.in_language(language),
                finding.how.in_language(language),
            ]
            assert all(spoken)
            assert not any("{" in text for text in spoken)


def test_counts_only_names_nobody() -> None:
    tables = replace(CHAIN, gatherings=meetings(*[{0, 1}] * 4, *[{4}] * 4))
    named = [finding for finding in findings(tables) if finding.names_people]
    assert {finding.id for finding in named} >= {"isolated", "cut_members", "stopped"}
    for finding in named:
        assert "ดาว" in finding.sentence.in_language("th")
        assert "ดาว" not in finding.counts_only.in_language("th")


def test_who_would_cut_others_off_is_told_with_how_many() -> None:
    finding = found(CHAIN, "cut_members")
    assert said(finding) == "If ดาว2 were away, 2 of the members would fall off the network"
    assert (finding.number, finding.members[0]) == (2, "p2")


def test_a_ring_has_nobody_without_whom_others_fall_off() -> None:
    tables = NetworkTables(members=people(3), links=links((0, 1), (1, 2), (2, 0)))
    assert found(tables, "cut_members").tone is Tone.GOOD


def test_many_who_would_fall_off_are_an_alarm() -> None:
    star = NetworkTables(members=people(9), links=links(*[(0, other) for other in range(1, 9)]))
    assert found(star, "cut_members").tone is Tone.ALARM


def test_isolated_is_who_has_no_tie_and_never_met_anybody() -> None:
    tables = replace(CHAIN, members=people(8), gatherings=meetings({5, 0}, {6}))
    finding = found(tables, "isolated")
    assert finding.members == ("p6", "p7")


def test_nobody_isolated_is_good_news() -> None:
    tables = NetworkTables(members=people(2), links=links((0, 1)))
    assert found(tables, "isolated").tone is Tone.GOOD


def test_parts_that_share_an_organisation_are_one() -> None:
    members = [*people(4), *bodies("ชุมชน")]
    apart = NetworkTables(members=members, links=links((0, 1), (2, 3)))
    joined = replace(apart, affiliations=[("p0", "o0"), ("p2", "o0")])
    assert found(apart, "parts").number == 2
    assert found(joined, "parts").number == 1


def test_few_who_hold_half_of_all_ties_need_care_and_are_named_to_few() -> None:
    star = NetworkTables(members=people(14), links=links(*[(0, other) for other in range(1, 14)]))
    finding = found(star, "holders")
    assert (finding.tone, finding.names_people, finding.number) == (Tone.ATTENTION, True, 1.0)


def test_who_holds_most_is_named_to_few_even_where_nothing_needs_care() -> None:
    pairs = [(i, j) for i in range(5) for j in range(i)]
    finding = found(NetworkTables(members=people(5), links=links(*pairs)), "holders")
    assert (finding.tone, finding.names_people) == (Tone.PLAIN, True)
    assert "ดาว" not in finding.counts_only.in_language("th")


def test_organisations_that_hold_most_may_be_named_to_everybody() -> None:
    label = Words("ประสานงานกับ", "coordinates with")
    joined = [Link(f"o{i}", f"o{j}", "coordination", label) for i in range(4) for j in range(i)]
    finding = found(NetworkTables(members=bodies(*[""] * 4), links=joined), "holders")
    assert not finding.names_people


def test_fewer_who_come_is_told_with_both_numbers() -> None:
    many, few = set(range(6)), {0, 1}
    tables = NetworkTables(members=people(6), gatherings=meetings(many, many, many, few, few, few))
    finding = found(tables, "attendance")
    assert said(finding).startswith("Fewer come: 6.0 on average at the first 2 meetings, 2.0")
    assert finding.tone is Tone.ATTENTION


def test_more_who_come_is_good() -> None:
    tables = NetworkTables(members=people(6), gatherings=meetings({0}, {0}, {0, 1, 2}))
    assert found(tables, "attendance").tone is Tone.GOOD


def test_two_meetings_are_too_few_to_tell_and_the_number_is_not_zero() -> None:
    tables = NetworkTables(members=people(6), gatherings=meetings({0}, {0}))
    finding = found(tables, "attendance")
    assert finding.number is None
    assert "takes 3 meetings" in said(finding)


def test_no_sign_in_sheet_at_all_is_said_as_such() -> None:
    finding = found(NetworkTables(members=people(2)), "attendance")
    assert said(finding).startswith("There is no sign-in sheet yet; 3 meetings are enough")


def test_meetings_are_taken_by_date_whatever_their_order() -> None:
    rows = meetings({0}, {0}, {0, 1, 2})
    tables = NetworkTables(members=people(3), gatherings=[rows[2], rows[0], rows[1]])
    assert found(tables, "attendance").number == 2.0


def test_meetings_without_dates_are_taken_as_listed_and_it_is_said() -> None:
    rows = meetings({0}, {0}, {0, 1, 2}, dated=False)
    finding = found(NetworkTables(members=people(3), gatherings=rows), "attendance")
    assert finding.number == 2.0
    assert "for want of dates" in finding.how.en


def test_a_few_undated_meetings_are_left_out_and_counted() -> None:
    rows = [*meetings({0}, {0}, {0}, {0}), *meetings({1}, dated=False)]
    finding = found(NetworkTables(members=people(3), gatherings=rows), "attendance")
    assert "without 1 undated" in finding.how.en


def test_who_came_three_times_and_missed_the_last_three_has_stopped_coming() -> None:
    tables = NetworkTables(
        members=people(3), gatherings=meetings({0, 1}, {0, 1}, {0, 1, 2}, {0}, {0}, {0})
    )
    finding = found(tables, "stopped")
    assert finding.members == ("p1",)
    assert "last 3 meetings" in said(finding)


def test_meetings_of_which_nobody_is_noted_say_nothing_of_who_came() -> None:
    rows = meetings(*[{0}] * 6, set(), set(), set())
    tables = NetworkTables(members=people(1), gatherings=rows)
    assert found(tables, "stopped").tone is Tone.GOOD
    assert found(tables, "attendance").number == 0
    planned = NetworkTables(members=people(1), gatherings=meetings(set(), set(), set()))
    assert said(found(planned, "attendance")).startswith("There is no sign-in sheet yet")


def test_nobody_who_stopped_is_good_news() -> None:
    tables = NetworkTables(members=people(1), gatherings=meetings(*[{0}] * 6))
    assert found(tables, "stopped").tone is Tone.GOOD


def test_below_six_meetings_nobody_is_said_to_have_stopped() -> None:
    tables = NetworkTables(members=people(1), gatherings=meetings(*[{0}] * 5))
    assert "stopped" not in ids(tables)


@pytest.mark.parametrize(("count", "expected"), [(6, 3), (15, 5), (40, 6)])
def test_how_many_meetings_make_an_absence(count: int, expected: int) -> None:
    assert last_meetings(count) == expected


def test_who_cannot_be_reached_is_counted_against_all() -> None:
    members = people(4)
    members[1] = replace(members[1], is_reachable=False)
    finding = found(NetworkTables(members=members), "unreachable")
    assert said(finding) == "No phone or e-mail yet: 1 of 4 people"
    assert finding.members == ("p1",)


def test_records_without_dates_have_no_age_rather_than_age_nought() -> None:
    finding = found(NetworkTables(members=people(2), asof=ASOF), "old_records")
    assert finding.number is None
    assert "cannot be told" in said(finding)


def test_the_age_of_records_is_unknown_without_a_day_to_count_from() -> None:
    members = [replace(member, updated=date(2020, 1, 1)) for member in people(2)]
    assert found(NetworkTables(members=members), "old_records").number is None


def test_old_records_are_counted_and_undated_ones_told_apart() -> None:
    members = people(3)
    members[0] = replace(members[0], updated=ASOF - timedelta(days=366))
    members[1] = replace(members[1], updated=ASOF - timedelta(days=365))
    finding = found(NetworkTables(members=members, asof=ASOF), "old_records")
    assert (finding.number, finding.members) == (1, ("p0",))
    assert "for 1 person the date is not known" in said(finding)


def test_records_that_are_all_fresh_are_good_news_without_a_zero() -> None:
    members = [replace(member, updated=ASOF) for member in people(2)]
    finding = found(NetworkTables(members=members, asof=ASOF), "old_records")
    assert (finding.tone, finding.number) == (Tone.GOOD, 0)
    assert said(finding) == "Every dated record was looked at within the year"


def test_duplicates_are_told_only_where_some_wait() -> None:
    assert "duplicates" not in ids(CHAIN)
    assert found(replace(CHAIN, duplicates_waiting=3), "duplicates").number == 3


def test_one_kind_of_organisation_in_the_majority_is_said() -> None:
    tables = NetworkTables(members=bodies("ภาครัฐ", "ภาครัฐ", "ภาครัฐ", "ชุมชน"))
    finding = found(tables, "diversity")
    assert said(finding) == "More than half of the organisations are ภาครัฐ (75%), of 2 kinds"
    assert finding.number == pytest.approx(0.75)


def test_mixed_organisations_are_good() -> None:
    tables = NetworkTables(members=bodies("ภาครัฐ", "ชุมชน", "ศาสนา"))
    assert found(tables, "diversity").tone is Tone.GOOD


def test_organisations_all_of_one_kind_have_no_index() -> None:
    finding = found(NetworkTables(members=bodies("ภาครัฐ", "ภาครัฐ")), "diversity")
    assert (finding.tone, finding.number) == (Tone.ATTENTION, None)


def test_one_kind_only_asks_for_another_kind_and_keeps_latin_apart_in_thai() -> None:
    finding = found(NetworkTables(members=bodies("Company", "Company")), "diversity")
    assert finding.sentence.in_language("th") == "องค์กรที่รู้ประเภทเป็นประเภท “Company” ทั้งหมด"
    assert "another kind" in finding.act.sentence.in_language("en")


def test_organisations_of_unknown_kind_have_no_diversity_rather_than_none() -> None:
    finding = found(NetworkTables(members=bodies("", "")), "diversity")
    assert finding.number is None
    assert "cannot be told" in said(finding)


def test_links_of_unknown_members_are_left_out() -> None:
    label = Words("ก", "a")
    tables = NetworkTables(members=people(2), links=[Link("p0", "gone", "trust", label)])
    assert "no_ties" in ids(tables)


def test_the_size_leaves_out_what_there_is_none_of() -> None:
    assert said(found(CHAIN, "size")) == "On record here: 6 people and 4 relationships"

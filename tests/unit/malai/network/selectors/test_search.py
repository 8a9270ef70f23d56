"""Search finds every part of a Thai name, on both databases, best first."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from malai.accounts.models import Workspace
from malai.audit.services import recorded
from malai.network.models import Party, PartyKind
from malai.network.selectors.search import by_rank, holding, parties_matching
from malai.network.services.bulk import (
    NewAffiliation,
    NewParty,
    affiliations_create_bulk,
    parties_create_bulk,
)
from malai_core.text import search_text
from tests.makers import Cast

REGISTER = [
    NewParty(PartyKind.PERSON, "นางสาวแก้วตา ใจงาม", "Kaewta Jaingam", nickname="น้ำ"),
    NewParty(PartyKind.PERSON, "นายเกรียงไกร ดอยสูง", phone="+66812345678", nickname="เก่ง"),
    NewParty(PartyKind.PERSON, "พระครูสมชาย ธมฺมโชโต"),
    NewParty(PartyKind.PERSON, "ชายแดน มั่นคง", nickname="แดน"),
    NewParty(PartyKind.ORGANISATION, "เครือข่ายลุ่มน้ำปิงตอนบน", "Upper Ping Basin Network"),
    NewParty(PartyKind.ORGANISATION, "โรงพยาบาลส่งเสริมสุขภาพตำบลดอยหมอก"),
]


@pytest.fixture
def workspace(cast: Cast) -> Workspace:
    with recorded("test.fill", by=None, workspace=cast.workspace) as trace:
        made = parties_create_bulk(trace=trace, workspace=cast.workspace, rows=REGISTER)
        affiliations_create_bulk(
            trace=trace,
            workspace=cast.workspace,
            rows=[NewAffiliation(member=made[0].pk, body=made[5].pk)],
        )
    return cast.workspace


def names(workspace: Workspace, text: str, **how: Any) -> list[str]:
    return [party.name_th for party in by_rank(parties_matching(workspace, text, **how))]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("ลุ่มน้ำ", ["เครือข่ายลุ่มน้ำปิงตอนบน"]),
        ("ลุ่มนํ้า", ["เครือข่ายลุ่มน้ำปิงตอนบน"]),
        ("basin", ["เครือข่ายลุ่มน้ำปิงตอนบน"]),
        ("UPPER ping", ["เครือข่ายลุ่มน้ำปิงตอนบน"]),
        ("แก้วตา", ["นางสาวแก้วตา ใจงาม"]),
        ("ใจงาม แก้ว", ["นางสาวแก้วตา ใจงาม"]),
        ("แก้วตาใจงาม", ["นางสาวแก้วตา ใจงาม"]),
        ("น้ำ", ["นางสาวแก้วตา ใจงาม", "เครือข่ายลุ่มน้ำปิงตอนบน"]),
        ("เก", ["นายเกรียงไกร ดอยสูง"]),
        ("นายชายแดน", ["ชายแดน มั่นคง"]),
        ("ชาย", ["ชายแดน มั่นคง", "พระครูสมชาย ธมฺมโชโต"]),
        ("ก", ["นายเกรียงไกร ดอยสูง", "นางสาวแก้วตา ใจงาม"]),
        ('แก้ว"', ["นางสาวแก้วตา ใจงาม"]),
        ("100%", []),
        ("ไม่มีใครชื่อนี้", []),
    ],
)
def test_a_text_finds_whom_it_may_mean_best_first(
    asked: str, found: list[str], workspace: Workspace
) -> None:
    assert names(workspace, asked) == found


@pytest.mark.parametrize("asked", ["081-234-5678", "0812", "+66 81 234", "5678", "๐๘๑๒๓๔"])
def test_a_piece_of_a_phone_number_finds_only_for_who_may_see_contacts(
    asked: str, workspace: Workspace
) -> None:
    assert names(workspace, asked, with_contacts=True) == ["นายเกรียงไกร ดอยสูง"]
    assert names(workspace, asked) == []


def test_members_of_a_matching_organisation_come_after_it(workspace: Workspace) -> None:
    assert names(workspace, "โรงพยาบาล", by_body=True) == [
        "โรงพยาบาลส่งเสริมสุขภาพตำบลดอยหมอก",
        "นางสาวแก้วตา ใจงาม",
    ]


def test_nothing_is_found_in_another_workspace(workspace: Workspace, cast: Cast) -> None:
    assert names(cast.elsewhere, "แก้วตา") == []


def test_an_empty_text_finds_everybody_in_thai_order(workspace: Workspace) -> None:
    assert names(workspace, "  ")[:2] == ["นายเกรียงไกร ดอยสูง", "นางสาวแก้วตา ใจงาม"]


def test_a_changed_and_a_deleted_party_leave_the_index(workspace: Workspace) -> None:
    party = Party.objects.get(name_en="Kaewta Jaingam")
    party.search_text = party.match_key = party.sort_key = "บุหงา"
    party.save()
    assert (names(workspace, "แก้วตา"), len(names(workspace, "บุหงา"))) == ([], 1)
    party.delete()
    assert names(workspace, "บุหงา") == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.sampled_from([row.name_th for row in REGISTER]), data=st.data())
def test_every_piece_of_three_letters_or_more_is_found(
    text: str, data: st.DataObject, workspace: Workspace
) -> None:
    """The second implementation reads every row."""
    word = data.draw(st.sampled_from(search_text(text).split()))
    start = data.draw(st.integers(0, max(0, len(word) - 3)))
    piece = word[start : data.draw(st.integers(start + 3, max(start + 3, len(word))))]
    assume(search_text(piece) == piece)
    holding = {p.name_th for p in workspace.parties.all() if piece in p.search_text}
    assert holding <= set(names(workspace, piece))


def test_the_index_answers_the_question_on_sqlite(workspace: Workspace) -> None:
    plan = holding(Party.objects.filter(workspace=workspace), ["ลุ่มน้ำ"]).explain()
    expected = "VIRTUAL TABLE" if connection.vendor == "sqlite" else "network_party"
    assert expected in plan


def test_words_written_together_are_found_where_they_stand_apart(workspace: Workspace) -> None:
    with recorded("tests.fill", by=None, workspace=workspace) as trace:
        rows = [NewParty(PartyKind.PERSON, "ฟ้า ลำธาร", role="อาสาสมัครงานสาธารณสุข")]
        parties_create_bulk(trace=trace, workspace=workspace, rows=rows)
    assert names(workspace, "สาธารณสุขอาสาสมัคร") == ["ฟ้า ลำธาร"]

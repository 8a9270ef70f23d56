"""How close a name is to what was typed."""

from __future__ import annotations

import pytest

from malai.network.models import Party, PersonFacts
from malai.network.selectors.asked import CONTAINS, EXACT, PREFIX, WORDS, Asked, Row, rank_of
from malai.network.services.keys import keys_set


def row(name: str, *, nickname: str = "", role: str = "", name_en: str = "") -> Row:
    """Return what is read of a person."""
    given, _space, family = name.partition(" ")
    facts = PersonFacts(title="นาง", given=given, family=family, nickname=nickname, role=role)
    party = Party(kind="person", name_th=f"นาง{name}", name_en=name_en)
    keys_set(party, facts)
    return Row(1, party.sort_key, party.match_key, party.search_text, party.name_en, nickname)


@pytest.mark.parametrize(
    ("typed", "rank"),
    [
        ("แก้วตา ใจงาม", EXACT), ("นางแก้วตา ใจงาม", EXACT), ("แก้วตาใจงาม", EXACT), ("จุ๋ม", EXACT),
        ("Kaewta Jaingam", EXACT), ("แก้ว", PREFIX), ("kaew", PREFIX), ("จุ", PREFIX), ("แก", PREFIX), ("ก", PREFIX),
        ("ใจงาม", WORDS), ("ใจงาม แก้วตา", WORDS), ("นางใจงาม แก้วตา", WORDS), ("อาสาสมัคร", WORDS),
        ("วตา", CONTAINS), ("จงาม แก้ว", CONTAINS), ("ตาใจ", CONTAINS), ("แก่", None), ("มะลิ", None), ("จง", None),
    ],
)  # fmt: skip
def test_a_name_is_as_close_as_its_letters(typed: str, rank: int | None) -> None:
    party = row("แก้วตา ใจงาม", nickname="จุ๋ม", role="อาสาสมัครสาธารณสุข", name_en="Kaewta Jaingam")
    assert rank_of(Asked.of(typed), party) == rank


def test_words_written_together_fit_where_they_stand_apart() -> None:
    asked = Asked.of("สาธารณสุขอาสาสมัคร")
    party = row("มะลิ ลำธาร", role="อาสาสมัคร สาธารณสุข")
    assert rank_of(asked, party) is None
    assert rank_of(asked, party, asked.parted()) == WORDS


def test_what_the_dictionary_parts_otherwise_fits_by_its_letters() -> None:
    asked = Asked.of("สาธารณสุขอาสาสมัคร")
    party = row("มะลิ ลำธาร", role="อาสาสมัครงานสาธารณสุข")
    assert rank_of(asked, party, asked.parted()) == CONTAINS


def test_a_single_word_and_a_short_one_are_not_parted() -> None:
    assert Asked.of("อาสาสมัคร").parted() == ()
    assert Asked.of("นกนา").parted() == ()

"""Words in what is written together."""

from __future__ import annotations

import pytest

from malai.network.models import Party, PersonFacts
from malai.network.parting import parted_text, words_in
from malai.network.services.keys import keys_set


def test_words_stand_between_spaces_behind_a_mark() -> None:
    assert parted_text("อาสาสมัครสาธารณสุข") == " | อาสาสมัคร สาธารณสุข |"


@pytest.mark.parametrize("text", ["", "ครู", "เครือข่าย", "manager"])
def test_one_word_is_not_said_again(text: str) -> None:
    assert parted_text(text) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [("อบต.ดอยเต่า", "ดอยเต่า"), ("เครือข่ายคนพิการเชียงราย", "เชียงราย"), ("สำนักงานคุมประพฤติแม่สอด", "คุมประพฤติ")],
)  # fmt: skip
def test_areas_and_words_of_the_field_are_words(text: str, word: str) -> None:
    assert word in words_in(text)


def test_the_role_of_a_person_is_parted_and_her_name_is_not() -> None:
    party = Party(kind="person", name_th="นางสาวกัญญา ใจงามเมือง")
    keys_set(party, PersonFacts(given="กัญญา", family="ใจงามเมือง", role="อาสาสมัครสาธารณสุข"))
    assert party.search_text.endswith(" | อาสาสมัคร สาธารณสุข |")
    assert party.search_text.count("ใจงาม") == 3

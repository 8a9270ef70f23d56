"""Titles as they stand at the start of a text."""

from __future__ import annotations

import pytest

from malai_core.text.titles import CIVIL_TITLES, SPELLED_RANKS, TITLES, titles_at_start


def found(text: str) -> list[str]:
    """Return the titles seen at the start of a text."""
    return [match.title.written for match in titles_at_start(text)]


@pytest.mark.parametrize("typed", ["น.ส.ก้อย", "นส.ก้อย", "น. ส. ก้อย", "น.ส ก้อย", "น.สก้อย"])
def test_an_abbreviation_is_found_under_every_spelling(typed: str) -> None:
    assert found(typed)[0] == "น.ส."


def test_the_longest_title_comes_first() -> None:
    assert found("พ.ต.อ.ก้อง")[0] == "พ.ต.อ."
    assert found("นายแพทย์ก้อง") == ["นายแพทย์", "นาย"]


def test_what_follows_is_kept_as_typed() -> None:
    match = next(titles_at_start("Dr. Mali"))
    assert (match.title.written, match.seen, match.rest) == ("Dr.", "Dr. ", "Mali")


def test_a_name_without_a_title_has_none() -> None:
    assert found("มะลิ") == found("") == found("9") == []


def test_every_title_finds_itself_before_a_name() -> None:
    missing = [
        title.written
        for title in TITLES.values()
        if title.written not in found(f"{title.written} ก้องฟ้า")
    ]
    assert missing == []


def test_civil_titles_and_spelled_ranks_are_titles() -> None:
    written = {title.written for title in TITLES.values()}
    assert written >= CIVIL_TITLES
    assert written.issuperset(SPELLED_RANKS)

"""Address books of three versions, and that what is written comes back."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.formats.contacts import Card, read_cards, write_cards

OLD = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E0=B8=94=E0=B8=B2=\r
=E0=B8=A7;;;=E0=B8=84=E0=B8=A3=E0=B8=B9
TEL;CELL:081 234 5678
END:VCARD
"""
NEW = """BEGIN:VCARD
VERSION:3.0
FN:Dao\\, Rim
item1.ORG:Rainbow\\; Foundation;Unit 7
NOTE:first line\\nsecond
  folded
ADR;TYPE="home:1":;;1 Road;Chiang Rai;;57000;Thailand
PHOTO;ENCODING=b:AAAA
CATEGORIES:a,b\\,c
X-LINE:dao
BDAY:--0412
END:VCARD
what is this
BEGIN:VCARD
FN:cut off
"""


def read(text: str) -> list[Card | tuple[int, str]]:
    return list(read_cards(enumerate(text.splitlines(keepends=True), 1)))


def test_the_old_version_with_quoted_printable_names() -> None:
    (card,) = read(OLD)
    assert isinstance(card, Card)
    assert (card.name, card.phones) == ("ครู ดาว", ("081 234 5678",))


def test_escapes_folds_groups_and_what_is_no_card() -> None:
    card, stray, cut = read(NEW)
    assert isinstance(card, Card)
    assert card.name == "Dao, Rim"
    assert card.organisation == "Rainbow; Foundation · Unit 7"
    assert card.note == "first line\nsecond folded"
    assert card.address == "1 Road Chiang Rai 57000 Thailand"
    assert card.tags == ("a", "b,c")
    assert (card.birthday, dict(card.more)) == ("--0412", {"X-LINE": "dao"})
    assert stray == (13, "what is this")
    assert cut == (14, "BEGIN:VCARD")


WORD = st.text(
    st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" \n;,:\\\"'"),
    min_size=1,
    max_size=90,
).map(lambda text: f"x{text}x")


@given(
    st.builds(
        Card,
        name=WORD,
        uid=WORD,
        phones=st.lists(WORD, max_size=2).map(tuple),
        emails=st.lists(WORD, max_size=2).map(tuple),
        role=WORD,
        note=WORD,
        tags=st.lists(WORD, max_size=2).map(tuple),
    )
)
@settings(max_examples=60, deadline=None)
def test_cards_come_back_and_no_line_is_long(card: Card) -> None:
    lines = "".join(write_cards([card])).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert read("\n".join(lines)) == [card]

"""Cleaning against PyThaiNLP's ``normalize``, over its names and over random syllables."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from pythainlp.corpus import thai_family_names, thai_female_names, thai_male_names
from pythainlp.util import normalize

from malai_core.text import clean

#: Syllables typed well or badly: a leading vowel, a consonant, signs in any order, a vowel behind.
SYLLABLE = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "เ", "แ", "เเ", "โ", "ไ"]),
        st.sampled_from("กขนมรลวสหอ"),
        st.lists(
            st.sampled_from("\u0e31\u0e34\u0e35\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4c\u0e4d"),
            max_size=3,
        ).map("".join),
        st.sampled_from(["", "า", "ะ", "ำ", "น", "ง"]),
        st.sampled_from(["", "", "\u0e48", "\u0e49"]),
    ),
)
TEXT = st.lists(SYLLABLE, min_size=1, max_size=4).map("".join)


def test_every_listed_name_is_written_as_pythainlp_writes_it() -> None:
    names = thai_male_names() | thai_female_names() | thai_family_names()
    assert [name for name in names if clean(name) != " ".join(normalize(name).split())] == []


@given(TEXT)
def test_syllables_are_written_as_pythainlp_writes_them(text: str) -> None:
    theirs = normalize(text)
    # Theirs is not finished after one pass where one repair makes another possible; ours is.
    assume(normalize(theirs) == theirs)
    assert clean(text) == clean(theirs)

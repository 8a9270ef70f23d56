"""Errors that carry a sentence."""

from __future__ import annotations

import copy
import pickle

import pytest

from malai_core.errors import InvalidInputError, MalaiError, UnreadableFileError
from malai_core.labels import Words

WORDS = Words("อ่านแฟ้ม {name} ไม่ได้", "{name} cannot be read")


def test_an_error_speaks_both_languages() -> None:
    error = UnreadableFileError(WORDS, name="a.xlsx")
    assert str(error) == error.in_language("en") == "a.xlsx cannot be read"
    assert error.in_language("th") == "อ่านแฟ้ม a.xlsx ไม่ได้"


@pytest.mark.parametrize("kind", [MalaiError, UnreadableFileError, InvalidInputError])
def test_an_error_comes_home_from_a_worker_process(kind: type[MalaiError]) -> None:
    error = kind(WORDS, name=Words("สมุดงาน", "workbook"))
    for revived in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301 - our own bytes
        assert type(revived) is kind
        assert revived.in_language("th") == "อ่านแฟ้ม สมุดงาน ไม่ได้"


def test_a_place_may_have_any_name() -> None:
    error = MalaiError(Words("{words} {self}", "{words} {self}"), words=1, self=2)
    assert error.in_language("en") == "1 2"


def test_every_error_of_the_core_is_caught_as_one_kind() -> None:
    with pytest.raises(MalaiError):
        raise InvalidInputError(WORDS, name="x")

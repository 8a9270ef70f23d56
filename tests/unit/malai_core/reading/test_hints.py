"""Words that tell what a name or a heading is about."""

from __future__ import annotations

import pytest

from malai_core.reading.hints import is_body_name


@pytest.mark.parametrize(
    "name", ["มูลนิธิฟ้าใส", "อบต.ลมหนาว", "Blue Hill School", "กลุ่มทอผ้า", "รพ.สต.เมฆขาว"]
)
def test_names_of_organisations_are_told(name: str) -> None:
    assert is_body_name(name)


@pytest.mark.parametrize("name", ["สมชาย ใจดี", "Dao Wave", "วัด", "นายกล้า หาญ"])
def test_names_of_people_are_not_taken_for_organisations(name: str) -> None:
    assert not is_body_name(name)

"""Names of organisations: spellings that are one, and names that are not."""

from __future__ import annotations

import pytest

from malai_core.text import organisation_key


@pytest.mark.parametrize(
    "spellings",
    [
        "โรงพยาบาลส่งเสริมสุขภาพตำบลดอยงาม|รพ.สต.ดอยงาม|รพ.สต. ดอยงาม|รพสต ดอยงาม|รพ.สต.ต.ดอยงาม",
        "องค์การบริหารส่วนตำบลดอยงาม|อบต.ดอยงาม|อบตดอยงาม|อ.บ.ต. ดอยงาม|อบต. ตำบลดอยงาม",
        "องค์การบริหารส่วนตำบลดอยงาม|องค์การบริหารส่วนตำบลดอยงาม (อบต.)",
        "องค์การบริหารส่วนจังหวัดเชียงราย|อบจ.เชียงราย|อบจ. จ.เชียงราย",
        "โรงพยาบาลสตูล|รพ.สตูล|รพ. สตูล|รพ สตูล",
        "โรงเรียนบ้านห้วยใส|รร.บ้านห้วยใส|ร.ร.บ้านห้วยใส|รร.บ.ห้วยใส",
        "สำนักงานสาธารณสุขจังหวัดเชียงราย|สสจ.เชียงราย|สนง.สาธารณสุข จ.เชียงราย",
        "สำนักงานสาธารณสุขอำเภอแม่จัน|สสอ.แม่จัน|สำนักงานสาธารณสุข อ.แม่จัน",
        "เทศบาลตำบลแม่จัน|ทต.แม่จัน|ทต. แม่จัน",
        "มหาวิทยาลัยดอยงาม|ม.ดอยงาม|ม. ดอยงาม",
        "ชมรมบ้านดง หมู่ที่ 5|ชมรมบ้านดง ม.5|ชมรมบ้านดง หมู่ ๕",
        "บริษัท ดอยงาม จำกัด|บจก.ดอยงาม|บริษัทดอยงาม จำกัด (มหาชน)",
        "ห้างหุ้นส่วนจำกัด ดอยงาม|หจก.ดอยงาม",
        "Doi Ngam Co., Ltd.|DOI NGAM|Doi-Ngam Company Limited",
    ],
)
def test_spellings_of_one_organisation_have_one_key(spellings: str) -> None:
    assert len({organisation_key(text) for text in spellings.split("|")}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("รพ.สต.ดอยงาม", "รพ.ดอยงาม"),
        ("อบต.ดอยงาม", "ทต.ดอยงาม"),
        ("วัดห้วยใส", "โรงเรียนวัดห้วยใส"),
        ("ศอ.บต.", "ศอ.อบต."),
    ],
)
def test_different_organisations_keep_different_keys(one: str, other: str) -> None:
    assert organisation_key(one) != organisation_key(other)


def test_a_text_without_letters_has_an_empty_key() -> None:
    assert organisation_key(" - ") == ""

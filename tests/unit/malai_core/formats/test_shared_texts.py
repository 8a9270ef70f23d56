"""Shared texts, in memory and on disk."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malai_core.errors import UnreadableFileError
from malai_core.formats import Limits
from malai_core.formats.packages import Package
from malai_core.formats.shared_texts import Texts, TextsOnDisk, read_shared_texts, unescape
from tests.unit.malai_core.formats.making import zipped


def _read(items: str, limits: Limits | None = None) -> Texts:
    package = Package(io.BytesIO(zipped({"t.xml": f"<sst>{items}</sst>"})), "x", limits or Limits())
    return read_shared_texts(package, "t.xml")


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("<si><t>ก</t></si>", "ก"),
        ('<si><t xml:space="preserve"> ก </t></si>', " ก "),
        ("<si><t>a&amp;lt;b &lt;c&gt;</t></si>", "a&lt;b <c>"),
        ("<si><t>&#3585;&quot;</t></si>", 'ก"'),
        ("<si><r><rPr><b/></rPr><t>ครู</t></r><r><t>แดง</t></r></si>", "ครูแดง"),
        ("<si><t>東京</t><rPh sb='0' eb='1'><t>トウキョウ</t></rPh></si>", "東京"),
        ("<si/>", ""),
        ("<si><t/></si>", ""),
        ("<x:si xmlns:x='y'><x:t>ก</x:t></x:si>", "ก"),
        ("<si><t>a_x000A_b</t></si>", "a\nb"),
        ("<si><t><![CDATA[</si>]]></t></si>", "</si>"),
    ],
)
def test_an_item_is_one_text(item: str, text: str) -> None:
    texts = _read(f"<si><t>0</t></si>{item}<si><t>2</t></si>")
    assert [texts[number] for number in range(3)] == ["0", text, "2"]


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        ("_x000D_", "\r"),
        ("_x005F_x000D_", "_x000D_"),
        ("_xD83D__xDE00_", "😀"),
        ("_xD83D_", "�"),
        ("a_x0000_b", "ab"),
        ("_x00_", "_x00_"),
    ],
)
def test_escapes_are_resolved(escaped: str, text: str) -> None:
    assert unescape(escaped) == text


def test_large_parts_are_put_on_disk_and_say_the_same() -> None:
    items = "".join(f"<si><t>ชื่อที่ {n}</t></si>" for n in range(3000))
    in_memory, on_disk = _read(items), _read(items, Limits(shared_bytes_in_memory=0))
    assert isinstance(on_disk, TextsOnDisk)
    numbers = [*range(3000), 0, 2999, 1500]
    assert [on_disk[n] for n in numbers] == [in_memory[n] for n in numbers]
    on_disk.close()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))))
def test_texts_come_back_from_disk_as_they_went(texts: list[str]) -> None:
    on_disk = TextsOnDisk(texts)
    assert [on_disk[number] for number in range(len(texts))] == texts
    with pytest.raises(IndexError):
        on_disk[len(texts)]
    on_disk.close()


def test_no_more_than_some_blocks_are_kept_in_memory() -> None:
    texts = TextsOnDisk(f"{n}{'x' * 9000}" for n in range(256 * 8))
    for number in range(0, 256 * 8, 256):
        assert texts[number].startswith(f"{number}x")
    assert texts.kept_bytes < 12 << 20
    texts.close()


def test_a_text_that_never_ends_is_refused() -> None:
    limits = Limits(text_characters=10)
    assert _read("<si><t>0123456789</t></si>", limits)[0] == "0123456789"
    for item in ("<si><t>0123456789x</t></si>", "<si><r><t>012345</t></r><r><t>6789x</t></r></si>"):
        with pytest.raises(UnreadableFileError, match="over 10 letters"):
            _read(item, limits)


def test_a_full_disk_is_said_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("malai_core.formats.shared_texts.tempfile.TemporaryFile", full)
    with pytest.raises(UnreadableFileError, match="free disk space"):
        _read("<si><t>0</t></si>", Limits(shared_bytes_in_memory=0))

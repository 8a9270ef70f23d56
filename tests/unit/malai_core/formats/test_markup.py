"""Markup that is more than data is refused."""

from __future__ import annotations

import pytest

from malai_core.errors import UnreadableFileError
from malai_core.formats.markup import Attributes, Shortcut, StartHandlers, parse, parse_whole

_LAUGHS = (
    '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><r>&c;</r>'
)
_OUTSIDE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'
_PARAMETER = '<!DOCTYPE r SYSTEM "http://example.org/x.dtd"><r/>'


class _Seen:
    """Notes every event."""

    def __init__(self) -> None:
        self.events: list[str] = []
        self.taken: list[bytes] = []

    def start(self, tag: str, _attributes: Attributes) -> None:
        self.events.append(f"<{tag}>")

    def end(self, tag: str) -> None:
        self.events.append(f"</{tag}>")

    def data(self, text: str) -> None:
        self.events.append(text)

    def take(self, items: bytes) -> bytes:
        plain, odd, rest = items.partition(b"<i>odd")
        self.taken.append(plain)
        return odd + rest


def _by_shortcut(*chunks: bytes) -> _Seen:
    seen = _Seen()
    for _ in parse(chunks, "x", seen, Shortcut(b"<i>", b"</i>", seen.take)):
        pass
    return seen


@pytest.mark.parametrize("document", [_LAUGHS, _OUTSIDE, _PARAMETER])
def test_a_document_type_is_refused(document: str) -> None:
    with pytest.raises(UnreadableFileError, match="DTD"):
        parse_whole([document.encode()], "x", _Seen())


@pytest.mark.parametrize("document", ["<r>", "<r></x>", "", "<r>&oops;</r>", "<r/><r/>", "\0"])
def test_broken_markup_is_refused(document: str) -> None:
    with pytest.raises(UnreadableFileError, match="damaged"):
        parse_whole([document.encode()], "x", _Seen())


def test_a_tag_that_never_ends_is_refused_before_it_fills_the_memory() -> None:
    pieces = iter([b"<r a='", *[b"x" * (1 << 20)] * 100])
    with pytest.raises(UnreadableFileError, match="damaged"):
        parse_whole(pieces, "x", _Seen())
    assert len(list(pieces)) > 90


def test_handlers_of_beginnings_let_the_rest_pass() -> None:
    tags: list[str] = []
    parse_whole([b"<r>a<b/></r>"], "x", StartHandlers(lambda tag, _: tags.append(tag)))
    assert tags == ["r", "b"]


def test_plain_items_go_the_quick_way_and_the_rest_through_the_parser() -> None:
    seen = _by_shortcut(b"<r><h/><i>1</i><i>2</i><i>odd</i>", b"<i>3</i></r>")
    assert seen.taken == [b"<i>1</i><i>2</i>", b"<i>3</i>"]
    assert seen.events == ["<r>", "<h>", "</h>", "<i>", "odd", "</i>", "</r>"]


def test_items_are_whole_wherever_the_pieces_are_cut() -> None:
    document = "<r><i>ก</i><i>ข</i></r>".encode()
    seen = _by_shortcut(*(document[n : n + 1] for n in range(len(document))))
    assert b"".join(seen.taken).decode() == "<i>ก</i><i>ข</i>"


@pytest.mark.parametrize(
    "document",
    [
        b"<r><!-- <i>1</i> --><i>2</i></r>",
        b"<r><?x <i>1</i> ?><i>2</i></r>",
        b"<r><h><![CDATA[<i>1</i>]]></h><i>2</i></r>",
        '<?xml version="1.0" encoding="UTF-16"?><r><i>2</i></r>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="ISO-8859-1"?><r><i>2</i></r>',
    ],
)
def test_where_cutting_is_unsafe_the_parser_takes_all(document: bytes) -> None:
    seen = _by_shortcut(document)
    assert seen.taken == []
    assert seen.events[-4:] == ["<i>", "2", "</i>", "</r>"]


def test_after_a_comment_between_items_the_parser_takes_all() -> None:
    seen = _by_shortcut(b"<r><i>1</i>", b"<!-- <i>2</i>", b"<i>3</i> --></r>")
    assert seen.taken == [b"<i>1</i>"]
    assert seen.events == ["<r>", "</r>"]


def test_a_part_without_items_is_parsed_to_its_end() -> None:
    assert _by_shortcut(b"<r>", b"x" * 70_000, b"</r>").events[-1] == "</r>"
    with pytest.raises(UnreadableFileError, match="damaged"):
        _by_shortcut(b"<r><i>1</i>")


def test_control_characters_are_left_to_the_parser() -> None:
    assert _by_shortcut(b"<r><i>1\r\n</i></r>").events == ["<r>", "<i>", "1\n", "</i>", "</r>"]
    with pytest.raises(UnreadableFileError, match="damaged"):
        _by_shortcut(b"<r><i>\x01</i></r>")

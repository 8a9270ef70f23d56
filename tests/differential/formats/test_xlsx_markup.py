"""The quick way through strange markup against the XML parser alone: the same rows or a no."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st

from malai_core.errors import UnreadableFileError
from malai_core.formats import Row
from malai_core.formats.limits import LIMITS
from malai_core.formats.packages import Package
from malai_core.formats.xlsx_builder import SheetPart
from malai_core.formats.xlsx_rows import all_rows
from malai_core.formats.xlsx_workbook import read_context
from tests.unit.malai_core.formats.making import parts, zipped

_SHARED = "<si><t>ก</t></si><si><r><t>ข</t></r><r><t>ค</t></r></si><si><t/></si>"
_VALUES = st.sampled_from([
    "0", "1", "2", "9", "-1", "", "1.5", "x", "a&amp;b", "a&#65;b", "&oops;", "<![CDATA[</row>]]>",
    "ครู\r\nแดง", "<!-- <c> -->1", "2020-01-01", "1E3", "nan", "1<b/>2",
])  # fmt: skip
_KINDS = st.sampled_from(
    ["", ' t="s"', ' t="n"', ' t="str"', ' t="b"', ' t="e"', " t='s'", ' t="d"']
)
_STYLES = st.sampled_from(["", ' s="0"', ' s="1"', ' s="7"', ' cm="1"'])
_REFERENCES = st.sampled_from(
    ["", ' r="A1"', ' r="B1"', ' r="C9"', ' r="ZZZ1"', ' r="a1"', " r='D1'"]
)
_CELLS = st.one_of(
    st.builds("<c{}{}{}><v>{}</v></c>".format, _REFERENCES, _STYLES, _KINDS, _VALUES),
    st.builds("<c{}{}/>".format, _REFERENCES, _STYLES),
    st.builds('<c{} t="inlineStr"><is><t>{}</t></is></c>'.format, _REFERENCES, _VALUES),
    st.builds("<c{} t='str'><f>1</f><v>{}</v></c>".format, _REFERENCES, _VALUES),
    st.sampled_from(["<x/>", " ", "<c><is><rPh><t>ซ</t></rPh><t>ด</t></is></c>", "<!-- c -->"]),
)
_NUMBERS = st.sampled_from(
    ["", ' r="1"', ' r="2"', ' r="5"', ' spans="1:3"', ' r="x"', ' r="4" ht="2"']
)
_ROWS = st.one_of(
    st.builds(
        lambda head, cells: f"<row{head}>{''.join(cells)}</row>",
        _NUMBERS,
        st.lists(_CELLS, max_size=4),
    ),
    st.builds("<row{}/>".format, _NUMBERS),
    st.sampled_from(["\n", "<!-- <row r='3'><c><v>1</v></c></row> -->", "<?pi <row></row>?>"]),
)
_PREAMBLES = st.sampled_from(
    ["", "<!-- <row> -->", '<sheetPr codeName="ก"/>', '<dimension ref="A1:B2"/>']
)


@given(_PREAMBLES, st.lists(_ROWS, max_size=5))
@settings(deadline=None, max_examples=400)
def test_strange_markup_gives_the_same_rows_both_ways(preamble: str, rows: list[str]) -> None:
    sheet = f"{preamble}<sheetData>{''.join(rows)}</sheetData>"
    data = zipped(parts(sheet, texts=_SHARED))
    assert _read(data, is_quick=True) == _read(data, is_quick=False)


def _read(data: bytes, *, is_quick: bool) -> list[Row] | str:
    package = Package(io.BytesIO(data), "x.xlsx", LIMITS)
    part = SheetPart(package, "xl/worksheets/sheet1.xml", "x")
    try:
        return list(all_rows(part, read_context(package), is_quick=is_quick))
    except UnreadableFileError as error:
        return f"refused: {type(error).__name__}"

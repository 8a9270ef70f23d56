"""Reading workbooks and text tables: time against bare readers, memory against the number of rows."""

from __future__ import annotations

import csv
import tempfile
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from python_calamine import CalamineWorkbook

from bench.harness import line, peak_mb, ratio, start_s
from malai_core.formats import open_workbook

SMALL, LARGE = 100_000, 1_000_000

_READ_OURS = """
import sys
from pathlib import Path
from malai_core.formats import open_workbook
with open_workbook(Path(sys.argv[1])) as workbook:
    for row in workbook.sheets[0].rows():
        pass
"""
_READ_CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
for row in CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).iter_rows():
    pass
"""


def main() -> None:
    """Make the files, measure, and remove them."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.xlsx"), Path(folder, "large.xlsx")
        text = Path(folder, "small.csv")
        write_xlsx(small, SMALL)
        write_csv(text, SMALL)
        ratio("xlsx, 100,000 x 11, to calamine", lambda: read(small), lambda: read_calamine(small))
        ratio("csv, 100,000 x 11, to csv.reader", lambda: read(text), lambda: read_bare_csv(text))
        bare, ours = start_s("pass"), start_s("import malai_core.formats")
        calamine = start_s("import python_calamine")
        line("start of malai_core.formats", f"{(ours - bare) * 1000:.0f} ms over bare Python")
        line("start of calamine", f"{(calamine - bare) * 1000:.0f} ms over bare Python")
        write_xlsx(large, LARGE)
        memory(small, large)


def memory(small: Path, large: Path) -> None:
    """Print the peak memory at both sizes; flat is 1.00."""
    for name, code in (("ours", _READ_OURS), ("calamine", _READ_CALAMINE)):
        at_small, at_large = peak_mb(code, str(small)), peak_mb(code, str(large))
        text = f"{at_large / at_small:6.2f} x   ({at_large:.0f} MB against {at_small:.0f} MB)"
        line(f"peak memory, 1,000,000 rows to 100,000, {name}", text)


def read(path: Path) -> None:
    """Read all rows of the first sheet as Malai does."""
    with open_workbook(path) as workbook:
        exhaust(workbook.sheets[0].rows())


def read_calamine(path: Path) -> None:
    """Read all rows as calamine hands them out."""
    exhaust(CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows())


def read_bare_csv(path: Path) -> None:
    """Read all rows as the standard library does, told everything."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        exhaust(csv.reader(file))


def exhaust(rows: Iterable[object]) -> None:
    """Take everything and keep nothing."""
    deque(rows, maxlen=0)


def people(count: int) -> Iterator[tuple[str | int, ...]]:
    """Yield rows of a register: number, nine texts of which five are of one person only, a date."""
    for n in range(1, count + 1):
        yield (
            n, f"น.ส.กัญญา ทองคำ{n}", f"แดง{n % 97}", f"หน่วยงานที่ {n % 4000}", "ผู้จัดการ",
            f"+6690830{n:07d}", f"a{n}@example.org", f"line{n}", "จ.เชียงราย", 42_736 + n % 3000,
            f"หมายเหตุ {n % 50}",
        )  # fmt: skip


def write_csv(path: Path, count: int) -> None:
    """Write the register as a text table."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(people(count))


def write_xlsx(path: Path, count: int) -> None:
    """Write the register as spreadsheet programs do: texts shared, in the order of first use."""
    texts: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in _PARTS.items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'{_HEAD}<worksheet><dimension ref="A1:K{count}"/><sheetData>'.encode())
            for n, row in enumerate(people(count), 1):
                sheet.write(_row(n, row, texts).encode())
            sheet.write(b"</sheetData></worksheet>")
        with archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as shared:
            shared.write(f"{_HEAD}<sst>".encode())
            for text in texts:
                shared.write(f"<si><t>{text}</t></si>".encode())
            shared.write(b"</sst>")


def _row(n: int, row: tuple[str | int, ...], texts: dict[str, int]) -> str:
    cells = "".join(
        _cell(f"{letter}{n}", value, texts)
        for letter, value in zip("ABCDEFGHIJK", row, strict=True)
    )
    return f'<row r="{n}" spans="1:11">{cells}</row>'


def _cell(place: str, value: str | int, texts: dict[str, int]) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="s"><v>{texts.setdefault(value, len(texts))}</v></c>'
    style = ' s="1"' if place.startswith("J") else ""
    return f'<c r="{place}"{style}><v>{value}</v></c>'


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_PARTS = {
    "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/></Types>',
    "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'{_HEAD}<workbook xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="ทะเบียน" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'{_HEAD}<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    "</styleSheet>",
}

"""Word, PDF and page say the same, in order, with our face, and cut no vowel."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import uuid
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx as word_library
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from malai.documents.pdf import FONTS, PACKAGE, layout
from malai.documents.word_fonts import mixed
from malai.reports.document import (
    Bar,
    Bullets,
    Chart,
    Document,
    Heading,
    Memo,
    Paragraph,
    Photo,
    Section,
    Table,
)
from malai.reports.writers.html import page
from malai.reports.writers.paper import charts_png, paper_data, pdf
from malai.reports.writers.word import builtin_bytes, docx

#: Marks above marks, and marks below letters that have a foot of their own.
MARKS = "ที่ปรึกษา ผู้ใหญ่ กู้ ญูฎุ ปั้น ฟ้า ฤๅ"
BARS = (Bar("หญิง", 31, "31 คน"), Bar("ชาย", 20, "20 คน"))
REPORT = Document(
    "รายงานผลการอบรม รุ่นที่ 1",
    ("ระหว่างวันที่ 23–24 มกราคม 2560", "ณ ห้องประชุม"),
    (
        Section(
            "participants",
            "ผู้เข้าร่วม",
            (
                Paragraph("ผู้เข้าร่วมรวมทั้งสิ้น 51 คน"),
                Heading("จากวัดดอยหมอก"),
                Bullets(("นางสาวแก้ว ใจงาม · ครูอาสา", "นายบุญ ดอยสูง"), is_numbered=True),
            ),
        ),
        Section("figures", "ตัวเลข", (Chart("หญิงและชาย", BARS, "คน", "ดูจากคำนำหน้า"),)),
        Section("photos", "ภาพถ่าย", (Photo("gone", "พิธีเปิด"),)),
        Section(
            "annex_people",
            "ภาคผนวก: รายชื่อ",
            (Table(("ที่", "ชื่อ"), (("1", "แก้ว"), ("2", MARKS)), (10, 90)),),
            is_annex=True,
        ),
    ),
    "มูลนิธิดอยหมอก · รายงานที่ 1/2560",
)
HEADINGS = ["ผู้เข้าร่วม", "ตัวเลข", "ภาพถ่าย", "ภาคผนวก: รายชื่อ"]


def read(content: bytes) -> Any:
    return word_library.Document(io.BytesIO(content))


def text_of(content: bytes) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler reads PDF, and is not installed here")
    made = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True
    )
    return re.sub(r"[ \u2060\u200b]+", " ", made.stdout.decode())


def in_order(text: str, *parts: str) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def test_word_reads_back_with_real_styles_in_order() -> None:
    made = read(docx(REPORT, {}))
    styles = {one.text: one.style.name for one in made.paragraphs}
    first = [one.text for one in made.paragraphs if one.style.name == "Heading 1"]
    assert first == HEADINGS
    assert styles[REPORT.title] == "Title"
    assert styles["จากวัดดอยหมอก"] == "Heading 2"
    assert styles["1.\tนางสาวแก้ว ใจงาม · ครูอาสา"] == "List Paragraph"
    assert made.styles["Normal"].font.size.pt == 16
    assert made.sections[0].footer.paragraphs[0].text.strip() == REPORT.foot
    tables = [[[c.text for c in row.cells] for row in one.rows] for one in made.tables]
    assert tables == [
        [["รายการ", "จำนวน"], ["หญิง", "31 คน"], ["ชาย", "20 คน"]],
        [["ที่", "ชื่อ"], ["1", "แก้ว"], ["2", MARKS]],
    ]


def test_word_has_contents_that_lead_to_the_headings() -> None:
    with zipfile.ZipFile(io.BytesIO(docx(REPORT, {}))) as archive:
        xml = archive.read("word/document.xml").decode()
    anchors = re.findall(r'w:anchor="(_Toc\d+)"', xml)
    assert anchors == re.findall(r'w:bookmarkStart[^>]*w:name="(_Toc\d+)"', xml)
    assert len(anchors) == len(HEADINGS)
    assert "{{" not in xml


def test_word_counts_pages_at_the_foot_and_in_the_contents() -> None:
    with zipfile.ZipFile(io.BytesIO(docx(replace(REPORT, digits="thai"), {}))) as archive:
        xml = archive.read("word/document.xml").decode()
        feet = [archive.read(n).decode() for n in archive.namelist() if "footer" in n]
    assert any(" PAGE " in foot for foot in feet)
    assert re.findall(r"PAGEREF (_Toc\d+)", xml) == re.findall(r'w:anchor="(_Toc\d+)"', xml)
    assert 'w:leader="dot"' in docx_styles(REPORT)
    assert '<w:pgNumType w:fmt="thaiNumbers"/>' in xml


def docx_styles(document: Document) -> str:
    with zipfile.ZipFile(io.BytesIO(docx(document, {}))) as archive:
        return archive.read("word/styles.xml").decode()


def test_a_short_report_has_no_contents() -> None:
    short = replace(REPORT, sections=REPORT.sections[:1])
    made = read(docx(short, {}))
    assert "สารบัญ" not in [one.text for one in made.paragraphs]
    assert "สารบัญ" not in text_of(pdf(short, {}))
    assert "สารบัญ" in text_of(pdf(REPORT, {}))


def test_lines_of_a_title_and_below_it_stay_lines() -> None:
    told = replace(REPORT, title="รายงานผล\nปีงบประมาณ 2567")
    made = read(docx(told, {}))
    lines = [one.text for one in made.paragraphs]
    assert told.title in lines
    assert "\n".join(REPORT.below) in lines
    assert made.core_properties.title == "รายงานผล ปีงบประมาณ 2567"
    assert "รายงานผล<br>ปีงบประมาณ" in page(told, {}).decode()


def test_numbers_stand_on_the_right_and_names_on_the_left() -> None:
    table = Table(("ผู้ให้", "บาท"), (("วัด", "1,200"), ("โรงเรียน", "–")), (60, 40))
    section = Section("costs", "ค่าใช้จ่าย", (table,))
    made = read(docx(replace(REPORT, sections=(section,)), {})).tables[0]
    sides = [[cell.paragraphs[0].alignment for cell in row.cells] for row in made.rows]
    assert sides == [[None, 2], [None, 2], [None, 2]]
    # A small table stays on one page: all rows but the last hold on to the next.
    held = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in made.rows]
    assert held == [True, True, None]


def test_a_memo_in_english_has_labels_without_notes_and_a_line_to_sign_on() -> None:
    memo = Memo(office="Temple", day="1 April 2017", subject="Report", closing="For information.")
    told = replace(REPORT, form="memo", language="en", memo=memo)
    for said in (text_of(pdf(told, {})), page(told, {}).decode(), words_of(told)):
        assert "of the letter" not in said
        assert "(........" in said
        assert all(label in said for label in ("Government unit", "No.", "Date", "To"))
    # The number and the day share a line, as in the official form.
    assert re.search(r"No\..*Date +1 April 2017", text_of(pdf(told, {})))


def words_of(document: Document) -> str:
    return "\n".join(one.text for one in read(docx(document, {})).paragraphs)


def test_word_embeds_our_face_so_that_it_comes_back_whole() -> None:
    with zipfile.ZipFile(io.BytesIO(docx(REPORT, {}))) as archive:
        table = archive.read("word/fontTable.xml").decode()
        fonts = {n: archive.read(n) for n in archive.namelist() if n.endswith(".odttf")}
        settings = archive.read("word/settings.xml").decode()
    keys = [uuid.UUID(key) for key in re.findall(r'fontKey="\{([^}]+)\}"', table)]
    given = [mixed(font, key) for font, key in zip(fonts.values(), keys, strict=True)]
    assert given[0] == (FONTS / "Sarabun-Regular.ttf").read_bytes()
    assert len(given) == 4
    assert "embedTrueTypeFonts" in settings


def test_thai_digits_are_written_everywhere_where_they_were_chosen() -> None:
    thai = replace(REPORT, digits="thai")
    made = read(docx(thai, {}))
    assert "๑.\tนางสาวแก้ว ใจงาม · ครูอาสา" in [one.text for one in made.paragraphs]
    assert made.tables[0].rows[1].cells[1].text == "๓๑ คน"
    # Numbers of a drawing are no text.
    inside = re.sub(
        r"<svg.*?</svg>|<style>.*?</style>|<[^>]+>", "", page(thai, {}).decode(), flags=re.S
    )
    assert not re.search("[0-9]", inside)
    assert "๕๑ คน" in text_of(pdf(thai, {}))


def test_pdf_says_the_same_in_the_same_order_tagged_with_our_face_inside() -> None:
    made = pdf(REPORT, {})
    assert in_order(text_of(made), REPORT.title, "51 คน", "31 คน", "พิธีเปิด", "1 แก้ว")
    assert b"StructTreeRoot" in made
    assert made.count(b"Sarabun") >= 2
    assert b"FontFile" in made


def test_the_page_needs_nothing_from_outside_and_escapes_what_people_wrote() -> None:
    made = page(replace(REPORT, title="<script>alert(1)</script>"), {}).decode()
    assert "<script" not in made
    assert not re.search(r"(src|href)=[\"']?(https?:)?//", made)
    assert "data:font/ttf;base64," in made
    assert [re.sub("<.*?>", "", one) for one in re.findall("<h2.*?</h2>", made)] == HEADINGS


def test_a_photo_whose_people_no_longer_agree_is_said_not_shown() -> None:
    told = "พิธีเปิด: ไม่แสดง"
    assert told in page(REPORT, {}).decode()
    assert any(told in one.text for one in read(docx(REPORT, {})).paragraphs)


def test_a_photo_is_shown_in_all_three() -> None:
    held = io.BytesIO()
    Image.new("RGB", (400, 300), "green").save(held, "JPEG")
    photos = {"gone": held.getvalue()}
    assert len(read(docx(REPORT, photos)).inline_shapes) == 2
    assert "data:image/jpeg;base64," in page(REPORT, photos).decode()
    assert b"/DCTDecode" in pdf(REPORT, photos)


def test_a_memo_has_its_head_and_its_end() -> None:
    memo = Memo("สำนักงานเครือข่าย", "1/2560", "5 มีนาคม 2560", "ขอส่งรายงาน", "ประธาน",
                "จึงเรียนมาเพื่อโปรดทราบ", "แก้ว ใจงาม", "เลขานุการ")  # fmt: skip
    told = replace(REPORT, form="memo", memo=memo)
    parts = ("บันทึกข้อความ", "สำนักงานเครือข่าย", "ขอส่งรายงาน", "51 คน",
             "จึงเรียนมาเพื่อโปรดทราบ", "(แก้ว ใจงาม)", "เลขานุการ")  # fmt: skip
    lines = "\n".join(one.text for one in read(docx(told, {})).paragraphs)
    assert in_order(lines, *parts)
    assert in_order(text_of(pdf(told, {})), *parts)


def test_a_template_of_ones_own_keeps_its_look_and_order() -> None:
    own = read(builtin_bytes("outline"))
    own.styles["Heading 1"].font.name = "TH Niramit AS"
    own.sections[0].header.paragraphs[0].text = "หัวกระดาษ {{workspace}}"
    line = own.add_paragraph()
    for piece in ("ชื่อ: {{ti", "tle", "}} จบ"):
        line.add_run(piece)
    own.add_paragraph("{{participants}}")
    held = io.BytesIO()
    own.save(held)
    told = replace(REPORT, words=(("workspace", "มูลนิธิ"),))
    made = read(docx(told, {}, held.getvalue()))
    first = [one.text for one in made.paragraphs if one.style.name == "Heading 1"]
    assert first == [*HEADINGS[1:], HEADINGS[0]]
    assert made.sections[0].header.paragraphs[0].text == "หัวกระดาษ มูลนิธิ"
    assert f"ชื่อ: {REPORT.title} จบ" in [one.text for one in made.paragraphs]
    assert made.styles["Heading 1"].font.name == "TH Niramit AS"


def test_libreoffice_reads_it_without_loss_and_with_our_face(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed here")
    made = docx(REPORT, {})
    (tmp_path / "a.docx").write_bytes(made)
    for kind in ("txt:Text (encoded):UTF8", "pdf"):
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
             "--convert-to", kind, "--outdir", str(tmp_path), str(tmp_path / "a.docx")],
            capture_output=True, check=True,
        )  # fmt: skip
    text = (tmp_path / "a.txt").read_text("utf-8-sig")
    parts = [one.text for one in read(made).paragraphs]
    parts += [c.text for table in read(made).tables for row in table.rows for c in row.cells]
    told = re.sub(r"\s+", " ", text)
    assert [part for part in parts if re.sub(r"\s+", " ", part).strip() not in told] == []
    faces = set(re.findall(rb"/FontName/[A-Z]+\+([A-Za-z-]+)", (tmp_path / "a.pdf").read_bytes()))
    assert faces
    assert {face.partition(b"-")[0] for face in faces} == {b"Sarabun"}
    pages = text_of((tmp_path / "a.pdf").read_bytes()).split("\f")
    annex = next(n for n, one in enumerate(pages, 1) if "ภาคผนวก: รายชื่อ\n" in one)
    said = re.findall(r"(ผู้เข้าร่วม|ภาคผนวก: รายชื่อ)[. ]*(\d)", pages[0])
    assert said == [("ผู้เข้าร่วม", "1"), ("ภาคผนวก: รายชื่อ", str(annex))]


# -- Pictures --------------------------------------------------------------------------------------


def drawn(source: Any, data: dict[str, Any]) -> NDArray[np.bool_]:
    """Return where there is ink on the first page."""
    import typst

    made: Any = typst.compile(
        source, root=str(PACKAGE), font_paths=[str(FONTS)], ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)}, format="png", ppi=144,
    )  # fmt: skip
    first = made[0] if isinstance(made, list) else made
    ink: NDArray[np.bool_] = np.asarray(Image.open(io.BytesIO(first)).convert("L")) < 128
    return ink


def bands(ink: NDArray[np.bool_]) -> list[NDArray[np.bool_]]:
    """Return the lines of a page, each cut to its ink."""
    rows = np.flatnonzero(ink.any(axis=1))
    # A tone mark may stand a row or two above the letter under it.
    parts = np.split(rows, np.flatnonzero(np.diff(rows) > 3) + 1)
    lines = [ink[part[0] : part[-1] + 1] for part in parts if len(part)]
    columns = [np.flatnonzero(line.any(axis=0)) for line in lines]
    return [line[:, at[0] : at[-1] + 1] for line, at in zip(lines, columns, strict=True)]


def test_no_vowel_or_tone_mark_is_cut_off() -> None:
    """The same words with room around them look the same as in a line of a report."""
    roomy = f'#set page(margin: 4cm)\n#set text(font: "Sarabun", size: 12pt, lang: "th")\n{MARKS}'
    alone = max(bands(drawn(roomy.encode(), {})), key=lambda line: line.shape[0])
    for lines in (1, 3):
        text = "\n".join([MARKS] * lines)
        told = Document("ก", (), (Section("s", "ก", (Paragraph(text),)),), "ก", form="memo")
        found = bands(drawn(str(layout("reports/report.typ")), paper_data(told, {})))
        assert sum(are_alike(one, alone) for one in found) == lines


def are_alike(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> bool:
    """Say whether two lines look alike; ink lies a part of a pixel aside on another page."""
    if max(abs(a - b) for a, b in zip(one.shape, other.shape, strict=True)) > 1:
        return False
    sums = [line.sum(axis=1)[:40].astype(float) for line in (one, other)]
    # Nothing is lost at the upper and the lower edge, and the same stands in between.
    edges = [abs(a - b) <= 0.25 * max(a, b) + 8 for a, b in _edges(*sums)]
    return all(edges) and float(np.corrcoef(_blurred(one), _blurred(other))[0, 1]) > 0.85


def _edges(one: NDArray[np.float64], other: NDArray[np.float64]) -> list[tuple[float, float]]:
    return [(one[:12].sum(), other[:12].sum()), (one[-8:].sum(), other[-8:].sum())]


def _blurred(line: NDArray[np.bool_]) -> NDArray[np.float64]:
    cut = line[:39, :300].astype(float)
    blurred: NDArray[np.float64] = cut.reshape(13, 3, 100, 3).mean(axis=(1, 3)).ravel()
    return blurred


def test_the_first_name_of_a_chart_is_as_whole_as_the_second() -> None:
    chart = Chart("ก", (Bar(MARKS, 0, ""), Bar(MARKS, 0, "")), "คน")
    picture = Image.open(io.BytesIO(charts_png([chart])[0])).convert("L")
    first, second = bands(np.asarray(picture) < 128)
    assert are_alike(first, second)


def test_a_cut_mark_would_be_noticed() -> None:
    roomy = f'#set page(margin: 4cm)\n#set text(font: "Sarabun", size: 12pt, lang: "th")\n{MARKS}'
    whole = max(bands(drawn(roomy.encode(), {})), key=lambda line: line.shape[0])
    cut = whole.copy()
    cut[:4] = False
    assert are_alike(whole, whole)
    assert not are_alike(whole, cut[4:])


def test_a_memo_begins_its_paragraphs_inside_as_a_letter_does() -> None:
    made = {form: read(docx(replace(REPORT, form=form), {})) for form in ("memo", "outline")}
    for form, indent in (("memo", 2.5), ("outline", None)):
        (line,) = [one for one in made[form].paragraphs if "51 คน" in one.text]
        found = line.style.paragraph_format.first_line_indent
        assert (round(found.cm, 1) if found else None) == indent

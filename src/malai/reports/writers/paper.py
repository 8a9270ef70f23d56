"""A document as PDF, by typst: tagged, Sarabun for Thai and Latin, lines broken at Thai words."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from malai.documents import pdf_of
from malai.documents.pdf import FONTS, PACKAGE, layout
from malai.reports.charts import bars_svg
from malai.reports.document import (
    Block,
    Chart,
    Document,
    Photo,
    Table,
    numeric_columns,
    to_plain,
    with_digits,
)
from malai.reports.writers.html import gone_said, memo_rows, signer_said

LAYOUT = "reports/report.typ"


def pdf(document: Document, photos: Mapping[str, bytes]) -> bytes:
    """Return the document as PDF; one typst run."""
    return pdf_of(LAYOUT, paper_data(document, photos))


def paper_data(document: Document, photos: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what the layout reads: the document, its charts drawn, its photos inside drawings."""
    told = with_digits(document)
    plain = to_plain(told)
    with override(document.language):
        for made, section in zip(plain["sections"], told.sections, strict=True):
            for block, source in zip(made["blocks"], section.blocks, strict=True):
                _draw(block, source, photos)
        plain["memo"]["signer"] = signer_said(told.memo)
        words = {"contents": _("Contents"), "memo": _("Memorandum")}
        head = [list(row) for row in memo_rows(told.memo)]
        return {**plain, "head": head, "said": words}


def _draw(made: dict[str, Any], block: Block, photos: Mapping[str, bytes]) -> None:
    if isinstance(block, Chart):
        made["svg"] = bars_svg(block)
        made["alt"] = "; ".join(f"{bar.label}: {bar.said}" for bar in block.bars)
    if isinstance(block, Table):
        made["right"] = list(numeric_columns(block))
    if isinstance(block, Photo):
        content = photos.get(block.key)
        made["svg"] = photo_svg(content) if content else ""
        made["gone"] = gone_said(block)


def photo_svg(content: bytes) -> str:
    """Return a photo as a drawing, which is how bytes reach the layout inside text."""
    from PIL import Image

    with Image.open(io.BytesIO(content)) as image:
        width, height = image.size
    told = base64.b64encode(content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/jpeg;base64,{told}"/></svg>'
    )


def charts_png(charts: list[Chart]) -> list[bytes]:
    """Return charts as pictures for Word, one typst run for all of them."""
    if not charts:
        return []
    import typst

    drawn = json.dumps({"charts": [bars_svg(chart) for chart in charts]}, ensure_ascii=False)
    made: Any = typst.compile(
        str(layout("reports/charts.typ")),
        root=str(PACKAGE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": drawn},
        format="png",
        ppi=144,
    )
    return [bytes(one) for one in made] if isinstance(made, list) else [bytes(made)]

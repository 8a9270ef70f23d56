"""A document as HTML: inside our pages, or as one file that needs nothing from outside."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from typing import Final

from django.utils.html import escape, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from malai.documents.pdf import FONTS
from malai.reports.charts import bars_svg
from malai.reports.document import (
    Block,
    Bullets,
    Chart,
    Document,
    Heading,
    Memo,
    Photo,
    Section,
    Table,
    numeric_columns,
    with_digits,
)

Photos = Mapping[str, bytes]
_STYLE: Final = """
body{font-family:Sarabun,'TH SarabunPSK','Noto Sans Thai',sans-serif;font-size:16px;line-height:1.7;
color:#26302a;max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;text-align:center;line-height:1.5}h2{font-size:1.25rem;margin-top:2rem}
h3{font-size:1.05rem}.below{text-align:center}h2.below{font-size:1.75rem;margin-top:0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{font-weight:600}dd{margin:0}
table{border-collapse:collapse;width:100%;margin:1rem 0}
th,td{border:1px solid #8a948c;padding:.25rem .5rem;text-align:left;vertical-align:top}
.text-end{text-align:right}caption,figcaption{text-align:left;font-weight:600;padding:.25rem 0}figure{margin:1rem 0}
img,svg{max-width:100%;height:auto}.note,footer{color:#5c665f}footer{margin-top:3rem}
ul,ol{padding-left:1.75rem}html[data-digits=thai] ol{list-style:thai}
@media print{body{margin:0;max-width:none}h2,h3{break-after:avoid}tr,figure{break-inside:avoid}}
"""


def fragment(document: Document, photos: Photos) -> SafeString:
    """Return the inside of a page: headings from ``h2`` on, no style of its own."""
    with override(document.language):
        told = with_digits(document)
        memo = _memo(told.memo) if told.form == "memo" else ""
        sections = "".join(_section(one, photos) for one in told.sections)
        end = _memo_end(told.memo) if told.form == "memo" else ""
        # Every text in it was escaped where it was put in.
        return mark_safe(f"{memo}{sections}{end}")  # noqa: S308 - see above


def page(document: Document, photos: Photos) -> bytes:
    """Return one file with our face inside; it asks nothing of any other place."""
    told = with_digits(document)
    below = "".join(f'<p class="below">{escape(line)}</p>' for line in told.below)
    title = escape(told.title).replace("\n", "<br>")
    head = "" if told.form == "memo" else f"<h1>{title}</h1>{below}"
    made = (
        f'<!doctype html><html lang="{told.language}" data-digits="{told.digits}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(told.title)}</title><style>{_faces()}{_STYLE}</style></head><body>"
        f"{head}{fragment(document, photos)}<footer>{escape(told.foot)}</footer></body></html>"
    )
    return made.encode()


def _faces() -> str:
    return "".join(_face(name, weight) for name, weight in (("Regular", 400), ("Bold", 700)))


def _face(name: str, weight: int) -> str:
    file = FONTS / f"Sarabun-{name}.ttf"
    if not file.is_file():
        return ""
    told = base64.b64encode(file.read_bytes()).decode()
    return (
        f"@font-face{{font-family:Sarabun;font-weight:{weight};"
        f"src:url(data:font/ttf;base64,{told}) format('truetype')}}"
    )


def _section(section: Section, photos: Photos) -> str:
    blocks = "".join(_block(block, photos) for block in section.blocks)
    return f"<section><h2>{escape(section.title)}</h2>{blocks}</section>"


def _block(block: Block, photos: Photos) -> str:
    if isinstance(block, Heading):
        return f"<h3>{escape(block.text)}</h3>"
    if isinstance(block, Bullets):
        tag = "ol" if block.is_numbered else "ul"
        return f"<{tag}>{''.join(f'<li>{escape(item)}</li>' for item in block.items)}</{tag}>"
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Chart):
        return _chart(block)
    if isinstance(block, Photo):
        return _photo(block, photos)
    return str(linebreaks(block.text, autoescape=True))


def _table(table: Table) -> str:
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    label = escape(table.caption or _("table"))
    right = numeric_columns(table)
    heads = _cells(table.heads, 'th scope="col"', right)
    rows = "".join(f"<tr>{_cells(row, 'td', right)}</tr>" for row in table.rows)
    return (
        f'<div class="overflow-x-auto" role="group" tabindex="0" aria-label="{label}">'
        f"<table>{caption}"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cells(texts: tuple[str, ...], tag: str, right: tuple[int, ...]) -> str:
    end = tag.split(maxsplit=1)[0]
    sides = (' class="text-end"' if place in right else "" for place in range(len(texts)))
    told = zip(texts, sides, strict=True)
    return "".join(f"<{tag}{side}>{escape(text)}</{end}>" for text, side in told)


def _chart(chart: Chart) -> str:
    note = f'<p class="note">{escape(chart.note)}</p>' if chart.note else ""
    caption = f"<figcaption>{escape(chart.caption)}</figcaption>"
    return f"<figure>{caption}{bars_svg(chart)}{note}</figure>"


def _photo(photo: Photo, photos: Photos) -> str:
    caption = escape(photo.caption)
    if photo.key not in photos:
        return f'<p class="note">{escape(gone_said(photo))}</p>'
    told = base64.b64encode(photos[photo.key]).decode()
    image = f'<img alt="{caption or escape(_("photo"))}" src="data:image/jpeg;base64,{told}">'
    return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"


def gone_said(photo: Photo) -> str:
    """Say that a photo is not shown any more."""
    said = {"caption": photo.caption or _("photo")}
    return _("(%(caption)s: not shown, because not everybody on it agrees any more)") % said


def memo_rows(memo: Memo) -> Iterator[tuple[str, str]]:
    """Yield the lines of the head of a memo with their labels; the form has them all, filled or not."""
    yield _("Government unit"), memo.office
    yield pgettext("letter", "No."), memo.ref
    yield pgettext("letter", "Date"), memo.day
    yield _("Subject"), memo.subject
    yield pgettext("letter", "To"), memo.to


def signer_said(memo: Memo) -> str:
    """Return who signs, or dots to write on."""
    return memo.signer or "." * 40


def _memo(memo: Memo) -> str:
    rows = "".join(f"<dt>{escape(one)}</dt><dd>{escape(two)}</dd>" for one, two in memo_rows(memo))
    return f'<h2 class="below">{escape(_("Memorandum"))}</h2><dl class="facts">{rows}</dl>'


def _memo_end(memo: Memo) -> str:
    lines = [memo.closing, f"({signer_said(memo)})", memo.position]
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)

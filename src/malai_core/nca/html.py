"""An analysis as HTML for a notebook: a table of effects, bottlenecks, outliers, plots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from malai_core.labels import Language, Words
from malai_core.nca.bottleneck import Level, Mark, Unit
from malai_core.nca.effect import MAGNITUDES

if TYPE_CHECKING:
    from malai_core.nca.analysis import Analysis, Finding

HEADINGS: Final[dict[str, Words]] = {
    "condition": Words("ปัจจัย", "Condition"),
    "ceiling": Words("เส้นเพดาน", "Ceiling"),
    "size": Words("ขนาดผล d", "Effect size d"),
    "magnitude": Words("ระดับ", "Size"),
    "p": Words("p", "p"),
    "interval": Words("ช่วงของ p", "Interval of p"),
    "accuracy": Words("ความแม่นของเพดาน", "Accuracy"),
    "fit": Words("ความพอดี", "Fit"),
    "zone": Words("พื้นที่ว่าง", "Empty zone"),
    "scope": Words("พื้นที่ทั้งหมด", "Scope"),
    "cases": Words("กรณี", "Cases"),
}
#: Headings of the first table; the others stand in a second, so that both fit a terminal.
FIRST: Final = ("condition", "ceiling", "size", "magnitude", "p", "interval")
SECOND: Final = ("condition", "ceiling", "accuracy", "fit", "zone", "scope", "cases")
RESULTS: Final = Words("ปัจจัยที่จำเป็นสำหรับ “{y}”", "Conditions necessary for “{y}”")
BOTTLENECK: Final = Words(
    "ตารางคอขวด: ผลลัพธ์แต่ละระดับต้องมีปัจจัยเท่าใด",
    "Bottleneck: how much of each condition a level of the outcome needs",
)
LEGEND: Final = Words(
    "NN = ไม่จำเป็น, NA = ไม่มีระดับใดเพียงพอ", "NN = not necessary, NA = no level is enough"
)
OUTLIERS: Final = Words(
    "กรณีที่ผลขึ้นอยู่กับมันมาก (ลองตรวจว่าวัดถูก)",
    "Cases the effect hangs on (check how they were measured)",
)
WITHOUT: Final = Words("d เมื่อไม่นับกรณีนี้", "d without it")
CASE: Final = Words("กรณี", "Case")
_SHOWN_OUTLIERS: Final = 3


def html_of(analysis: Analysis) -> str:
    """Return the analysis as one ``<div>``; names are escaped, nothing is fetched."""
    language = analysis.language
    title = escape(RESULTS.in_language(language).format(y=analysis.outcome))
    said = [*(note.in_language(language) for note in analysis.notes), *reasons(analysis)]
    parts = [
        f"<div><h3>{title}</h3>",
        *(f"<p>{escape(sentence)}</p>" for sentence in said),
        *(_table(headings, rows) for headings, rows in effect_tables(analysis)),
        *_bottlenecks(analysis),
        *_outliers(analysis),
        *(analysis.plot(name) for name in analysis.conditions),
        "</div>",
    ]
    return "\n".join(parts)


def reasons(analysis: Analysis) -> list[str]:
    """Return why there is no effect, for each condition and ceiling without one."""
    return [
        f"{f.condition}, {label(f.ceiling)}: {f.effect.undefined.in_language(analysis.language)}"
        for f in analysis.findings
        if f.effect.undefined
    ]


def effect_tables(analysis: Analysis) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Return headings and rows of the two tables of effects."""
    cells = [effect_cells(finding, analysis.language) for finding in analysis.findings]
    for names in (FIRST, SECOND):
        headings = [HEADINGS[name].in_language(analysis.language) for name in names]
        yield headings, [[row[name] for name in names] for row in cells]


def label(ceiling: str) -> str:
    """Return a ceiling's name as it is printed: ``CE-FDH``."""
    return ceiling.upper().replace("_", "-")


def cell_of(level: Level, unit: Unit) -> str:
    """Return what a level needs, as R's NCA prints it: ``NN``, ``NA`` or the number."""
    if isinstance(level.needed, Mark):
        return level.needed.value
    return f"{level.needed:.3f}" if unit == "actual" else f"{level.needed:.1f}"


def effect_cells(finding: Finding, language: Language) -> dict[str, str]:
    """Return the numbers of one finding as text, ``–`` where there is none."""
    cells = {**dict.fromkeys(HEADINGS, "–"), **_test_cells(finding)}
    cells |= {"condition": finding.condition, "ceiling": label(finding.ceiling)}
    found = finding.effect.value
    if found is None:
        return cells
    return cells | {
        "size": f"{found.size:.3f}",
        "magnitude": MAGNITUDES[found.magnitude].in_language(language),
        "accuracy": f"{found.accuracy:.1%}",
        "fit": "–" if found.fit is None else f"{found.fit:.1%}",
        "zone": f"{found.zone:.6g}",
        "scope": f"{found.scope.area:.6g}",
        "cases": str(found.cases),
    }


def _test_cells(finding: Finding) -> dict[str, str]:
    tested = finding.test.value if finding.test else None
    if tested is None:
        return {}
    low, high = tested.interval
    return {"p": f"{tested.p:.3f}", "interval": f"{low:.3f}–{high:.3f}"}


def _bottlenecks(analysis: Analysis) -> Iterator[str]:
    language = analysis.language
    yield f"<h4>{escape(BOTTLENECK.in_language(language))}</h4>"
    for ceiling in analysis.ceilings:
        found = [f for f in analysis.findings if f.ceiling == ceiling and f.bottleneck.value]
        if found:
            headings = [f"{label(ceiling)}: {analysis.outcome}", *(f.condition for f in found)]
            yield _table(headings, bottleneck_rows(found))
    yield f"<p>{escape(LEGEND.in_language(language))}</p>"


def bottleneck_rows(findings: Sequence[Finding]) -> Iterator[list[str]]:
    """Return the rows of the bottleneck table of several conditions under one ceiling.

    Rows go by place: where conditions have scopes of their own, a percentage means another value
    of the outcome for each.
    """
    tables = [f.bottleneck.value for f in findings if f.bottleneck.value]
    for row in zip(*(table.levels for table in tables), strict=True):
        cells = (cell_of(level, table.x_unit) for level, table in zip(row, tables, strict=True))
        yield [f"{row[0].level:g}", *cells]


def _outliers(analysis: Analysis) -> Iterator[str]:
    language = analysis.language
    rows = [row for finding in analysis.findings for row in outlier_rows(finding, analysis)]
    if rows:
        yield f"<h4>{escape(OUTLIERS.in_language(language))}</h4>"
        headings = (HEADINGS["condition"], HEADINGS["ceiling"], CASE, WITHOUT)
        yield _table([h.in_language(language) for h in headings], rows)


def outlier_rows(finding: Finding, analysis: Analysis) -> Iterator[list[str]]:
    """Return the cases a finding hangs on most."""
    for case in (finding.outliers.value or ())[:_SHOWN_OUTLIERS]:
        without = "–" if case.size is None else f"{case.size:.3f}"
        name = analysis.table.cases[case.row]
        yield [finding.condition, label(finding.ceiling), name, without]


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in headings)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

"""A whole analysis: every condition of a table under every ceiling, with its tables and tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.labels import Language, Sentence, Words
from malai_core.nca.bottleneck import Bottleneck, bottleneck_of
from malai_core.nca.ceilings import (
    DEFAULT_SHARE,
    CeilingName,
    require_ceiling,
    require_share,
)
from malai_core.nca.effect import Effect, effect_of
from malai_core.nca.outliers import Outlier, outliers_of
from malai_core.nca.pairs import Corner, Pair, Scope, pair_of
from malai_core.nca.permutation import DEFAULT_REPETITIONS, Permuted, permuted_of
from malai_core.nca.tables import Table, table_of
from malai_core.results import Result, versions
from malai_core.rng import DEFAULT_SEED

#: Fewer cases give a test too few orders, and a corner too little chance to be filled.
_FEW_CASES: Final = 10

AMONG_CONDITIONS: Final = Words(
    "“{name}” เป็นผลลัพธ์อยู่แล้ว จึงเป็นปัจจัยด้วยไม่ได้ ตัดออกจากปัจจัย",
    "“{name}” is the outcome, so it cannot be a condition too. Take it out of the conditions.",
)
NO_CONDITIONS: Final = Words(
    "ไม่มีปัจจัยให้วิเคราะห์ นอกจากผลลัพธ์แล้วต้องมีคอลัมน์ตัวเลขอย่างน้อยหนึ่งคอลัมน์",
    "There is no condition to analyse. Beside the outcome at least one column must hold numbers.",
)
NO_CEILINGS: Final = Words(
    "ยังไม่ได้เลือกเส้นเพดาน ลองใช้ ce_fdh,cr_fdh", "No ceiling was chosen. Try ce_fdh,cr_fdh."
)
MIXED_OUTCOME: Final = Words(
    "มุม 1 และ 2 ถามเรื่องผลลัพธ์สูง มุม 3 และ 4 ถามเรื่องผลลัพธ์ต่ำ ใช้ปนกันไม่ได้ แยกวิเคราะห์เป็นสองครั้ง",
    "Corners 1 and 2 ask about a high outcome, 3 and 4 about a low one. Analyse them separately.",
)
FEW_CASES: Final = Words(
    "“{name}” มีเพียง {count} กรณีที่ค่าครบ ผลจึงยังไม่แน่นอน เพิ่มกรณีถ้าทำได้",
    "“{name}” has only {count} complete cases, so its numbers are uncertain. Add cases if you can.",
)
LEFT_OUT: Final = Words(
    "“{name}” ไม่ได้นับ {count} กรณีที่ไม่มีค่าของปัจจัยหรือผลลัพธ์ เติมค่าที่ขาดถ้าหาได้",
    "“{name}” is without a value, or its outcome is, in this many cases, which are left out: "
    "{count}. Fill them in if you can.",
)
BLANK_COLUMN: Final = Words(
    "คอลัมน์ “{name}” ว่างทั้งคอลัมน์ จึงไม่ได้วิเคราะห์ เติมค่าหรือลบคอลัมน์",
    "Column “{name}” is blank, so it was not analysed. Fill it in or delete it.",
)


Ends = Sequence[float] | Scope


@dataclass(frozen=True, slots=True)
class Settings:
    """How to analyse; what is not said is the default."""

    ceilings: Sequence[str] = ("ce_fdh", "cr_fdh")
    """See ``effect``; ``ce_fdh`` suits outcomes of few levels, ``cr_fdh`` those of many."""
    corner: int | Mapping[str, int] = Corner.UPPER_LEFT
    """For all conditions, or by condition."""
    scope: Ends | Mapping[str, Ends] | None = None
    """For all conditions, or by condition; the observed one where none is given."""
    share: float = DEFAULT_SHARE
    """Of the quantile ceiling."""
    steps: int | Sequence[float] = 10
    """Of the bottleneck table, see ``bottleneck``."""
    units: tuple[str, str] = ("percentage.range", "percentage.range")
    """Of condition and outcome in the bottleneck table."""
    repetitions: int = DEFAULT_REPETITIONS
    """Of the permutation test; 0 makes none."""
    seed: int = DEFAULT_SEED

    def corner_of(self, condition: str) -> int:
        """Return the corner asked for one condition."""
        if isinstance(self.corner, Mapping):
            return self.corner.get(condition, Corner.UPPER_LEFT)
        return self.corner

    def scope_of(self, condition: str) -> Ends | None:
        """Return the scope asked for one condition."""
        return self.scope.get(condition) if isinstance(self.scope, Mapping) else self.scope


DEFAULTS: Final = Settings()


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition under one ceiling."""

    condition: str
    ceiling: CeilingName
    effect: Result[Effect]
    bottleneck: Result[Bottleneck]
    test: Result[Permuted] | None
    outliers: Result[tuple[Outlier, ...]]

    @property
    def is_necessary(self) -> bool | None:
        """Whether ``d >= 0.1`` and ``p < 0.05``; ``None`` without both. Theory decides as well."""
        if self.effect.value is None or self.test is None or self.test.value is None:
            return None
        return self.effect.value.size >= 0.1 and self.test.value.p < 0.05


@dataclass(frozen=True)
class Analysis:
    """What ``analyse`` found; shows itself in a notebook."""

    outcome: str
    conditions: tuple[str, ...]
    table: Table
    pairs: Mapping[str, Pair]
    ceilings: tuple[CeilingName, ...]
    settings: Settings
    findings: tuple[Finding, ...]
    notes: tuple[Sentence, ...]
    language: Language = "th"
    versions: Mapping[str, str] = field(default_factory=dict)

    def of(self, condition: str, ceiling: str = "ce_fdh") -> Finding:
        """Return one finding; ``KeyError`` where it was not asked for."""
        for finding in self.findings:
            if (finding.condition, finding.ceiling) == (condition, ceiling):
                return finding
        raise KeyError((condition, ceiling))

    def plot(self, condition: str) -> str:
        """Return the ceiling plot of one condition as SVG."""
        from malai_core.nca.plot import ceiling_plot

        return ceiling_plot(
            self.pairs[condition],
            self.ceilings,
            names=(condition, self.outcome),
            cases=self.table.cases,
            language=self.language,
            share=self.settings.share,
        )

    def r_script(self) -> str:
        """Return a script that repeats the analysis with R's package NCA."""
        from malai_core.nca.r_script import r_script

        return r_script(self)

    def html(self) -> str:
        """Return tables and plots as one piece of HTML, in ``language``."""
        from malai_core.nca.html import html_of

        return html_of(self)

    def _repr_html_(self) -> str:
        return self.html()


def analyse(
    data: object,
    *,
    outcome: str,
    conditions: Sequence[str] | None = None,
    cases: str | None = None,
    settings: Settings = DEFAULTS,
    language: Language = "th",
) -> Analysis:
    """Analyse which conditions of a table are necessary for its outcome.

    Parameters
    ----------
    data
        A dict of columns, a data frame of any library, an array, or a ``Table``: see ``table_of``.
    outcome
        Column of the outcome.
    conditions
        Columns of the conditions; by default every other column with numbers.
    cases
        Column that names the cases; by default the first column of text.
    settings
        Ceilings, corner, scope, bottleneck table, test and seed.
    language
        In which the result shows itself.

    Returns
    -------
    Analysis
        One finding for each condition and ceiling; what is undefined says why, and does not stop
        the rest.

    Raises
    ------
    InvalidInputError
        See ``table_of`` and ``effect``; or the outcome among the conditions, no conditions, text
        in a column of numbers, or corners of both a high and a low outcome.

    Examples
    --------
    >>> found = analyse({"village": ["A", "B", "C"], "trust": [0, 1, 2], "joint work": [0, 1, 2]},
    ...                 outcome="joint work")
    >>> round(found.of("trust").effect.value.size, 2)
    0.75
    """
    table = data if isinstance(data, Table) else table_of(data, cases=cases)
    chosen = _conditions(table, outcome, conditions)
    ceilings = _ceilings(settings)
    pairs = _pairs(table, outcome, chosen, settings)
    return Analysis(
        outcome=outcome,
        conditions=chosen,
        table=table,
        pairs=pairs,
        ceilings=ceilings,
        settings=settings,
        findings=tuple(
            f for name in chosen for f in _findings(name, pairs[name], ceilings, settings)
        ),
        notes=tuple(_notes(table, outcome, conditions, pairs)),
        language=language,
        versions=versions("malai", "numpy"),
    )


def _conditions(table: Table, outcome: str, asked: Sequence[str] | None) -> tuple[str, ...]:
    table.numbers(outcome)
    if asked is None:
        found = tuple(n for n in table.columns if n != outcome and table.has_numbers(n))
    else:
        found = tuple(dict.fromkeys(asked))
    if outcome in found:
        raise InvalidInputError(AMONG_CONDITIONS, name=outcome)
    if not found:
        raise InvalidInputError(NO_CONDITIONS)
    return found


def _ceilings(settings: Settings) -> tuple[CeilingName, ...]:
    require_share(settings.share)
    found = tuple(dict.fromkeys(require_ceiling(name) for name in settings.ceilings))
    if not found:
        raise InvalidInputError(NO_CEILINGS)
    return found


def _pairs(
    table: Table, outcome: str, conditions: tuple[str, ...], settings: Settings
) -> dict[str, Pair]:
    y = table.numbers(outcome)
    pairs = {
        name: pair_of(
            table.numbers(name), y, corner=settings.corner_of(name), scope=settings.scope_of(name)
        )
        for name in conditions
    }
    if len({pair.corner.flips_y for pair in pairs.values()}) > 1:
        raise InvalidInputError(MIXED_OUTCOME)
    return pairs


def _findings(
    condition: str, pair: Pair, ceilings: tuple[CeilingName, ...], settings: Settings
) -> Iterator[Finding]:
    share = settings.share
    tests: Sequence[Result[Permuted] | None] = [None] * len(ceilings)
    if settings.repetitions:
        tests = permuted_of(pair, ceilings, settings.repetitions, settings.seed, share=share)
    for name, test in zip(ceilings, tests, strict=True):
        yield Finding(
            condition,
            name,
            effect_of(pair, name, share),
            bottleneck_of(pair, name, settings.steps, settings.units, share),
            test,
            outliers_of(pair, name, share),
        )


def _notes(
    table: Table, outcome: str, asked: Sequence[str] | None, pairs: Mapping[str, Pair]
) -> Iterator[Sentence]:
    """Tell what the numbers do not say themselves."""
    for name, pair in pairs.items():
        if pair.left_out:
            yield Sentence(LEFT_OUT, {"name": name, "count": pair.left_out})
        if pair.x.size < _FEW_CASES:
            yield Sentence(FEW_CASES, {"name": name, "count": int(pair.x.size)})
    if asked is None:
        blank = (name for name in table.columns if name != outcome and table.is_blank(name))
        yield from (Sentence(BLANK_COLUMN, {"name": name}) for name in blank)

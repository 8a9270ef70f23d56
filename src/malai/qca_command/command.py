"""The command line of ``malai qca``: read a table, analyse it, say it, and the exit code."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from malai.command_line import ended, say, say_json
from malai.qca_command import words
from malai.qca_command.reading import read_columns
from malai_core.errors import InvalidInputError
from malai_core.labels import LANGUAGES, Language, Sentence
from malai_core.qca.cases import cases_of
from malai_core.qca.minimise import KINDS, minimise
from malai_core.qca.necessity import single_conditions
from malai_core.qca.solution import Kind, Solution
from malai_core.qca.truth_table import TruthTable, truth_table

SAID = 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    asked = _parser().parse_args(arguments)
    return ended(
        lambda: _answer(asked), source=asked.table, language=asked.lang, is_json=asked.json
    )


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="malai qca",
        description="ดูว่าเงื่อนไขใดรวมกันแล้วเกิดผล · "
        "Say which conditions go together with an outcome (QCA).",
    )
    parser.add_argument("table", metavar="TABLE", type=Path, help="csv, xlsx, ods, ...")
    parser.add_argument("--outcome", required=True, help="SURV, ~SURV for its absence, SURV{2}")
    parser.add_argument("--conditions", help="columns, with commas; by default all but the outcome")
    parser.add_argument("--incl", help="consistency cut-off; two with a comma: present, absent")
    parser.add_argument("--pri", type=float, default=0.0, help="PRI cut-off")
    parser.add_argument("--n-cut", type=int, default=1, help="cases a row needs")
    parser.add_argument("--exclude", default="", help="numbers of rows that count as absent")
    parser.add_argument("--expect", help="DEV=1,URB=0,... for the intermediate solution")
    parser.add_argument("--solution", choices=(*KINDS, "all"), default="all")
    parser.add_argument("--row-dominance", action="store_true", help="fewer prime implicants")
    parser.add_argument("--limit", type=int, default=1000, help="models written out at most")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")
    parser.add_argument("--r-script", type=Path, help="write a script that repeats it in R")
    parser.add_argument("--lang", choices=LANGUAGES, default="th", help="th (default) or en")
    return parser


def _answer(asked: Namespace) -> int:
    table = _table(asked)
    solutions = {kind: _solution(asked, table, kind) for kind in _kinds(asked)}
    necessary = single_conditions(table.cases)
    if asked.r_script:
        _write_r_script(asked, table)
    language: Language = asked.lang
    if asked.json:
        from malai.qca_command.summary import summary

        say_json(summary(table, solutions, necessary, language), indent=2)
    else:
        from malai.qca_command.terminal import tell

        tell(table, solutions.values(), necessary, language)
        if asked.solution == "all" and not asked.expect:
            say(words.NO_INTERMEDIATE.in_language(language))
    return SAID


def _write_r_script(asked: Namespace, table: TruthTable) -> None:
    from malai_core.qca.r_script import r_script

    script = r_script(table, _kinds(asked), expectations=asked.expect)
    asked.r_script.write_text(script, encoding="utf-8")
    said = Sentence(words.WRITTEN, {"path": str(asked.r_script)})
    sys.stderr.write(f"{said.in_language(asked.lang)}\n")


def _table(asked: Namespace) -> TruthTable:
    conditions = asked.conditions.split(",") if asked.conditions else None
    cases = cases_of(read_columns(asked.table), asked.outcome, conditions=conditions)
    exclude = _row_numbers(asked.exclude)
    return truth_table(
        cases,
        inclusion=_inclusion(asked.incl),
        pri=asked.pri,
        frequency=asked.n_cut,
        exclude=exclude,
    )


def _row_numbers(text: str) -> list[int]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not all(part.isdecimal() for part in parts):
        raise InvalidInputError(words.NOT_ROWS, value=text)
    return [int(part) for part in parts]


def _inclusion(text: str | None) -> float | tuple[float, float] | None:
    if text is None:
        return None
    try:
        given = [float(part) for part in text.split(",")]
    except ValueError:
        given = []
    if len(given) == 1:
        return given[0]
    if len(given) == 2:
        return given[0], given[1]
    raise InvalidInputError(words.NOT_A_NUMBER, name="incl", value=text)


def _kinds(asked: Namespace) -> list[Kind]:
    if asked.solution != "all":
        return [kind for kind in KINDS if kind == asked.solution]
    return [kind for kind in KINDS if kind != "intermediate" or asked.expect]


def _solution(asked: Namespace, table: TruthTable, kind: Kind) -> Solution:
    return minimise(
        table,
        kind,
        expectations=asked.expect,
        row_dominance=asked.row_dominance,
        limit=asked.limit,
    )

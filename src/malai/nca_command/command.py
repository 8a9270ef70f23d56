"""The command line of ``malai nca``: read the table, analyse, say it or print one object."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from malai.command_line import ended, say_json
from malai.nca_command import words
from malai.nca_command.reading import read_table
from malai_core.errors import InvalidInputError
from malai_core.labels import LANGUAGES
from malai_core.nca import CEILINGS, UNITS, Analysis, Settings, analyse

DONE = 0
T = TypeVar("T")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    asked = _parser().parse_args(arguments)
    return ended(
        lambda: _analyse(asked), source=asked.source, language=asked.lang, is_json=asked.json
    )


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="malai nca",
        description="บอกว่าผลลัพธ์ขาดปัจจัยใดไม่ได้ และต้องมีเท่าใด · "
        "Say which conditions an outcome cannot do without, and how much of them.",
    )
    parser.add_argument("source", metavar="TABLE", type=Path, help="csv, xlsx, ods, ...")
    parser.add_argument("--outcome", required=True, metavar="Y", help="column of the outcome")
    parser.add_argument(
        "--conditions",
        type=_several(str),
        metavar="A,B",
        help="columns of the conditions (default: every other column of numbers)",
    )
    parser.add_argument(
        "--cases", metavar="COLUMN", help="column that names the cases (default: first of text)"
    )
    parser.add_argument("--sheet", metavar="NAME", help="sheet of a workbook (default: the first)")
    _add_method(parser)
    _add_output(parser)
    return parser


def _add_method(parser: ArgumentParser) -> None:
    defaults = Settings()
    parser.add_argument(
        "--ceiling",
        type=_several(str),
        default=list(defaults.ceilings),
        metavar="NAME,NAME",
        help=f"of {', '.join(CEILINGS)} (default: {','.join(defaults.ceilings)})",
    )
    parser.add_argument("--corner", type=int, default=1, help="1 (upper left) to 4 (lower right)")
    parser.add_argument(
        "--scope",
        type=_several(float),
        metavar="XLOW,XHIGH,YLOW,YHIGH",
        help="values held possible (default: the observed)",
    )
    parser.add_argument("--quantile", type=float, default=defaults.share, help="share for qr")
    parser.add_argument("--steps", type=int, default=10, help="steps of the bottleneck table")
    parser.add_argument("--x-unit", choices=UNITS, default=UNITS[0], help="of the conditions")
    parser.add_argument("--y-unit", choices=UNITS, default=UNITS[0], help="of the outcome")
    parser.add_argument(
        "--permutations", type=int, default=defaults.repetitions, help="of the test; 0: no test"
    )
    parser.add_argument("--seed", type=int, default=defaults.seed, help="of the test")


def _add_output(parser: ArgumentParser) -> None:
    parser.add_argument("--lang", choices=LANGUAGES, default="th", help="th (default) or en")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")
    parser.add_argument("--html", type=Path, metavar="PATH", help="write tables and plots there")
    parser.add_argument(
        "--r-script", type=Path, metavar="PATH", help="write a script for R's NCA there"
    )


def _several(kind: Callable[[str], T]) -> Callable[[str], list[T]]:
    """Return a reader of values with commas between them."""

    def read(text: str) -> list[T]:
        """Return the values."""
        try:
            return [kind(part.strip()) for part in text.split(",") if part.strip()]
        except ValueError:
            raise ArgumentTypeError(f"{text!r}: numbers with commas between them") from None

    return read


def _analyse(asked: Namespace) -> int:
    table = read_table(asked.source, sheet=asked.sheet, cases=asked.cases)
    found = analyse(
        table,
        outcome=asked.outcome,
        conditions=asked.conditions,
        settings=_settings(asked),
        language=asked.lang,
    )
    _write(asked, found)
    if asked.json:
        from malai.nca_command.summary import summary

        say_json(summary(found), indent=2)
    else:
        from malai.nca_command.terminal import tell

        tell(found)
    return DONE


def _settings(asked: Namespace) -> Settings:
    return Settings(
        ceilings=asked.ceiling,
        corner=asked.corner,
        scope=_scope(asked.scope),
        share=asked.quantile,
        steps=asked.steps,
        units=(asked.x_unit, asked.y_unit),
        repetitions=asked.permutations,
        seed=asked.seed,
    )


def _scope(ends: list[float] | None) -> list[float] | None:
    if ends is not None and len(ends) != 4:
        raise InvalidInputError(words.FOUR_ENDS)
    return ends


def _write(asked: Namespace, found: Analysis) -> None:
    if asked.html:
        asked.html.write_text(_page(found), encoding="utf-8")
    if asked.r_script:
        asked.r_script.write_text(found.r_script(), encoding="utf-8")


def _page(found: Analysis) -> str:
    return (
        f'<!doctype html><html lang="{found.language}"><meta charset="utf-8">'
        f"<title>malai nca</title><body>{found.html()}</body></html>\n"
    )

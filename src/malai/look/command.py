"""The command line of ``malai look``: read, say, write the page, and the exit code."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from malai.command_line import ended, say_json
from malai.look import words
from malai.look.writing import write_page
from malai_core.labels import LANGUAGES, Language, Sentence
from malai_core.reading.any_file import read_any

if TYPE_CHECKING:
    from rich.status import Status

    from malai.look.seen import Seen

READ, SET_ASIDE = 0, 2
_KINDS: Final = "xlsx, xls, ods, csv; graphml, gexf, net, paj, dl, vna, gml, dot, json, 2sm"
_BANGKOK: Final = ZoneInfo("Asia/Bangkok")


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for."""

    source: Path
    language: Language
    is_json: bool
    out: Path | None
    has_contacts: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    asked = _options(_parser().parse_args(arguments))
    return ended(
        lambda: _look(asked),
        source=asked.source,
        language=asked.language,
        is_json=asked.is_json,
    )


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="malai look",
        description="อ่านไฟล์รายชื่อ แล้วบอกว่าเห็นอะไรในเครือข่าย · "
        "Read a workbook and say what it shows of a network.",
    )
    parser.add_argument("source", metavar="FILE|FOLDER", type=Path, help=_KINDS)
    parser.add_argument("--lang", choices=LANGUAGES, default="th", help="th (default) or en")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")
    parser.add_argument("--out", type=Path, metavar="PATH", help="where the HTML page goes")
    parser.add_argument(
        "--without-contacts",
        action="store_true",
        help="leave phone numbers and e-mail addresses out of the page altogether",
    )
    return parser


def _options(given: Namespace) -> Options:
    return Options(given.source, given.lang, given.json, given.out, not given.without_contacts)


def _look(asked: Options) -> int:
    seen = _read(asked)
    from malai.look.page import page_of

    page = page_of(seen, asked.language, has_contacts=asked.has_contacts)
    place = write_page(page, asked.source, asked.out)
    if asked.is_json:
        from malai.look.summary import summary

        say_json(summary(seen, asked.language, place), indent=2)
    else:
        from malai.look.terminal import tell

        tell(seen, asked.language, place)
    return SET_ASIDE if seen.reading.set_aside else READ


def _read(asked: Options) -> Seen:
    from malai.look.seen import Seen

    quiet = asked.is_json or not sys.stderr.isatty()
    with nullcontext() if quiet else _status(asked) as said:

        def progress(sheet: str, rows: int) -> None:
            """Say how far the reading is."""
            if said is not None:
                at = Sentence(words.READING_ROWS, {"sheet": sheet, "rows": rows})
                said.update(at.in_language(asked.language))

        found = read_any(asked.source, progress=progress)
    for note in found.notes:
        sys.stderr.write(f"{note.in_language(asked.language)}\n")
    return Seen(found.reading, datetime.now(_BANGKOK).date())


def _status(asked: Options) -> Status:
    """Return the line that says how far the reading is; it disappears at the end."""
    from rich.console import Console

    said = Sentence(words.READING, {"name": asked.source.name}).in_language(asked.language)
    return Console(stderr=True).status(said)

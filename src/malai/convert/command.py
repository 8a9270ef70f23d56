"""The command line of ``malai convert``: read, choose, write, and say what that cost."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from malai.command_line import ended
from malai_core.errors import InvalidInputError
from malai_core.formats.networks import (
    FORMATS,
    WRITTEN,
    Network,
    WriteOptions,
    Written,
    read_network,
    write_network,
)
from malai_core.formats.networks.values import moment
from malai_core.labels import LANGUAGES, Language, Sentence, Words

DONE, WITH_LOSS = 0, 2
_SHOWN: Final = 8

READ: Final = Words(
    "อ่าน {name} ({format}): สมาชิก {members} ราย ความสัมพันธ์ {ties} เส้น",
    "Read {name} ({format}): {members} members, {ties} ties",
)
WROTE: Final = Words(
    "เขียน {name} ({format}): สมาชิก {members} ราย ความสัมพันธ์ {ties} เส้น",
    "Wrote {name} ({format}): {members} members, {ties} ties",
)
ASIDE: Final = Words("ไม่ได้ใช้ {count} รายการ:", "Set aside: {count}")
ASIDE_AT: Final = Words("  บรรทัด {line}: {why} {text}", "  line {line}: {why} {text}")
MORE: Final = Words("  และอีก {count} รายการ", "  and {count} more")
KEEP: Final = Words(
    "ใส่ --with-personal ถ้าต้องการส่งข้อมูลส่วนบุคคลออกไปด้วย",
    "Give --with-personal to let personal data out too.",
)
NOT_WRITTEN: Final = Words("เขียน {name} ไม่ได้: {reason}", "{name} cannot be written: {reason}")
SAME_FILE: Final = Words(
    "ต้นทางกับปลายทางเป็นไฟล์เดียวกัน ({name}) ตั้งชื่อปลายทางใหม่",
    "{name} is both the source and the target. Give the target another name.",
)
NO_TIME: Final = Words(
    "“{text}” ไม่ใช่วันหรือเวลา เขียนเช่น 2026-05-01",
    "“{text}” is no day or time. Write it like 2026-05-01.",
)
NO_LAYER: Final = Words(
    "ไม่มีชั้นความสัมพันธ์ “{name}” ในไฟล์นี้ มี: {known}", "The file has no layer “{name}”. It has: {known}."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    given = _parser().parse_args(arguments)
    return ended(
        lambda: _convert(given),
        source=given.target,
        language=given.lang,
        not_opened=NOT_WRITTEN,
    )


def _parser() -> ArgumentParser:
    known = ", ".join(WRITTEN)
    parser = ArgumentParser(
        prog="malai convert",
        description="แปลงไฟล์เครือข่ายจากโปรแกรมหนึ่งไปอีกโปรแกรมหนึ่ง · "
        "Turn one program's network file into another's.",
    )
    parser.add_argument("source", metavar="A", type=Path, help="any network file or folder of csv")
    parser.add_argument("target", metavar="B", type=Path, help="its ending says the format")
    parser.add_argument("--from", dest="form", default="", choices=FORMATS, metavar="FORMAT",
                        help="the format of A, where its content does not tell")  # fmt: skip
    parser.add_argument("--to", default="", choices=WRITTEN, metavar="FORMAT", help=known)
    parser.add_argument("--layer", action="append", metavar="NAME", help="only this layer of ties; may be repeated")  # fmt: skip
    parser.add_argument("--on", metavar="DAY", help="only what was so on this day, such as 2026-05-01")  # fmt: skip
    parser.add_argument("--with-personal", action="store_true", help="let phones, addresses and the like out too")  # fmt: skip
    parser.add_argument("--without-names", action="store_true", help="call members m1, m2 ...")
    parser.add_argument("--lang", choices=LANGUAGES, default="th", help="th (default) or en")
    return parser


def _convert(given: Namespace) -> int:
    if given.source.resolve() == given.target.resolve():
        raise InvalidInputError(SAME_FILE, name=given.target.name)
    network = read_network(given.source, form=given.form)
    _tell_read(network, given)
    out = write_network(network, given.target, form=given.to, options=_options(given, network))
    _tell_written(out, given)
    return WITH_LOSS if out.losses or network.report.asides else DONE


def _options(given: Namespace, network: Network) -> WriteOptions:
    for name in given.layer or ():
        if name not in network.relations:
            raise InvalidInputError(NO_LAYER, name=name, known=", ".join(network.relations))
    on = None if given.on is None else moment(given.on)
    if given.on is not None and on is None:
        raise InvalidInputError(NO_TIME, text=given.on)
    return WriteOptions(given.layer, on, given.with_personal, not given.without_names)


def _tell_read(network: Network, given: Namespace) -> None:
    report = network.report
    title = FORMATS[report.format].title
    _say(given.lang, READ, name=given.source.name, format=title, members=report.members, ties=report.ties)  # fmt: skip
    for note in report.notes:
        sys.stdout.write(f"  {note.in_language(given.lang)}\n")
    if report.asides:
        _say(given.lang, ASIDE, count=len(report.asides))
    for aside in report.asides[:_SHOWN]:
        why = aside.sentence.in_language(given.lang)
        _say(given.lang, ASIDE_AT, line=str(aside.line or "–"), why=why, text=aside.text)
    if len(report.asides) > _SHOWN:
        _say(given.lang, MORE, count=len(report.asides) - _SHOWN)


def _tell_written(out: Written, given: Namespace) -> None:
    title, net = FORMATS[out.format].title, out.network
    _say(given.lang, WROTE, name=given.target.name, format=title, members=len(net.members), ties=len(net.ties))  # fmt: skip
    for loss in out.losses:
        sys.stdout.write(f"  {loss.in_language(given.lang)}\n")
    if out.has_left_out_personal:
        _say(given.lang, KEEP)


def _say(language: Language, words: Words, **values: str | int) -> None:
    text = Sentence(words, values).in_language(language).rstrip()
    sys.stdout.write("".join(c if c.isprintable() or c == "\n" else " " for c in text) + "\n")

"""Opening a network file of any format: recognised by its content, read, and reported on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from malai_core.errors import InvalidInputError
from malai_core.formats.encodings import encoding_of
from malai_core.formats.kinds import HEAD_BYTES, OLE, ZIP, refuse_known_others
from malai_core.formats.limits import LIMITS, MEGABYTE, Limits
from malai_core.formats.networks.collecting import Collector, collector_paused
from malai_core.formats.networks.context import Opened
from malai_core.formats.networks.matrix_form import undirected_where_mutual
from malai_core.formats.networks.model import Head, Network, Record
from malai_core.formats.networks.recognise import format_of, format_of_json, is_json
from malai_core.formats.networks.registry import FORMATS
from malai_core.formats.networks.words import (
    LETTERS_LOST,
    MUTUAL_ALL,
    NOT_A_NETWORK,
    UNKNOWN_FORMAT,
)
from malai_core.formats.refusals import refusal
from malai_core.formats.sources import Source
from malai_core.labels import Sentence

_SAMPLE: Final = MEGABYTE // 8
TABLES: Final = "table"
"""What ``network_format`` answers for a workbook, a text table or a folder."""


def network_format(source: Path | bytes, *, name: str = "", limits: Limits = LIMITS) -> str:
    r"""Return the network format that a file is by its content.

    Parameters
    ----------
    source
        A file, a folder, or the bytes of a file.
    name
        What to call it; by default the name of the file.
    limits
        Above which sizes a file is refused.

    Returns
    -------
    str
        A key of ``FORMATS``; ``"table"`` for a workbook, a text table or a folder of them, which
        may be a network or not; ``""`` for what is neither.

    Raises
    ------
    UnreadableFileError
        Not found, empty or too large.

    Examples
    --------
    >>> network_format(b"dl n=2\ndata:\n0 1\n1 0\n")
    'dl'
    """
    if isinstance(source, Path) and source.is_dir():
        return TABLES
    return _recognised(_source(source, name), limits)[0]


def _source(source: Path | bytes, name: str) -> Source:
    shown = source.name if isinstance(source, Path) else ""
    return Source(source, name or shown)


def _recognised(source: Source, limits: Limits) -> tuple[str, Opened | None]:
    """Return the format, and the file where recognising it has read it whole already."""
    source.judge_size(limits)
    head = source.head(_SAMPLE)
    if head.startswith((ZIP, OLE)):
        return TABLES, None
    text = head.decode(encoding_of(head, is_utf8=_is_utf8(head)), "replace")
    if is_json(text):
        opened = _opened(source, limits)
        return format_of_json(opened.json()), opened
    found = format_of(text)
    if found or text.lstrip("\ufeff \r\n\t").startswith("<"):
        return found, None
    refuse_known_others(head[:HEAD_BYTES], source.name)
    return TABLES, None


def _is_utf8(head: bytes) -> bool:
    """Tell whether the beginning is UTF-8, but for a letter that the cut divides."""
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4 and len(head) == _SAMPLE
    return True


def _opened(source: Source, limits: Limits) -> Opened:
    head = source.head(_SAMPLE)
    survey = source.survey(is_text=True)
    encoding = encoding_of(head, is_utf8=survey.is_utf8)
    with source.open() as file:
        size = file.seek(0, 2)
    return Opened(
        source, encoding, size, limits, is_damaged=encoding == "utf-8-sig" and not survey.is_utf8
    )


@contextmanager
def open_records(
    source: Path | bytes,
    *,
    name: str = "",
    form: str = "",
    limits: Limits = LIMITS,
) -> Iterator[tuple[str, Iterator[Record]]]:
    """Open a network file as a stream of records, for files larger than memory.

    Yields the name of the format, and members, ties and what was set aside as they stand in the
    file: ends of ties are not compared with the members, several graphs not joined. Memory does
    not grow with the number of ties, except for JSON and DOT, which are read whole.
    """
    opened = None
    if form or (isinstance(source, Path) and source.is_dir()):
        found = form or TABLES
    else:
        found, opened = _recognised(_source(source, name), limits)
    if found == TABLES or not FORMATS[_known(found, source, name)].reader:
        from malai_core.formats.networks.workbooks import table_records

        with table_records(source, name, found if form else "", limits) as (kind, records):
            yield kind, records
        return
    opened = opened or _opened(_source(source, name), limits)
    yield found, _noted(opened, FORMATS[found].records(opened))


def _known(format_: str, source: Path | bytes, name: str) -> str:
    if format_ in FORMATS:
        return format_
    if format_ == "":
        raise refusal(NOT_A_NETWORK, _source(source, name).name)
    raise InvalidInputError(UNKNOWN_FORMAT, format=format_, known=", ".join(FORMATS))


def _noted(opened: Opened, records: Iterator[Record]) -> Iterator[Record]:
    if opened.is_damaged:
        yield Head(note=Sentence(LETTERS_LOST))
    yield from records


def read_network(
    source: Path | str | bytes,
    *,
    name: str = "",
    form: str = "",
    limits: Limits = LIMITS,
) -> Network:
    r"""Read a network file of any known format.

    Parameters
    ----------
    source
        A file, a folder of tables, or the bytes of a file.
    name
        What to call it in sentences; by default the name of the file.
    form
        A key of ``FORMATS``; by default the content tells.
    limits
        Above which sizes a file is refused.

    Returns
    -------
    Network
        Members by id, ties of every relation, and in ``report`` what the file announced, what was
        read, and what was set aside with line, column and reason.

    Raises
    ------
    UnreadableFileError
        Not found, too large, not well formed (the sentence names line and column), unsafe (an XML
        with entities, a number of members that the file cannot hold), or no network.
    InvalidInputError
        ``form`` is not known.

    Notes
    -----
    One pass over the bytes to know the letters, one to read. Time O(bytes), memory O(members +
    ties); see ``open_records`` for less.

    Examples
    --------
    >>> net = read_network(b'*Vertices 3\n1 "a"\n2 "b"\n*Edges\n1 2\n')
    >>> net, [note.in_language("en") for note in net.report.notes]
    (<Network: 3 members, 1 tie>, ['The file says 3 members; 3 were read.'])
    """
    origin = Path(source) if isinstance(source, str) else source
    with open_records(origin, name=name, form=form, limits=limits) as (found, records):
        shown = name or (origin.name if isinstance(origin, Path) else "")
        collector = Collector(found, shown, invents=FORMATS[found].invents)
        try:
            with collector_paused():
                collector.take(records)
        except RecursionError as error:  # a nesting that no reader counts
            raise refusal(NOT_A_NETWORK, shown) from error
    return _finished(collector.network(), found)


def _finished(network: Network, format_: str) -> Network:
    if network.modes is None and any(member.mode for member in network.members.values()):
        network.modes = ("", "")
    if FORMATS[format_].is_matrix:
        for relation in undirected_where_mutual(network):
            network.report.notes.append(Sentence(MUTUAL_ALL, {"relation": relation or "–"}))
    return network

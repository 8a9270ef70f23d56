"""Reading the XML of packages as a stream of events, with everything dangerous switched off.

Expat resolves no outside entity unless told how, and a document type declaration, without which
there is no entity at all (billion laughs, XXE), is refused where it begins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final
from xml.parsers import expat

from malai_core.formats.limits import MEGABYTE
from malai_core.formats.refusals import BROKEN, UNSAFE_MARKUP, refusal

Attributes = dict[str, str]
StartHandler = Callable[[str, Attributes], object]
EndHandler = Callable[[str], object]
DataHandler = Callable[[str], object]

_LONGEST_TOKEN: Final = 4 * MEGABYTE


def local(tag: str) -> str:
    """Return a name without its namespace prefix.

    Examples
    --------
    >>> local("x:row"), local("row")
    ('row', 'row')
    """
    return tag[tag.find(":") + 1 :]


def parse(
    chunks: Iterable[bytes],
    name: str,
    *,
    start: StartHandler,
    end: EndHandler | None = None,
    data: DataHandler | None = None,
) -> Iterator[None]:
    """Feed the chunks to the handlers, pausing after each chunk.

    Raises
    ------
    UnreadableFileError
        The markup is not well formed, has a DTD, or has one token of over 4 MB, which expat would
        keep in memory and start reading again with each chunk.
    """
    parser = _parser(name)
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    if data is not None:
        parser.CharacterDataHandler = data
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk)
            fed += len(chunk)
            if fed - max(parser.CurrentByteIndex, 0) > _LONGEST_TOKEN:
                raise refusal(BROKEN, name)
            yield
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by place only
    except expat.ExpatError as error:
        raise refusal(BROKEN, name) from error
    yield


def parse_whole(
    chunks: Iterable[bytes],
    name: str,
    *,
    start: StartHandler,
    end: EndHandler | None = None,
    data: DataHandler | None = None,
) -> None:
    """Feed all the chunks to the handlers."""
    for _ in parse(chunks, name, start=start, end=end, data=data):
        pass


def _parser(name: str) -> expat.XMLParserType:
    def refuse(*_declaration: object) -> None:
        raise refusal(UNSAFE_MARKUP, name)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser

"""Writing a network as a file of another program, with what that costs said beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from malai_core.errors import InvalidInputError
from malai_core.formats.networks.fitting import fitted
from malai_core.formats.networks.loss_words import LOST, MEMBERS, TIES
from malai_core.formats.networks.model import Network
from malai_core.formats.networks.options import WriteOptions, chosen
from malai_core.formats.networks.registry import FORMATS, PEOPLE_FILES, WRITTEN, format_for
from malai_core.formats.networks.words import CANNOT_WRITE, UNKNOWN_FORMAT
from malai_core.labels import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable


USUAL: Final = WriteOptions()
"""All layers and times, names, no personal data."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a format makes of a network."""

    format: str
    network: Network
    """The network as it comes back when what was written is read."""
    losses: tuple[Sentence, ...]
    """What was left out for privacy, and what the format cannot hold."""
    has_left_out_personal: bool
    """Whether attributes with personal data were left out."""
    files: Mapping[str, Callable[[], Iterator[bytes]]]
    """Name -> the bytes, in pieces. The name is "" where the format is one file."""

    def bytes(self) -> bytes:
        """Return the bytes of the one file."""
        return b"".join(self.files[""]())


def written(
    network: Network,
    form: str,
    options: WriteOptions = USUAL,
) -> Written:
    """Return a network as ``form``, with what that costs.

    Parameters
    ----------
    network
        Any network; it is not changed.
    form
        One of ``WRITTEN``.
    options
        Layers, time and personal data. By default contacts and the like are left out.

    Returns
    -------
    Written
        Nothing is written yet: read ``losses`` first.

    Raises
    ------
    InvalidInputError
        The format is not known, is only read, or cannot hold this network at all.

    Examples
    --------
    >>> from malai_core.formats.networks.model import Member, Network, Tie
    >>> net = Network.of([Member("1"), Member("2")], [Tie("1", "2")])
    >>> print(written(net, "pajek").bytes().decode().strip())
    *Vertices 2
    1 "1"
    2 "2"
    *Arcs
    1 2
    """
    if form not in FORMATS:
        raise InvalidInputError(UNKNOWN_FORMAT, format=form, known=", ".join(WRITTEN))
    if form not in WRITTEN:
        raise InvalidInputError(CANNOT_WRITE, format=form, known=", ".join(WRITTEN))
    wanted, left_out = chosen(network, options)
    fit, lost = _as_people(wanted, form) if form in PEOPLE_FILES else fitted(wanted, form)
    return Written(form, fit, (*left_out, *lost), bool(left_out), _files(fit, form))


def _as_people(network: Network, form: str) -> tuple[Network, list[Sentence]]:
    """Return a network as an address book or a calendar gives it back, and what that costs."""
    from malai_core.formats.networks.opening import read_network

    data = b"".join(FORMATS[form].pieces(network))
    fit = read_network(data, form=form) if data else Network()
    counts = {
        MEMBERS: len(network.members) - len(fit.members),
        TIES: len(network.ties) - len(fit.ties),
    }
    said = [Sentence(words, {"count": count}) for words, count in counts.items() if count > 0]
    return fit, [Sentence(LOST, {"format": form, "what": what}) for what in said]


def _files(network: Network, format_: str) -> dict[str, Callable[[], Iterator[bytes]]]:
    if format_ != "csv":
        return {"": partial(FORMATS[format_].pieces, network)}
    from malai_core.formats.networks.write_tables import EDGES, NODES, edges_csv, nodes_csv

    return {NODES: partial(nodes_csv, network), EDGES: partial(edges_csv, network)}


def write_network(
    network: Network,
    path: Path | str,
    *,
    form: str = "",
    options: WriteOptions = USUAL,
) -> Written:
    """Write a network to a file; the ending says the format unless ``form`` does.

    A name without an ending is a folder with ``nodes.csv`` and ``edges.csv``. What is there already
    is replaced only when everything was written.

    Raises
    ------
    InvalidInputError
        No format has this ending, or see ``written``.
    OSError
        The place cannot be written.
    """
    place = Path(path)
    found = form or format_for(place.suffix)
    if not found:
        raise InvalidInputError(UNKNOWN_FORMAT, format=place.suffix, known=", ".join(WRITTEN))
    out = written(network, found, options)
    for name, pieces in out.files.items():
        target = place / name if name else place
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.part")
        with beside.open("wb") as file:
            file.writelines(pieces())
        beside.replace(target)
    return out

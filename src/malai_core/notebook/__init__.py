"""What ``import malai_core as mc`` offers: read, describe, ask "what if", hand on, write.

Everything heavy is loaded where it is used, so that the import costs nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    import igraph
    import networkx as nx
    import pandas as pd
    import polars as pl

    from malai_core.formats.networks import Network, Written
    from malai_core.formats.networks.model import Moment
    from malai_core.notebook.measures import Description, WhatIf


def read(source: Path | str | bytes, *, form: str = "", name: str = "") -> Network:
    r"""Read a network from a file of any known format, or a folder of tables.

    Parameters
    ----------
    source
        A path, or the bytes of a file.
    form
        The format (a key of ``malai_core.formats.networks.FORMATS``); by default the content tells.
    name
        What to call the bytes in sentences.

    Returns
    -------
    Network
        ``net.members`` by id, ``net.ties``, and ``net.report``: what was announced, read, set aside.

    Raises
    ------
    UnreadableFileError
        Not found, not well formed, unsafe, or no network; the sentence names the place.

    Examples
    --------
    >>> read(b"dl n=2 format=edgelist1\ndata:\n1 2 5\n").ties[0].weight
    5.0
    """
    from malai_core.formats.networks import read_network

    return read_network(source, form=form, name=name)


def write(
    network: Network,
    path: Path | str,
    *,
    form: str = "",
    relations: Collection[str] | None = None,
    on: Moment | None = None,
    has_personal: bool = False,
    has_names: bool = True,
) -> Written:
    """Write a network to a file; the ending says the format unless ``form`` does.

    Parameters
    ----------
    network
        Any network; it is not changed.
    path
        Where to. A name without an ending is a folder with two csv tables.
    form
        One of ``malai_core.formats.networks.WRITTEN``.
    relations
        The layers that are written; ``None`` for all.
    on
        Only what was so at this time.
    has_personal
        Whether telephone numbers, addresses and the like go out. They do not by default.
    has_names
        Whether members keep their labels.

    Returns
    -------
    Written
        ``losses`` says what was left out and what the format cannot hold.

    Raises
    ------
    InvalidInputError
        No such format, or it cannot hold this network at all.
    OSError
        The place cannot be written.
    """
    from malai_core.formats.networks import WriteOptions, write_network

    options = WriteOptions(relations, on, has_personal, has_names)
    return write_network(network, path, form=form, options=options)


def describe(network: Network) -> Description:
    r"""Return how a network hangs together: parts, isolates, who holds it.

    Direction, weight and relation are left aside: two members are tied or not.

    Returns
    -------
    Description
        Counts of members, and measures with the reason where one is undefined.

    Notes
    -----
    O(members + ties).

    Examples
    --------
    >>> found = describe(read(b"dl n=3 format=edgelist1\ndata:\n1 2\n"))
    >>> found.members, found.parts, found.isolates
    (3, 2, ('3',))
    """
    from malai_core.notebook.measures import description_of

    return description_of(network)


def what_if(network: Network, *, remove: Iterable[str]) -> WhatIf:
    r"""Return what would become of a network without some of its members.

    Parameters
    ----------
    network
        Any network; it is not changed.
    remove
        Ids; a label is taken where exactly one member has it.

    Returns
    -------
    WhatIf
        Before, after, and who of those left is no longer in the largest part but was before.

    Raises
    ------
    InvalidInputError
        Nobody, or more than one member, has such an id or label.

    Examples
    --------
    >>> net = read(b'*Vertices 3\n1 "Dao"\n2 "Fah"\n3 "Mek"\n*Edges\n1 2\n2 3\n')
    >>> what_if(net, remove=["Fah"]).cut_off
    ('3',)
    """
    from malai_core.notebook.measures import what_if as of

    return of(network, remove)


def to_networkx(network: Network) -> nx.MultiDiGraph | nx.MultiGraph:
    """Return a networkx graph: nodes are ids, an edge's key is its relation where it has one.

    It is directed where any tie is; an undirected tie of a mixed network becomes two edges, each
    with ``directed=False``, which ``from_networkx`` puts together again.
    """
    from malai_core.notebook.graphs import to_networkx as of

    return of(network)


def from_networkx(graph: nx.Graph) -> Network:
    """Return a network of any networkx graph; nodes become texts, ``weight`` the weight."""
    from malai_core.notebook.graphs import from_networkx as of

    return of(graph)


def to_igraph(network: Network) -> igraph.Graph:
    """Return an igraph graph; ``name`` of a vertex is the id, ``label`` the label."""
    from malai_core.notebook.graphs import to_igraph as of

    return of(network)


def from_igraph(graph: igraph.Graph) -> Network:
    """Return a network of any igraph graph; vertices without a name are numbered from 0."""
    from malai_core.notebook.graphs import from_igraph as of

    return of(graph)


def to_pandas(network: Network) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (members, ties) as pandas tables, a column for each attribute."""
    import pandas as pd

    from malai_core.notebook.frames import columns_of

    members, ties = columns_of(network)
    return pd.DataFrame(members), pd.DataFrame(ties)


def from_pandas(members: pd.DataFrame | None, ties: pd.DataFrame) -> Network:
    """Return a network of two pandas tables with the columns that ``to_pandas`` makes.

    Without ``members``, those whom ties name are the members. ``id``, ``source`` and ``target`` are
    needed; all other columns are optional, unknown ones become attributes.
    """
    from malai_core.notebook.frames import network_of

    listed = None if members is None else _records(members.to_dict("records"))
    return network_of(listed, _records(ties.to_dict("records")))


def to_polars(network: Network) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return (members, ties) as polars tables; a column of mixed types becomes text."""
    import polars as pl

    from malai_core.notebook.frames import columns_of, uniform

    members, ties = columns_of(network)
    return pl.DataFrame(uniform(members)), pl.DataFrame(uniform(ties))


def from_polars(members: pl.DataFrame | None, ties: pl.DataFrame) -> Network:
    """Return a network of two polars tables; see ``from_pandas``."""
    from malai_core.notebook.frames import network_of

    return network_of(None if members is None else members.to_dicts(), ties.to_dicts())


def _records(rows: Iterable[dict[Any, Any]]) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in rows]

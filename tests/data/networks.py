"""Published networks, typed in. Each says where it comes from and what proves the typing.

The managers and the business ties were typed without the printed tables at hand: what speaks for
them is that every published count of theirs that is tested comes out, not a comparison cell by cell.
"""

from __future__ import annotations

from typing import Final

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from malai_core.sna.graph import Graph, graph_from, graph_from_pairs

#: Padgett & Ansell (1993), AJS 98(6): the 16 families; marriages are networkx's (Pucci added).
FAMILIES: Final = sorted([*nx.florentine_families_graph(), "Pucci"])

#: Business ties of the same families (Breiger & Pattison 1986): 15 ties, 8 of them also marriages.
_BUSINESS: Final = """
Barbadori-Castellani Barbadori-Ginori Barbadori-Medici Barbadori-Peruzzi Bischeri-Guadagni
Bischeri-Lamberteschi Bischeri-Peruzzi Castellani-Lamberteschi Castellani-Peruzzi Ginori-Medici
Guadagni-Lamberteschi Lamberteschi-Peruzzi Medici-Pazzi Medici-Salviati Medici-Tornabuoni
"""

#: Krackhardt (1987), Social Networks 9(2): 21 managers; row = who asks, column = who is asked.
#: 190 ties, dyads 45 / 100 / 65 as R's sna counts them.
_ADVICE: Final = """
010100010000000101001 000001100000000000001 110101111111010011011 110001010111000111011
110001110110110111111 000000000000000000001 010001000011010011001 010101100110000001001
110001110111010111001 111110010010101111110 110000100000000000000 000000100000000000001
110010001000010001000 010000100000000001001 111111111111110111111 110000000100000001000
110100100000000000001 111110111110111100111 111010100110011001010 110001010011011111001
011101110001010011010
"""

#: The same managers, friendship: 102 ties, dyads 23 / 56 / 131.
_FRIENDSHIP: Final = """
010100010001000100000 100000000000000001001 000000000000010000100 110000010001000110000
010000001010010010101 010000101001000010001 000000000000000000000 000100000000000000000
000000000000000000000 001010011001000100010 111110011001101011100 100100000000000010001
000010000010000000000 000000100000001000000 101011001010010000100 110000000000000000000
111111111111011100111 010000000000000000000 111010000011011000010 000000000010000001000
010000000001000011000
"""

#: Who each manager reports to, counted from 1; 0 for the president.
_REPORTS_TO: Final = (2, 7, 14, 2, 14, 21, 0, 21, 14, 18, 18, 21, 14, 7, 14, 2, 21, 7, 14, 14, 7)

#: Department of each manager; 0 is the president's.
DEPARTMENT: Final = (4, 4, 2, 4, 2, 1, 0, 1, 2, 3, 3, 1, 2, 2, 2, 4, 1, 3, 2, 2, 1)


def kite() -> Graph:
    """Krackhardt (1990), ASQ 35(2): Andre, Beverley, Carol, Diane, Ed, Fernando, ... Jane."""
    return graph_from_pairs(10, nx.krackhardt_kite_graph().edges)


def karate(*, is_weighted: bool = False) -> Graph:
    """Zachary (1977), J. Anthropological Research 33(4): 34 members, 78 ties."""
    edges = nx.karate_club_graph().edges(data="weight")
    ends = np.array([(a, b) for a, b, _ in edges])
    weight = [float(w) for _, _, w in edges] if is_weighted else None
    return graph_from(34, ends[:, 0], ends[:, 1], weight)


def karate_clubs() -> list[int]:
    """The club each member chose after the split: 0 the instructor's, 1 the officers'."""
    members = nx.karate_club_graph().nodes(data="club")
    return [int(club != "Mr. Hi") for _, club in members]


def florentine(*, with_pucci: bool = False) -> tuple[list[str], Graph]:
    """Marriages between the families, and their names."""
    names = [name for name in FAMILIES if with_pucci or name != "Pucci"]
    pairs = [(names.index(a), names.index(b)) for a, b in nx.florentine_families_graph().edges]
    return names, graph_from_pairs(len(names), pairs)


def florentine_business() -> Graph:
    """Business ties between the 16 families."""
    pairs = [tie.split("-") for tie in _BUSINESS.split()]
    return graph_from_pairs(16, [(FAMILIES.index(a), FAMILIES.index(b)) for a, b in pairs])


def advice() -> Graph:
    """Who asks whom for advice."""
    return _directed(_matrix(_ADVICE))


def friendship() -> Graph:
    """Who names whom a friend."""
    return _directed(_matrix(_FRIENDSHIP))


def reports_to() -> Graph:
    """From the subordinate to the superior, as the data is stored."""
    pairs = [(who, boss - 1) for who, boss in enumerate(_REPORTS_TO) if boss]
    return graph_from_pairs(21, pairs, is_directed=True)


def turned(graph: Graph) -> Graph:
    """The same network with every tie the other way round."""
    return graph_from(graph.n, graph.target, graph.source, graph.weight, is_directed=True)


def _matrix(rows: str) -> NDArray[np.int64]:
    return np.array([[int(cell) for cell in row] for row in rows.split()])


def _directed(matrix: NDArray[np.int64]) -> Graph:
    source, target = np.nonzero(matrix)
    return graph_from(len(matrix), source, target, is_directed=True)

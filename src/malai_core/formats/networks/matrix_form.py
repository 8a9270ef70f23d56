"""The form in which formats of matrices hold ties: one number for each pair and relation."""

from __future__ import annotations

from collections.abc import Iterable

from malai_core.formats.networks.model import Network, Tie

Pair = tuple[str, str]


def is_mutual(ties: Iterable[Tie]) -> bool:
    """Tell whether every tie is there in both directions with the same weight, loops aside."""
    weights: dict[Pair, float] = {}
    for tie in ties:
        weights[(tie.source, tie.target)] = 1.0 if tie.weight is None else tie.weight
    return all(weights.get((b, a)) == weight for (a, b), weight in weights.items())


def undirected_where_mutual(network: Network) -> list[str]:
    """Read relations that are symmetric as undirected ones; return their names.

    A matrix has no other way to say that a tie has no direction. A relation that has any tie in
    one direction only stays directed, as does one with two ties for one pair. One pass.
    """
    found: list[str] = []
    by_relation: dict[str, list[Tie]] = {}
    for tie in network.ties:
        by_relation.setdefault(tie.relation, []).append(tie)
    kept: list[Tie] = []
    for relation, ties in by_relation.items():
        directed = [tie for tie in ties if tie.is_directed]
        pairs = {(tie.source, tie.target) for tie in directed}
        if directed and len(pairs) == len(directed) == len(ties) and is_mutual(directed):
            found.append(relation)
            kept += [_undirected(tie) for tie in _once(directed)]
        else:
            kept += ties
    network.ties = kept
    return found


def _once(ties: list[Tie]) -> list[Tie]:
    seen: set[Pair] = set()
    kept = []
    for tie in ties:
        if (tie.target, tie.source) not in seen or tie.source == tie.target:
            seen.add((tie.source, tie.target))
            kept.append(tie)
    return kept


def _undirected(tie: Tie) -> Tie:
    tie.is_directed = False
    return tie


def weights_of(ties: Iterable[Tie], *, is_two_mode: bool = False) -> dict[Pair, float]:
    """Return (source, target) -> sum of weights, an undirected tie in both directions.

    A tie without weight counts 1.
    """
    found: dict[Pair, float] = {}
    for tie in ties:
        weight = 1.0 if tie.weight is None else tie.weight
        pair = (tie.source, tie.target)
        found[pair] = found.get(pair, 0.0) + weight
        if not tie.is_directed and tie.source != tie.target and not is_two_mode:
            back = (tie.target, tie.source)
            found[back] = found.get(back, 0.0) + weight
    return {pair: weight for pair, weight in found.items() if weight}


def canonical(ties: list[Tie], *, is_two_mode: bool = False) -> list[Tie]:
    """Return the ties as they come back from matrices: summed, undirected where symmetric."""
    kept: list[Tie] = []
    for relation in dict.fromkeys(tie.relation for tie in ties):
        weights = weights_of(
            (tie for tie in ties if tie.relation == relation), is_two_mode=is_two_mode
        )
        found = [Tie(a, b, relation, not is_two_mode, weight) for (a, b), weight in weights.items()]
        if not is_two_mode and found and is_mutual(found):
            found = [_undirected(tie) for tie in _once(found)]
        kept += found
    return kept

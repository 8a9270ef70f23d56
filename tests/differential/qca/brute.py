"""Minimisation by its definition: every term and every set of terms is tried."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product

Cube = tuple[int, ...]


def inside(term: Cube, row: Cube) -> bool:
    return all(t in (-1, r) for t, r in zip(term, row, strict=True))


def primes(levels: tuple[int, ...], positive: set[Cube], usable: set[Cube]) -> list[Cube]:
    """Terms that hold a positive row and nothing but usable ones, and are in no larger such term."""
    space = list(product(*(range(n) for n in levels)))
    terms = product(*(range(-1, n) for n in levels))
    implicants = [
        term
        for term in terms
        if any(inside(term, row) for row in positive)
        and all(row in usable for row in space if inside(term, row))
    ]
    return [
        term
        for term in implicants
        if not any(larger != term and inside(larger, term) for larger in implicants)
    ]


def minimum_models(found: list[Cube], positive: set[Cube]) -> set[frozenset[Cube]]:
    """Every smallest set of terms that covers all positive rows."""
    for size in range(1, len(positive) + 1):
        models = {frozenset(m) for m in combinations(found, size) if covers(m, positive)}
        if models:
            return models
    return set()


def covers(model: Iterable[Cube], positive: set[Cube]) -> bool:
    terms = list(model)
    return all(any(inside(term, row) for term in terms) for row in positive)

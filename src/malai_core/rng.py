"""Seeded randomness. Nothing in the core touches a global generator."""

from __future__ import annotations

import hashlib
import random

import numpy as np

#: Used where the caller names no seed, so that an analysis repeats.
DEFAULT_SEED = 2560


def generator(seed: int = DEFAULT_SEED) -> np.random.Generator:
    """Return a numpy generator that depends on ``seed`` only."""
    return np.random.default_rng(seed)


def plain(seed: int = DEFAULT_SEED) -> random.Random:
    """Return a generator of the standard library; igraph takes only this kind."""
    return random.Random(seed)  # noqa: S311 - simulation, not secrets


def seed_from(*words: str) -> int:
    """Return a seed that depends on the words only, the same in every process."""
    digest = hashlib.blake2b("\x1f".join(words).encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big")

"""Seeded randomness: the same seed, the same numbers, in every process."""

from __future__ import annotations

import random
import subprocess
import sys

import numpy as np

from malai_core.rng import DEFAULT_SEED, generator, plain, seed_from


def test_a_seed_repeats() -> None:
    assert (
        generator(7).integers(1000, size=5).tolist() == generator(7).integers(1000, size=5).tolist()
    )
    assert plain(7).random() == plain(7).random()
    assert generator().random() == generator(DEFAULT_SEED).random()


def test_seeds_differ() -> None:
    assert generator(7).random() != generator(8).random()
    assert plain(7).random() != plain(8).random()


def test_no_global_generator_is_touched() -> None:
    before = random.getstate(), str(np.random.get_state())  # noqa: NPY002 - the global one is watched
    generator(7).random(100)
    plain(7).random()
    after = random.getstate(), str(np.random.get_state())  # noqa: NPY002 - the global one is watched
    assert before == after


def test_a_seed_from_words_is_the_same_in_every_process() -> None:
    here = seed_from("เครือข่าย", "2560")
    script = "from malai_core.rng import seed_from; print(seed_from('เครือข่าย', '2560'))"
    there = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script], capture_output=True, text=True, check=True
    )
    assert int(there.stdout) == here
    assert 0 <= here < 2**32


def test_where_words_are_parted_matters() -> None:
    assert len({seed_from("ab", "c"), seed_from("a", "bc"), seed_from("abc")}) == 3

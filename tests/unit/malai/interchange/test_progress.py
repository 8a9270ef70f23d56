"""How far long work says it is."""

from __future__ import annotations

from uuid import uuid4

import pytest

from malai.interchange.progress import (
    CancelledError,
    Progress,
    Ticker,
    ask_to_stop,
    folder,
    forget,
    progress_of,
)


def test_nothing_said_yet_is_zero() -> None:
    assert progress_of(uuid4()) == Progress()


def test_what_the_work_says_is_read_by_others() -> None:
    ticker = Ticker(uuid4(), total=200)
    ticker.tick("ทะเบียน", 50)
    assert ticker.public_id is not None
    said = progress_of(ticker.public_id)
    assert (said.percent, said.at) == (25, "ทะเบียน")
    forget(ticker.public_id)


def test_the_disk_is_looked_at_a_few_times_a_second_only() -> None:
    ticker = Ticker(uuid4(), total=200)
    ticker.tick("ก", 50)
    ticker.tick("ข", 60)
    assert ticker.public_id is not None
    assert progress_of(ticker.public_id).at == "ก"
    forget(ticker.public_id)


def test_a_wish_to_stop_ends_the_work_and_leaves_no_file() -> None:
    wanted = uuid4()
    ask_to_stop(wanted)
    with pytest.raises(CancelledError):
        Ticker(wanted).tick("", 1)
    forget(wanted)
    assert not [path for path in folder().iterdir() if path.name.startswith(str(wanted))]


def test_work_inside_a_request_says_nothing() -> None:
    before = set(folder().iterdir())
    Ticker().tick("", 1)
    assert set(folder().iterdir()) == before


def test_a_share_beyond_its_bounds_is_cut() -> None:
    assert (Progress(1.7).percent, Progress(-1).percent) == (100, 0)

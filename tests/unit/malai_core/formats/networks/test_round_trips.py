"""What is written comes back: every format alone, and every pair of formats one after the other."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from malai_core.errors import InvalidInputError
from malai_core.formats.networks import (
    WRITTEN,
    Network,
    WriteOptions,
    fitted,
    read_network,
    written,
)
from tests.data.networks import networks

EVERYTHING = WriteOptions(has_personal=True)
ENDINGS = {"2sm": "x.2sm", "xlsx": "x.xlsx", "xlsx-matrix": "x.xlsx"}
FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def back(network: Network, format_: str) -> Network:
    """Write and read again; the format is recognised, not told."""
    out = written(network, format_, EVERYTHING)
    if format_ == "csv":
        with tempfile.TemporaryDirectory() as folder:
            for name, pieces in out.files.items():
                Path(folder, name).write_bytes(b"".join(pieces()))
            return read_network(Path(folder))
    given_ = format_ if format_ in {"csv-matrix", "xlsx-matrix"} else ""
    return read_network(out.bytes(), name=ENDINGS.get(format_, "x.csv"), form=given_)


@pytest.mark.parametrize("format_", WRITTEN)
@given(network=networks())
@FEW
def test_what_is_written_comes_back(format_: str, network: Network) -> None:
    try:
        fit, _ = fitted(network, format_)
    except InvalidInputError:
        assert not network.is_two_mode
        return
    found = back(network, format_)
    assert found.differences(fit) == []
    assert found.report.asides == []


@pytest.mark.parametrize("format_", WRITTEN)
@given(network=networks())
@FEW
def test_fitting_twice_changes_nothing_and_costs_nothing(format_: str, network: Network) -> None:
    try:
        fit, _ = fitted(network, format_)
    except InvalidInputError:
        return
    again, losses = fitted(fit, format_)
    assert again.differences(fit) == []
    assert losses == []

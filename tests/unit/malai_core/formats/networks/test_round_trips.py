"""What is written comes back: every format alone, and every pair of formats one after the other."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from malai_core.errors import InvalidInputError
from malai_core.formats.networks import (
    HOLDS,
    Member,
    Network,
    Spell,
    Tie,
    WriteOptions,
    fitted,
    read_network,
    written,
)
from tests.data.any_networks import networks

FITTED = sorted(HOLDS)
EVERYTHING = WriteOptions(has_personal=True)
ENDINGS = {"2sm": "x.2sm", "xlsx": "x.xlsx", "xlsx-matrix": "x.xlsx"}
#: Without explaining, which takes minutes where a network fails.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
FEW = settings(
    phases=PHASES, max_examples=15, deadline=None, suppress_health_check=list(HealthCheck)
)


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


@pytest.mark.parametrize("format_", FITTED)
@given(network=networks())
@FEW
def test_what_is_written_comes_back(format_: str, network: Network) -> None:
    try:
        fit, _ = fitted(network, format_)
    except InvalidInputError:
        return
    found = back(network, format_)
    assert found.differences(fit) == []
    assert found.report.asides == []


@pytest.mark.parametrize("format_", sorted(HOLDS.keys() - {"2sm"}))
@pytest.mark.parametrize(
    "name", [":0", ": 12 x", "Arcs :1", "*Vertices 3", "%", '"', "&#34;", "/*"]
)
def test_a_network_may_be_called_what_a_format_says_itself(format_: str, name: str) -> None:
    members = {"1": Member("1", "ก", {":3": 1}), "2": Member("2", ":4", {":3": 2})}
    network = Network(name=name, members=members, ties=[Tie("1", "2", name)], relations=[name])
    fit, _ = fitted(network, format_)
    assert back(network, format_).differences(fit) == []


@pytest.mark.parametrize("format_", FITTED)
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


RICH = Network.of(
    [
        Member(
            "k1", "ดาว", {"x": 1.5, "y": -2.0, "ตำบล": "ริมกก", "ปี": 2560}, spells=(Spell(5.0, 9.0),)
        ),
        Member("k2", "ดาว", {"x": 0.0, "y": 1.0, "ปี": 2561, "tags": ("ก", "ข")}),
        Member("k 3", "", {"x": 3.0, "y": 3.0, "ปี": 2562, "is_lead": True}),
    ],
    [
        Tie("k1", "k2", "ปรึกษา", weight=2.5, id="e1", attributes={"ที่มา": "แบบสอบถาม"}),
        Tie("k2", "k1", "ปรึกษา"),
        Tie("k1", "k 3", "ญาติ", is_directed=False, spells=(Spell(date(2019, 1, 1), None),)),
        Tie("k1", "k 3", "ญาติ", is_directed=False, weight=3.0),
    ],
    name="ลุ่มน้ำ",
    attributes={"description": "ทดลอง"},
)


@pytest.mark.parametrize("first", FITTED)
def test_every_pair_of_formats_one_after_the_other(first: str) -> None:
    """What the second holds of what the first holds is what comes out at the end."""
    for second in FITTED:
        for network in (RICH, two_mode()):
            both_ways(network, first, second)


@given(network=networks(most=4), forms=st.tuples(st.sampled_from(FITTED), st.sampled_from(FITTED)))
@settings(FEW, max_examples=60)
def test_random_networks_through_random_pairs(network: Network, forms: tuple[str, str]) -> None:
    both_ways(network, *forms)


def both_ways(network: Network, first: str, second: str) -> None:
    try:
        once = fitted(network, first)[0]
        twice = fitted(once, second)[0]
    except InvalidInputError:
        return
    assert back(back(network, first), second).differences(twice) == []


def two_mode() -> Network:
    """People and activities."""
    members = [replace(m, mode=1 + (m.id == "k 3")) for m in RICH.members.values()]
    return Network.of(members, RICH.ties, modes=("คน", "กิจกรรม"))


@given(network=networks())
@FEW
def test_cards_and_calendars_come_back_as_they_say(network: Network) -> None:
    for form in ("vcard", "ical"):
        out = written(network, form, EVERYTHING)
        data = out.bytes()
        if data:
            assert read_network(data).differences(out.network) == []

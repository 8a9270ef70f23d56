"""NCA against the reference software on its published example data.

Unless another source is named, the numbers are those of the R package NCA 4.0.3 to 4.0.5 on
``nca.example``. Its second data set, ``nca.example2`` (on which lines through repeated peers are
checked there), is distributed in R's binary form only and was not to be had as text; repeated peers
are covered by the differential tests instead.
"""

from __future__ import annotations

import pytest

from malai_core.nca import (
    Corner,
    Effect,
    Magnitude,
    Mark,
    bottleneck,
    effect,
    outliers,
    permutation_test,
)
from malai_core.nca.pairs import Vector
from tests.data.innovation import CONDITIONS, COUNTRIES, INDIVIDUALISM, INNOVATION

DIGITS = 5e-4
ZONE_DIGITS = 1e-3


def found(x: Vector, ceiling: str, **more: object) -> Effect:
    value = effect(x, INNOVATION, ceiling=ceiling, **more).value  # type: ignore[arg-type]
    assert value is not None
    return value


def needs(x: Vector, ceiling: str, **more: object) -> list[float | str]:
    table = bottleneck(x, INNOVATION, ceiling=ceiling, **more).value  # type: ignore[arg-type]
    assert table is not None
    return [
        row.needed.value if isinstance(row.needed, Mark) else row.needed for row in table.levels
    ]


@pytest.mark.parametrize(
    ("condition", "scope", "zone", "size"),
    [("Individualism", 15563.6, 6466.8, 0.4155), ("Risk taking", 18974.8, 5871.1, 0.3094)],
)
def test_ce_fdh(condition: str, scope: float, zone: float, size: float) -> None:
    value = found(CONDITIONS[condition], "ce_fdh")
    assert value.scope.area == pytest.approx(scope, abs=ZONE_DIGITS)
    assert value.zone == pytest.approx(zone, abs=ZONE_DIGITS)
    assert value.size == pytest.approx(size, abs=DIGITS)
    assert (value.accuracy, value.fit, value.magnitude) == (1.0, 1.0, Magnitude.LARGE)


@pytest.mark.parametrize(
    ("condition", "peers"),
    [
        ("Individualism", ["SouthKorea", "Japan", "Finland", "Sweden", "USA"]),
        ("Risk taking", ["Greece", "Belgium", "Japan", "Finland", "USA"]),
    ],
)
def test_peers_of_ce_fdh(condition: str, peers: list[str]) -> None:
    value = found(CONDITIONS[condition], "ce_fdh")
    assert [COUNTRIES[peer.row] for peer in value.peers] == peers


@pytest.mark.parametrize(
    ("condition", "line", "zone", "size", "above", "accuracy"),
    [
        ("Individualism", (28.353, 2.230), 4772.541, 0.3066, 2, 0.9286),
        ("Risk taking", (-14.478, 2.642), 5348.968, 0.2819, 1, 0.9643),
    ],
)
def test_cr_fdh(
    condition: str,
    line: tuple[float, float],
    zone: float,
    size: float,
    above: int,
    accuracy: float,
) -> None:
    value = found(CONDITIONS[condition], "cr_fdh")
    assert value.line is not None
    assert (value.line.intercept, value.line.slope) == pytest.approx(line, abs=DIGITS)
    assert value.zone == pytest.approx(zone, abs=ZONE_DIGITS)
    assert value.size == pytest.approx(size, abs=DIGITS)
    assert value.above == above
    assert value.accuracy == pytest.approx(accuracy, abs=DIGITS)


@pytest.mark.parametrize(
    ("condition", "sizes"),
    [("Individualism", (0.255, 0.310, 0.163)), ("Risk taking", (0.181, 0.247, 0.107))],
)
def test_ce_vrs_cr_vrs_and_c_lp(condition: str, sizes: tuple[float, ...]) -> None:
    x = CONDITIONS[condition]
    got = [found(x, ceiling).size for ceiling in ("ce_vrs", "cr_vrs", "c_lp")]
    assert got == pytest.approx(sizes, abs=DIGITS)


@pytest.mark.parametrize(
    ("condition", "idle"), [("Individualism", (10.383, 31.565)), ("Risk taking", (28.500, 21.147))]
)
def test_inefficiency_of_cr_fdh(condition: str, idle: tuple[float, float]) -> None:
    got = found(CONDITIONS[condition], "cr_fdh").inefficiency
    assert got is not None
    assert (100 * got.condition, 100 * got.outcome) == pytest.approx(idle, abs=DIGITS)


@pytest.mark.parametrize(
    ("condition", "ceiling", "printed"),
    [
        ("Individualism", "ce_fdh", "NN NN 38.4 38.4 38.4 38.4 38.4 38.4 61.6 100 100"),
        ("Risk taking", "ce_fdh", "NN 20.2 20.2 20.2 22.5 22.5 22.5 22.5 59.6 74.2 74.2"),
        ("Individualism", "cr_fdh", "NN NN NN NN 11.0 24.1 37.2 50.3 63.4 76.5 89.6"),
        ("Risk taking", "cr_fdh", "NN NN NN 8.0 17.1 26.2 35.2 44.3 53.4 62.4 71.5"),
    ],
)
def test_bottleneck_in_percent(condition: str, ceiling: str, printed: str) -> None:
    agrees(needs(CONDITIONS[condition], ceiling), printed, 0.05)


@pytest.mark.parametrize(
    ("condition", "ceiling", "printed"),
    [
        ("Individualism", "ce_fdh", "46 46 46 91"),
        ("Risk taking", "ce_fdh", "41 43 43 89"),
        ("Individualism", "cr_fdh", "NN 32.126 54.545 76.964"),
        ("Risk taking", "cr_fdh", "24.406 43.332 62.258 81.184"),
    ],
)
def test_bottleneck_in_actual_units(condition: str, ceiling: str, printed: str) -> None:
    got = needs(
        CONDITIONS[condition], ceiling, steps=[50, 100, 150, 200], units=("actual", "actual")
    )
    agrees(got, printed, DIGITS)


# ncapackage 1.0.0, a port of R's NCA 4.0.4 to Python, run with Python 3.12.
@pytest.mark.parametrize(
    ("condition", "ceiling", "printed"),
    [
        ("Individualism", "ce_fdh", "NN NN 50.5 50.5 50.5 50.5 50.5 50.5 50.5 100.0 100.0"),
        ("Risk taking", "ce_fdh", "NN 36.6 36.6 36.6 38.4 38.4 38.4 38.4 38.4 79.5 79.5"),
        ("Individualism", "cr_fdh", "NN NN NN NN 28.3 38.9 49.4 60.0 70.5 81.1 91.7"),
        ("Risk taking", "cr_fdh", "NN NN NN 26.6 33.9 41.1 48.4 55.6 62.9 70.1 77.4"),
        ("Individualism", "ce_vrs", "NN NN 19.9 25.0 30.1 35.2 40.3 45.4 50.5 75.2 100.0"),
        ("Risk taking", "ce_vrs", "NN 21.6 24.0 26.4 28.8 31.2 33.6 36.0 38.4 58.9 79.5"),
    ],
)
def test_bottleneck_in_percent_of_the_maximum(condition: str, ceiling: str, printed: str) -> None:
    got = needs(CONDITIONS[condition], ceiling, units=("percentage.max", "percentage.max"))
    agrees(got, printed, 0.0501)


def agrees(got: list[float | str], printed: str, digits: float) -> None:
    expected = printed.split()
    assert len(got) == len(expected)
    for cell, text in zip(got, expected, strict=True):
        if isinstance(cell, str):
            assert cell == text
        else:
            assert cell == pytest.approx(float(text), abs=digits)


def test_theoretical_scope() -> None:
    scope = (0, 120, 0, 240)
    stairs, line = (
        found(INDIVIDUALISM, "ce_fdh", scope=scope),
        found(INDIVIDUALISM, "cr_fdh", scope=scope),
    )
    assert stairs.scope.area == 28800
    assert stairs.zone == pytest.approx(13398.0, abs=ZONE_DIGITS)
    assert line.zone == pytest.approx(10042.591, abs=ZONE_DIGITS)
    assert (stairs.size, line.size) == pytest.approx((0.465, 0.349), abs=DIGITS)


# ncapackage 1.0.0 as above: zone, effect size, cases above; the other three corners.
@pytest.mark.parametrize(
    ("corner", "condition", "ceiling", "zone", "size", "above"),
    [
        (2, "Risk taking", "ce_fdh", 1090.1, 0.0574499, 0),
        (2, "Risk taking", "cr_fdh", 828.28337, 0.0436518, 1),
        (2, "Risk taking", "ce_vrs", 633.55, 0.0333890, 0),
        (2, "Risk taking", "c_lp", 458.98529, 0.0241892, 0),
        (3, "Individualism", "ce_fdh", 399.6, 0.0256753, 0),
        (3, "Individualism", "cr_fdh", 245.21975, 0.0157560, 1),
        (3, "Individualism", "ce_vrs", 244.35, 0.0157001, 0),
        (3, "Individualism", "c_lp", 243.63606, 0.0156542, 0),
        (3, "Risk taking", "cr_vrs", 145.30642, 0.0076579, 2),
        (4, "Individualism", "ce_fdh", 848.5, 0.0545182, 0),
        (4, "Individualism", "cr_fdh", 2376.61123, 0.1527032, 10),
        (4, "Individualism", "ce_vrs", 495.4, 0.0318307, 0),
        (4, "Individualism", "c_lp", 144.78961, 0.0093031, 0),
        (4, "Individualism", "qr", 146.64292, 0.0094222, 1),
        (4, "Risk taking", "ce_fdh", 2335.3, 0.1230738, 0),
        (4, "Risk taking", "cr_fdh", 1939.74697, 0.1022275, 3),
    ],
)
def test_other_corners(
    corner: int, condition: str, ceiling: str, zone: float, size: float, above: int
) -> None:
    value = found(CONDITIONS[condition], ceiling, corner=corner)
    assert value.zone == pytest.approx(zone, abs=ZONE_DIGITS)
    assert value.size == pytest.approx(size, abs=DIGITS)
    assert value.above == above


def test_a_zone_larger_than_that_of_ce_fdh_has_no_fit() -> None:
    assert found(INDIVIDUALISM, "cr_fdh", corner=Corner.LOWER_RIGHT).fit is None


def test_outliers_of_ce_fdh() -> None:
    cases = outliers(INDIVIDUALISM, INNOVATION).value
    assert cases is not None
    size = {COUNTRIES[case.row]: case.size for case in cases}
    expected = {"Japan": 0.55, "USA": 0.33, "Sweden": 0.43, "SouthKorea": 0.40}
    assert {name: size[name] for name in expected} == pytest.approx(expected, abs=0.005)
    assert COUNTRIES[cases[0].row] == "Japan"


@pytest.mark.parametrize(
    ("condition", "ceiling", "p"),
    [
        # 40,000 permutations in R; cr_fdh: the middle of four seeds of 10,000.
        ("Individualism", "ce_fdh", 0.080),
        ("Risk taking", "ce_fdh", 0.100),
        ("Individualism", "cr_fdh", 0.169),
        ("Risk taking", "cr_fdh", 0.088),
    ],
)
def test_permutation_test(condition: str, ceiling: str, p: float) -> None:
    tested = permutation_test(CONDITIONS[condition], INNOVATION, ceiling=ceiling).value
    assert tested is not None
    assert tested.p == pytest.approx(p, abs=0.015)
    low, high = tested.interval
    assert low < tested.p < high
    assert high - low == pytest.approx(2 * 1.96 * (p * (1 - p) / 10_000) ** 0.5, rel=0.1)

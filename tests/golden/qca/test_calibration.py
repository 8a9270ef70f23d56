"""Calibration as the reference software gives it.

Source: income per head of 24 countries in Ragin (2008), *Redesigning Social Inquiry*, ch. 5, and the
results of R QCA 3.25.1 (calibrate) printed to four places.
"""

from __future__ import annotations

from typing import Final

import pytest

from malai_core.qca.anchors import indirect
from malai_core.qca.calibration import bell, crisp, direct, relative, s_shaped

INCOME: Final = [
    40110, 34400, 25200, 24920, 20060, 17090, 15320, 13680, 11720, 11290, 10940, 9800,
    7470, 4670, 4100, 4070, 3740, 3690, 3590, 2980, 1000, 650, 450, 110,
]  # fmt: skip


def printed(text: str) -> object:
    return pytest.approx([float(number) for number in text.split()], abs=0.00006)


def test_direct() -> None:
    assert direct(INCOME, 2500, 5000, 20000).tolist() == printed(
        ".9990 .9969 .9814 .9804 .9506 .9148 .8835 .8460 .7890 .7746 .7624 .7195 "
        ".6189 .4040 .2573 .2506 .1848 .1761 .1597 .0848 .0089 .0059 .0047 .0031"
    )


def test_direct_with_log_odds_of_three() -> None:
    assert direct(INCOME, 2500, 5000, 20000, inclusion=0.953).tolist() == printed(
        ".9991 .9973 .9829 .9820 .9535 .9188 .8880 .8509 .7938 .7794 .7671 .7237 "
        ".6214 .4020 .2529 .2461 .1799 .1712 .1548 .0808 .0080 .0053 .0042 .0028"
    )


def test_straight_lines() -> None:
    assert s_shaped(INCOME, 2500, 5000, 20000).tolist() == printed(
        "1 1 1 1 1 .9030 .8440 .7893 .7240 .7097 .6980 .6600 "
        ".5823 .4340 .3200 .3140 .2480 .2380 .2180 .0960 0 0 0 0"
    )


def test_indirect() -> None:
    assert indirect(INCOME, [1000, 4000, 5000, 10000, 20000]).tolist() == printed(
        "1 1 .9990 .9987 .9633 .8857 .8287 .7823 .7410 .7337 .7279 .7091 "
        ".6491 .4166 .3284 .3234 .2675 .2589 .2417 .1417 .0023 .0005 .0002 0"
    )


def test_crisp_with_two_thresholds() -> None:
    assert crisp(INCOME, [3000, 10000]).tolist() == [2] * 11 + [1] * 8 + [0] * 5


def test_totally_fuzzy_and_relative() -> None:
    assert relative([1, 1, 2, 2, 2, 3, 4, 5, 5, 6, 7, 7]).tolist() == printed(
        "0 0 .3 .3 .3 .4 .5 .7 .7 .8 1 1"
    )


def test_bell() -> None:
    heights = [150, 155, 160, 165, 170, 175, 177, 180, 185, 190, 195, 200]
    assert bell(heights, [155, 165, 175, 175, 185, 195]).tolist() == printed(
        "0 0 .25 .5 .75 1 .9 .75 .5 .25 0 0"
    )

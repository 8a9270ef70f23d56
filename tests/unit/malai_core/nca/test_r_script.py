"""The script for R. R itself is not asked: that the text is R was checked by reading it."""

from __future__ import annotations

from malai_core.nca import Settings, analyse

DATA = {"case": ['A"', "B\\"], "ความไว้ใจ": [1, None], "x": [3, 4], "y": [1, 2]}


def test_a_script_holds_the_data_and_every_setting() -> None:
    settings = Settings(
        ceilings=("ce_fdh", "qr"),
        corner={"x": 2},
        scope={"x": (0, 10, 0, 5)},
        share=0.9,
        steps=[50, 100],
        units=("actual", "percentile"),
        repetitions=500,
    )
    found = analyse(
        {**DATA, "ความไว้ใจ": [1, 2]}, outcome="y", conditions=["ความไว้ใจ", "x"], settings=settings
    )
    script = found.r_script()
    for line in (
        "library(NCA)",
        '  "ความไว้ใจ" = c(1.0, 2.0),',
        r'rownames(data) <- make.unique(c("A\"", "B\\"))',
        '  x = c("ความไว้ใจ", "x"),',
        '  y = "y",',
        '  ceilings = c("ce_fdh", "qr"),',
        "  corner = c(1, 2),",
        "  scope = list(c(NA, NA, NA, NA), c(0.0, 10.0, 0.0, 5.0)),",
        '  bottleneck.x = "actual",',
        '  bottleneck.y = "percentile",',
        "  steps = c(50.0, 100.0),",
        "  qr.tau = 0.9,",
        "  test.rep = 500",
        'nca_outliers(data, "x", "y", ceiling = "ce_fdh", corner = 2, '
        "scope = c(0.0, 10.0, 0.0, 5.0))",
    ):
        assert line in script.splitlines()
    assert script.count("(") == script.count(")")


def test_blank_cells_are_na() -> None:
    table = {"x": [1, None, 3], "y": [1, 2, 3]}
    assert '  "x" = c(1.0, NA, 3.0),' in analyse(table, outcome="y").r_script()

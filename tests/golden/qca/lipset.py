"""Lipset's conditions of the survival of democracy in interwar Europe, eighteen countries.

Source: Rihoux & De Meur (2009) and Ragin (2009), in Rihoux & Ragin (eds.), *Configurational
Comparative Methods*, Sage; the memberships as printed there. Reference results: R 4.2.2 with
QCA 3.25.1.
"""

from __future__ import annotations

from typing import Any, Final

COLUMNS: Final = ("DEV", "URB", "LIT", "IND", "STB", "SURV")

_PRINTED: Final = """
AU .81 .12 .99 .73 .43 .05
BE .99 .89 .98 1.0 .98 .95
CZ .58 .98 .98 .90 .91 .89
EE .16 .07 .98 .01 .91 .12
FI .58 .03 .99 .08 .58 .77
FR .98 .03 .99 .81 .95 .95
DE .89 .79 .99 .96 .31 .05
GR .04 .09 .13 .36 .43 .06
HU .07 .16 .88 .07 .13 .42
IE .72 .05 .98 .01 .95 .92
IT .34 .10 .41 .47 .58 .05
NL .98 1.0 .99 .94 .99 .95
PL .02 .17 .59 .00 .00 .12
PT .01 .02 .01 .11 .01 .05
RO .01 .03 .17 .00 .84 .21
ES .03 .30 .09 .21 .20 .06
SE .95 .13 .99 .67 .91 .95
UK .98 .99 .99 1.0 .98 .95
"""
_MOST_DEVELOPED: Final = {"BE", "FR", "NL", "SE", "UK"}

Table = dict[str, list[Any]]


def fuzzy() -> Table:
    """The fuzzy table (LF)."""
    lines = [line.split() for line in _PRINTED.strip().splitlines()]
    found: Table = {"case": [line[0] for line in lines]}
    for j, name in enumerate(COLUMNS, 1):
        found[name] = [float(line[j]) for line in lines]
    return found


def crisp() -> Table:
    """The crisp table (LC): memberships of at least one half."""
    table = fuzzy()
    found: Table = {"case": table["case"]}
    for name in COLUMNS:
        found[name] = [float(float(x) >= 0.5) for x in table[name]]
    return found


def multi_value() -> Table:
    """The multi-value table (LM): development 2 in the five most developed countries."""
    table = crisp()
    raised = [
        2.0 if case in _MOST_DEVELOPED else float(value)
        for case, value in zip(table["case"], table["DEV"], strict=True)
    ]
    return table | {"DEV": raised}

"""Necessary condition analysis: which conditions an outcome cannot do without, and how much of them.

``analyse`` does all of it for a table; the other functions do one thing for two arrays.
"""

from __future__ import annotations

from malai_core.nca.analysis import Analysis, Finding, Settings, analyse
from malai_core.nca.bottleneck import UNITS, Bottleneck, Level, Mark, bottleneck
from malai_core.nca.ceilings import CEILINGS, CeilingName
from malai_core.nca.effect import Effect, Inefficiency, Line, Magnitude, Peer, effect
from malai_core.nca.necessity import Necessity, beside_qca
from malai_core.nca.outliers import Outlier, outliers
from malai_core.nca.pairs import Corner, Pair, Scope, pair_of
from malai_core.nca.permutation import Permuted, permutation_test
from malai_core.nca.plot import ceiling_plot
from malai_core.nca.power import Power, power
from malai_core.nca.r_script import r_script

__all__ = [
    "CEILINGS",
    "UNITS",
    "Analysis",
    "Bottleneck",
    "CeilingName",
    "Corner",
    "Effect",
    "Finding",
    "Inefficiency",
    "Level",
    "Line",
    "Magnitude",
    "Mark",
    "Necessity",
    "Outlier",
    "Pair",
    "Peer",
    "Permuted",
    "Power",
    "Scope",
    "Settings",
    "analyse",
    "beside_qca",
    "bottleneck",
    "ceiling_plot",
    "effect",
    "outliers",
    "pair_of",
    "permutation_test",
    "power",
    "r_script",
]

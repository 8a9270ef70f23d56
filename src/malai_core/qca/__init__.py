"""Qualitative comparative analysis: from cases to the conditions that go with an outcome.

Start with :func:`truth_table`, then :func:`minimise`. Method pages: ``docs/methods/qca-*.md``.
"""

from __future__ import annotations

from malai_core.qca.algebra import factor, negate, simplify
from malai_core.qca.cases import cases_of
from malai_core.qca.clusters import cluster_diagnostics
from malai_core.qca.enhanced import untenable
from malai_core.qca.expressions import evaluate, parse, write
from malai_core.qca.fit import necessity, sufficiency
from malai_core.qca.importance import importance, shapley, synergy
from malai_core.qca.minimise import minimise
from malai_core.qca.necessity import single_conditions, superset_search
from malai_core.qca.r_script import r_script
from malai_core.qca.robustness import Robustness
from malai_core.qca.theory import evaluate_theory
from malai_core.qca.truth_table import Out, TruthTable, truth_table
from malai_core.qca.venn import venn
from malai_core.qca.xy_plot import xy_plot

__all__ = [
    "Out",
    "Robustness",
    "TruthTable",
    "cases_of",
    "cluster_diagnostics",
    "evaluate",
    "evaluate_theory",
    "factor",
    "importance",
    "minimise",
    "necessity",
    "negate",
    "parse",
    "r_script",
    "shapley",
    "simplify",
    "single_conditions",
    "sufficiency",
    "superset_search",
    "synergy",
    "truth_table",
    "untenable",
    "venn",
    "write",
    "xy_plot",
]

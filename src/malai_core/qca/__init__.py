"""Qualitative comparative analysis: from cases to the conditions that go with an outcome.

Start with :func:`truth_table`, then :func:`minimise`. Method pages: ``docs/methods/qca-*.md``.
"""

from __future__ import annotations

from malai_core.qca.cases import cases_of
from malai_core.qca.fit import necessity, sufficiency
from malai_core.qca.minimise import minimise
from malai_core.qca.truth_table import Out, TruthTable, truth_table

__all__ = ["Out", "TruthTable", "cases_of", "minimise", "necessity", "sufficiency", "truth_table"]

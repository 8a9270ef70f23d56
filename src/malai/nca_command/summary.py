"""One object for other programs: measure, then condition, then ceiling."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from malai_core.nca import Analysis, Effect, Finding, Level, Mark, Permuted

JsonTable = dict[str, dict[str, Any]]


def summary(found: Analysis) -> dict[str, Any]:
    """Return every number of the analysis; ``None`` where it is undefined, see ``undefined``."""

    def by(value: Callable[[Finding], Any]) -> JsonTable:
        """Return one measure of every condition and ceiling."""
        table: JsonTable = {name: {} for name in found.conditions}
        for finding in found.findings:
            table[finding.condition][finding.ceiling] = value(finding)
        return table

    return {
        "outcome": found.outcome,
        "conditions": list(found.conditions),
        "ceilings": list(found.ceilings),
        "effect_size": by(lambda f: _of(f.effect.value, "size")),
        "p": by(lambda f: _tested(f, lambda test: test.p)),
        "p_interval": by(lambda f: _tested(f, lambda test: list(test.interval))),
        "is_necessary": by(lambda f: f.is_necessary),
        "zone": by(lambda f: _of(f.effect.value, "zone")),
        "scope": by(lambda f: f.effect.value and f.effect.value.scope.area),
        "line": by(lambda f: _line(f.effect.value)),
        "above": by(lambda f: _of(f.effect.value, "above")),
        "accuracy": by(lambda f: _of(f.effect.value, "accuracy")),
        "fit": by(lambda f: _of(f.effect.value, "fit")),
        "inefficiency": by(lambda f: _inefficiency(f.effect.value)),
        "cases": by(lambda f: _of(f.effect.value, "cases")),
        "peers": by(lambda f: _peers(found, f)),
        "outliers": by(lambda f: _outliers(found, f)),
        "bottleneck": by(_bottleneck),
        "undefined": by(lambda f: _reason(found, f)),
        "notes": [note.in_language(found.language) for note in found.notes],
        "settings": {
            "corner": {name: int(pair.corner) for name, pair in found.pairs.items()},
            "units": list(found.settings.units),
            "quantile": found.settings.share,
            "permutations": found.settings.repetitions,
            "seed": found.settings.seed,
        },
        "versions": dict(found.versions),
    }


def _of(effect: Effect | None, name: str) -> Any:  # noqa: ANN401 - what JSON takes
    return None if effect is None else getattr(effect, name)


def _tested(finding: Finding, value: Callable[[Permuted], Any]) -> Any:  # noqa: ANN401 - what JSON takes
    test = finding.test.value if finding.test else None
    return None if test is None else value(test)


def _line(effect: Effect | None) -> dict[str, float] | None:
    if effect is None or effect.line is None:
        return None
    return {"intercept": effect.line.intercept, "slope": effect.line.slope}


def _inefficiency(effect: Effect | None) -> dict[str, float] | None:
    idle = effect.inefficiency if effect else None
    if idle is None:
        return None
    return {name: getattr(idle, name) for name in ("condition", "outcome", "relative", "absolute")}


def _peers(found: Analysis, finding: Finding) -> list[dict[str, Any]]:
    peers = finding.effect.value.peers if finding.effect.value else ()
    return [{"case": found.table.cases[p.row], "x": p.x, "y": p.y} for p in peers]


def _outliers(found: Analysis, finding: Finding) -> list[dict[str, Any]]:
    return [
        {"case": found.table.cases[case.row], "effect_size": case.size, "change": case.change}
        for case in finding.outliers.value or ()
    ]


def _bottleneck(finding: Finding) -> list[dict[str, Any]] | None:
    table = finding.bottleneck.value
    return None if table is None else [_level(level) for level in table.levels]


def _level(level: Level) -> dict[str, Any]:
    needed = level.needed.value if isinstance(level.needed, Mark) else level.needed
    return {"level": level.level, "outcome": level.outcome, "needed": needed, "short": level.short}


def _reason(found: Analysis, finding: Finding) -> str | None:
    reason = finding.effect.undefined
    return None if reason is None else reason.in_language(found.language)

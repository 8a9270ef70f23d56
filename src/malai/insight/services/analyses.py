"""Analyses of a network: computed for a page, or frozen in a run to be compared later.

They are computed from rows and change nothing that people own, so they leave no act.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext_noop

from malai.accounts.models import Scope, User
from malai.insight.bridge.arrays import USUAL
from malai.insight.bridge.reading import Before, measured, year_before
from malai.insight.results import KIND, Detail, Results
from malai.insight.selectors.introductions import pairs_taken_on
from malai.insight.selectors.rows import Standing, members_count, newest_act, standing_of
from malai.insight.services.answer_lines import answer_lines
from malai.network.models import Network
from malai.runs.models import Run, RunState
from malai.runs.selectors import runs_light, runs_of
from malai.runs.services import fingerprint_of, run_fail, run_finish, run_request, run_step
from malai_core.results import versions

TROUBLE: Final = gettext_noop("The analysis stopped because of a fault of Malai. Please try again.")
#: Up to this many members a page measures by itself: about a third of a second.
WITHIN_A_REQUEST: Final = 1_000


@dataclass(frozen=True)
class Asked:
    """What is to be analysed: the network of a day, on some layers."""

    day: date
    layers: tuple[str, ...] = USUAL


@dataclass(frozen=True)
class Analysis:
    """A network measured: just now, or by a run."""

    network: Network
    results: Results
    run: Run | None = None
    found: Detail | None = None

    @cached_property
    def day(self) -> date:
        """The day whose rows were measured."""
        return date.fromisoformat(self.results.day)

    @cached_property
    def detail(self) -> Detail:
        """The numbers of each member. One query where a run holds them."""
        if self.found is not None:
            return self.found
        run = Run.objects.only("detail").get(pk=self.run.pk) if self.run else Run()
        return Detail(**run.detail)


def is_part(network: Network) -> bool:
    """Say whether the reader sees only some of the members: no frozen analysis is of that part."""
    seat = network.workspace.seen_from
    return seat is not None and seat.scope == Scope.AREAS


def is_small(network: Network, *, day: date) -> bool:
    """Say whether a page may measure this network by itself. At most one query."""
    return is_part(network) or members_count(network, day=day) <= WITHIN_A_REQUEST


def analysis_of(network: Network, asked: Asked) -> Analysis | None:
    """Return the network measured: now for a small one, by its newest run for a large one.

    ``None`` where a large network has no run yet. What was measured for a page stays in the cache
    until the next act in its workspace.
    """
    if not is_small(network, day=asked.day):
        return newest_kept(network, asked)
    seat = network.workspace.seen_from
    seen = f"seat{seat.pk}" if seat else "all"
    layers = "-".join(asked.layers)
    key = f"insight:{network.public_id}:{seen}:{newest_act(network)}:{asked.day}:{layers}"
    kept = cache.get(key)
    if kept is None:
        kept = _measured(network, asked)
        cache.set(key, kept, timeout=3600)
    results, detail = kept
    return Analysis(network, results, found=detail)


def _measured(network: Network, asked: Asked) -> tuple[Results, Detail]:
    """Return what the methods find. About ten queries."""
    return measured(
        standing_of(network, day=asked.day), layers=asked.layers, before=_before(network, asked)
    )


def _before(network: Network, asked: Asked) -> Before:
    earlier = standing_of(network, day=year_before(asked.day))
    return Before(
        standing=earlier,
        circles=None if is_part(network) else _circles_before(network),
        introduced=pairs_taken_on(network),
        answers=answer_lines(network),
    )


def _circles_before(network: Network) -> dict[str, int] | None:
    """Return the circles of the newest run, so that they keep their numbers. One query."""
    rows = runs_of(network.workspace, kind=KIND, about=network.public_id)
    run = rows.filter(state=RunState.DONE).first()
    if run is None:
        return None
    return dict(zip(run.detail["ids"], run.detail["circle"], strict=True))


# -- Runs ----------------------------------------------------------------------------------------


def newest_kept(network: Network, asked: Asked | None = None) -> Analysis | None:
    """Return the newest finished run, on the layers asked for. One query."""
    for run in kept_runs(network):
        if asked is None or tuple(run.results["layers"]) == asked.layers:
            return Analysis(network, Results.of(run.results), run)
    return None


def kept_runs(network: Network) -> list[Run]:
    """Return the finished runs, newest first, without their members; none of a part. One query."""
    if is_part(network):
        return []
    rows = runs_light(network.workspace, kind=KIND, about=network.public_id)
    return list(rows.filter(state=RunState.DONE)[:100])


def run_before(analysis: Analysis) -> Analysis | None:
    """Return the kept analysis to compare with: the newest older one on the same layers."""
    layers, own = list(analysis.results.layers), analysis.run
    for run in kept_runs(analysis.network):
        is_older = own is None or run.pk < own.pk
        if is_older and list(run.results["layers"]) == layers:
            return Analysis(analysis.network, Results.of(run.results), run)
    return None


def analysis_keep(*, by: User | None, network: Network, asked: Asked) -> Run:
    """Freeze an analysis in a run: at once for a small network, by a worker for a large one.

    The caller has passed a door with ``NETWORK_EDIT`` and sees the whole network.
    """
    from malai.insight.tasks import measures_compute

    layers = "-".join(asked.layers)
    run, is_new = run_request(
        by=by, workspace=network.workspace, kind=KIND, about=network.public_id,
        day=asked.day.isoformat(), layers=layers,
    )  # fmt: skip
    if is_new and is_small(network, day=asked.day):
        return _written_at_once(run, network)
    if is_new:
        transaction.on_commit(lambda: measures_compute.enqueue(run.pk))
    return run


def _written_at_once(run: Run, network: Network) -> Run:
    """Measure within the request; a fault must not leave the run open for ever."""
    try:
        return analysis_write(run=run, network=network)
    except Exception:
        run_fail(run=run, trouble=TROUBLE)
        raise


def analysis_write(*, run: Run, network: Network) -> Run:
    """Measure a network and freeze what was found in ``run``.

    Raises
    ------
    RunCancelledError
        A person cancelled it between two steps.
    """
    layers = tuple(str(run.parameters["layers"]).split("-"))
    asked = Asked(date.fromisoformat(run.parameters["day"]), layers)
    run_step(run=run, progress=5)
    standing = standing_of(network, day=asked.day)
    before = _before(network, asked)
    results, detail = measured(
        standing,
        layers=asked.layers,
        before=before,
        step=lambda progress: run_step(run=run, progress=progress),
    )
    return run_finish(
        run=run,
        results=results.plain(),
        detail=detail.plain(),
        methods=sorted({use.id for line in results.lines for use in line.methods}),
        versions=versions("malai", "igraph", "numpy", "scipy"),
        fingerprint=fingerprint_of(_input_of(standing, asked)),
    )


def _input_of(standing: Standing, asked: Asked) -> dict[str, Any]:
    """Return what the numbers were made from: the same rows give the same fingerprint."""
    ids = {member.key: member.public_id for member in standing.members}
    return {
        "day": asked.day.isoformat(),
        "layers": asked.layers,
        "members": sorted(tuple(member[1:]) for member in standing.members),
        "ties": sorted((ids[t.source], ids[t.target], t.layer) for t in standing.ties),
        "belongs": sorted((ids[one], ids[body]) for one, body in standing.belongs),
        "roles": standing.roles,
    }

"""Analyses: computed for a page, frozen, fingerprinted, compared; large ones by a worker."""

from __future__ import annotations

import pytest
from django.test import override_settings

from malai.accounts.models import Scope, Seat
from malai.insight.services import analyses
from malai.insight.services.analyses import (
    Asked,
    analysis_keep,
    analysis_of,
    analysis_write,
    kept_runs,
    newest_kept,
    run_before,
)
from malai.insight.tasks import measures_compute
from malai.network.models import SeatArea, Tie
from malai.runs.models import Run, RunState
from malai.runs.services import RunCancelledError, run_cancel
from tests.makers import World, acting
from tests.unit.malai.insight.places import DAY

ASKED = Asked(DAY)


def keep(world: World) -> Run:
    return analysis_keep(by=world.cast.coordinator, network=world.network, asked=ASKED)


def tie(world: World) -> None:
    """Add a relationship, as an act: what was measured before is old then."""
    with acting(world):
        Tie.objects.create(
            workspace=world.workspace, network=world.network, kind=world.kind,
            source=world.boon, target=world.mali,
        )  # fmt: skip


def test_a_small_network_is_frozen_at_once(world: World) -> None:
    run = keep(world)
    assert (run.state, run.progress) == (RunState.DONE, 100)
    assert "sna.roles.malai.v1" in run.methods
    assert run.versions["malai"]
    found = newest_kept(world.network)
    assert found is not None
    assert found.detail.n == found.results.members == 3


def test_a_frozen_analysis_stays_while_the_network_changes(world: World) -> None:
    run = keep(world)
    tie(world)
    run.refresh_from_db()
    now = analysis_of(world.network, ASKED)
    assert now is not None
    assert (run.results["ties"], now.results.ties) == (1, 2)


def test_the_same_rows_give_the_same_fingerprint_and_others_another(world: World) -> None:
    first, second = keep(world), keep(world)
    tie(world)
    third = keep(world)
    assert first.fingerprint == second.fingerprint != third.fingerprint
    assert first.results["lines"] == second.results["lines"]


def test_an_analysis_is_compared_with_the_newest_older_one_on_the_same_layers(world: World) -> None:
    other = analysis_keep(by=world.cast.owner, network=world.network, asked=Asked(DAY, ("advice",)))
    first = keep(world)
    now = analysis_of(world.network, ASKED)
    assert now is not None
    before = run_before(now)
    assert before is not None
    assert before.run == first != other
    assert run_before(before) is None


def test_a_run_keeps_no_name(world: World) -> None:
    run = keep(world)
    assert "แก้ว" not in str(run.results) + str(run.detail)


def test_a_large_network_waits_for_a_worker_and_then_shows_its_run(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analyses, "WITHIN_A_REQUEST", 2)
    assert analysis_of(world.network, ASKED) is None
    with override_settings(
        TASKS={"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    ):
        run = keep(world)
    assert run.state == RunState.WAITING
    measures_compute.func(run.pk)
    found = analysis_of(world.network, ASKED)
    assert found is not None
    assert found.run == Run.objects.get(pk=run.pk)


def test_a_cancelled_analysis_ends_at_its_next_step(world: World) -> None:
    run = Run.objects.create(
        workspace=world.workspace, kind="insight.measures", about_id=world.network.public_id,
        parameters={"day": DAY.isoformat(), "layers": "coordination"},
    )  # fmt: skip
    run_cancel(run=run)
    with pytest.raises(RunCancelledError):
        analysis_write(run=run, network=world.network)
    measures_compute.func(run.pk)
    assert Run.objects.get(pk=run.pk).state == RunState.CANCELLED


def test_a_fault_is_kept_as_a_sentence(world: World) -> None:
    run = Run.objects.create(
        workspace=world.workspace, kind="insight.measures", about_id=world.network.public_id,
        parameters={"day": "no day", "layers": "coordination"},
    )  # fmt: skip
    with pytest.raises(ValueError, match="isoformat"):
        measures_compute.func(run.pk)
    assert Run.objects.get(pk=run.pk).state == RunState.FAILED


def test_a_seat_of_an_area_gets_its_part_measured_and_no_frozen_whole(world: World) -> None:
    keep(world)
    seat = Seat.objects.get(user=world.cast.coordinator, workspace=world.workspace)
    seat.scope = Scope.AREAS
    seat.save()
    SeatArea.objects.create(seat=seat, area_code="57")
    world.kru.area_code = "570101"
    world.kru.save()
    world.network.workspace.seen_from = seat
    found = analysis_of(world.network, ASKED)
    assert found is not None
    # Kru and the temple she belongs to; Boon, to whom she is tied, is beyond.
    assert (found.results.members, found.results.ties) == (1, 0)
    assert kept_runs(world.network) == []

"""The life of an analysis."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.utils.translation import gettext, override

from malai.accounts.models import Workspace
from malai.runs.models import Run, RunState
from malai.runs.selectors import run_newest, run_open
from malai.runs.services import (
    RunCancelledError,
    fingerprint_of,
    run_cancel,
    run_fail,
    run_finish,
    run_request,
    run_step,
    runs_recover,
)

pytestmark = pytest.mark.django_db
ABOUT = uuid4()


@pytest.fixture
def run() -> Run:
    workspace = Workspace.objects.create(name_th="ทดสอบ")
    return run_request(by=None, workspace=workspace, kind="test", about=ABOUT, size=3)[0]


def _finish(run: Run) -> Run:
    return run_finish(
        run=run, results={"n": 1}, methods=["m.v1"], versions={"malai": "0"}, fingerprint="f"
    )


def test_asking_twice_gives_the_run_that_waits(run: Run) -> None:
    again, is_new = run_request(by=None, workspace=run.workspace, kind="test", about=ABOUT)

    assert (again, is_new) == (run, False)
    assert run_open(run.workspace, kind="test", about=ABOUT) == run


def test_a_finished_run_is_frozen_with_its_methods(run: Run) -> None:
    run_step(run=run, progress=40)
    assert (run.state, run.progress) == (RunState.RUNNING, 40)

    done = _finish(run)

    assert (done.state, done.progress, done.results) == (RunState.DONE, 100, {"n": 1})
    assert run_newest(run.workspace, kind="test", about=ABOUT) == run
    run_fail(run=run, trouble="too late")
    run.refresh_from_db()
    assert run.state == RunState.DONE


def test_a_cancelled_run_stops_at_its_next_step_and_stays_cancelled(run: Run) -> None:
    assert run_cancel(run=run)

    with pytest.raises(RunCancelledError):
        run_step(run=run, progress=50)
    _finish(run)

    assert run.state == RunState.CANCELLED
    assert run_newest(run.workspace, kind="test", about=ABOUT) is None
    assert not run_cancel(run=run)


def test_a_failed_run_says_why(run: Run) -> None:
    run_fail(run=run, trouble="no disk")

    run.refresh_from_db()
    assert (run.state, run.trouble) == (RunState.FAILED, "no disk")


def test_the_same_input_has_the_same_fingerprint_in_any_order_of_keys() -> None:
    assert fingerprint_of({"a": 1, "b": [2]}) == fingerprint_of({"b": [2], "a": 1})
    assert fingerprint_of({"a": 1}) != fingerprint_of({"a": 2})


def test_what_a_stopped_process_left_running_can_be_asked_for_again(run: Run) -> None:
    waiting, _ = run_request(by=None, workspace=run.workspace, kind="test", about=uuid4())
    run_step(run=run, progress=40)

    assert runs_recover() == 1

    run.refresh_from_db()
    waiting.refresh_from_db()
    assert (run.state, waiting.state) == (RunState.FAILED, RunState.WAITING)
    with override("th"):
        assert gettext(run.trouble) != run.trouble
    assert run_request(by=None, workspace=run.workspace, kind="test", about=ABOUT)[1]

"""The long work of the room, done by a worker."""

from __future__ import annotations

import structlog
from django_tasks import task

from malai.reports.services.making import TROUBLE, file_write
from malai.runs.models import Run
from malai.runs.services import RunCancelledError, run_fail

log = structlog.get_logger(__name__)


@task()
def file_compute(run_key: int) -> None:
    """Make the file that ``run_key`` asks for; a fault is kept as a sentence."""
    run = Run.objects.select_related("workspace", "asked_by").get(pk=run_key)
    try:
        file_write(run=run)
    except RunCancelledError:
        log.info("report stopped", run=run_key)
    except Exception:
        log.exception("report failed", run=run_key)
        run_fail(run=run, trouble=TROUBLE)
        raise

"""The long work of the room, done by a worker."""

from __future__ import annotations

import structlog
from django_tasks import task

from malai.insight.services.analyses import TROUBLE, analysis_write
from malai.network.models import Network
from malai.runs.models import Run
from malai.runs.services import RunCancelledError, run_fail

log = structlog.get_logger(__name__)


@task()
def measures_compute(run_key: int) -> None:
    """Measure the network that ``run_key`` asks for; a fault is kept as a sentence."""
    run = Run.objects.select_related("workspace").get(pk=run_key)
    try:
        network = Network.objects.select_related("workspace").get(public_id=run.about_id)
        analysis_write(run=run, network=network)
    except RunCancelledError:
        log.info("analysis cancelled", run=run_key)
    except Exception:
        log.exception("analysis failed", run=run_key)
        run_fail(run=run, trouble=TROUBLE)
        raise

"""The long work of the room, done by a worker."""

from __future__ import annotations

from datetime import date

import structlog
from django.utils.translation import gettext_noop
from django_tasks import task

from malai.atlas.services import reading_write
from malai.network.models import Network
from malai.runs.models import Run
from malai.runs.services import RunCancelledError, run_fail

log = structlog.get_logger(__name__)
TROUBLE = gettext_noop("The analysis stopped because of a fault of Malai. Please try again.")


@task()
def reading_compute(run_key: int) -> None:
    """Compute the reading that ``run_key`` asks for; a fault is kept as a sentence."""
    run = Run.objects.get(pk=run_key)
    try:
        network = Network.objects.select_related("workspace").get(public_id=run.about_id)
        reading_write(run=run, network=network, day=date.fromisoformat(run.parameters["day"]))
    except RunCancelledError:
        log.info("analysis cancelled", run=run_key)
    except Exception:
        log.exception("analysis failed", run=run_key)
        run_fail(run=run, trouble=TROUBLE)
        raise

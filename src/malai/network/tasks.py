"""The long work of the room, done by a worker."""

from __future__ import annotations

from django_tasks import task

from malai.network.models import DuplicateSearch
from malai.network.services.looking import search_run


@task()
def duplicates_in_worker(public_id: str) -> None:
    """Look through all records of a large workspace for pairs that may be one."""
    rows = DuplicateSearch.objects.select_related("workspace", "asked_by")
    search_run(row=rows.get(public_id=public_id))

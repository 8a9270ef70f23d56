"""What the worker does for imports that outlast a request."""

from __future__ import annotations

from uuid import UUID

from django_tasks import task

from malai.accounts.models import User
from malai.interchange.services.reading import import_read
from malai.interchange.services.writing import import_write


@task()
def read_in_worker(public_id: str) -> None:
    """Read a large file into its preview."""
    import_read(public_id=UUID(public_id))


@task()
def write_in_worker(public_id: str, by: int | None) -> None:
    """Write a large import."""
    user = User.objects.filter(pk=by).first() if by else None
    import_write(by=user, public_id=UUID(public_id))

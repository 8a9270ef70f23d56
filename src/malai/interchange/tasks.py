"""What the worker does for imports that outlast a request."""

from __future__ import annotations

from uuid import UUID

from django_tasks import task

from malai.accounts.models import User
from malai.interchange.services.reading import import_read
from malai.interchange.services.undoing import import_undo_large
from malai.interchange.services.writing import import_write


@task()
def read_in_worker(public_id: str) -> None:
    """Read a large file into its preview."""
    import_read(public_id=UUID(public_id))


@task()
def write_in_worker(public_id: str, by: int | None) -> None:
    """Write a large import."""
    import_write(by=_user(by), public_id=UUID(public_id))


@task()
def undo_in_worker(public_id: str, by: int | None) -> None:
    """Take a large import back."""
    import_undo_large(by=_user(by), public_id=UUID(public_id))


def _user(key: int | None) -> User | None:
    return User.objects.filter(pk=key).first() if key else None

"""Handing files out again."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.files.selectors import files_of
from malai.files.services import file_path
from malai.kernel.http import Request


@require_safe
@door(Action.DATA_IMPORT)
def file_get(
    request: Request,  # noqa: ARG001 - what a door hands over
    seat: OpenSeat,
    file: UUID,
) -> FileResponse:
    """Send a file as it was brought, to be saved and never shown inside our pages."""
    stored = get_object_or_404(files_of(seat.workspace), public_id=file)
    path = file_path(stored)
    if not path.exists():
        raise Http404
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=stored.name,
        content_type=stored.content_type,
    )

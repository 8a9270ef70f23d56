"""A file is handed out as it was brought."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import cast as typed

from django.http import FileResponse
from django.test import Client
from django.urls import reverse

from malai.files.services import file_path, file_store
from tests.makers import Cast


def address(cast: Cast, content: bytes) -> str:
    stored = file_store(
        by=cast.owner, workspace=cast.workspace, name="ทะเบียน.csv", content=BytesIO(content)
    )
    return reverse("files:file", args=[cast.workspace.public_id, stored.public_id])


def test_a_file_comes_as_an_attachment_under_its_own_name(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    answer = typed(FileResponse, signed_in("coordinator").get(address(cast, "ชื่อ,โทร".encode())))

    assert answer.getvalue() == "ชื่อ,โทร".encode()
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_file_whose_bytes_are_gone_is_not_found(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    url = address(cast, b"lost")
    for stored in cast.workspace.files.all():
        file_path(stored).unlink()
    assert signed_in("owner").get(url).status_code == 404

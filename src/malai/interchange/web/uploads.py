"""Files larger than the site takes are let go while they come in, never written to disk."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

#: Room for the other fields of a form.
BESIDE = 100_000


class LimitedUpload(FileUploadHandler):
    """Stands before Django's own handlers and passes nothing on that is too large."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.is_too_large = False
        self._seen = 0

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *rest: Any) -> None:  # noqa: ANN401, N803 - Django's signature
        """Judge by the announced length, before a byte is read."""
        del input_data, META, rest
        self.is_too_large = content_length > settings.UPLOAD_BYTES + BESIDE

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass a piece on; a sender that announced less than it sends is stopped here."""
        del start
        self._seen += len(raw_data)
        if self.is_too_large or self._seen > settings.UPLOAD_BYTES:
            self.is_too_large = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers behind this one."""
        del file_size

"""Files that tell what people said never get a name on disk: they go with the request."""

from __future__ import annotations

import tempfile
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

#: Room for the other fields of a form.
BESIDE = 100_000


class NamelessUpload(FileUploadHandler):
    """Takes a file into one without a name, so that nobody can find it, also after kill -9."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.is_too_large = False
        self._seen = 0

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *rest: Any) -> None:  # noqa: ANN401, N803 - Django's signature
        """Judge by the announced length, before a byte is read."""
        del input_data, META, rest
        self.is_too_large = content_length > settings.UPLOAD_BYTES + BESIDE

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        """Open the file without a name."""
        super().new_file(*args, **kwargs)
        self.kept = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the request

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Put a piece away; a sender that announced less than it sends is stopped here."""
        del start
        self._seen += len(raw_data)
        if self.is_too_large or self._seen > settings.UPLOAD_BYTES:
            self.is_too_large = True
            raise SkipFile
        self.kept.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """Hand the file over, at its beginning."""
        self.kept.seek(0)
        return UploadedFile(self.kept, self.file_name, self.content_type, file_size, self.charset)

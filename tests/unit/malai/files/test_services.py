"""Files are kept by content, whole or not at all."""

from __future__ import annotations

import errno
import os
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.utils.translation import override

from malai.audit.models import Act
from malai.files.models import StoredFile
from malai.files.services import FileRefusedError, file_path, file_store, leftovers_remove
from tests.makers import Cast


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: LazySettings) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


def on_disk(media: Path) -> list[str]:
    return sorted(path.name for path in media.rglob("*") if path.is_file())


def store(cast: Cast, content: bytes, name: str = "members.csv") -> StoredFile:
    return file_store(
        by=cast.coordinator, workspace=cast.workspace, name=name, content=BytesIO(content)
    )


def test_a_stored_file_has_its_bytes_kind_and_one_act(cast: Cast, media: Path) -> None:
    stored = store(cast, "ชื่อ,โทร\n".encode())

    assert file_path(stored).read_bytes() == "ชื่อ,โทร\n".encode()
    assert (stored.size, stored.content_type, stored.name) == (23, "text/csv", "members.csv")
    assert Act.objects.get().subject_id == stored.public_id
    assert on_disk(media) == [stored.sha256]


def test_the_same_bytes_are_kept_once(cast: Cast, media: Path) -> None:
    first, second = store(cast, b"a,b"), store(cast, b"a,b", "again.csv")
    assert file_path(first) == file_path(second)
    assert len(on_disk(media)) == 1


def test_a_path_in_the_name_is_left_out(cast: Cast) -> None:
    assert store(cast, b"x", "../../etc/members.csv").name == "members.csv"


@pytest.mark.parametrize("content", [b"", b"x" * 2_000])
def test_empty_and_too_large_files_are_refused_and_leave_nothing(
    content: bytes, cast: Cast, media: Path, settings: LazySettings
) -> None:
    settings.UPLOAD_BYTES = 1_000
    with pytest.raises(FileRefusedError):
        store(cast, content)
    assert on_disk(media) == []
    assert not StoredFile.objects.exists()


class FullDisk(BytesIO):
    """A source that fails as a write to a full disk does."""

    def read(self, size: int | None = -1, /) -> bytes:  # noqa: ARG002 - as a file is read
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_gives_a_sentence_and_leaves_nothing(cast: Cast, media: Path) -> None:
    with override("en"), pytest.raises(FileRefusedError, match="no room left"):
        file_store(
            by=cast.owner, workspace=cast.workspace, name="a.csv", content=FullDisk(b"never read")
        )
    assert on_disk(media) == []


def test_bytes_go_when_the_row_cannot_be_written(cast: Cast, media: Path) -> None:
    cast.workspace.pk = None
    with pytest.raises(ValueError, match="workspace"):
        store(cast, b"x")
    assert on_disk(media) == []


def aged(path: Path) -> None:
    os.utime(path, (0, 0))


def stored_then_failed(cast: Cast) -> None:
    with transaction.atomic():
        aged(file_path(store(cast, b"rolled back")))
        raise ZeroDivisionError


def test_leftovers_of_an_outer_rollback_are_removed_later(cast: Cast, media: Path) -> None:
    kept = store(cast, b"kept")
    with pytest.raises(ZeroDivisionError):
        stored_then_failed(cast)
    aged(file_path(kept))

    assert leftovers_remove() == 1
    assert on_disk(media) == [kept.sha256]


def test_half_received_files_of_a_killed_process_go_with_the_next_one(
    cast: Cast, media: Path
) -> None:
    waiting = media / "incoming"
    waiting.mkdir(parents=True)
    (waiting / "old").write_bytes(b"half")
    aged(waiting / "old")
    (waiting / "young").write_bytes(b"half")

    stored = store(cast, b"x")

    assert on_disk(media) == sorted([stored.sha256, "young"])

"""Documents and photos of an activity, and who can be recognised on a photo."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import IO

from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.activities.models import Activity, ActivityFile, PhotoFace
from malai.activities.services.activities import refuse_strangers
from malai.audit.services import Recorder, recorded
from malai.files.images import photo_made
from malai.files.models import StoredFile
from malai.files.services import FileRefusedError, file_taken
from malai.network.carriers import rows_drop
from malai.network.models import Party
from malai.network.services.about import FILES, LARGEST, is_photo
from malai_core.text import clean


def file_add(
    *, by: User | None, activity: Activity, name: str, content: IO[bytes], caption: str = ""
) -> ActivityFile:
    """Keep a document or a photo of an activity, told apart by its first bytes.

    A photo is made smaller and loses what the camera wrote beside it.

    Raises
    ------
    FileRefusedError
        Too large, of a kind that is not kept, or a photo that cannot be read.
    """
    _refuse_large(content)
    row = ActivityFile(activity=activity, caption=clean(caption))
    if is_photo(content, name):
        return _photo(by, row, name, content)
    with file_taken(by=by, workspace=activity.workspace, name=name, content=content) as file:
        if file.content_type not in FILES:
            raise FileRefusedError(
                _("This kind of file is not kept here. Take PDF, Word, Excel, text or a photo.")
            )
        with _about("activities.file_add", by, activity) as trace:
            row.file = trace.create(file)
            return trace.create(row)


def _photo(by: User | None, row: ActivityFile, name: str, content: IO[bytes]) -> ActivityFile:
    large, small = photo_made(content)
    plain = f"{name.rpartition('.')[0] or name}.jpg"
    row.is_photo = True
    with (
        _taken(by, row, plain, large) as file,
        _taken(by, row, plain, small) as square,
        _about("activities.photo_add", by, row.activity) as trace,
    ):
        row.file, row.small = trace.create(file), trace.create(square)
        return trace.create(row)


def file_remove(*, by: User | None, row: ActivityFile) -> None:
    """Take a document or a photo off an activity; the history can bring it back."""
    with _about("activities.file_remove", by, row.activity) as trace:
        faces = list(row.faces.all())
        trace.deleting([*faces, row])
        rows_drop(faces)
        rows_drop([row])


def faces_set(*, by: User | None, photo: ActivityFile, people: Sequence[Party]) -> None:
    """Say who can be recognised on a photo; the given people replace those noted before.

    Raises
    ------
    ValidationError
        Somebody is of another workspace.
    """
    refuse_strangers(photo.activity.workspace, people)
    with _about("activities.faces_set", by, photo.activity) as trace:
        before = {face.party_id: face for face in photo.faces.all()}
        wanted = {party.pk for party in people}
        going = [face for key, face in before.items() if key not in wanted]
        trace.deleting(going)
        rows_drop(going)
        fresh = wanted - set(before)
        trace.create_all(PhotoFace, (PhotoFace(photo=photo, party_id=key) for key in sorted(fresh)))
        trace.say(count=len(wanted))


def _taken(
    by: User | None, row: ActivityFile, name: str, content: bytes
) -> AbstractContextManager[StoredFile]:
    workspace = row.activity.workspace
    return file_taken(by=by, workspace=workspace, name=name, content=io.BytesIO(content))


def _refuse_large(content: IO[bytes]) -> None:
    content.seek(0, io.SEEK_END)
    size = content.tell()
    content.seek(0)
    if size > LARGEST:
        raise FileRefusedError(
            _("This file is larger than %(limit)s MB.") % {"limit": LARGEST // 1_000_000}
        )


def _about(action: str, by: User | None, activity: Activity) -> AbstractContextManager[Recorder]:
    return recorded(
        action,
        by=by,
        workspace=activity.workspace,
        subject=activity.public_id,
        title=activity.title,
    )

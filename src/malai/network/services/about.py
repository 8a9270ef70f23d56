"""What is kept beside a record: notes, earlier names, files and photos, and "still right"."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import IO, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.audit.services import Recorder, recorded
from malai.files.images import photo_made
from malai.files.kinds import DOCX, ODS, XLSX, kind_of
from malai.files.models import StoredFile
from malai.files.services import HEAD, FileRefusedError, file_taken
from malai.network.carriers import rows_drop
from malai.network.models import Attachment, FormerName, Note, Party, PersonFacts
from malai.network.services.keys import OTHER_NAMES, keys_set
from malai.network.services.parties import facts_of
from malai.network.services.terms import refuse_end_before_beginning
from malai_core.text import PartialDate, clean

#: Bytes of one file of a record.
LARGEST: Final = 20_000_000
PHOTOS: Final = frozenset({"image/jpeg", "image/png", "image/webp"})
#: What a file of a record may be, by its content.
FILES: Final = frozenset(
    {"application/pdf", "application/vnd.ms-excel", "text/csv", "text/plain", XLSX, ODS, DOCX}
)


@contextmanager
def _about(action: str, by: User | None, party: Party) -> Iterator[Recorder]:
    """Open an act about a party."""
    with recorded(
        action,
        by=by,
        workspace=party.workspace,
        subject=party.public_id,
        name=str(party),
    ) as trace:
        yield trace


def party_check(*, by: User | None, party: Party, on: date) -> Recorder:
    """Note that somebody looked at the record on a day and found it still right."""
    with _about("network.party_check", by, party) as trace:
        trace.changing([party])
        party.verified_on = on
        Party.objects.filter(pk=party.pk).update(verified_on=on)
    return trace


# -- Notes -------------------------------------------------------------------------------------------


def note_add(*, by: User | None, party: Party, text: str, on: PartialDate) -> Note:
    """Write a note about a party.

    Raises
    ------
    ValidationError
        No text.
    """
    note = Note(workspace=party.workspace, party=party, text=text.strip(), on=on, written_by=by)
    note.full_clean(validate_unique=False, exclude=["written_by"])
    with _about("network.note_add", by, party) as trace:
        return trace.create(note)


def note_change(*, by: User | None, note: Note, text: str, on: PartialDate) -> Note:
    """Change a note; who wrote it first stays.

    Raises
    ------
    ValidationError
        No text.
    """
    with _about("network.note_change", by, note.party) as trace:
        trace.changing([note])
        note.text, note.on = text.strip(), on
        note.full_clean(validate_unique=False, exclude=["written_by"])
        note.save()
    return note


def note_remove(*, by: User | None, note: Note) -> None:
    """Take a note away; the history can bring it back."""
    with _about("network.note_remove", by, note.party) as trace:
        trace.deleting([note])
        rows_drop([note])


# -- Earlier names -------------------------------------------------------------------------------------


def former_name_add(
    *,
    by: User | None,
    party: Party,
    name: str,
    since: PartialDate | None = None,
    until: PartialDate | None = None,
) -> FormerName:
    """Note a name that a party had before; it is found by it from now on.

    Raises
    ------
    ValidationError
        No name, it is noted already, or it ended before it began.
    """
    refuse_end_before_beginning(since, until)
    name = clean(name)
    row = FormerName(workspace=party.workspace, party=party, name=name, since=since, until=until)
    row.full_clean(validate_unique=False)
    if party.former_names.filter(name=row.name).exists():
        raise ValidationError({"name": _("This is noted already.")})
    with _about("network.former_name_add", by, party) as trace:
        trace.changing([party])
        trace.create(row)
        _found_by(party, row.name, is_known=True)
    return row


def former_name_remove(*, by: User | None, row: FormerName) -> None:
    """Take an earlier name away; the party is not found by it any more."""
    with _about("network.former_name_remove", by, row.party) as trace:
        trace.changing([row.party])
        trace.deleting([row])
        rows_drop([row])
        _found_by(row.party, row.name, is_known=False)


def _found_by(party: Party, name: str, *, is_known: bool) -> None:
    """Let a party be found by a name, or not any more. Beside those that a merge has kept."""
    known = [one for one in party.extra.get(OTHER_NAMES, "").split(", ") if one and one != name]
    names = ", ".join([*known, name] if is_known else known)
    party.extra = {**party.extra, OTHER_NAMES: names}
    if not names:
        del party.extra[OTHER_NAMES]
    facts = facts_of(party)
    keys_set(party, facts if isinstance(facts, PersonFacts) and facts.pk else None)
    Party.objects.filter(pk=party.pk).update(search_text=party.search_text, extra=party.extra)


# -- Files and photos ------------------------------------------------------------------------------------


def is_photo(content: IO[bytes], name: str) -> bool:
    """Say whether the first bytes are those of a photo; ``content`` is at its beginning after."""
    content.seek(0)
    head = content.read(HEAD)
    content.seek(0)
    return kind_of(head, name) in PHOTOS


def photo_add(
    *,
    by: User | None,
    party: Party,
    name: str,
    content: IO[bytes],
    caption: str = "",
    on: PartialDate | None = None,
    is_face: bool = False,
) -> Attachment:
    """Keep a photo of a party: made smaller, and without what the camera wrote beside it.

    Raises
    ------
    FileRefusedError
        Too large, or no photo that can be read.
    """
    _refuse_large(content)
    large, small = photo_made(content)
    plain = f"{name.rpartition('.')[0] or name}.jpg"
    row = Attachment(workspace=party.workspace, party=party, is_photo=True, is_face=is_face)
    row.caption, row.on = clean(caption), on
    with (
        _taken(by, party, plain, large) as file,
        _taken(by, party, plain, small) as square,
        _about("network.photo_add", by, party) as trace,
    ):
        row.file, row.small = trace.create(file), trace.create(square)
        return trace.create(row)


def file_add(
    *,
    by: User | None,
    party: Party,
    name: str,
    content: IO[bytes],
    caption: str = "",
    on: PartialDate | None = None,
) -> Attachment:
    """Keep a file of a party: a document or a table, judged by its content.

    Raises
    ------
    FileRefusedError
        Too large, or of another kind.
    """
    _refuse_large(content)
    row = Attachment(workspace=party.workspace, party=party, caption=clean(caption), on=on)
    with file_taken(by=by, workspace=party.workspace, name=name, content=content) as file:
        if file.content_type not in FILES:
            raise FileRefusedError(
                _("This kind of file is not kept here. Take PDF, Word, Excel, text or a photo.")
            )
        with _about("network.file_add", by, party) as trace:
            row.file = trace.create(file)
            return trace.create(row)


def attachment_remove(*, by: User | None, row: Attachment) -> None:
    """Take a file or a photo off a record; the history can bring it back."""
    with _about("network.attachment_remove", by, row.party) as trace:
        trace.deleting([row])
        rows_drop([row])


def _taken(
    by: User | None, party: Party, name: str, content: bytes
) -> AbstractContextManager[StoredFile]:
    return file_taken(by=by, workspace=party.workspace, name=name, content=io.BytesIO(content))


def _refuse_large(content: IO[bytes]) -> None:
    content.seek(0, io.SEEK_END)
    size = content.tell()
    content.seek(0)
    if size > LARGEST:
        raise FileRefusedError(
            _("This file is larger than %(limit)s MB.") % {"limit": LARGEST // 1_000_000}
        )


def stored_of(row: Attachment, *, is_small: bool) -> StoredFile:
    """Return the file that is handed out for an attachment."""
    return row.small if is_small and row.small else row.file

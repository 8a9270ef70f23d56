"""Sign-in sheets: made, photographed and keyed in."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import IO, Final
from uuid import uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.activities.models import Attendance, AttendanceMethod, Session
from malai.activities.models_attending import SheetPhoto, SignLine, SignSheet
from malai.activities.selectors_participants import observer_keys
from malai.activities.selectors_sheets import people_expected
from malai.activities.services.arriving import arrivals_take
from malai.audit.services import Recorder, recorded
from malai.files.images import photo_made
from malai.files.services import FileRefusedError, file_taken
from malai.links.codes import ALPHABET
from malai.links.sync import Answer, Line
from malai.network.models import Party
from malai_core.text import clean, name_key

#: Empty lines for people who are not on the list.
BLANKS: Final = (5, 10, 20, 40)
#: Bytes of a photo.
LARGEST: Final = 20_000_000
#: Letters of the marks: those that are letters.
LETTERS: Final = [letter for letter in ALPHABET if letter.isalpha()]


def sheet_make(
    *, by: User | None, session: Session, blanks: int, has_phones: bool = False
) -> SignSheet:
    """Make a sheet with everybody who is expected, so that its lines stay as they were printed.

    Raises
    ------
    ValidationError
        Another number of empty lines than is offered.
    """
    if blanks not in BLANKS:
        raise ValidationError({"blanks": _("Choose how many empty lines the sheet has.")})
    people = people_expected(session)
    with _about("activities.sheet_make", by, session) as trace:
        Session.objects.select_for_update().get(pk=session.pk)
        count = SignSheet.objects.filter(session=session).count()
        sheet = SignSheet(session=session, blanks=blanks, has_phones=has_phones, made_by=by)
        sheet.mark = mark_of(count)
        trace.create(sheet)
        trace.create_all(SignLine, _printed(sheet, people))
        trace.say(rows=len(people))
    return sheet


def _printed(sheet: SignSheet, people: Sequence[Party]) -> Iterator[SignLine]:
    watching = observer_keys(sheet.session.activity_id)
    for number, one in enumerate(people, start=1):
        yield SignLine(sheet=sheet, party=one, number=number, is_observer=one.pk in watching)


def mark_of(count: int) -> str:
    """Return the mark of a session's next sheet; they begin anew where all are used up."""
    first, second = divmod(count % len(LETTERS) ** 2, len(LETTERS))
    return LETTERS[first] + LETTERS[second]


@dataclass(frozen=True, slots=True)
class Keyed:
    """What was keyed on one line: the mark that was seen before, and the one of now."""

    before: str
    mark: str


def sheet_key(
    *, by: User | None, sheet: SignSheet, keyed: Mapping[int, Keyed], names: Sequence[str] = ()
) -> dict[str, Answer]:
    """Note what a signed sheet says, by the numbers of its lines, and the names written below.

    Only lines that were changed are noted: what somebody tapped meanwhile stays. A name that fits
    one person is hers; others wait for somebody to say who it is. Two acts at most.
    """
    changed = {number: one for number, one in keyed.items() if one.mark != one.before}
    session = sheet.session
    lines = SignLine.objects.filter(sheet=sheet, number__in=changed)
    with transaction.atomic():
        Session.objects.select_for_update().get(pk=session.pk)
        if changed:
            with _about("activities.sheet_key", by, session) as trace:
                for line in lines:
                    _key(trace, session, line, changed[line.number].mark, by)
                trace.say(rows=len(changed))
        return _write_names(by, sheet, names)


def _key(trace: Recorder, session: Session, line: SignLine, mark: str, by: User | None) -> None:
    row = Attendance.objects.filter(session=session, party=line.party_id).first()
    if row is not None:
        trace.changing([row])
    if not mark:
        if row is not None:
            row.delete()
        return
    if row is None:
        made = Attendance(session=session, party_id=line.party_id, mark=mark, noted_by=by)
        made.method = AttendanceMethod.SHEET
        trace.create(made)
        return
    row.mark, row.noted_by = mark, by
    row.save()


def _write_names(by: User | None, sheet: SignSheet, names: Sequence[str]) -> dict[str, Answer]:
    """Send the names below as lines with numbers made from sheet and name: keying twice adds none."""
    lines = []
    for name in dict.fromkeys(filter(None, map(clean, names))):
        client_id = uuid5(sheet.public_id, name_key(name) or name)
        facts = {"session": str(sheet.session.public_id), "name": name}
        lines.append(Line(str(client_id), client_id, facts))
    if not lines:
        return {}
    activity = sheet.session.activity
    return arrivals_take(by=by, activity=activity, lines=lines, method=AttendanceMethod.SHEET)


def photo_keep(
    *, by: User | None, session: Session, sheet: SignSheet | None, name: str, content: IO[bytes]
) -> SheetPhoto:
    """Keep a photo of a signed sheet: made smaller, without what the camera wrote beside it.

    Raises
    ------
    FileRefusedError
        Too large, or no photo that can be read.
    """
    content.seek(0, io.SEEK_END)
    if content.tell() > LARGEST:
        raise FileRefusedError(
            _("This file is larger than %(limit)s MB.") % {"limit": LARGEST // 1_000_000}
        )
    content.seek(0)
    large, _small = photo_made(content)
    plain = f"{name.rpartition('.')[0] or name}.jpg"
    workspace = session.activity.workspace
    with (
        file_taken(by=by, workspace=workspace, name=plain, content=io.BytesIO(large)) as file,
        _about("activities.sheet_photo_add", by, session) as trace,
    ):
        return trace.create(SheetPhoto(session=session, sheet=sheet, file=trace.create(file)))


def photo_remove(*, by: User | None, photo: SheetPhoto) -> None:
    """Take a photo off its session; the history can bring it back."""
    with _about("activities.sheet_photo_remove", by, photo.session) as trace:
        trace.deleting([photo])
        photo.delete()


def _about(action: str, by: User | None, session: Session) -> AbstractContextManager[Recorder]:
    activity = session.activity
    return recorded(
        action,
        by=by,
        workspace=activity.workspace,
        subject=activity.public_id,
        title=activity.title,
    )

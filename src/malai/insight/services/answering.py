"""Bring in answers of members about each other, and take them away again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.audit.services import recorded
from malai.insight.bridge.answers import ITEMS
from malai.insight.bridge.sheets import Line, lines_of
from malai.insight.models import Answer, AnswerSheet, SheetKind
from malai.insight.selectors.answers import keys_of_members
from malai.kernel.templatetags.malai import language
from malai.network.models import Network
from malai_core.errors import UnreadableFileError
from malai_core.text import name_key, organisation_key

#: Rows set aside that are kept by number and reason.
ASIDES: Final = 200


def answers_bring(
    *,
    by: User | None,
    network: Network,
    kind: str,
    content: bytes,
    name: str,
    on: date,
    top: int = 4,
) -> AnswerSheet:
    """Bring in one sheet of answers; rows that cannot be understood are set aside with a reason.

    The caller has passed a door with ``DATA_IMPORT``. Names are looked for among the members of the
    network; a name that fits two is set aside, never guessed. Nothing becomes a relationship.

    Raises
    ------
    ValidationError
        It is no table, says not who answers, or not one row could be understood.
    """
    sheet = AnswerSheet(
        workspace=network.workspace, network=network, kind=kind, on=on, top=top,
        source=name[:300], brought_by=by,
    )  # fmt: skip
    answers = answers_read(sheet, content, name)
    with recorded(
        "insight.answers_bring", by=by, workspace=network.workspace, subject=sheet.public_id,
        rows=len(answers), kind=str(sheet.get_kind_display()),
    ) as trace:  # fmt: skip
        trace.create(sheet)
        trace.create_all(Answer, answers)
    return sheet


def answers_read(sheet: AnswerSheet, content: bytes, name: str) -> list[Answer]:
    """Return the answers of a sheet that is not kept yet; rows set aside are noted on it.

    Nothing is written: the preview is made of it.

    Raises
    ------
    ValidationError
        As ``answers_bring``.
    """
    answers = _understood(sheet, _read(content, name), keys_of_members(sheet.network))
    if not answers:
        reasons = "; ".join(f"{one['row']}: {one['why']}" for one in sheet.asides[:3])
        raise ValidationError(_("No row could be understood. %(reasons)s") % {"reasons": reasons})
    return answers


def _read(content: bytes, name: str) -> list[Line]:
    try:
        lines = lines_of(content, name=name)
    except UnreadableFileError as error:
        raise ValidationError(error.in_language(language())) from error
    if lines is None:
        raise ValidationError(
            _("The first row must name the columns: who answers, about whom, and the answers.")
        )
    return lines


def _understood(
    sheet: AnswerSheet, lines: Sequence[Line], keys: dict[str, list[int]]
) -> list[Answer]:
    """Return the answers that can be kept; the others are noted on the sheet."""
    found = []
    for line in lines:
        answer = Answer(sheet=sheet, text=line.text[:300])
        trouble = _fill(answer, line, keys, sheet)
        if trouble:
            sheet.asides.append({"row": line.number, "why": trouble})
        else:
            found.append(answer)
    sheet.asides = sheet.asides[:ASIDES]
    return found


def _fill(answer: Answer, line: Line, keys: dict[str, list[int]], sheet: AnswerSheet) -> str:
    """Fill an answer from a row; return what is wrong with it, nothing where all is well."""
    needs_other = sheet.kind != SheetKind.NEEDS
    for end, written in (("by_id", line.by), ("about_id", line.about)):
        if end == "about_id" and not needs_other:
            continue
        fitting = keys.get(name_key(written)) or keys.get(organisation_key(written)) or []
        if len(fitting) != 1:
            return _several(written) if fitting else _nobody(written)
        setattr(answer, end, fitting[0])
    if needs_other and answer.by_id == answer.about_id:
        return _("somebody about herself or himself")
    return _values(answer, line, sheet)


def _values(answer: Answer, line: Line, sheet: AnswerSheet) -> str:
    asked = {SheetKind.TRUST: len(ITEMS), SheetKind.GIVING: 1}.get(SheetKind(sheet.kind), 0)
    if unread := next((text for text in line.unread[:asked] if text), ""):
        return _("“%(text)s” stands where a number should") % {"text": unread[:80]}
    if sheet.kind == SheetKind.TRUST:
        answer.items = [*line.numbers, *(None for _item in ITEMS)][: len(ITEMS)]
        said = [one for one in answer.items if one is not None]
        if not said:
            return _("no answer")
        if not all(1 <= one <= sheet.top for one in said):
            return _("an answer off the scale of 1 to %(top)s") % {"top": sheet.top}
    elif sheet.kind == SheetKind.GIVING:
        answer.value = next((one for one in line.numbers if one is not None), None)
        if answer.value is not None and answer.value < 0:
            return _("less than nothing given")
    elif not answer.text:
        return _("no answer")
    return ""


def _nobody(written: str) -> str:
    return _("no member is called “%(name)s”") % {"name": written[:80]}


def _several(written: str) -> str:
    return _("several members are called “%(name)s”") % {"name": written[:80]}


def answers_drop(*, by: User | None, sheet: AnswerSheet) -> None:
    """Take a sheet of answers away; it can be undone."""
    answers: list[Any] = list(sheet.answers.all())
    with recorded(
        "insight.answers_drop", by=by, workspace=sheet.workspace, subject=sheet.public_id,
        rows=len(answers), kind=str(sheet.get_kind_display()),
    ) as trace:  # fmt: skip
        trace.deleting(answers)
        trace.deleting([sheet])
        sheet.delete()

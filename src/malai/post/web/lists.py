"""Lists that leave on paper or as a file: whom to call, whom to hand the paper."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.documents import pdf_of
from malai.documents.word import document_bytes, document_made, line_add, table_add
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import language, phone, thai_date
from malai.post.models import Delivery, Message, State
from malai.post.selectors.messages import deliveries_seen, delivery_named, message_named
from malai.post.services.messages import delivery_note, print_note
from malai.post.web.messages import message_url
from malai.tables.writing import Table, xlsx_write

TYPES: Final = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
KINDS: Final = {
    "call": (State.TO_CALL,),
    "print": (State.TO_PRINT,),
    "rest": (State.UNREACHABLE, State.FAILED, State.BOUNCED, State.UNKNOWN),
}


@require_POST
@door(Action.CONTACT_READ)
def people_list(request: Request, seat: OpenSeat, message: UUID) -> HttpResponse:
    """Give a list to work with: ``kind`` ``call``, ``print`` or ``rest``; noted in the history."""
    here = message_named(seat.workspace, message)
    kind, form = request.POST.get("kind", ""), request.POST.get("form", "pdf")
    rows = _rows(here, kind) if kind in KINDS and form in TYPES else []
    if not rows:
        messages.info(request, _("There is nobody on this list."))
        return redirect(message_url(here))
    print_note(by=request.user, message=here, rows=len(rows), form=form)
    makers = {"pdf": _pdf, "xlsx": _xlsx, "docx": _docx}
    response = HttpResponse(makers[form](seat, here, kind, rows), content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{kind}.{form}"'
    return response


def _rows(message: Message, kind: str) -> list[Delivery]:
    rows = deliveries_seen(message).filter(state__in=KINDS[kind])
    return list(rows.order_by("party__sort_key", "pk"))


def _title(kind: str) -> str:
    return {
        "call": _("People to call"),
        "print": _("People to give the paper"),
        "rest": _("People whom no message reached"),
    }[kind]


def _cells(rows: Sequence[Delivery]) -> list[list[str]]:
    return [
        [str(number), row.party.name if row.party else "", phone(row.party.phone if row.party else ""), ""]
        for number, row in enumerate(rows, start=1)
    ]  # fmt: skip


def _heads() -> list[str]:
    return [_("No."), _("Name"), _("Phone"), _("Told, and what was said")]


def _data(seat: OpenSeat, message: Message, kind: str, rows: Sequence[Delivery]) -> dict[str, Any]:
    said = {
        "workspace": seat.workspace.name,
        "day": thai_date(timezone.localdate()),
        "who": str(seat.seat.user),
    }
    spoken = language()
    return {
        "language": spoken,
        "title": _title(kind),
        "lede": message.subject,
        "body": message.body_in(spoken),
        "foot": _("%(workspace)s · printed by %(who)s, %(day)s") % said,
        "watermark": _("%(workspace)s · %(who)s · %(day)s") % said,
        "heads": _heads(),
        "rows": _cells(rows),
    }


def _pdf(seat: OpenSeat, message: Message, kind: str, rows: Sequence[Delivery]) -> bytes:
    return pdf_of("post/list.typ", _data(seat, message, kind, rows))


def _xlsx(seat: OpenSeat, message: Message, kind: str, rows: Sequence[Delivery]) -> bytes:
    del seat, message
    target = io.BytesIO()
    xlsx_write(target, [Table(_title(kind), _heads(), _cells(rows))])
    return target.getvalue()


def _docx(seat: OpenSeat, message: Message, kind: str, rows: Sequence[Delivery]) -> bytes:
    data = _data(seat, message, kind, rows)
    document = document_made(title=data["title"])
    line_add(document, data["title"], bold=True)
    line_add(document, data["lede"], bold=True)
    for line in data["body"].split("\n"):
        line_add(document, line)
    line_add(document, "")
    table_add(document, data["heads"], data["rows"], widths_cm=(1.2, 6, 3.5, 6.3), row_cm=1)
    return document_bytes(document)


@require_POST
@door(Action.NETWORK_EDIT)
def done(request: Request, seat: OpenSeat, message: UUID, delivery: UUID) -> HttpResponse:
    """Note that somebody was called or given the paper; ``done=no`` takes it back."""
    here = message_named(seat.workspace, message)
    row = delivery_named(here, delivery)
    delivery_note(by=request.user, delivery=row, is_done=request.POST.get("done") != "no")
    return redirect(f"{message_url(here)}#delivery-{row.pk}")

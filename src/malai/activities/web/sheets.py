"""Sign-in sheets: make one, print it, photograph it, key it in."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities import paper, selectors
from malai.activities.models import Activity, Session
from malai.activities.models_attending import SheetPhoto, SignSheet
from malai.activities.selectors_sheets import (
    lines_of_sheet,
    people_expected,
    photos_of,
    sheet_named,
    sheets_of,
)
from malai.activities.services import sheets as services
from malai.activities.web.attendance import session_asked
from malai.activities.web.pages import activity_url, list_crumb
from malai.documents import FontsMissingError
from malai.files.kinds import DOCX
from malai.files.services import FileRefusedError, file_path
from malai.kernel.http import Request
from malai.links.sync import Verdict
from malai_core.text import ascii_digits

KINDS: Final = {"pdf": "application/pdf", "docx": DOCX}
#: Keys for "came" and "sent word", as digits and where those keys are on a Thai keyboard.
KEYS: Final = {"": "", "0": "", "จ": "", "1": "present", "ๅ": "present", "2": "leave", "/": "leave"}


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def sheets(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """List the sheets of a session and make another."""
    here = selectors.activity_named(seat.workspace, activity)
    session = session_asked(here, request)
    if request.method == "POST":
        return _made(request, seat, session)
    context = {
        "activity": here,
        "session": session,
        "sheets": list(sheets_of(session)),
        "photos": list(photos_of(session)),
        "count": len(people_expected(session)),
        "blanks": services.BLANKS,
        "may_phones": seat.may(Action.CONTACT_READ),
        "crumbs": [list_crumb(seat), (here.title, activity_url(here))],
    }
    return render(request, "activities/sheets.html", context)


def _made(request: Request, seat: OpenSeat, session: Session) -> HttpResponse:
    blanks = request.POST.get("blanks", "")
    has_phones = bool(request.POST.get("has_phones")) and seat.may(Action.CONTACT_READ)
    try:
        number = int(blanks) if blanks.isdecimal() else -1
        services.sheet_make(by=request.user, session=session, blanks=number, has_phones=has_phones)
        messages.success(request, _("The sheet is ready to be printed."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(f"{request.path}?session={session.public_id}")


@require_safe
@door(Action.NETWORK_EDIT)
def sheet_print(
    request: Request, seat: OpenSeat, activity: UUID, sheet: UUID, kind: str
) -> HttpResponse:
    """Hand out a sheet for Word or as PDF. Telephones only to who may see them."""
    found = sheet_named(selectors.activity_named(seat.workspace, activity), sheet)
    if kind not in KINDS:
        raise Http404
    found.has_phones = found.has_phones and seat.may(Action.CONTACT_READ)
    lines, who = lines_of_sheet(found), str(request.user)
    words = paper.paper_of(found, lines, who=who, day=timezone.localdate())
    if request.GET.get("digits") == "thai":
        words = words.in_thai_digits()
    try:
        made = paper.sheet_docx(words) if kind == "docx" else paper.sheet_pdf(words)
    except FontsMissingError:
        return HttpResponse(status=503)
    answer = HttpResponse(made, content_type=KINDS[kind])
    answer["Content-Disposition"] = f'inline; filename="sheet-{found.mark}.{kind}"'
    return answer


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def sheet_key(request: Request, seat: OpenSeat, activity: UUID, sheet: UUID) -> HttpResponse:
    """Key in a signed sheet in its own order, the photo beside it."""
    here = selectors.activity_named(seat.workspace, activity)
    found = sheet_named(here, sheet)
    lines = lines_of_sheet(found)
    wrong: list[str] = []
    if request.method == "POST":
        keyed, wrong = _keyed(request, found, [one.line.number for one in lines])
        if not wrong:
            names = request.POST.getlist("name")[: found.blanks]
            answers = services.sheet_key(
                by=request.user, sheet=found, keyed=keyed, names=[_plain(name) for name in names]
            )
            waits = any(one.verdict == Verdict.WAITING for one in answers.values())
            return _done(request, found, waits=waits)
    listing = f"{reverse('activities:sheets', args=_about(here))}?session={found.session.public_id}"
    context: dict[str, Any] = {
        "activity": here,
        "sheet": found,
        "session": found.session,
        "lines": lines,
        "blanks": range(len(lines) + 1, len(lines) + 1 + found.blanks),
        "photos": list(photos_of(found.session)),
        "wrong": wrong,
        "typed": request.POST,
        "crumbs": [
            list_crumb(seat),
            (here.title, activity_url(here)),
            (_("Sign-in sheets"), listing),
        ],
    }
    return render(request, "activities/sheet_key.html", context, status=422 if wrong else 200)


def _about(here: Activity) -> list[UUID]:
    return [here.workspace.public_id, here.public_id]


def _plain(name: str) -> str:
    return name.replace("\0", "")[:300]


def _keyed(
    request: Request, sheet: SignSheet, numbers: list[int]
) -> tuple[dict[int, services.Keyed], list[str]]:
    """Return what was keyed by line, and the lines whose key says nothing."""
    keyed, wrong = {}, []
    for number in numbers:
        key = ascii_digits(request.POST.get(f"key-{number}", "").strip())[:1]
        before = request.POST.get(f"was-{number}", "")
        if key not in KEYS:
            wrong.append(f"{sheet.mark}{number:02d}")
        else:
            keyed[number] = services.Keyed(before, _marked(before, KEYS[key]))
    return keyed, wrong


def _marked(before: str, mark: str) -> str:
    # "Did not come" has no key of its own: an empty line leaves it as it is.
    return before if before == "absent" and not mark else mark


def _done(request: Request, sheet: SignSheet, *, waits: bool) -> HttpResponse:
    messages.success(request, _("The sheet is keyed in."))
    about = _about(sheet.session.activity)
    if waits:
        return redirect("activities:arrivals", *about)
    return redirect(f"{reverse('activities:sheets', args=about)}?session={sheet.session.public_id}")


# -- Photos ----------------------------------------------------------------------------------------


@require_POST
@door(Action.NETWORK_EDIT)
def photo_add(request: Request, seat: OpenSeat, activity: UUID, sheet: UUID) -> HttpResponse:
    """Keep a photo of the signed sheet with its session."""
    found = sheet_named(selectors.activity_named(seat.workspace, activity), sheet)
    file = request.FILES.get("photo")
    if file is None:
        messages.error(request, _("Take a photo of the sheet, or choose one."))
    else:
        try:
            services.photo_keep(
                by=request.user,
                session=found.session,
                sheet=found,
                name=str(file.name or "sheet"),
                content=file,
            )
            messages.success(request, _("The photo is kept with the session."))
        except FileRefusedError as error:
            messages.error(request, str(error))
    return redirect("activities:sheet-key", *_about(found.session.activity), found.public_id)


def _photo(seat: OpenSeat, activity: UUID, photo: UUID) -> SheetPhoto:
    here = selectors.activity_named(seat.workspace, activity)
    rows = SheetPhoto.objects.select_related("session", "file")
    found: SheetPhoto = get_object_or_404(rows, session__activity=here, public_id=photo)
    found.session.activity = here
    return found


@require_safe
@door(Action.NETWORK_EDIT)
def photo(
    request: Request,  # noqa: ARG001 - what a door hands over
    seat: OpenSeat,
    activity: UUID,
    photo: UUID,
) -> HttpResponseBase:
    """Show a photo of a signed sheet."""
    path = file_path(_photo(seat, activity, photo).file)
    if not path.exists():
        raise Http404
    answer = FileResponse(path.open("rb"), content_type="image/jpeg")
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


@require_POST
@door(Action.NETWORK_EDIT)
def photo_drop(request: Request, seat: OpenSeat, activity: UUID, photo: UUID) -> HttpResponse:
    """Take a photo off its session."""
    found = _photo(seat, activity, photo)
    services.photo_remove(by=request.user, photo=found)
    messages.success(request, _("The photo is taken away. The history can bring it back."))
    listing = reverse("activities:sheets", args=_about(found.session.activity))
    return redirect(f"{listing}?session={found.session.public_id}")

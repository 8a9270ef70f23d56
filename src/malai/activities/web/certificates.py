"""Certificates: made by ticking names, printed, revoked, and checked by anybody who holds one."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
    require_safe,
)

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities import selectors
from malai.activities.forms import uuids
from malai.activities.models_attending import Certificate
from malai.activities.selectors_certificates import (
    certificate_genuine,
    certificate_named,
    earned_at,
)
from malai.activities.services.certificates import certificate_revoke, certificates_make
from malai.activities.templatetags.hours import hours_said
from malai.activities.web.pages import activity_url, list_crumb
from malai.documents import FontsMissingError, pdf_of
from malai.documents.qr import qr_drawing
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import language, thai_date
from malai.links.codes import code_grouped
from malai.links.guard import is_tired_of, note_miss
from malai.links.web.pages import kept_private

#: Wrong codes from one address in ten minutes.
MISSES: Final = 30
#: Certificates in one file.
PRINTED: Final = 500


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def certificates(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """List who came and who has a certificate; make them for those who are ticked."""
    here = selectors.activity_named(seat.workspace, activity)
    said: list[str] = []
    if request.method == "POST":
        try:
            made = certificates_make(
                by=request.user,
                activity=here,
                picked=set(uuids(request.POST.getlist("people"))),
                signed_by=request.POST.get("signed_by", "").replace("\0", ""),
            )
            messages.success(request, _("Made certificates: %(count)s") % {"count": len(made)})
            return redirect(request.path)
        except ValidationError as error:
            said = error.messages
    people = earned_at(here)
    context = {
        "activity": here,
        "people": people,
        "wanting": [one for one in people if one.certificate is None],
        "said": said,
        "signed_by": request.POST.get("signed_by", ""),
        "crumbs": [list_crumb(seat), (here.title, activity_url(here))],
    }
    return render(request, "activities/certificates.html", context, status=422 if said else 200)


@require_safe
@door(Action.NETWORK_EDIT)
def certificates_print(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Give the valid certificates of an activity as one PDF, a page each; or the one asked for."""
    here = selectors.activity_named(seat.workspace, activity)
    wanted = uuids([request.GET.get("one", "")])
    found = [one.certificate for one in earned_at(here) if one.certificate]
    rows = [one for one in found if not wanted or one.public_id in wanted][:PRINTED]
    if not rows:
        raise Http404
    for one in rows:
        one.workspace = seat.workspace
    try:
        made = pdf_of("activities/certificate.typ", certificate_data(request, rows))
    except FontsMissingError:
        return HttpResponse(status=503)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="certificates.pdf"'
    return answer


def certificate_data(request: HttpRequest, rows: list[Certificate]) -> dict[str, Any]:
    """Return what the layout needs of these certificates."""
    checked_at = request.build_absolute_uri(reverse("activities:certificate-code"))
    return {
        "language": language(),
        "title": _("Certificate"),
        "given_to": _("This certifies that"),
        "took_part": _("took part in"),
        "signature": _("Signatory"),
        "check": _("Check this certificate at %(address)s") % {"address": checked_at},
        "pages": [_page(request, one) for one in rows],
    }


def _page(request: HttpRequest, one: Certificate) -> dict[str, str]:
    url = request.build_absolute_uri(reverse("activities:certificate-check", args=[one.code]))
    hours = _("%(hours)s in all") % {"hours": hours_said(one.minutes)} if one.minutes else ""
    return {
        "workspace": one.workspace.name,
        "holder": one.holder,
        "activity": one.title,
        "when": said_days(one),
        "hours": hours,
        "issued": _("given on %(day)s") % {"day": thai_date(one.issued_on)},
        "signed_by": one.signed_by,
        "code": code_grouped(one.code),
        "qr": qr_drawing(url),
    }


def said_days(one: Certificate) -> str:
    """Say the days of a certificate, empty where none is known."""
    if not one.first_day:
        return ""
    if one.first_day == one.last_day:
        return _("on %(day)s") % {"day": thai_date(one.first_day)}
    said = {"first": thai_date(one.first_day), "last": thai_date(one.last_day)}
    return _("from %(first)s to %(last)s") % said


@require_POST
@door(Action.NETWORK_EDIT)
def certificate_end(request: Request, seat: OpenSeat, certificate: UUID) -> HttpResponse:
    """Revoke a certificate."""
    found = certificate_named(seat.workspace, certificate)
    certificate_revoke(by=request.user, certificate=found)
    said = _("The certificate of %(name)s is not valid any more.") % {"name": found.holder}
    messages.success(request, said)
    return redirect("activities:certificates", seat.workspace.public_id, found.activity.public_id)


# -- For anybody who holds one -----------------------------------------------------------------------


@require_GET
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code that stands on a certificate."""
    if typed := request.GET.get("code", ""):
        return check(request, typed[:100])
    return _shown(request, {}, 200)


@require_GET
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Show what the certificate says and nothing more; wrong and revoked ones are alike."""
    if is_tired_of(request, "certificates", MISSES):
        return _shown(request, {"is_tired": True}, 429)
    found = certificate_genuine(code)
    if found is None:
        note_miss(request, "certificates")
        return _shown(request, {"is_wrong": True}, 404)
    context = {"certificate": found, "when": said_days(found), "code": code_grouped(found.code)}
    return _shown(request, {**context, "workspace_name": found.workspace.name}, 200)


def _shown(request: HttpRequest, context: dict[str, Any], status: int) -> HttpResponse:
    answer = render(request, "activities/certificate_check.html", context, status=status)
    return kept_private(answer)

"""LINE: the account on the page of ways, the code of a person, and what LINE calls."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from malai.access.doors import OpenSeat, door, whole
from malai.access.policy import Action
from malai.documents.qr import qr_svg
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.links.services import link_make
from malai.network.selectors.parties import PEOPLE, party_named
from malai.post.forms_line import AccountForm
from malai.post.models import LineAccount, LineCode
from malai.post.sealing import UnsealableError, unseal
from malai.post.senders.line import reply_send
from malai.post.services import line as services
from malai.post.services.webhook import events_take, is_signed
from malai.post.web.messages import list_crumb

#: LINE sends a handful of events at a time.
MOST_BYTES = 1_000_000


def account_of(seat: OpenSeat) -> LineAccount | None:
    """Return the account of the workspace. One query."""
    return LineAccount.objects.filter(workspace=seat.workspace).first()


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def account(request: Request, seat: OpenSeat) -> HttpResponse:
    """Enter the secret and the token of the Official Account; they are never shown again."""
    here = whole(seat).workspace
    form = AccountForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            made = services.account_connect(by=request.user, workspace=here, **form.cleaned_data)
            messages.success(request, _("Connected with %(name)s.") % {"name": made})
            return redirect("post:ways", here.public_id)
    crumbs = [list_crumb(seat)]
    context = {"form": form, "heading": _("Connect the LINE account"), "crumbs": crumbs}
    status = 422 if form.errors else 200
    return render(request, "post/line_account.html", context, status=status)


@require_POST
@door(Action.WORKSPACE_MANAGE)
def check(request: Request, seat: OpenSeat) -> HttpResponse:
    """Ask LINE whether the account still works and how many messages are left."""
    if known := account_of(whole(seat)):
        try:
            services.account_check(account=known)
            messages.success(request, _("LINE answers; the account works."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    return redirect("post:ways", seat.workspace.public_id)


@require_POST
@door(Action.WORKSPACE_MANAGE)
def remove(request: Request, seat: OpenSeat) -> HttpResponse:
    """Let go of the account, its secrets and links."""
    if known := account_of(whole(seat)):
        services.account_remove(by=request.user, account=known)
        messages.success(request, _("The LINE account was taken away, with its secrets and links."))
    return redirect("post:ways", seat.workspace.public_id)


@require_POST
@door(Action.NETWORK_EDIT)
def invite(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Make a one-time link and QR code by which a person links LINE herself."""
    whom = party_named(seat.workspace, party, PEOPLE)
    known = account_of(seat)
    if known is None:
        messages.info(request, _("No LINE account is connected yet."))
        return redirect("network:person", seat.workspace.public_id, whom.public_id)
    code = services.code_make(by=request.user, account=known, to=whom)
    _link, secret = link_make(
        by=request.user, workspace=seat.workspace, page="post.line",
        subject=code.public_id, days=services.DAYS, name=whom.name,
    )  # fmt: skip
    back = reverse("network:person", args=[seat.workspace.public_id, whom.public_id])
    context = {
        "heading": _("LINE for %(name)s") % {"name": whom.name},
        "party": whom,
        "crumbs": [(whom.name, back)],
    }
    return render(request, "post/line_invite.html", {**context, **_shown(request, code, secret)})


def _shown(request: HttpRequest, code: LineCode, secret: str) -> dict[str, Any]:
    url = request.build_absolute_uri(reverse("links:open", args=[secret]))
    said = _("QR code of the one-time link")
    return {"url": url, "qr": qr_svg(url, said=said), "code": code}


@csrf_exempt
@require_POST
def webhook(request: HttpRequest, account: UUID) -> HttpResponse:
    """Take what LINE calls. An account that is absent and a forged call look alike."""
    known = LineAccount.objects.select_related("workspace").filter(public_id=account).first()
    body = request.body if int(request.META.get("CONTENT_LENGTH") or 0) <= MOST_BYTES else b""
    signature = request.headers.get("X-Line-Signature", "")
    if known is None or not is_signed(body, signature, _secret(known)):
        return HttpResponseForbidden()
    for reply in events_take(known, body):
        reply_send(known, reply.token, reply.text)
    return HttpResponse()


def _secret(account: LineAccount) -> str:
    try:
        return unseal(account.sealed_secret)
    except UnsealableError:
        # A key that nobody signs with.
        return str(account.public_id) + account.sealed_secret

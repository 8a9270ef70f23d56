"""Ways out of a workspace: what is connected, what could be, and quiet hours."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from malai.access.doors import OpenSeat, door, whole
from malai.access.policy import Action
from malai.accounts.models import Workspace
from malai.audit.offers import undo_tag
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.post.forms import RulesForm
from malai.post.models import LineAccount, LineLink
from malai.post.quota import quota_of
from malai.post.sealing import UnsealableError, masked, unseal
from malai.post.services.choosing import rules_set
from malai.post.services.queueing import rules_of
from malai.post.web.messages import list_crumb


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def ways(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show what is connected; by POST keep the quiet hours."""
    here = whole(seat).workspace
    rules = rules_of(here)
    shown = {
        "quiet_from": rules.quiet_from,
        "quiet_to": rules.quiet_to,
        "rests_on_holidays": rules.rests_on_holidays,
    }
    form = RulesForm(posted(request), initial=shown)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            rules_set(by=request.user, workspace=here, fields=form.cleaned_data)
            messages.success(request, _("Saved."), extra_tags=undo_tag(seat, here.public_id))
            return redirect("post:ways", here.public_id)
    context: dict[str, Any] = {
        "form": form,
        **line_shown(request, here),
        "has_mail": settings.MAIL_IS_CONNECTED,
        "mail_from": settings.DEFAULT_FROM_EMAIL,
        "mail_service": settings.MAIL_SERVICE,
        "has_returns": settings.MAIL_RETURN_BOX is not None,
        "returns": settings.MAIL_RETURN_TO or settings.DEFAULT_FROM_EMAIL,
        "has_sms": bool(settings.SMS_URL),
        "crumbs": [list_crumb(seat)],
    }
    return render(request, "post/ways.html", context, status=422 if form.errors else 200)


def line_shown(request: Request, here: Workspace) -> dict[str, Any]:
    """Return what the page says of the LINE account; secrets only by their last letters. One query."""
    account = LineAccount.objects.filter(workspace=here).first()
    if account is None:
        return {"account": None}
    try:
        token = masked(unseal(account.sealed_token))
    except UnsealableError:
        token = ""
    hook = request.build_absolute_uri(reverse("post:line-webhook", args=[account.public_id]))
    return {
        "account": account,
        "token": token,
        "hook": hook,
        "quota": quota_of(here, 0),
        "linked": LineLink.objects.filter(workspace=here).count(),
    }

"""The first start, one group of questions a page: owner, workspace, network; then the workbook."""

from __future__ import annotations

import ipaddress
from typing import Any

from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from malai.accounts.models import User
from malai.site.forms import NetworkForm, OwnerForm, WorkspaceForm
from malai.site.selectors import Step, owned_workspace_of, start_step
from malai.site.services import (
    StartTakenError,
    network_ensure,
    owner_ensure,
    workspace_ensure,
)
from malai.site.web.shell import posted, signed_in

BACKEND = "django.contrib.auth.backends.ModelBackend"
#: Headers of a proxy: then the request may come from anywhere.
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_VIA")
STEPS = list(Step)


def is_from_here(request: HttpRequest) -> bool:
    """Say whether the request comes from this very machine."""
    if any(request.META.get(name) for name in FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def step_or_404(request: HttpRequest, page: Step) -> Step:
    """Return how far the first start is; a page that is over or not yet due is absent."""
    reached = start_step(signed_in(request))
    if reached is None or STEPS.index(page) > STEPS.index(reached):
        raise Http404
    return reached


def owner_of(request: HttpRequest) -> User:
    """Return the signed-in owner; ``step_or_404`` has made sure there is one."""
    user = signed_in(request)
    if user is None:
        raise Http404
    return user


@never_cache
@require_http_methods(["GET", "POST"])
def owner(request: HttpRequest) -> HttpResponse:
    """Ask who the owner is; she is signed in at once."""
    step_or_404(request, Step.OWNER)
    user = signed_in(request) if start_step(None) is None else None
    given = {"name": user.name, "email": user.email} if user else {}
    asks_code = user is None and not is_from_here(request)
    form = OwnerForm(posted(request), initial=given, asks_code=asks_code, is_again=user is not None)
    if form.is_valid():
        return owner_made(request, user, form)
    return page(request, Step.OWNER, form)


def owner_made(request: HttpRequest, user: User | None, form: OwnerForm) -> HttpResponse:
    """Make the owner and go on, or give way to who was quicker."""
    wanted = {name: form.cleaned_data[name] for name in ("name", "email", "password")}
    try:
        made = owner_ensure(user=user, language=get_language() or "", **wanted)
    except StartTakenError:
        messages.warning(request, _("Somebody else has just made the first start. Please sign in."))
        return redirect("account_login")
    if user is None:
        login(request, made, backend=BACKEND)
    else:
        update_session_auth_hash(request, made)
    return redirect("site:start-workspace")


@never_cache
@require_http_methods(["GET", "POST"])
def workspace(request: HttpRequest) -> HttpResponse:
    """Ask for the organisation or programme."""
    step_or_404(request, Step.WORKSPACE)
    user = owner_of(request)
    there = owned_workspace_of(user)
    given: dict[str, Any] = {"language": get_language()}
    if there:
        given = {"name_th": there.name_th, "name_en": there.name_en, "language": there.language}
    form = WorkspaceForm(posted(request), initial=given)
    if form.is_valid():
        workspace_ensure(by=user, **form.cleaned_data)
        return redirect("site:start-network")
    return page(request, Step.WORKSPACE, form)


@never_cache
@require_http_methods(["GET", "POST"])
def network(request: HttpRequest) -> HttpResponse:
    """Ask for the first network, and lead on to the workbook."""
    step_or_404(request, Step.NETWORK)
    user = owner_of(request)
    home = owned_workspace_of(user)
    if home is None:
        raise Http404
    form = NetworkForm(posted(request))
    if form.is_valid():
        network_ensure(by=user, workspace=home, **form.cleaned_data)
        return redirect("interchange:upload", home.public_id)
    return page(request, Step.NETWORK, form)


def page(request: HttpRequest, step: Step, form: Form) -> HttpResponse:
    """Show one step; a form that was not understood answers 422."""
    number = STEPS.index(step)
    context = {
        "form": form,
        "step": step,
        "number": number + 1,
        "total": len(STEPS) + 1,
        "back": f"site:start-{STEPS[number - 1]}" if number else "",
    }
    status = 422 if form.is_bound else 200
    return render(request, f"site/start_{step}.html", context, status=status)

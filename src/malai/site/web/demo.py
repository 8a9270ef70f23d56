"""The front page of a demonstration: one click for each role."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from malai.accounts.models import Role
from malai.site.selectors import Step, demo_workspace, is_ready, start_step
from malai.site.services import demo_user_of

BACKEND = "django.contrib.auth.backends.ModelBackend"

#: What each role is for, in one sentence, and its icon.
ROLES = [
    (Role.OWNER, "key-round", _("Decides who works here and sees everything.")),
    (Role.MANAGER, "waypoints", _("Looks after the network: its shape, its health, its people.")),
    (Role.COORDINATOR, "users", _("Keeps the records, calls people, runs activities.")),
    (Role.EVALUATOR, "clipboard-check", _("Reads and exports figures, without phone numbers.")),
    (Role.READER, "eye", _("Looks at the picture and the counts.")),
]


def refuse_unless_demo() -> None:
    """Answer as an absent page where this is no demonstration."""
    if not settings.MALAI_DEMO:
        raise Http404


@never_cache
@require_GET
def demo(request: HttpRequest) -> HttpResponse:
    """Show the five ways in, or say what to do before the demonstration is filled."""
    refuse_unless_demo()
    workspace = demo_workspace()
    context = {
        "demo": workspace if is_ready(workspace) else None,
        "roles": ROLES,
        "may_start_own": start_step(None) == Step.OWNER,
        "wide": True,
    }
    return render(request, "site/demo.html", context)


@require_POST
def demo_enter(request: HttpRequest, role: str) -> HttpResponse:
    """Sign in as the demonstration user of ``role``; never as anybody else."""
    refuse_unless_demo()
    if role not in Role.values:
        raise Http404
    user = demo_user_of(role=Role(role))
    if user is None:
        return redirect("site:demo")
    login(request, user, backend=BACKEND)
    return redirect("site:root")

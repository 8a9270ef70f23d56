"""The list of tasks, and one of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.offers import undo_tag
from malai.kernel.editing import editing
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.models import Party
from malai.network.reach import networks_seen, parties_seen
from malai.work import selectors
from malai.work.forms import TaskForm
from malai.work.models import Task, TaskState
from malai.work.services import (
    task_change,
    task_create,
    task_done,
    task_drop,
    task_reopen,
    values_of,
)
from malai_core.text import PartialDate, clean


@require_safe
@door(Action.NETWORK_EDIT)
def tasks(request: Request, seat: OpenSeat) -> HttpResponse:
    """List what is to be done, soonest first; or what was done, newest first."""
    asked = request.GET.get("state", "")
    state = asked if asked in TaskState.values else TaskState.OPEN.value
    page = selectors.tasks_page(
        selectors.tasks_listed(seat.workspace, state=state), request.GET.get("page", "")
    )
    today = timezone.localdate()
    context = {
        "rows": [(task, selectors.is_late(task, today)) for task in page],
        "page": page,
        "state": state,
        "chips": _chips(seat, state),
        "next_url": _page_url(state, page.next_page_number()) if page.has_next() else "",
        "first_url": _page_url(state, 1) if page.has_previous() else "",
    }
    return render(request, "work/tasks.html", context)


def _chips(seat: OpenSeat, here: str) -> list[dict[str, Any]]:
    url = reverse("work:tasks", args=[seat.workspace.public_id])
    return [
        {"label": capfirst(one.label), "url": f"{url}?state={one}", "is_here": one == here}
        for one in TaskState
    ]


def _page_url(state: str, number: int) -> str:
    return f"?state={state}&page={number}"


def list_crumb(seat: OpenSeat) -> tuple[str, str]:
    """Return the list of tasks as a step above a page."""
    return (_("Tasks"), reverse("work:tasks", args=[seat.workspace.public_id]))


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def task_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Put a task on the list, from any page: who it is about may stand in the address."""
    about = _about(request, seat)
    networks = list(networks_seen(seat.workspace).order_by("pk")[:2])
    initial = {
        "network": networks[0].public_id if len(networks) == 1 else None,
        "what": clean(request.GET.get("what", "").replace("\0", ""))[:300],
    }
    form = TaskForm(posted(request), workspace=seat.workspace, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            made = task_create(
                by=request.user, workspace=seat.workspace, fields=form.cleaned_data, about=about
            )
            messages.success(
                request, _("The task is on the list."), extra_tags=undo_tag(seat, made.public_id)
            )
            return redirect("work:tasks", seat.workspace.public_id)
    context = {"heading": _("A new task"), "form": form, "about": about}
    return _form(request, context, seat)


def _about(request: Request, seat: OpenSeat) -> list[Party]:
    """Return the parties that the address names; what is no id of one is passed over."""
    found = []
    for text in request.GET.get("about", "").split(",")[:20]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return list(parties_seen(seat.workspace).filter(public_id__in=found)) if found else []


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def task_edit(request: Request, seat: OpenSeat, task: UUID) -> HttpResponse:
    """Show one task and change what it says."""
    here = selectors.task_named(seat.workspace, task)
    values = values_of(here)
    form = TaskForm(
        posted(request),
        workspace=seat.workspace,
        network=here.network,
        also=(here.who_id,) if here.who_id else (),
        initial=_shown(here),
    )
    settle = editing(form, values)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            task_change(by=request.user, task=here, fields=form.cleaned_data, settle=settle)
            messages.success(request, _("Saved."), extra_tags=undo_tag(seat, here.public_id))
            return redirect("work:tasks", seat.workspace.public_id)
    about = [one.party for one in here.about.all()]
    context = {"heading": here.what, "form": form, "about": about, "task": here}
    return _form(request, context, seat)


def _shown(task: Task) -> dict[str, Any]:
    return {
        "what": task.what,
        "why": task.why,
        "who": task.who.public_id if task.who else None,
        "by_when": PartialDate.of(task.by_when) if task.by_when else None,
        "network": task.network.public_id if task.network else None,
    }


def _form(request: Request, context: dict[str, Any], seat: OpenSeat) -> HttpResponse:
    form: TaskForm = context["form"]
    status = 422 if form.errors else 200
    crumbs = {"crumbs": [list_crumb(seat)]}
    return render(request, "work/task.html", {**context, **crumbs}, status=status)


SAID = {
    "done": lambda: _("Done. Well done!"),
    "drop": lambda: _("Taken off the list."),
    "reopen": lambda: _("Back on the list."),
}


@require_POST
@door(Action.NETWORK_EDIT)
def task_settle(request: Request, seat: OpenSeat, task: UUID) -> HttpResponse:
    """Note a task as done, as no longer needed, or put it back on the list."""
    here, step = selectors.task_named(seat.workspace, task), request.POST.get("step", "")
    if step not in SAID:
        raise Http404
    today = timezone.localdate()
    if step == "done":
        task_done(by=request.user, task=here, on=today)
    elif step == "drop":
        task_drop(by=request.user, task=here, on=today)
    else:
        task_reopen(by=request.user, task=here)
    messages.success(request, SAID[step](), extra_tags=undo_tag(seat, here.public_id))
    back = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return redirect(back)
    return redirect("work:tasks", seat.workspace.public_id)

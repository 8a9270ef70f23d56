"""The overlap finder: who works on the same with money of their own, and what to do about it."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities.models import ProjectGoal
from malai.activities.selectors_overlap import found_in, overlap_named
from malai.activities.services.overlap import project_words_set, talk_make
from malai.activities.web.pages import list_crumb
from malai.audit.offers import undo_tag
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.forms import CleanCharField
from malai.network.selectors.projects import project_named
from malai.network.web.shown import form_page


class WordsForm(forms.Form):
    """The goal of a project in a few words."""

    goal_words = CleanCharField(
        label=gettext_lazy("Goal in a few words"),
        max_length=300,
        required=False,
        help_text=gettext_lazy(
            "With commas between: older people, falls. Who works on the same goal is found by them."
        ),
    )


@require_safe
@door(Action.FINDINGS_READ)
def overlap(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show who works on the same goal, area and year, each with money of its own."""
    context = {
        "found": found_in(seat.workspace),
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "crumbs": [list_crumb(seat)],
    }
    return render(request, "activities/overlap.html", context)


@require_POST
@door(Action.NETWORK_EDIT)
def talk(request: Request, seat: OpenSeat, overlap: UUID) -> HttpResponse:
    """Make the task of talking together."""
    shown = overlap_named(seat.workspace, overlap)
    task = talk_make(by=request.user, workspace=seat.workspace, shown=shown)
    messages.success(
        request, _("The task is on the list."), extra_tags=undo_tag(seat, task.public_id)
    )
    return redirect("work:task", seat.workspace.public_id, task.public_id)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def project_words(request: Request, seat: OpenSeat, project: UUID) -> HttpResponse:
    """Say the goal of a project in a few words."""
    here = project_named(seat.workspace, project)
    known = ProjectGoal.objects.filter(project=here).first()
    form = WordsForm(posted(request), initial={"goal_words": known.goal_words if known else ""})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            words = form.cleaned_data["goal_words"]
            project_words_set(by=request.user, project=here, words=words)
            messages.success(request, _("Saved."), extra_tags=undo_tag(seat, here.public_id))
            return redirect("activities:overlap", seat.workspace.public_id)
    url = reverse("activities:overlap", args=[seat.workspace.public_id])
    crumbs = [list_crumb(seat), (_("Same goal"), url)]
    return form_page(request, form, here.name, crumbs)

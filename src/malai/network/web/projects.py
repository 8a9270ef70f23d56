"""Projects: the list, one project, its team."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.offers import undo_tag
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.forms import EndForm
from malai.network.forms_projects import BudgetForm, ProjectForm, TeamForm
from malai.network.models import Party, Project, ProjectStatus, RecordKind, TeamMember
from malai.network.reach import ends_within, projects_seen
from malai.network.selectors.custom import values_seen
from malai.network.selectors.projects import budgets_of, project_named, projects_listed, years_of
from malai.network.services.projects import (
    PROJECT_FIELDS,
    budget_set,
    project_change,
    project_create,
    team_add,
    team_end,
)
from malai.network.web.custom import offer_custom
from malai.network.web.narrowing import ids_in
from malai.network.web.shown import form_page
from malai.places.selectors import area_name
from malai_core.text import PartialDate, fiscal_year


@require_safe
@door(Action.NETWORK_READ)
def projects(request: Request, seat: OpenSeat) -> HttpResponse:
    """List projects, narrowed by words, fiscal year and status."""
    asked = request.GET
    year = int(asked["year"]) if asked.get("year", "").isdecimal() else None
    status = asked.get("status", "") if asked.get("status", "") in ProjectStatus.values else ""
    text = asked.get("q", "").replace("\0", "").strip()
    context = {
        "projects": list(projects_listed(seat.workspace, text=text, year=year, status=status)),
        "years": years_of(seat.workspace),
        "statuses": ProjectStatus.choices,
        "asked": {"q": text, "year": year, "status": status},
        "is_narrowed": bool(text or year or status),
        "this_year": fiscal_year(timezone.localdate()),
        "may_edit": seat.may(Action.NETWORK_EDIT),
    }
    return render(request, "network/projects.html", context)


@require_safe
@door(Action.NETWORK_READ)
def project(request: Request, seat: OpenSeat, project: UUID) -> HttpResponse:
    """Show a project, its team, years, money, area and networks."""
    here = project_named(seat.workspace, project)
    context = {
        "project": here,
        "custom": values_seen(here, with_sensitive=seat.may(Action.SENSITIVE_READ)),
        "area": area_name(here.area_code),
        "budgets": budgets_of(here),
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "crumbs": [_crumb(seat)],
    }
    return render(request, "network/project.html", context)


def _crumb(seat: OpenSeat) -> tuple[str, str]:
    return (_("Projects"), reverse("network:projects", args=[seat.workspace.public_id]))


def project_url(row: Project) -> str:
    """Return the page of a project; its workspace was read with it."""
    return reverse("network:project", args=[row.workspace.public_id, row.public_id])


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def project_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Add a project; ``owner`` in the address fills in whose it is."""
    owner = next(iter(ids_in(request.GET.get("owner", ""))), None)
    initial = {"status": ProjectStatus.RUNNING, "other": owner}
    form = ProjectForm(posted(request), workspace=seat.workspace, initial=initial)
    offer_custom(form, seat, [RecordKind.PROJECT])
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            made = project_create(by=request.user, workspace=seat.workspace, fields=form.values())
            return _done(request, made, _("Added %(name)s.") % {"name": made.name})
    return form_page(request, form, _("Add a project"), [_crumb(seat)])


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def project_edit(request: Request, seat: OpenSeat, project: UUID) -> HttpResponse:
    """Change a project."""
    here = project_named(seat.workspace, project)
    form = ProjectForm(
        posted(request), workspace=seat.workspace, kept_area=here.area_code, initial=_values(here)
    )
    offer_custom(form, seat, [RecordKind.PROJECT], here)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            project_change(by=request.user, project=here, fields=form.values())
            return _done(request, here, _("Saved."))
    return form_page(
        request, form, _("Change the project"), [_crumb(seat), (here.name, project_url(here))]
    )


def _values(row: Project) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in PROJECT_FIELDS}
    owner = row.owner.public_id if row.owner else None
    networks = [one.network.public_id for one in row.in_networks.all()]
    return {**values, "other": owner, "networks": networks}


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def team_new(request: Request, seat: OpenSeat, project: UUID) -> HttpResponse:
    """Put somebody into the team."""
    here = project_named(seat.workspace, project)
    form = TeamForm(posted(request), workspace=seat.workspace)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            _team_add(request, here, form.cleaned_data)
            return _done(request, here, _("Saved."))
    crumbs = [_crumb(seat), (here.name, project_url(here))]
    return form_page(request, form, _("Add to the team"), crumbs, lede=here.name)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def budget(request: Request, seat: OpenSeat, project: UUID) -> HttpResponse:
    """Note the budget of one fiscal year; ``year`` in the address fills in what is noted."""
    here = project_named(seat.workspace, project)
    asked = request.GET.get("year", "")
    known = next((row for row in budgets_of(here).rows if str(row.year) == asked), None)
    initial = {"year": known.year, "amount": known.amount, "line": known.line} if known else {}
    form = BudgetForm(posted(request), initial=initial or {"year": asked[:4]})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            budget_set(by=request.user, project=here, **form.cleaned_data)
            messages.success(request, _("Saved."), extra_tags=undo_tag(seat, here.public_id))
            return redirect(project_url(here))
    crumbs = [_crumb(seat), (here.name, project_url(here))]
    return form_page(request, form, _("Budget of a fiscal year"), crumbs, lede=here.name)


def _team_add(request: Request, project: Project, typed: dict[str, Any]) -> TeamMember:
    party: Party = typed["other"]
    return team_add(
        by=request.user, project=project, party=party, role=typed["role"], since=typed["since"]
    )


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def team_finish(request: Request, seat: OpenSeat, member: UUID) -> HttpResponse:
    """Note that somebody left the team."""
    rows = TeamMember.objects.select_related("project__workspace", "party", "workspace")
    seen = ends_within(seat.workspace, "party")
    rows = rows.filter(seen, project__in=projects_seen(seat.workspace))
    row = get_object_or_404(rows, public_id=member, until="")
    form = EndForm(posted(request), initial={"until": PartialDate.of(timezone.localdate())})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            team_end(by=request.user, member=row, **form.cleaned_data)
            said = _("The end is noted. The past stays in the history.")
            return _done(request, row.project, said)
    crumbs = [_crumb(seat), (row.project.name, project_url(row.project))]
    return form_page(request, form, _("Left the team"), crumbs, lede=row.party.name)


def _done(request: Request, row: Project, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect(project_url(row))

"""Reviews of activities: the list of those that wait, one review, what was agreed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door, whole
from malai.access.policy import Action
from malai.activities.models import Activity
from malai.activities.selectors import activity_named, networks_of
from malai.activities.selectors_around import kinds_offered
from malai.activities.web.pages import activity_url
from malai.activities.web.pages import list_crumb as activities_crumb
from malai.audit.offers import newest_tag, undo_tag
from malai.kernel.editing import editing
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.knowledge.asked import REVIEW_SET, SUBJECT
from malai.knowledge.forms import ActionForm, ReviewForm, RuleForm
from malai.knowledge.models import POINTS, Lesson, LessonNote, Noted, Review
from malai.knowledge.selectors import lessons as lesson_rows
from malai.knowledge.selectors import reviews as selectors
from malai.knowledge.selectors.alike import remembered_for
from malai.knowledge.services.reviews import action_add, review_values, review_write, rule_set
from malai.knowledge.shown import measures_of, points_of
from malai.knowledge.web.tabs import crumb, tabs
from malai.questions.selectors import Shown as Gathering
from malai.questions.selectors import groups_about, joined, shown_of
from malai.questions.services.groups import LENGTHS, group_open
from malai_core.text import PartialDate


@require_safe
@door(Action.NETWORK_READ)
def reviews(request: Request, seat: OpenSeat) -> HttpResponse:
    """List activities that wait for a review, then reviews, newest first; and how we learn."""
    now = timezone.now()
    waiting = selectors.waiting_for_review(seat.workspace, now=now)
    paginator = Paginator(selectors.reviews_listed(seat.workspace), selectors.PAGE)
    page = paginator.get_page(request.GET.get("page", ""))
    context = {
        "waiting": [(one, one.is_overdue(now)) for one in waiting],
        "overdue": sum(one.is_overdue(now) for one in waiting),
        "page": page,
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
        "first_url": "?page=1" if page.has_previous() else "",
        "measures": measures_of(seat.workspace, now),
        "tabs": tabs(seat, "knowledge:reviews"),
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "may_rule": seat.may(Action.WORKSPACE_MANAGE),
    }
    return render(request, "knowledge/reviews.html", context)


@require_safe
@door(Action.NETWORK_READ)
def review(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Show the review of an activity with what was agreed and learned."""
    here = activity_named(seat.workspace, activity)
    found = selectors.review_of(here)
    context = {
        "activity": here,
        "review": found,
        "points": points_of(found) if found else [],
        "tasks": list(selectors.actions_of([found], seat.workspace)) if found else [],
        "lessons": list(lesson_rows.lessons_at(seat.workspace, here)),
        "earlier": earlier_lessons(here) if seat.may(Action.NETWORK_EDIT) else [],
        "today": timezone.localdate(),
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "crumbs": crumbs_of(seat, here),
    }
    return render(request, "knowledge/review.html", context)


def earlier_lessons(activity: Activity) -> list[Lesson]:
    """Return lessons of activities like this one, to note which of them came up again.

    Three queries.
    """
    found = [one.lesson for one in remembered_for(activity) if one.lesson]
    noted = LessonNote.objects.filter(lesson__in=found, activity=activity, what=Noted.AGAIN)
    keys = set(noted.values_list("lesson", flat=True))
    return [one for one in found if one.pk not in keys]


def crumbs_of(seat: OpenSeat, activity: Activity) -> list[tuple[str, str]]:
    """Return the steps above a page about the review of an activity."""
    return [activities_crumb(seat), (activity.title, activity_url(activity))]


def review_url(activity: Activity) -> str:
    """Return the page of the review of an activity."""
    return reverse("knowledge:review", args=[activity.workspace.public_id, activity.public_id])


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def review_edit(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Write the review of an activity, or change it; take lines over of what a group has said."""
    here = activity_named(seat.workspace, activity)
    found = selectors.review_of(here)
    group = groups_about(seat.workspace, SUBJECT, here.public_id).first()
    told = {one.item.code: one for one in shown_of(group)} if group else {}
    values = review_values(found)
    data = posted(request)
    is_taking = data is not None and "take" in data
    form = ReviewForm(
        with_line(data, told) if data is not None and is_taking else data,
        workspace=seat.workspace,
        network=here.network,
        initial=_shown(here, found, joined(group)[0] if group else 0),
    )
    settle = editing(form, values)
    if data is not None and not is_taking and form.is_valid():
        with refusals_shown_in(form):
            review_write(by=request.user, activity=here, fields=form.cleaned_data, settle=settle)
            tag = undo_tag(seat, here.public_id)
            messages.success(request, _("The review is saved."), extra_tags=tag)
            return redirect(review_url(here))
    context = {
        "heading": _("Look back: %(title)s") % {"title": here.title},
        "form": form,
        "rows": [(field, told.get(field.name)) for field in form],
        "activity": here,
        "group": group,
        "lengths": LENGTHS,
        "crumbs": crumbs_of(seat, here),
    }
    status = 422 if form.errors and not is_taking else 200
    return render(request, "knowledge/review_form.html", context, status=status)


def with_line(data: QueryDict, told: Mapping[str, Gathering]) -> QueryDict:
    """Return what was typed, with one line more that a group has said; a line is taken once."""
    more, key = data.copy(), data.get("take", "")
    for code, one in told.items():
        for said in one.gathered.words:
            text = " ".join(said.text.split())
            if said.key == key and text not in more.get(code, "").splitlines():
                more[code] = f"{more.get(code, '').rstrip()}\n{text}".strip()
    return more


@require_POST
@door(Action.NETWORK_EDIT)
def gather(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Open a group that answers the five questions together, each on a phone."""
    here = activity_named(seat.workspace, activity)
    text = request.POST.get("minutes", "")
    try:
        group = group_open(
            by=request.user, workspace=seat.workspace, plan=REVIEW_SET,
            subject=(SUBJECT, here.public_id), title=here.title,
            minutes=int(text) if text.isdecimal() and len(text) < 6 else 0,
        )  # fmt: skip
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("knowledge:review-edit", seat.workspace.public_id, here.public_id)
    return redirect("questions:group", seat.workspace.public_id, group.public_id)


def _shown(activity: Activity, review: Review | None, came: int) -> dict[str, Any]:
    """Return what the form begins with: objectives are what was intended, today is the day."""
    if review is not None:
        return {**review_values(review), "reviewed_on": PartialDate.of(review.reviewed_on)}
    today = PartialDate.of(timezone.localdate())
    first = {"intended": activity.objectives, "reviewed_on": today, "took_part": came or None}
    return {**dict.fromkeys(POINTS, ""), **first}


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def action_new(request: Request, seat: OpenSeat, activity: UUID) -> HttpResponse:
    """Agree on something to do; it goes on the list of tasks."""
    here = activity_named(seat.workspace, activity)
    found = selectors.review_of(here)
    if found is None:
        messages.info(request, _("Write the review first, then agree on what to do."))
        return redirect("knowledge:review-edit", seat.workspace.public_id, here.public_id)
    form = ActionForm(posted(request), workspace=seat.workspace, network=here.network)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            action_add(by=request.user, review=found, **form.cleaned_data)
            tag = undo_tag(seat, here.public_id)
            messages.success(request, _("It is on the list of tasks."), extra_tags=tag)
            return redirect(review_url(here))
    context = {
        "heading": _("Agree on something to do"),
        "form": form,
        "crumbs": [*crumbs_of(seat, here), (_("Review"), review_url(here))],
    }
    return render(request, "knowledge/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def rule(request: Request, seat: OpenSeat) -> HttpResponse:
    """Say within how many hours activities are reviewed, and which kinds need no review."""
    here = whole(seat).workspace
    rules = selectors.rules_of(here)
    networks = [one for one in networks_of(here)[:50] if one.ended is None]
    own = {f"hours_{one.public_id}": rules.own.get(one.pk) for one in networks}
    form = RuleForm(
        posted(request),
        kinds=list(kinds_offered(here)),
        networks=networks,
        initial={"hours": rules.hours, "spared": sorted(rules.spared), **own},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            said = form.cleaned_data
            rule_set(
                by=request.user, workspace=here, hours=said["hours"], spared=said["spared"],
                own_hours=form.own_hours,
            )  # fmt: skip
            messages.success(
                request, _("Saved."), extra_tags=newest_tag(seat, "knowledge.rule_set")
            )
            return redirect("knowledge:reviews", here.public_id)
    context = {
        "heading": _("When activities are looked back on"),
        "form": form,
        "crumbs": [crumb(seat, "knowledge:reviews")],
    }
    return render(request, "knowledge/form.html", context, status=422 if form.errors else 200)


def day_of(value: date | None) -> PartialDate | None:
    """Return what a date field shows of a day."""
    return PartialDate.of(value) if value else None

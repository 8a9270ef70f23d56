"""The lesson bank: finding, writing, using and retiring lessons."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
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
from malai.activities.forms import uuids
from malai.activities.models import Activity, ActivityKind
from malai.activities.selectors import activity_named
from malai.audit.offers import undo_tag
from malai.kernel.editing import editing
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.knowledge.forms import LessonForm
from malai.knowledge.models import EvidenceLevel, Lesson, Noted
from malai.knowledge.selectors import lessons as selectors
from malai.knowledge.selectors.lessons import Sought, lesson_named
from malai.knowledge.selectors.sessions import session_named
from malai.knowledge.services import lessons as services
from malai.knowledge.shown import a_year_after
from malai.knowledge.web.reviews import day_of
from malai.knowledge.web.tabs import crumb, tabs
from malai_core.text import clean


@require_safe
@door(Action.NETWORK_READ)
def lessons(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show the lesson bank, newest first, narrowed by words, evidence, kind or what is due."""
    sought = sought_of(request)
    today = timezone.localdate()
    rows = selectors.lessons_sought(seat.workspace, sought, today)
    page = Paginator(rows, selectors.PAGE).get_page(request.GET.get("page", ""))
    context = {
        "page": page,
        "sought": sought,
        "is_narrowed": sought != Sought(),
        "evidences": _evidences(sought),
        "kinds": _kinds(sought),
        "today": today,
        "next_url": _url(sought, page=page.next_page_number()) if page.has_next() else "",
        "first_url": _url(sought) if page.has_previous() else "",
        "tabs": tabs(seat, "knowledge:lessons"),
        "may_edit": seat.may(Action.NETWORK_EDIT),
    }
    template = "knowledge/_lessons.html" if request.htmx else "knowledge/lessons.html"
    return render(request, template, context)


def sought_of(request: Request) -> Sought:
    """Turn an address into what the bank is narrowed to; what is unknown is passed over."""
    asked = request.GET
    evidence, kind, state = asked.get("evidence", ""), asked.get("kind", ""), asked.get("state", "")
    return Sought(
        text=clean(asked.get("q", "").replace("\0", ""))[:200],
        evidence=evidence if evidence in EvidenceLevel.values else "",
        kind=kind if kind in ActivityKind.values else "",
        is_due=state == "due",
        is_retired=state == "retired",
    )


def _evidences(sought: Sought) -> list[dict[str, Any]]:
    text, kind = sought.text, sought.kind
    wanted = [
        (_("All that hold"), Sought(text, "", kind)),
        *((capfirst(one.label), Sought(text, one.value, kind)) for one in EvidenceLevel),
        (_("To look at again"), Sought(text, "", kind, is_due=True)),
        (_("Retired"), Sought(text, "", kind, is_retired=True)),
    ]
    return [{"label": said, "url": _url(to), "is_here": to == sought} for said, to in wanted]


def _kinds(sought: Sought) -> list[dict[str, Any]]:
    def to(kind: str) -> Sought:
        return Sought(sought.text, sought.evidence, kind, sought.is_due, sought.is_retired)

    wanted = [(_("All kinds"), ""), *((capfirst(one.label), one.value) for one in ActivityKind)]
    return [
        {"label": said, "url": _url(to(kind)), "is_here": kind == sought.kind}
        for said, kind in wanted
    ]


def _url(sought: Sought, *, page: int = 0) -> str:
    state = "due" if sought.is_due else "retired" if sought.is_retired else ""
    parts = {
        "q": sought.text, "evidence": sought.evidence, "kind": sought.kind, "state": state,
        "page": str(page or ""),
    }  # fmt: skip
    return "?" + urlencode({key: value for key, value in parts.items() if value})


@require_safe
@door(Action.NETWORK_READ)
def lesson(request: Request, seat: OpenSeat, lesson: UUID) -> HttpResponse:
    """Show one lesson and what became of it."""
    here = lesson_named(seat.workspace, lesson)
    context = {
        "lesson": here,
        "notes": list(selectors.notes_of(here)[: selectors.PAGE]),
        "today": timezone.localdate(),
        "is_due": here.look_again_on is not None and here.look_again_on <= timezone.localdate(),
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "crumbs": [crumb(seat)],
    }
    return render(request, "knowledge/lesson.html", context)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def lesson_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Write a lesson down; the address may name the activity or session it comes from."""
    activity = _activity(request.GET.get("activity", ""), seat)
    sessions = uuids([request.GET.get("session", "")])
    session = session_named(seat.workspace, sessions[0]) if sessions else None
    initial = _first_values(activity)
    initial["recommendation"] = clean(request.GET.get("text", "").replace("\0", ""))[:500]
    if session is not None:
        initial["network"] = session.network
    form = LessonForm(posted(request), workspace=seat.workspace, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            made = services.lesson_create(
                by=request.user, workspace=seat.workspace, fields=form.cleaned_data,
                on=timezone.localdate(), activity=activity, session=session,
            )  # fmt: skip
            tag = undo_tag(seat, made.public_id)
            messages.success(request, _("The lesson is in the bank."), extra_tags=tag)
            if session is not None:
                return redirect("knowledge:session", seat.workspace.public_id, session.public_id)
            return redirect("knowledge:lesson", seat.workspace.public_id, made.public_id)
    context = {"heading": _("Write a lesson down"), "form": form, "crumbs": [crumb(seat)]}
    return _form(request, {**context, "activity": activity})


def _first_values(activity: Activity | None) -> dict[str, Any]:
    later = day_of(a_year_after(timezone.localdate()))
    if activity is None:
        return {"look_again_on": later}
    return {
        "network": activity.network,
        "kind": activity.own_kind or activity.kind,
        "goal_words": activity.goal_words,
        "look_again_on": later,
    }


def _activity(text: str, seat: OpenSeat) -> Activity | None:
    found = uuids([text])
    return activity_named(seat.workspace, found[0]) if found else None


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def lesson_edit(request: Request, seat: OpenSeat, lesson: UUID) -> HttpResponse:
    """Change a lesson."""
    here = lesson_named(seat.workspace, lesson)
    values = services.lesson_values(here)
    initial = {**values, "look_again_on": day_of(here.look_again_on)}
    form = LessonForm(posted(request), workspace=seat.workspace, initial=initial)
    settle = editing(form, values)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            services.lesson_change(
                by=request.user, lesson=here, fields=form.cleaned_data, settle=settle
            )
            messages.success(request, _("Saved."), extra_tags=undo_tag(seat, here.public_id))
            return redirect(lesson_url(seat, here))
    crumbs = [crumb(seat), (here.recommendation, lesson_url(seat, here))]
    return _form(request, {"heading": _("Change the lesson"), "form": form, "crumbs": crumbs})


def lesson_url(seat: OpenSeat, lesson: Lesson) -> str:
    """Return the page of a lesson."""
    return reverse("knowledge:lesson", args=[seat.workspace.public_id, lesson.public_id])


def _form(request: Request, context: dict[str, Any]) -> HttpResponse:
    status = 422 if context["form"].errors else 200
    return render(request, "knowledge/lesson_form.html", context, status=status)


@require_POST
@door(Action.NETWORK_EDIT)
def lesson_step(request: Request, seat: OpenSeat, lesson: UUID) -> HttpResponse:
    """Retire a lesson, offer it again, or note that it was looked at and still holds."""
    here, today = lesson_named(seat.workspace, lesson), timezone.localdate()
    step = request.POST.get("step", "")
    if step == "retire":
        why = clean(request.POST.get("why", "").replace("\0", ""))
        services.lesson_retire(by=request.user, lesson=here, on=today, why=why)
        said = _("Retired: it is not offered any more, and can still be read.")
    elif step == "restore":
        services.lesson_restore(by=request.user, lesson=here)
        said = _("The lesson is offered again.")
    elif step == "renew":
        ids = uuids([request.POST.get("session", "")])
        services.lesson_renew(
            by=request.user, lesson=here, on=today, look_again_on=a_year_after(today),
            session=session_named(seat.workspace, ids[0]) if ids else None,
        )  # fmt: skip
        said = _("Noted: it still holds. In a year you will be asked again.")
    else:
        raise Http404
    messages.success(request, said, extra_tags=undo_tag(seat, here.public_id))
    return _back(request, lesson_url(seat, here))


@require_POST
@door(Action.NETWORK_EDIT)
def lesson_note(request: Request, seat: OpenSeat, lesson: UUID) -> HttpResponse:
    """Note in one tap that a lesson was used at an activity, or came up again there."""
    here = lesson_named(seat.workspace, lesson)
    activity = _activity(request.POST.get("activity", ""), seat)
    what = request.POST.get("what", "")
    if activity is None or what not in (Noted.USED, Noted.AGAIN):
        raise Http404
    today = timezone.localdate()
    try:
        is_new = services.lesson_note(
            by=request.user, lesson=here, what=what, activity=activity, on=today
        )
    except ValidationError as error:
        raise Http404 from error
    said = _("Noted: we use this lesson.") if what == Noted.USED else _("Noted: it came up again.")
    tag = undo_tag(seat, here.public_id) if is_new else ""
    messages.success(request, said, extra_tags=tag)
    return _back(request, lesson_url(seat, here))


def _back(request: Request, otherwise: str) -> HttpResponse:
    back = request.POST.get("back", "")
    fits = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if fits else otherwise)

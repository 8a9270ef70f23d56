"""Announcements: the list, writing, the preview of who gets it how, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.kernel.editing import editing
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import number
from malai.post.forms import MessageForm
from malai.post.models import Channel, Message, MessageState, State
from malai.post.selectors import messages as selectors
from malai.post.selectors.reaching import Recipient, connected, recipients_of
from malai.post.services import messages as services
from malai.post.services.queueing import message_queue, rules_of
from malai.post.shown import log_shown, preview_shown
from malai.post.timing import not_before
from malai.post.words import plain_text


@require_safe
@door(Action.NETWORK_EDIT)
def messages_list(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the announcements of a workspace, newest first."""
    rows = Paginator(selectors.messages_listed(seat.workspace), selectors.MESSAGES)
    page = rows.get_page(request.GET.get("page"))
    context = {
        "rows": page.object_list,
        "page": page,
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
        "first_url": "?" if page.has_previous() else "",
        "may_manage": seat.may(Action.WORKSPACE_MANAGE),
        "has_line": Channel.LINE in connected(seat.workspace),
    }
    return render(request, "post/messages.html", context)


def list_crumb(seat: OpenSeat) -> tuple[str, str]:
    """Return the list of announcements as a step above a page."""
    return (_("Announcements"), reverse("post:messages", args=[seat.workspace.public_id]))


def message_url(message: Message) -> str:
    """Return the page of a message."""
    return reverse("post:message", args=[message.workspace.public_id, message.public_id])


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def message_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Write an announcement; nothing goes out before its preview was confirmed."""
    initial = {"audience": request.GET.get("to", "")}
    form = MessageForm(posted(request), seat=seat, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            made = services.message_create(
                by=request.user, workspace=seat.workspace, fields=form.cleaned_data
            )
            return redirect(message_url(made))
    context = {"heading": _("Write an announcement"), "crumbs": [list_crumb(seat)]}
    return _form(request, form, context)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def message_edit(request: Request, seat: OpenSeat, message: UUID) -> HttpResponse:
    """Change an announcement that did not go yet."""
    here = selectors.message_named(seat.workspace, message)
    values = services.message_values(here)
    form = MessageForm(posted(request), seat=seat, initial=values)
    settle = editing(form, values)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):

            def settled(now: Mapping[str, Any]) -> dict[str, Any]:
                return {**settle(now), "audience_said": form.cleaned_data["audience_said"]}

            services.message_change(
                by=request.user, message=here, fields=form.cleaned_data, settle=settled
            )
            return redirect(message_url(here))
    above = [list_crumb(seat), (here.subject, message_url(here))]
    return _form(request, form, {"heading": _("Change the announcement"), "crumbs": above})


def _form(request: Request, form: MessageForm, context: dict[str, Any]) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "post/message_form.html", {"form": form, **context}, status=status)


@require_safe
@door(Action.NETWORK_EDIT)
def message(request: Request, seat: OpenSeat, message: UUID) -> HttpResponse:
    """Show who would get it how; after it went, what became of it."""
    here = selectors.message_named(seat.workspace, message)
    is_draft = here.state == MessageState.DRAFT
    context = {
        "message": here,
        "text_th": plain_text(here.subject_th, here.body_th),
        "text_en": plain_text(here.subject_en, here.body_en),
        "may_manage": seat.may(Action.WORKSPACE_MANAGE),
        "crumbs": [list_crumb(seat)],
        **(preview_context(request, seat, here) if is_draft else log_shown(here, request.GET)),
    }
    return render(request, "post/preview.html" if is_draft else "post/message.html", context)


def preview_context(request: Request, seat: OpenSeat, here: Message) -> dict[str, Any]:
    """Return what the preview shows. About twelve queries, whatever the number of people."""
    meant = selectors.people_meant(seat, here.audience)
    recipients = recipients_of(seat.workspace, meant, here.channels)
    now = timezone.now()
    start = now if here.is_urgent else not_before(rules_of(seat.workspace), now)
    return {
        **preview_shown(seat.workspace, recipients, request.GET),
        "starts": None if start <= now else start,
        "connected": connected(seat.workspace),
    }


@require_POST
@door(Action.NETWORK_EDIT)
def confirm(request: Request, seat: OpenSeat, message: UUID) -> HttpResponse:
    """Send it off: everybody of the preview, as they are reached now."""
    here = selectors.message_named(seat.workspace, message)
    meant = selectors.people_meant(seat, here.audience) if here.audience else []
    recipients = recipients_of(seat.workspace, meant, here.channels)
    if not recipients:
        messages.error(request, _("Nobody is in this audience. Choose another one."))
        return redirect(message_url(here))
    root = request.build_absolute_uri("/")[:-1]
    if message_queue(by=request.user, message=here, recipients=recipients, root=root):
        messages.success(request, sent_said(recipients))
    return redirect(message_url(here))


def sent_said(recipients: Sequence[Recipient]) -> str:
    """Return what happens now: how many go by themselves, how many wait for a call or a hand."""
    alone = sum(one.state == State.WAITING for one in recipients)
    by_hand = sum(one.state in (State.TO_CALL, State.TO_PRINT) for one in recipients)
    goes = ngettext(
        "%(n)s message goes out by itself.", "%(n)s messages go out by themselves.", alone
    )
    waits = ngettext(
        "%(n)s person is on a list to be told by you.",
        "%(n)s people are on a list to be told by you.",
        by_hand,
    )
    parts = [(goes, alone), (waits, by_hand)]
    told = " ".join(said % {"n": number(many)} for said, many in parts if many)
    return told or _("Nobody could be reached by the ways you ticked.")


@require_POST
@door(Action.NETWORK_EDIT)
def drop(request: Request, seat: OpenSeat, message: UUID) -> HttpResponse:
    """Take away an announcement that never went."""
    here = selectors.message_named(seat.workspace, message)
    try:
        services.message_drop(by=request.user, message=here)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(message_url(here))
    messages.success(request, _("The draft was taken away."))
    return redirect("post:messages", seat.workspace.public_id)


@require_POST
@door(Action.NETWORK_EDIT)
def stop(request: Request, seat: OpenSeat, message: UUID) -> HttpResponse:
    """Hold back what did not go yet."""
    here = selectors.message_named(seat.workspace, message)
    if here.state != MessageState.DRAFT:
        held = services.message_stop(by=request.user, message=here)
        said = ngettext("%(n)s message was held back.", "%(n)s messages were held back.", held)
        messages.success(request, said % {"n": number(held)})
    return redirect(message_url(here))


@require_POST
@door(Action.NETWORK_EDIT)
def again(request: Request, seat: OpenSeat, message: UUID) -> HttpResponse:
    """Send once more to those of whom it is not known whether it arrived."""
    here = selectors.message_named(seat.workspace, message)
    many = services.message_again(by=request.user, message=here)
    said = ngettext("%(n)s message goes once more.", "%(n)s messages go once more.", many)
    messages.success(request, said % {"n": number(many)})
    return redirect(message_url(here))

"""Who works here: seats, invitations, roles."""

from __future__ import annotations

from smtplib import SMTPException
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.accounts.models import Role, Seat
from malai.site.forms import InviteForm
from malai.site.selectors import seat_named, seats_of
from malai.site.services import seat_invite, seat_remove, seat_role_change
from malai.site.services.invitations import first_link, has_mail, invitation_send, needs_link
from malai.site.web.shell import posted

if TYPE_CHECKING:
    from malai.kernel.http import Request


def roles_to_give(seat: OpenSeat) -> list[Role]:
    """Return the roles this person may give away: only an owner makes owners."""
    return [role for role in Role if role != Role.OWNER or seat.role == Role.OWNER]


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def seats(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the seats and invite somebody."""
    form = InviteForm(posted(request), roles=roles_to_give(seat))
    if form.is_valid():
        values = form.cleaned_data
        try:
            made = seat_invite(
                seat=seat,
                email=values["email"],
                name=values["name"],
                role=Role(values["role"]),
            )
            return invited(request, seat, made)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {
        "seats": [(one, needs_link(one)) for one in seats_of(seat.workspace)],
        "roles": roles_to_give(seat),
        "form": form,
        "is_owner": seat.role == Role.OWNER,
    }
    return render(request, "site/seats.html", context, status=422 if form.errors else 200)


def invited(request: Request, seat: OpenSeat, made: Seat) -> HttpResponse:
    """Send the letter; without e-mail, or beside it, show the link that can be handed over."""
    link = first_link(request=request, seat=seat, target=made) if needs_link(made) else ""
    sent = has_mail() and letter_sent(request, seat, made, link)
    if sent:
        messages.success(request, _("The invitation is on its way to %s.") % made.user.email)
    if link and not sent:
        return render(request, "site/seat_link.html", {"invited": made, "link": link})
    if not sent:
        messages.success(request, _("%s has a seat here now.") % made.user)
    return redirect("site:seats", seat.workspace.public_id)


def letter_sent(request: Request, seat: OpenSeat, made: Seat, link: str) -> bool:
    """Say whether the letter could be handed to the mail server."""
    try:
        invitation_send(request=request, seat=seat, target=made, link=link)
    except (SMTPException, OSError):
        messages.warning(
            request, _("The letter could not be sent. Hand the address over yourself.")
        )
        return False
    return True


@require_POST
@door(Action.WORKSPACE_MANAGE)
def seat_role(request: Request, seat: OpenSeat, person: UUID) -> HttpResponse:
    """Give a seat another role."""
    target = seat_named(seat.workspace, person)
    wanted = request.POST.get("role", "")
    try:
        if wanted not in Role.values:
            raise ValidationError(_("Choose a role from the list."))
        seat_role_change(seat=seat, target=target, role=Role(wanted))
        messages.success(request, _("The role of %s was changed.") % target.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("site:seats", seat.workspace.public_id)


@require_POST
@door(Action.WORKSPACE_MANAGE)
def seat_take(request: Request, seat: OpenSeat, person: UUID) -> HttpResponse:
    """Take a seat away; who takes her own goes to her first page."""
    target = seat_named(seat.workspace, person)
    try:
        seat_remove(seat=seat, target=target)
        messages.success(request, _("%s has no seat here any more.") % target.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("site:seats", seat.workspace.public_id)
    if target.user_id == request.user.pk:
        return redirect("site:root")
    return redirect("site:seats", seat.workspace.public_id)


@require_POST
@door(Action.WORKSPACE_MANAGE)
def seat_link(request: Request, seat: OpenSeat, person: UUID) -> HttpResponse:
    """Show the address where somebody who never came in sets her password."""
    target = seat_named(seat.workspace, person)
    try:
        link = first_link(request=request, seat=seat, target=target)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("site:seats", seat.workspace.public_id)
    return render(request, "site/seat_link.html", {"invited": target, "link": link})

"""The week as a message: asked for, by which way, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.accounts.demo import is_demo_address
from malai.accounts.models import User, Workspace
from malai.documents.qr import qr_svg
from malai.kernel.http import Request
from malai.post.models import Channel, LineAccount, LineLink, MessageKind, UserChoice
from malai.post.selectors.reaching import connected
from malai.post.services.line import code_make, invitation_of
from malai.site.services.digest import digest_wish

EMAIL: Final = Channel.EMAIL.value
LINE: Final = Channel.LINE.value
YES: Final = "yes"


@dataclass(frozen=True, slots=True)
class Wish:
    """Whether somebody gets the week as a message, by which way, and by which ways she could."""

    is_wanted: bool
    way: str
    """How the next one comes; empty where no way is open."""
    ways: frozenset[str]
    """Ways of this workspace that may reach her."""
    is_linked: bool
    """Whether LINE knows her."""

    @property
    def others(self) -> list[str]:
        """The ways she may change to, e-mail first."""
        return [one for one in (EMAIL, LINE) if one in self.ways and one != self.way]


def wish_of(user: User, workspace: Workspace) -> Wish:
    """Return what somebody chose, by the rule of the outbox. Three queries."""
    here = {"workspace": workspace, "user": user}
    choice = UserChoice.objects.filter(kind=MessageKind.DIGEST, is_off=False, **here).first()
    link = LineLink.objects.filter(**here).select_related("friend").first()
    is_linked = bool(link and link.friend.is_reachable)
    ways = connected(workspace) & {EMAIL, LINE}
    ways -= {EMAIL} if is_demo_address(user.email) else set()
    by_line = is_linked and LINE in ways and not (choice and choice.channel == EMAIL)
    way = LINE if by_line else EMAIL if EMAIL in ways else ""
    return Wish(choice is not None, way if choice else "", ways, is_linked)


@require_POST
@door(Action.FINDINGS_READ)
def week_by_message(request: Request, seat: OpenSeat) -> HttpResponse:
    """Send the week every Monday from now on, by a way that is open, or no more."""
    wanted = request.POST.get("wanted", "")
    way = wanted if wanted in (EMAIL, LINE) else ""
    is_wanted = bool(way) or wanted == YES
    digest_wish(user=request.user, workspace=seat.workspace, is_wanted=is_wanted, way=way)
    wish = wish_of(request.user, seat.workspace)
    if is_wanted and way == LINE and LINE in wish.ways and not wish.is_linked:
        return _linking(request, seat)
    said = _("It comes every Monday.") if is_wanted else _("It does not come any more.")
    messages.success(request, said)
    return redirect("site:week", seat.workspace.public_id)


def _linking(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show how she tells LINE who she is: a code that she sends herself."""
    account = LineAccount.objects.get(workspace=seat.workspace)
    code = code_make(by=request.user, account=account, to=request.user)
    meant = invitation_of(code)
    context = {
        "code": code,
        "invitation": meant,
        "qr": qr_svg(meant.add_url, said=_("QR code of the LINE account")),
        "crumbs": [(_("This week"), reverse("site:week", args=[seat.workspace.public_id]))],
    }
    answer = render(request, "site/week_line.html", context)
    answer["Cache-Control"] = "no-store, private"
    return answer

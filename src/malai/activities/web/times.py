"""When somebody came and left, written down afterwards."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.activities import selectors
from malai.activities.selectors_arriving import lines_sent
from malai.activities.services.attendance import attendance_times
from malai.activities.web.attendance import session_asked
from malai.activities.web.changing import undo_tag
from malai.activities.web.pages import activity_url, list_crumb
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.selectors.parties import BODIES, PEOPLE, party_named


class TimesForm(forms.Form):
    """Two times of day; either may stay empty."""

    came = forms.TimeField(
        label=gettext_lazy("Came at"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    left = forms.TimeField(
        label=gettext_lazy("Left at"),
        required=False,
        help_text=gettext_lazy("Earlier than coming means after midnight."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def times(request: Request, seat: OpenSeat, activity: UUID, party: UUID) -> HttpResponse:
    """Show and change when one person came to and left one session."""
    here = selectors.activity_named(seat.workspace, activity)
    session = session_asked(here, request)
    who = party_named(seat.workspace, party, (*PEOPLE, *BODIES))
    line = selectors.line_of(session, who)
    if line.mark != "present":
        raise Http404
    initial = {name: _clock(getattr(line, f"{name}_at")) for name in ("came", "left")}
    form = TimesForm(posted(request), initial=initial)
    tapping = reverse("activities:attendance", args=[seat.workspace.public_id, here.public_id])
    if form.is_valid():
        with refusals_shown_in(form):
            act = attendance_times(by=request.user, session=session, party=who, **form.cleaned_data)
            tags = undo_tag(seat, act) if act else ""
            messages.success(request, _("Saved."), extra_tags=tags)
            return redirect(f"{tapping}?session={session.public_id}")
    crumbs = [list_crumb(seat), (here.title, activity_url(here)), (_("Take attendance"), tapping)]
    context: dict[str, Any] = {
        "form": form,
        "party": who,
        "session": session,
        "activity": here,
        "is_observer": line.is_observer,
        "noted": session.attendances.select_related("noted_by").get(party=who),
        "lines": list(lines_sent(session, who)),
        "crumbs": crumbs,
    }
    status = 422 if form.errors else 200
    return render(request, "activities/times.html", context, status=status)


def _clock(at: Any) -> str:  # noqa: ANN401 - a moment or nothing
    return timezone.localtime(at).strftime("%H:%M") if at else ""

"""Printed pages of a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.atlas.services import findings_kept
from malai.documents import pdf_of
from malai.kernel.templatetags.malai import language, thai_date
from malai.site.selectors import networks_shown
from malai.site.web.home import chosen

if TYPE_CHECKING:
    from malai.kernel.http import Request
    from malai.network.models import Network

TONES: Final = {
    "alarm": gettext_lazy("Act soon"),
    "attention": gettext_lazy("Worth a look"),
    "good": gettext_lazy("Going well"),
    "plain": gettext_lazy("Good to know"),
}

#: Findings that somebody should take on: the paper leaves room for who and when.
ASKING: Final = frozenset({"alarm", "attention"})


@require_GET
@door(Action.FINDINGS_READ)
def findings_pdf(request: Request, seat: OpenSeat) -> HttpResponse:
    """Give the findings of a network on paper. Paper wanders, so it carries counts, no names."""
    network = chosen(networks_shown(seat.workspace), request.GET.get("network", ""))
    if network is None:
        raise Http404
    made = pdf_of("site/findings.typ", findings_data(network))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="findings.pdf"'
    return response


def findings_data(network: Network) -> dict[str, Any]:
    """Return what the layout of the findings needs."""
    today, spoken = timezone.localdate(), language()
    said = {"name": network.name, "workspace": network.workspace.name, "day": thai_date(today)}
    return {
        "language": spoken,
        "title": network.name,
        "lede": _("What the network shows, %(day)s") % said,
        "foot": _("%(workspace)s · from the records in Malai, %(day)s") % said,
        "who_said": _("Who takes it on:"),
        "when_said": _("By when:"),
        "empty": _("There is nothing to tell yet."),
        "numbers": [],
        "findings": [
            {
                "tone": one.tone,
                "tone_said": str(TONES.get(one.tone, one.tone)),
                "sentence": one.counts_only.in_language(spoken),
                "asks": one.tone in ASKING,
            }
            for one in findings_kept(network, day=today) or []
        ],
    }

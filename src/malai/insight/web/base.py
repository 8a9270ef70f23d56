"""What every page of the room begins with: the network, the analysis asked for, the way around."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.insight.bridge.arrays import USUAL
from malai.insight.forms import AskForm
from malai.insight.results import KIND, Results
from malai.insight.selectors.rows import layers_in
from malai.insight.services.analyses import Analysis, Asked, analysis_of, is_part
from malai.kernel.http import Request
from malai.network.models import Network
from malai.network.selectors.pages import network_named
from malai.runs.models import Run, RunState
from malai.runs.selectors import run_open, runs_light, runs_of

READ, NAMES = Action.FINDINGS_READ, Action.FINDINGS_NAMES
#: The pages of the room: name, label, icon, what a seat needs.
TABS: Final = (
    ("reading", gettext_lazy("Reading"), "activity", READ),
    ("members", gettext_lazy("Members in numbers"), "table", NAMES),
    ("numbers", gettext_lazy("The whole in numbers"), "chart-no-axes-column", READ),
    ("coordination", gettext_lazy("Coordination and command"), "waypoints", READ),
    ("what-if", gettext_lazy("What if somebody leaves"), "user-minus", NAMES),
    ("weaving", gettext_lazy("Whom to introduce"), "handshake", NAMES),
    ("change", gettext_lazy("What changed"), "history", READ),
    ("giving", gettext_lazy("Give and take"), "repeat", NAMES),
    ("trust", gettext_lazy("Trust and value"), "heart", NAMES),
    ("runs", gettext_lazy("Kept analyses"), "archive", READ),
)


#: How the fields of the form begin that chooses day and layers.
ASKED: Final = ("day_", "layers")


@dataclass
class Place:
    """A network with the analysis that a page asks for."""

    seat: OpenSeat
    network: Network
    asked: Asked
    form: AskForm
    query: str
    """What the addresses of the other pages carry on."""
    analysis: Analysis | None = None

    def context(self, here: str) -> dict[str, Any]:
        """Return what the frame of every page needs. One query where nothing is measured yet."""
        run = None
        if self.analysis is None:
            where = self.network.workspace
            run = run_open(where, kind=KIND, about=self.network.public_id)
        return {
            "network": self.network,
            "analysis": self.analysis,
            "run": run,
            "ask": self.form,
            "query": self.query,
            "tabs": tabs(self.seat, self.network, here, self.query),
            "crumbs": [(self.network.name, _network_url(self.network))],
            "may_keep": self.seat.may(Action.NETWORK_EDIT) and not is_part(self.network),
            "may_name": self.seat.may(Action.FINDINGS_NAMES),
        }


def place_of(
    request: Request,
    seat: OpenSeat,
    network: UUID,
    *,
    with_run: bool = True,
    is_measured: bool = True,
) -> Place:
    """Return the network and the analysis that an address asks for.

    ``run`` names a kept one; ``day`` and ``layers`` ask for another than today's usual one.
    """
    here = network_named(seat.workspace, network)
    layers = layers_in(here)
    is_asked = any(key.startswith(ASKED) for key in request.GET)
    form = AskForm(request.GET if is_asked else None, layers=layers, initial={"layers": [*USUAL]})
    asked = asked_in(form)
    run = request.GET.get("run", "")
    if run and with_run:
        kept = kept_named(here, run)
        return Place(seat, here, asked, form, urlencode({"run": run}), kept)
    asking = [(key, value) for key, value in request.GET.lists() if key.startswith(ASKED)]
    place = Place(seat, here, asked, form, urlencode(asking, doseq=True))
    place.analysis = analysis_of(here, asked) if is_measured else None
    return place


def asked_in(form: AskForm) -> Asked:
    """Return what a form asks for: today and the usual layers where nothing is chosen."""
    today = timezone.localdate()
    if not form.is_bound:
        return Asked(today)
    chosen = tuple(form.cleaned_data.get("layers", ())) if form.is_valid() else ()
    return Asked(form.day_chosen(today), chosen or USUAL)


def kept_named(network: Network, run: str) -> Analysis:
    """Return a kept analysis of a network. One query.

    Raises
    ------
    Http404
        There is none of this id, it is not finished, or the reader sees only a part.
    """
    rows = runs_light(network.workspace, kind=KIND, about=network.public_id)
    try:
        found = rows.filter(state=RunState.DONE, public_id=UUID(run)).first()
    except ValueError:
        found = None
    if found is None or is_part(network):
        raise Http404
    return Analysis(network, Results.of(found.results), found)


def run_named(network: Network, run: UUID) -> Run:
    """Return a run of a network, finished or not. One query.

    Raises
    ------
    Http404
        It is absent, or the reader sees only a part of the network.
    """
    if is_part(network):
        raise Http404
    rows = runs_of(network.workspace, kind=KIND, about=network.public_id)
    return get_object_or_404(rows.defer("detail"), public_id=run)


def tabs(seat: OpenSeat, network: Network, here: str, query: str) -> list[dict[str, Any]]:
    """Return the pages of the room that this seat may open."""
    ids = [seat.workspace.public_id, network.public_id]
    ending = f"?{query}" if query else ""
    return [
        {
            "label": label,
            "icon": icon,
            "url": reverse(f"insight:{name}", args=ids) + ("" if name in AWAY else ending),
            "is_here": name == here,
        }
        for name, label, icon, action in TABS
        if seat.may(action)
    ]


#: Pages that no day or run is carried to.
AWAY: Final = frozenset({"runs", "giving", "trust"})


def _network_url(network: Network) -> str:
    return reverse("network:network", args=[network.workspace.public_id, network.public_id])


def heading(network: Network, text: str) -> str:
    """Return the title of a page: what it is, and of which network."""
    return _("%(what)s: %(network)s") % {"what": text, "network": network.name}

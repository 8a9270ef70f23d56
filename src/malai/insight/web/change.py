"""The network at two days: what formed, stayed and faded; how mixed it is; on whom it hangs."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.insight.bridge.changing import Side, TwoDays, two_days
from malai.insight.bridge.reading import year_before
from malai.insight.how import HOW, HOW_ACTING, methods_shown
from malai.insight.selectors.acting import acting_of
from malai.insight.selectors.parties import named_for
from malai.insight.selectors.rows import last_change, standing_of
from malai.insight.web.base import place_of
from malai.insight.wording import ATTRIBUTES, value_said
from malai.kernel.forms import PartialDateFormField
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import number, percent
from malai.network.models import Network, Party, Way
from malai_core.text import PartialDate

#: Relationships and members named on each side of the page.
NAMED = 30


class DaysForm(forms.Form):
    """The two days."""

    earlier = PartialDateFormField(label=gettext_lazy("Earlier day"), required=False)
    later = PartialDateFormField(label=gettext_lazy("Later day"), required=False)

    def days(self, today: date) -> tuple[date, date]:
        """Return the days in order; today and a year before where none are given."""
        given = self.cleaned_data if self.is_bound and self.is_valid() else {}
        later = given["later"].last_day if given.get("later") else today
        later = min(later, today)
        earlier = given["earlier"].last_day if given.get("earlier") else year_before(later)
        return (earlier, later) if earlier <= later else (later, earlier)


@require_safe
@door(Action.FINDINGS_READ)
def change(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Lay two days side by side."""
    place = place_of(request, seat, network, is_measured=False)
    is_asked = any(key.startswith(("earlier_", "later_")) for key in request.GET)
    form = DaysForm(request.GET if is_asked else None)
    earlier, later = form.days(timezone.localdate())
    if not is_asked:
        form = DaysForm(
            initial={"earlier": PartialDate.of(earlier), "later": PartialDate.of(later)}
        )
    found = two_days(
        standing_of(place.network, day=earlier),
        standing_of(place.network, day=later),
        place.asked.layers,
    )
    context = place.context("change")
    context |= {
        "last": _last_change(place.network, found, later),
        "form": form,
        "found": found,
        "earlier": earlier,
        "later": later,
        "numbers": _numbers(found),
        "relations": _relations(found),
        "may_say": seat.may(Action.WORKSPACE_MANAGE),
        "ways": _ways(found),
        "diversity": _diversity(found),
        "lists": _lists(seat, found),
        "acting": acting_of(place.network, today=timezone.localdate()),
        "how_acting": HOW_ACTING,
        "how": HOW["changed"],
        "methods": methods_shown(found.methods),
    }
    return render(request, "insight/change.html", context)


def _last_change(network: Network, found: TwoDays, day: date) -> dict[str, Any] | None:
    """Return when something last changed, and its year to look at; nothing where something did."""
    changed = found.change
    if changed is None or changed.formed or changed.faded or changed.joined or changed.left:
        return None
    last = last_change(network, day=day)
    if last is None:
        return None
    return {"on": last, "query": f"earlier_year={last.year - 1}&later_year={last.year}"}


def _numbers(found: TwoDays) -> list[tuple[str, str, str]]:
    """Return the rows of the table of numbers: what, then, now."""
    one, other = found.one, found.other
    return [
        (_("Members"), number(one.members), number(other.members)),
        (_("Pairs in contact"), number(one.ties), number(other.ties)),
        (_("Pairs who reach each other"), percent(one.connected_0_1), percent(other.connected_0_1)),
        (
            _("Relationships that touch the three who hold most"),
            percent(one.holders_0_1),
            percent(other.holders_0_1),
        ),
        (
            _("Members without whom others would be cut off"),
            number(one.cut_members),
            number(other.cut_members),
        ),
    ]


def _relations(found: TwoDays) -> list[tuple[str, str, str]]:
    """Return the shares of relationships by who stands at their ends."""
    labels = {
        "people": _("Person to person"),
        "bodies": _("Organisation to organisation"),
        "between": _("Person to organisation"),
    }
    return [
        (label, _share(found.one, kind), _share(found.other, kind))
        for kind, label in labels.items()
    ]


def _share(side: Side, kind: str) -> str:
    total = sum(side.relations.values())
    if not total:
        return "–"
    return f"{percent(side.relations[kind] / total)} ({number(side.relations[kind])})"


def _ways(found: TwoDays) -> list[tuple[str, str, str]]:
    """Return the shares of ways of keeping up, of those told; nothing where nobody said any."""
    sides = (found.one.ways, found.other.ways)
    if not any(way for side in sides for way in side):
        return []
    was, now = sides
    told = [(capfirst(str(way.label)), _told(was, way), _told(now, way)) for way in Way]
    return [*told, (capfirst(_("not said")), number(was.get("", 0)), number(now.get("", 0)))]


def _told(ways: dict[str, int], way: str) -> str:
    total = sum(count for name, count in ways.items() if name)
    return f"{percent(ways.get(way, 0) / total)} ({number(ways.get(way, 0))})" if total else "–"


def _diversity(found: TwoDays) -> list[dict[str, Any]]:
    """Return how mixed members are on both days, and the largest kind of the later one."""
    rows = []
    for by, label in ATTRIBUTES.items():
        was, now = found.one.diversity.get(by), found.other.diversity.get(by)
        if now is None:
            continue
        largest, count = next(iter(now["counts"].items()))
        rows.append(
            {
                "label": label,
                "was": percent(was["value"]) if was else "–",
                "now": percent(now["value"]),
                "kinds": len(now["counts"]),
                "known": now["known"],
                "largest": value_said(by, largest),
                "share": percent(count / now["known"]),
            }
        )
    return rows


def _lists(seat: OpenSeat, found: TwoDays) -> dict[str, Any]:
    """Return who came and went and which relationships, with names for who may see them."""
    changed = found.change
    if changed is None:
        return {}
    ties = {"formed": changed.formed[:NAMED], "faded": changed.faded[:NAMED]}
    members = {"joined": changed.joined[:NAMED], "left": changed.left[:NAMED]}
    wanted = [one for pairs in ties.values() for pair in pairs for one in pair]
    wanted += [one for some in members.values() for one in some]
    names = named_for(seat, wanted)
    return {
        **{name: _pairs(pairs, names) for name, pairs in ties.items()},
        **{name: [names[one] for one in some if one in names] for name, some in members.items()},
    }


def _pairs(pairs: Any, names: dict[str, Party]) -> list[tuple[Party, Party]]:  # noqa: ANN401 - pairs of ids
    return [(names[a], names[b]) for a, b in pairs if a in names and b in names]

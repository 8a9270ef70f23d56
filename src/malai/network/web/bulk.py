"""One act on many: those ticked on a list, or all that fit it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.models import Act
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network import forms_lists as forms
from malai.network.models import Party
from malai.network.reach import parties_seen
from malai.network.selectors.narrowing import ids_in
from malai.network.selectors.paging import keys_of
from malai.network.selectors.parties import BODIES, PEOPLE
from malai.network.selectors.segments import segments_of
from malai.network.services import bulk_acts
from malai.network.web.narrowing import Offer

#: Names told before an act.
NAMED: Final = 6


@dataclass(frozen=True, slots=True)
class BulkAct:
    """An act on many: what it is called, what it asks, and what does it."""

    label: StrOrPromise
    icon: str
    form: type[forms.BulkForm]
    do: Callable[..., Act]
    """Called with ``seat``, ``keys`` and what the form says."""


def _here(act: Callable[..., Act]) -> Callable[..., Act]:
    """Return an act that needs the workspace beside what the form says."""
    return lambda seat, **said: act(by=seat.seat.user, workspace=seat.workspace, **said)


def _there(act: Callable[..., Act], **fixed: Any) -> Callable[..., Act]:  # noqa: ANN401 - arguments of the act
    """Return an act whose form names where it happens."""
    return lambda seat, **said: act(by=seat.seat.user, **said, **fixed)


def _check(seat: OpenSeat, keys: Sequence[int]) -> Act:
    return bulk_acts.parties_check(
        by=seat.seat.user, workspace=seat.workspace, keys=keys, on=timezone.localdate()
    )


ACTS: Final[dict[str, BulkAct]] = {
    "tag": BulkAct(
        gettext_lazy("Put a tag on"), "tag", forms.AddTagForm, _here(bulk_acts.parties_tag)
    ),
    "untag": BulkAct(
        gettext_lazy("Take a tag off"), "x", forms.TakeTagForm, _here(bulk_acts.parties_untag)
    ),
    "join": BulkAct(
        gettext_lazy("Put into a network"),
        "flower-2",
        forms.JoinForm,
        _there(bulk_acts.parties_join),
    ),
    "role": BulkAct(
        gettext_lazy("Give a role in a network"),
        "user-cog",
        forms.NetworkRoleForm,
        _there(bulk_acts.parties_set_role),
    ),
    "leave": BulkAct(
        gettext_lazy("End the membership in a network"),
        "log-out",
        forms.LeaveForm,
        _there(bulk_acts.parties_leave),
    ),
    "belong": BulkAct(
        gettext_lazy("Add to an organisation or a group"),
        "building-2",
        forms.BelongForm,
        _there(bulk_acts.parties_belong),
    ),
    "check": BulkAct(gettext_lazy("Mark as checked today"), "circle-check", forms.BulkForm, _check),
    "include": BulkAct(
        gettext_lazy("Put into a saved list by hand"),
        "plus",
        forms.ChooseSegmentForm,
        _there(bulk_acts.parties_mark, is_in=True),
    ),
    "exclude": BulkAct(
        gettext_lazy("Leave out of a saved list"),
        "minus",
        forms.ChooseSegmentForm,
        _there(bulk_acts.parties_mark, is_in=False),
    ),
}


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def people_bulk(request: Request, seat: OpenSeat) -> HttpResponse:
    """Do something to many people."""
    return _bulk(request, seat, PEOPLE)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def organisations_bulk(request: Request, seat: OpenSeat) -> HttpResponse:
    """Do something to many organisations and groups."""
    return _bulk(request, seat, BODIES)


def _bulk(request: Request, seat: OpenSeat, kinds: Sequence[str]) -> HttpResponse:
    offer = Offer(seat, kinds, request.GET)
    keys, is_more = _chosen(request, offer)
    act = ACTS.get(request.GET.get("act", ""))
    form = _form(request, seat, offer, act.form if act else forms.BulkForm)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            _refuse_too_many(form, is_more=is_more, is_act=act is not None)
            if act and not form.errors:
                done = act.do(seat, keys=keys, **form.cleaned_data)
                _say(request, seat, done)
                return redirect(f"{_list_url(seat, offer)}?{offer.query()}")
    status = 422 if form.errors else 200
    context = _context(request, seat, offer, keys) | {"act": act, "form": form, "is_more": is_more}
    return render(request, "network/bulk.html", context, status=status)


def _chosen(request: Request, offer: Offer) -> tuple[list[int], bool]:
    """Return the keys of those chosen, and whether more fit than one act may hold."""
    if request.GET.get("all"):
        return keys_of(offer.listed(), bulk_acts.MOST)
    ids = ids_in(",".join(request.GET.getlist("selected")))
    rows = parties_seen(offer.workspace).filter(public_id__in=ids, kind__in=offer.party_kinds)
    return list(rows.order_by("sort_key", "pk").values_list("pk", flat=True)), False


def _form(
    request: Request, seat: OpenSeat, offer: Offer, form_class: type[forms.BulkForm]
) -> forms.BulkForm:
    form = form_class(posted(request), workspace=seat.workspace)
    if isinstance(form, forms.ChooseSegmentForm):
        form.offer_segments(segments_of(seat, is_people=offer.is_people))
    return form


def _refuse_too_many(form: forms.BulkForm, *, is_more: bool, is_act: bool) -> None:
    if not is_act:
        form.add_error(None, _("Choose what to do."))
    if is_more:
        form.add_error(None, _("Too many fit. Narrow the list first."))


def _say(request: Request, seat: OpenSeat, act: Act) -> None:
    count = int(act.facts["count"])
    text = ngettext("Done for %(count)s record.", "Done for %(count)s records.", count)
    undo = reverse("audit:undo", args=[seat.workspace.public_id, act.public_id])
    messages.success(request, text % {"count": f"{count:,}"}, extra_tags=f"undo={undo}")


def _context(request: Request, seat: OpenSeat, offer: Offer, keys: Sequence[int]) -> dict[str, Any]:
    named = Party.objects.filter(pk__in=keys[:NAMED]).order_by("sort_key", "pk")
    here = request.GET.copy()
    here.pop("act", None)
    label = _("People") if offer.is_people else _("Organisations")
    back = f"{_list_url(seat, offer)}?{offer.query()}"
    return {
        "count": len(keys),
        "named": list(named) if keys else [],
        "rest": max(0, len(keys) - NAMED),
        "acts": [(code, act, f"?{here.urlencode()}&act={code}") for code, act in ACTS.items()],
        "crumbs": [(label, back)],
    }


def _list_url(seat: OpenSeat, offer: Offer) -> str:
    name = "network:people" if offer.is_people else "network:organisations"
    return reverse(name, args=[seat.workspace.public_id])

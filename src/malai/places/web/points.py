"""Places people meet at, and the villages that records name."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from malai.access.doors import OpenSeat, door, whole
from malai.access.policy import Action
from malai.audit.offers import undo_tag
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.places.address import address_of
from malai.places.forms import AddressField
from malai.places.models import Place
from malai.places.selectors.villages import villages_known
from malai.places.services.points import place_change
from malai.places.web.working import areas_crumb
from malai.places.wording import address_said, area_said

#: Places on one page.
SHOWN = 200


class PlaceForm(forms.Form):
    """A place: its names and where it is."""

    name_th = forms.CharField(label=gettext_lazy("Name in Thai"), max_length=300, required=False)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=300, required=False)
    address = AddressField()


@require_safe
@door(Action.NETWORK_READ)
def points(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the places people meet at."""
    whole(seat)
    rows = Place.objects.filter(workspace=seat.workspace).order_by("name_th", "name_en", "pk")
    context = {
        "places": [(row, address_said(row)) for row in rows[:SHOWN]],
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "crumbs": [areas_crumb(seat)],
    }
    return render(request, "places/points.html", context)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def point_edit(request: Request, seat: OpenSeat, place: UUID) -> HttpResponse:
    """Change what a place is called and where it is."""
    whole(seat)
    rows = Place.objects.select_related("workspace").filter(workspace=seat.workspace)
    here = get_object_or_404(rows, public_id=place)
    initial = {"name_th": here.name_th, "name_en": here.name_en, "address": address_of(here)}
    form = PlaceForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            place_change(by=request.user, place=here, fields=form.cleaned_data)
            messages.success(request, _("Saved."), extra_tags=undo_tag(seat, here.public_id))
            return redirect("places:points", seat.workspace.public_id)
    here_url = reverse("places:points", args=[seat.workspace.public_id])
    crumbs = [areas_crumb(seat), (_("Places"), here_url)]
    context = {"form": form, "heading": here.name, "crumbs": crumbs}
    return render(request, "places/form.html", context, status=422 if form.errors else 200)


@require_safe
@door(Action.NETWORK_READ)
def villages(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the villages and communities that records name, by area."""
    whole(seat)
    found = villages_known(seat.workspace)
    context = {
        "villages": [(one, area_said(one.area_code)) for one in found],
        "crumbs": [areas_crumb(seat)],
    }
    return render(request, "places/villages.html", context)

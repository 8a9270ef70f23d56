"""The part of a form that asks for an address, drawn anew while it is filled."""

from __future__ import annotations

import re

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.kernel.http import Request
from malai.places.forms import AddressPart

_NAME = re.compile(r"[a-z_]{1,40}")


@require_POST
@door(Action.NETWORK_READ)
def area_part(request: Request, seat: OpenSeat) -> HttpResponse:  # noqa: ARG001 - what a door hands over
    """Draw the part anew after one of its controls was changed.

    By POST although nothing is changed: the address of a person has no place in the log of a server.
    """
    asked = request.GET.get("name", "")
    name = asked if _NAME.fullmatch(asked) else "address"
    form = AddressPart(request.POST, name=name, with_house=request.GET.get("house") != "0")
    return render(request, "places/_address.html", {"field": form[name]})

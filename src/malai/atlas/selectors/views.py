"""Saved views of a picture, as far as a seat sees what they are about."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from malai.atlas.looks import parties_named
from malai.atlas.models import SavedView
from malai.network.models import Network
from malai.network.reach import parties_seen


def views_of(network: Network) -> list[SavedView]:
    """Return the saved views of ``network`` by name. One query, two for a limited seat.

    A view that shows what is around somebody beyond a limited seat's reach is not among them.
    """
    views = list(SavedView.objects.filter(network=network))
    for view in views:
        view.network = network
    if network.workspace.seen_from is None:
        return views
    asked = {key for view in views for key in parties_named(view.state)}
    seen = parties_seen(network.workspace).filter(public_id__in=asked)
    known = {str(key) for key in seen.values_list("public_id", flat=True)}
    return [view for view in views if parties_named(view.state) <= known]


def view_named(network: Network, public_id: UUID) -> SavedView:
    """Return one saved view of ``network``. Queries as ``views_of``.

    Raises
    ------
    Http404
        It is absent, of another network, or about somebody whom the seat does not see.
    """
    for view in views_of(network):
        if view.public_id == public_id:
            return view
    raise Http404

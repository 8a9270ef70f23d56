"""Saved views: made, changed, taken away. Each is one act."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.atlas.looks import look_from
from malai.atlas.models import SavedView
from malai.audit.services import recorded
from malai.network.models import Network
from malai_core.text import clean


def view_save(*, by: User | None, network: Network, name: str, state: object) -> SavedView:
    """Keep a look of the picture of ``network`` under a name.

    Raises
    ------
    ValidationError
        No name.
    InvalidInputError
        ``state`` is no look (see ``malai.atlas.looks``).
    """
    view = SavedView(network=network, state=look_from(state).plain())
    _name(view, name)
    with recorded("atlas.view_save", by=by, workspace=network.workspace, name=view.name) as trace:
        trace.about(view.public_id)
        return trace.create(view)


def view_change(
    *, by: User | None, view: SavedView, name: str | None = None, state: object = None
) -> SavedView:
    """Rename a saved view, or let it hold another look; what is not given stays.

    Raises
    ------
    ValidationError
        The name is empty.
    InvalidInputError
        ``state`` is no look.
    """
    changes: dict[str, Any] = {} if state is None else {"state": look_from(state).plain()}
    network = view.network
    with recorded(
        "atlas.view_change", by=by, workspace=network.workspace, subject=view.public_id
    ) as trace:
        trace.changing([view])
        _name(view, view.name if name is None else name)
        view.state = changes.get("state", view.state)
        view.save()
        trace.say(name=view.name)
    return view


def view_drop(*, by: User | None, view: SavedView) -> None:
    """Forget a saved view; the picture and its members stay."""
    with recorded(
        "atlas.view_drop",
        by=by,
        workspace=view.network.workspace,
        subject=view.public_id,
        name=view.name,
    ) as trace:
        trace.deleting([view])
        view.delete()


def _name(view: SavedView, name: str) -> None:
    view.name = clean(name)
    if not view.name:
        raise ValidationError({"name": _("Give the view a name.")})
    view.clean_fields(exclude=["network", "state"])

"""Whose names a seat does not see in pictures, maps and files: who did not agree to be shown."""

from __future__ import annotations

from django.utils.translation import gettext as _

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.accounts.models import Role
from malai.consent.selectors.purposes import refused_keys
from malai.consent.wording import DIRECTORY
from malai.network.models import Party


def unnamed_for(seat: OpenSeat) -> frozenset[int]:
    """Return the keys of people whom pictures show this seat without a name. At most one query."""
    if seat.may(Action.FINDINGS_NAMES):
        return frozenset()
    return refused_keys(seat.workspace, DIRECTORY)


def unnamed_in_files(seat: OpenSeat) -> frozenset[int]:
    """Return the keys of people whom files of this seat do not name. At most one query."""
    if seat.role == Role.OWNER:
        return frozenset()
    return refused_keys(seat.workspace, DIRECTORY)


def name_for(party: Party, unnamed: frozenset[int]) -> str:
    """Return what a party is called before a seat."""
    return _("name not shown") if party.pk in unnamed else party.name

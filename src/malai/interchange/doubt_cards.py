"""A waiting row as a card: what it says, why it waits, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from malai.accounts.models import Workspace
from malai.interchange.models import Doubt
from malai.interchange.planning.matching import ABOUT_NAMES
from malai.interchange.planning.plan import DIFFERS
from malai.interchange.selectors import parties_offered


def cards_of(workspace: Workspace, doubts: Sequence[Doubt]) -> list[dict[str, Any]]:
    """Return the cards of some doubts. Three queries."""
    offers = parties_offered(workspace, doubts)
    return [
        {
            "doubt": doubt,
            "cells": [(head, text) for head, text in doubt.cells.items() if text],
            "is_about_name": doubt.reason in ABOUT_NAMES and bool(doubt.name),
            "is_value": doubt.reason == DIFFERS,
            "offers": offers[doubt.pk],
        }
        for doubt in doubts
    ]

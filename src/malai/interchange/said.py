"""Counts of an import as people say them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from malai.interchange.forms import KINDS


def people(count: int) -> str:
    """Return a number of people."""
    return ngettext("%(n)s person", "%(n)s people", count) % {"n": f"{count:,}"}


def organisations(count: int) -> str:
    """Return a number of organisations."""
    return ngettext("%(n)s organisation", "%(n)s organisations", count) % {"n": f"{count:,}"}


def groups(count: int) -> str:
    """Return a number of groups."""
    return ngettext("%(n)s group", "%(n)s groups", count) % {"n": f"{count:,}"}


def ties(count: int) -> str:
    """Return a number of relationships."""
    return ngettext("%(n)s relationship", "%(n)s relationships", count) % {"n": f"{count:,}"}


def activities(count: int) -> str:
    """Return a number of activities."""
    return ngettext("%(n)s activity", "%(n)s activities", count) % {"n": f"{count:,}"}


def attendances(count: int) -> str:
    """Return a number of attendances."""
    return ngettext("%(n)s attendance", "%(n)s attendances", count) % {"n": f"{count:,}"}


def excused(count: int) -> str:
    """Return a number of marks that say somebody did not come."""
    return ngettext("%(n)s note of leave or absence", "%(n)s notes of leave or absence", count) % {
        "n": f"{count:,}"
    }


def filled(count: int) -> str:
    """Return a number of records that get what they lacked."""
    return ngettext("%(n)s record made fuller", "%(n)s records made fuller", count) % {
        "n": f"{count:,}"
    }


def edited(count: int) -> str:
    """Return a number of known values that are written over."""
    return ngettext("%(n)s value changed", "%(n)s values changed", count) % {"n": f"{count:,}"}


def joining(count: int) -> str:
    """Return a number of known parties that come into the network."""
    return ngettext("%(n)s known one joins", "%(n)s known ones join", count) % {"n": f"{count:,}"}


def affiliations(count: int) -> str:
    """Return a number of people who belong to an organisation."""
    return ngettext("%(n)s who belongs somewhere", "%(n)s who belong somewhere", count) % {
        "n": f"{count:,}"
    }


def sources(count: int) -> str:
    """Return a number of known relationships that get a further source."""
    return ngettext(
        "a further source of %(n)s relationship", "a further source of %(n)s relationships", count
    ) % {"n": f"{count:,}"}


_PARTS = (
    ("edited", edited),
    ("people_new", people),
    ("organisations_new", organisations),
    ("groups_new", groups),
    ("ties", ties),
    ("activities", activities),
    ("came", attendances),
    ("excused", excused),
    ("joining", joining),
    ("affiliations", affiliations),
    ("filled", filled),
    ("ties_touched", sources),
)
_SHEET_PARTS = (
    ("person", people),
    ("organisation", organisations),
    ("group", groups),
    ("tie", ties),
    ("activity", activities),
    ("came", attendances),
    ("excused", excused),
)


def news(counts: Mapping[str, int]) -> list[str]:
    """Return what an import brings, each part once, nothing that is zero."""
    return [say(counts[name]) for name, say in _PARTS if counts.get(name)]


def sheet_news(counts: Mapping[str, int]) -> list[str]:
    """Return what one sheet brings."""
    return [say(counts[name]) for name, say in _SHEET_PARTS if counts.get(name)]


def button(counts: Mapping[str, int]) -> str:
    """Return the words of the one primary button of a preview."""
    parts = [say(counts[name]) for name, say in _PARTS[:3] if counts.get(name)]
    if parts:
        return _("Bring in %(what)s") % {"what": " ".join(parts[:2])}
    return _("Bring in what is new")


def kind_label(kind: str) -> str | Promise:
    """Return what a sheet was taken for."""
    return {code.value: label for code, label in KINDS}.get(kind, kind)


def waiting(count: int) -> str:
    """Return how many rows were set aside."""
    return ngettext("%(n)s row set aside", "%(n)s rows set aside", count) % {"n": f"{count:,}"}

"""Values of a file put into one known party and its facts."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from malai.network.models import Party, PersonFacts
from malai.network.services.keys import facts_of_name, fitted, keys_set


def facts_of(party: Party) -> Model | None:
    """Return the facts row of a party."""
    return getattr(party, "person", None) or getattr(party, "organisation", None)


def rename(party: Party, facts: Model | None, written: str) -> None:
    """Give a party the name a person typed; of a person, in its parts."""
    if any("\u0e00" <= letter <= "\u0e7f" for letter in written) or party.name_th:
        party.name_th = written
    else:
        party.name_en = written
    if isinstance(facts, PersonFacts):
        read = facts_of_name(written)
        facts.title, facts.given, facts.family = read.title, read.given, read.family


def fill(party: Party, fills: dict[str, Any]) -> None:
    """Put the file's values into the empty fields of a party and of its facts."""
    facts = facts_of(party)
    was_titled = bool(getattr(facts, "title", ""))
    own = {field.attname for field in Party._meta.concrete_fields}
    for name, value in fills.items():
        if name == "extra":
            party.extra = {**value, **party.extra}
        elif name == "extra_edits":
            edits = {**party.extra, **value}
            party.extra = {head: text for head, text in edits.items() if text}
        elif name == "name":
            rename(party, facts, value)
        elif name in own:
            setattr(party, name, value)
        elif facts is not None:
            setattr(facts, name, value)
    if "title" in fills and not was_titled and party.name_th and facts is not None:
        party.name_th = f"{fills['title']}{party.name_th}"
    keys_set(party, getattr(party, "person", None))
    if facts is not None:
        fitted(facts)

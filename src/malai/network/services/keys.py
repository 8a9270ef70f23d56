"""What is computed from the names of a party: its place in lists and how it is found."""

from __future__ import annotations

from typing import Final

from django.db import models

from malai.network.models import Party, PartyKind, PersonFacts
from malai.network.parting import parted_text
from malai_core.text import (
    PersonName,
    name_key,
    organisation_key,
    search_text,
    sort_key,
    split_name,
)

#: Header under which spellings of a merged party are kept; they stay findable.
OTHER_NAMES: Final = "ชื่ออื่น"


def person_name(facts: PersonFacts) -> PersonName:
    """Return the parts of a person's name as the core writes them."""
    return PersonName(facts.title, facts.given, facts.family)


def facts_of_name(written: str) -> PersonFacts:
    """Return unsaved facts with the title, given and family name in ``written``."""
    name = split_name(written)
    return PersonFacts(title=name.title, given=name.given or name.title, family=name.family)


def keys_set(party: Party, facts: PersonFacts | None = None) -> None:
    """Fill the computed fields of ``party``; of a person, from the parts of her name."""
    if party.kind == PartyKind.PERSON:
        person = facts or facts_of_name(party.name_th or party.name_en)
        plain = person_name(person).plain
        party.match_key, also = name_key(plain), [person.nickname, person.role]
        parts = person.role
    else:
        plain = parts = party.name_th or party.name_en
        party.match_key, also = organisation_key(plain), []
    party.sort_key = sort_key(plain)
    also += [party.name_th, party.name_en, party.extra.get(OTHER_NAMES, "")]
    party.search_text = _found_by(plain, party.match_key, also) + parted_text(parts)
    fitted(party)


def _found_by(plain: str, key: str, also: list[str]) -> str:
    """Join what a party can be found by: the plain name first, so that a prefix is a prefix.

    Telephone numbers are not among it: who may not read them may not find by them either.
    """
    texts = dict.fromkeys([search_text(plain), key, *(search_text(text) for text in also)])
    return " ".join(text for text in texts if text)


def fitted(row: models.Model) -> None:
    """Shorten texts that are longer than their column; PostgreSQL would refuse the row."""
    for name, longest in _limits(type(row)):
        value = getattr(row, name)
        if len(value) > longest:
            setattr(row, name, value[:longest])


_LIMITS: dict[type[models.Model], list[tuple[str, int]]] = {}


def _limits(model: type[models.Model]) -> list[tuple[str, int]]:
    if model not in _LIMITS:
        _LIMITS[model] = [
            (field.attname, field.max_length)
            for field in model._meta.concrete_fields
            if type(field) is models.CharField and field.max_length
        ]
    return _LIMITS[model]

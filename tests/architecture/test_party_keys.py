"""Every foreign key to Party is carried in a merge and told in a person's copy of her data."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from django.db.models import CharField, ForeignKey, JSONField, Model, TextField

from malai.kernel import registries
from malai.kernel.registries import merge_carriers, subject_data
from malai.network.models import Party


def keys_to_party() -> set[str]:
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is Party
    }


def covered(entries: Iterable[object]) -> list[str]:
    return [key for entry in entries for key in entry.covers]  # type: ignore[attr-defined]


def test_the_search_for_keys_finds_some() -> None:
    found = keys_to_party()
    assert {"network.Tie.source", "network.PersonFacts.party", "atlas.Spot.party"} <= found


def test_every_key_to_party_has_one_merge_carrier() -> None:
    assert sorted(covered(merge_carriers)) == sorted(keys_to_party())


def test_every_key_to_party_has_one_provider_of_subject_data() -> None:
    assert sorted(covered(subject_data)) == sorted(keys_to_party())


#: Models with texts beside a key to a party that no eraser touches, and why.
TEXTS_THAT_STAY = {
    "activities.BudgetLine": "what an activity needs, not who gives it",
    "atlas.Spot": "a place on the picture, no word",
    "insight.Introduction": "the code of a reason",
    "network.Membership": "dates and the name of a file",
    "network.OrganisationFacts": "bodies are not people",
    "network.Project": "an undertaking of many; its owner is anonymous by key",
    "network.TeamMember": "dates",
    "network.Tie": "dates",
}


def test_every_text_about_people_has_an_eraser() -> None:
    """A room that begins to keep words beside a key to a party says how they are erased."""
    keeping = {
        model._meta.label for model in models_of_ours() if party_keys(model) and texts(model)
    }
    covered = frozenset().union(*(one.covers for one in registries.erasers))
    assert keeping - covered - set(TEXTS_THAT_STAY) == set()
    assert set(TEXTS_THAT_STAY) & covered == set()
    assert all(apps.get_model(label) for label in covered)


def models_of_ours() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("malai.")]


def party_keys(model: type[Model]) -> list[str]:
    keys = (field for field in model._meta.concrete_fields if isinstance(field, ForeignKey))
    return [key.name for key in keys if key.related_model is Party]


def texts(model: type[Model]) -> list[str]:
    kinds = (CharField, TextField, JSONField)
    fields = (field for field in model._meta.concrete_fields if isinstance(field, kinds))
    return [field.name for field in fields if not field.choices]

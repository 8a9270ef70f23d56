"""Every foreign key to Party is carried in a merge and told in a person's copy of her data."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from django.db.models import ForeignKey

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

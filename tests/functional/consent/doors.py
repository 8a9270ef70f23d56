"""Doors of the consent room."""

from __future__ import annotations

from typing import Any

from malai.accounts.models import Seat
from malai.consent.models import Purpose, SensitiveFact
from malai.consent.services.purposes import purposes_ensure
from tests.functional.doors import ACT, EDIT, MANAGE, REFUSED_FORM, Answers, answers
from tests.makers import World

MANAGE_FORM = {"get": MANAGE, "post": answers("422 422 403 403 403 404 302")}
MANAGE_ACT = answers("302 302 403 403 403 404 302")

DOORS: dict[str, dict[str, Answers]] = {
    "consent:overview": {"get": EDIT},
    "consent:begin": {"post": MANAGE_ACT},
    "consent:purpose-new": MANAGE_FORM,
    "consent:purpose": {"get": EDIT},
    "consent:purpose-edit": MANAGE_FORM,
    "consent:sheet": {"get": EDIT, "post": REFUSED_FORM},
    # Without a reason it goes back to the form.
    "consent:sheet-print": {"post": answers("302 302 302 302 403 404 302")},
    "consent:person": {"get": EDIT},
    "consent:record": {"get": EDIT, "post": REFUSED_FORM},
    # An empty form is an answer too: under age, nothing more is known.
    "consent:minor": {"get": EDIT, "post": ACT},
    "consent:say": {"post": ACT},
    "consent:fact-note": MANAGE_FORM,
    "consent:fact-look": {"post": MANAGE},
    # Taken away once; the next reader finds it gone.
    "consent:fact-remove": {"post": answers("302 404 403 403 403 404 302")},
    "consent:looks": {"get": MANAGE},
    "consent:columns": {"get": MANAGE, "post": MANAGE_ACT},
    "consent:review": {"get": MANAGE},
    "consent:keep": {"post": MANAGE_ACT},
    "consent:erase": MANAGE_FORM,
    "consent:rules": MANAGE_FORM,
    "consent:grant": {"post": MANAGE_ACT},
}


def arguments(world: World) -> dict[str, dict[str, Any]]:
    here = {"workspace": world.workspace.public_id}
    purposes_ensure(world.workspace)
    purpose = {**here, "purpose": Purpose.objects.get(code="directory").public_id}
    someone = {**here, "party": world.kru.public_id}
    fact = SensitiveFact.objects.filter(kind="health").first() or SensitiveFact(
        workspace=world.workspace, party=world.kru, kind="health", value="หอบหืด"
    )
    known = getattr(world, "fact_id", None) or fact.public_id
    if not hasattr(world, "fact_id"):
        fact.save()
        world.fact_id = known  # type: ignore[attr-defined]
    of_fact = {**here, "fact": known}
    seat = Seat.objects.get(user=world.cast.reader)
    return {
        "consent:overview": here,
        "consent:begin": here,
        "consent:purpose-new": here,
        "consent:purpose": purpose,
        "consent:purpose-edit": purpose,
        "consent:sheet": here,
        "consent:sheet-print": here,
        "consent:person": someone,
        "consent:record": someone,
        "consent:minor": someone,
        "consent:say": {**someone, **purpose},
        "consent:fact-note": someone,
        "consent:fact-look": of_fact,
        "consent:fact-remove": of_fact,
        "consent:looks": here,
        "consent:columns": here,
        "consent:review": here,
        "consent:keep": someone,
        "consent:erase": someone,
        "consent:rules": here,
        "consent:grant": {**here, "of": seat.public_id},
    }

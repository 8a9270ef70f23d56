"""Quick inserting writes exactly what Django's own ``bulk_create`` writes."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from malai.audit.inserting import rows_insert
from malai.network.models import Membership, OrganisationFacts, Party, PartyKind, PersonFacts, Tie
from malai_core.text import PartialDate
from tests.makers import World, member, network

OUR_OWN = {"id", "public_id", "created_at", "updated_at"}
#: PostgreSQL keeps no NUL in a text; nothing of ours lets one through.
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
DATES = st.none() | st.dates().map(PartialDate.of) | st.integers(1900, 2100).map(PartialDate)


def stored(model: type[Model], keys: list[int]) -> list[dict[str, Any]]:
    """Return the columns as the database holds them, without those that differ by design."""
    names = [str(f.column) for f in model._meta.concrete_fields if f.attname not in OUR_OWN]
    table = connection.ops.quote_name(model._meta.db_table)
    wanted = ", ".join(connection.ops.quote_name(name) for name in names)
    sql = f"SELECT {wanted} FROM {table} WHERE id = %s"  # noqa: S608 - names of our own tables
    rows = []
    with connection.cursor() as cursor:
        for key in keys:
            cursor.execute(sql, [key])
            rows.append(dict(zip(names, cursor.fetchone(), strict=True)))
    return rows


PARTIES = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(PartyKind),
        "name_th": TEXTS,
        "sort_key": TEXTS,
        "search_text": TEXTS,
        "extra": st.dictionaries(TEXTS, TEXTS, max_size=2),
        "verified_on": st.none() | st.dates(),
        "is_provisional": st.booleans(),
    }
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(facts=st.lists(PARTIES, min_size=1, max_size=60))
def test_parties_are_stored_as_django_stores_them(
    facts: list[dict[str, Any]], world: World
) -> None:
    def made() -> list[Party]:
        return [Party(workspace=world.workspace, **{**row, "name_en": "x"}) for row in facts]

    with transaction.atomic():
        ours = rows_insert(Party, made())
        theirs = Party.objects.bulk_create(made())
        assert stored(Party, [p.pk for p in ours]) == stored(Party, [p.pk for p in theirs])
        assert [p.pk for p in ours] == sorted({p.pk for p in ours})
        transaction.set_rollback(True)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(terms=st.lists(st.tuples(DATES, DATES), min_size=1, max_size=40))
def test_partial_dates_and_strengths_are_stored_as_django_stores_them(
    terms: list[tuple[PartialDate | None, PartialDate | None]], world: World
) -> None:
    def made() -> list[Tie]:
        return [
            Tie(workspace=world.workspace, network=None, source=world.kru, target=world.mali,
                kind=world.kind, since=since, until=until, strength=place or None)
            for place, (since, until) in enumerate(terms)
        ]  # fmt: skip

    with transaction.atomic():
        ours, theirs = rows_insert(Tie, made()), Tie.objects.bulk_create(made())
        assert stored(Tie, [t.pk for t in ours]) == stored(Tie, [t.pk for t in theirs])
        transaction.set_rollback(True)


def test_rows_come_back_complete(world: World) -> None:
    rows = [
        Party(
            workspace=world.workspace,
            kind=PartyKind.PERSON,
            name_th=f"คน{n}",
            verified_on=date(2026, 1, 2),
        )
        for n in range(150)
    ]
    made = rows_insert(Party, rows)
    assert [
        p.name_th for p in Party.objects.filter(pk__in=[p.pk for p in made]).order_by("pk")
    ] == [f"คน{n}" for n in range(150)]
    fresh = Party.objects.get(pk=made[77].pk)
    assert fresh == made[77]
    assert (fresh.created_at, fresh.public_id) == (made[77].created_at, made[77].public_id)
    assert not made[0]._state.adding
    made[0].save()
    assert Party.objects.filter(name_th="คน0").count() == 1


def test_a_row_may_point_at_one_that_has_just_got_its_key(world: World) -> None:
    party = Party(workspace=world.workspace, kind=PartyKind.GROUP, name_th="กลุ่ม")
    facts = OrganisationFacts(party=party, sector="ชุมชน", agreed=PartialDate(2016, 3))
    rows_insert(Party, [party])
    rows_insert(OrganisationFacts, [facts])
    assert OrganisationFacts.objects.get(party=party).agreed == PartialDate(2016, 3)


def test_a_row_that_points_at_an_unsaved_one_is_refused(world: World) -> None:
    party = Party(workspace=world.workspace, kind=PartyKind.PERSON, name_th="ก")
    with pytest.raises(ValueError, match="party"):
        rows_insert(PersonFacts, [PersonFacts(party=party, given="ก")])


def test_the_rules_of_the_table_still_hold(world: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        rows_insert(Party, [Party(workspace=world.workspace, kind=PartyKind.PERSON)])
    twin = member(network(world.workspace, "อีกเครือข่าย"), world.kru)
    copy = Membership(
        workspace=world.workspace, network=world.network, party=world.boon, public_id=twin.public_id
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        rows_insert(Membership, [copy])
    copy.public_id = uuid.uuid4()
    assert rows_insert(Membership, [copy])[0].pk


def test_no_rows_need_no_query(world: World) -> None:
    assert rows_insert(Party, []) == []

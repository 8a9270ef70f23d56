"""The search index mends itself after a change of tables has taken its triggers away."""

from __future__ import annotations

from django.db import connection

from malai.network.search_index import TABLE, index_drop, index_ensure
from malai.network.selectors.search import parties_matching
from tests.makers import World, person


def triggers() -> list[str]:
    """Return the triggers of the index; PostgreSQL needs none."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
        return [name for (name,) in cursor.fetchall() if name.startswith(TABLE)]


def test_the_index_is_there_after_the_tables_are_made(world: World) -> None:
    index_ensure(connection)
    assert len(triggers()) in {0, 3}


def test_a_lost_trigger_is_made_again_and_what_was_missed_is_found(world: World) -> None:
    names = triggers()
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP TRIGGER {name}")
    late = person(world.workspace, "นายลมหนาว ปลายฟ้า")

    index_ensure(connection)

    assert triggers() == names
    assert list(parties_matching(world.workspace, "หนาว")) == [late]


def test_a_dropped_index_can_be_made_again(world: World) -> None:
    index_drop(connection)
    assert triggers() == []
    index_ensure(connection)
    assert list(parties_matching(world.workspace, "ดอยสูง")) == [world.boon]


def test_sort_keys_come_in_the_order_of_their_code_points(world: World) -> None:
    """Whatever the language of the database; digits, Latin and Thai as Python orders them."""
    for key in ("a b", "ab", "a-b", "10", "9", "กข", "กๅ", "B"):
        made = person(world.workspace, "ก ข")
        type(made).objects.filter(pk=made.pk).update(sort_key=key)
    keys = list(world.workspace.parties.order_by("sort_key").values_list("sort_key", flat=True))
    assert keys == sorted(keys)

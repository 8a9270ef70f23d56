"""Large imports are taken back by the worker; a refusal becomes a sentence in both languages."""

from __future__ import annotations

import pytest

from malai.interchange.models import Import, ImportState
from malai.interchange.services import (
    ImportRefusedError,
    import_ask,
    import_start,
    import_undo_ask,
)
from malai.interchange.services.undoing import import_undo_large
from malai.network.models import Network, Party
from tests import makers
from tests.functional.interchange.workbooks import upload, workbook
from tests.makers import Cast


@pytest.fixture
def network(cast: Cast) -> Network:
    return makers.network(cast.workspace)


@pytest.fixture
def large(network: Network, monkeypatch: pytest.MonkeyPatch) -> Import:
    """An import that counts as a large one."""
    for service in ("reading", "writing", "undoing"):
        monkeypatch.setattr(f"malai.interchange.services.{service}.MOST_ROWS_AT_ONCE", 3)
    row = import_start(by=None, network=network, name="a.xlsx", content=upload(workbook()))
    row.refresh_from_db()
    return import_ask(by=None, row=row)


def test_the_worker_takes_a_large_import_back(large: Import) -> None:
    assert import_undo_ask(by=None, row=large).state == ImportState.UNDONE
    assert Party.objects.count() == 0


def test_a_refusal_of_the_worker_is_said_in_both_languages(large: Import) -> None:
    party = Party.objects.filter(kind="person")[0]
    party.note = "แก้ไขแล้ว"
    party.save()
    row = import_undo_ask(by=None, row=large)
    assert row.state == ImportState.DONE
    assert "Changed again" in row.trouble_en
    assert row.trouble_th != row.trouble_en
    assert Party.objects.count() == 5


def test_of_two_who_ask_one_is_told_that_it_has_moved_on(large: Import) -> None:
    stale = Import.objects.get(pk=large.pk)
    import_undo_ask(by=None, row=large)
    with pytest.raises(ImportRefusedError):
        import_undo_ask(by=None, row=stale)


def test_an_import_that_nobody_asked_to_take_back_stays(large: Import) -> None:
    import_undo_large(by=None, public_id=large.public_id)
    assert Party.objects.count() == 5

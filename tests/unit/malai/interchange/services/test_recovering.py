"""What a restart says of imports that were under way."""

from __future__ import annotations

from malai.interchange.models import Import, ImportState
from malai.interchange.progress import ask_to_stop, is_asked_to_stop
from malai.interchange.services import imports_recover
from tests import makers
from tests.makers import Cast


def test_open_imports_are_marked_with_a_sentence_and_others_left_alone(cast: Cast) -> None:
    network = makers.network(cast.workspace)
    rows = {
        state: Import.objects.create(
            workspace=cast.workspace, network=network, name=f"{state}.xlsx", state=state
        )
        for state in ImportState.values
    }
    ask_to_stop(rows["writing"].public_id)

    said = imports_recover()

    assert len(said) == 3
    assert "writing.xlsx" in said[0]
    states = {row.name: row.state for row in Import.objects.all()}
    assert states["writing.xlsx"] == states["reading.xlsx"] == ImportState.FAILED
    assert states["undoing.xlsx"] == ImportState.DONE
    assert states["ready.xlsx"] == ImportState.READY
    assert Import.objects.get(name="writing.xlsx").trouble_th
    assert not is_asked_to_stop(rows["writing"].public_id)
    assert imports_recover() == []

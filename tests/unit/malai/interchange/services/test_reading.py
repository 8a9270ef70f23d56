"""From a file to a preview: nothing is changed, and a refused file leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from malai.files.models import StoredFile
from malai.files.services import file_path
from malai.interchange.models import Import, ImportState
from malai.interchange.progress import ask_to_stop, is_asked_to_stop
from malai.interchange.services import (
    ImportRefusedError,
    import_drop,
    import_read,
    import_reread,
    import_start,
)
from malai.interchange.services.states import step
from malai.network.models import Network, Party
from tests import makers
from tests.functional.interchange.workbooks import people, upload, workbook
from tests.makers import Cast


@pytest.fixture
def network(cast: Cast) -> Network:
    return makers.network(cast.workspace)


def start(
    network: Network, data: bytes, name: str = "ภูตะวัน.xlsx", *, in_worker: bool = True
) -> Import:
    return import_start(
        by=None, network=network, name=name, content=upload(data, name), in_worker=in_worker
    )


def kept_bytes() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_preview_counts_everything_and_writes_nothing(network: Network) -> None:
    row = start(network, workbook())
    assert row.state == ImportState.READY
    assert Party.objects.count() == 0
    assert row.preview["counts"]["people_new"] == 3
    assert row.preview["counts"]["merged"] == 1
    news = {sheet["name"]: sheet["news"] for sheet in row.preview["sheets"]}
    assert news["ความสัมพันธ์"] == {"tie": 2}
    assert news["ลงชื่อ"] == {"activity": 2, "came": 2, "excused": 1}


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"", "ว่าง.xlsx"), (b"PK\x03\x04 broken", "เสีย.xlsx"), (b"%PDF-1.7 ...", "แบบฟอร์ม.xlsx")],
)
def test_a_refused_file_leaves_nothing_behind(network: Network, data: bytes, name: str) -> None:
    before = kept_bytes()
    with pytest.raises(ImportRefusedError):
        start(network, data, name)
    assert (StoredFile.objects.count(), Import.objects.count()) == (0, 0)
    assert kept_bytes() == before


def test_a_file_above_the_limit_is_refused_before_it_is_read(
    network: Network, settings: object
) -> None:
    settings.UPLOAD_BYTES = 1000  # type: ignore[attr-defined]
    with pytest.raises(ImportRefusedError, match="MB"):
        start(network, people(500))
    assert not StoredFile.objects.exists()


def test_a_sheet_can_be_taken_for_something_else(network: Network) -> None:
    row = start(network, workbook())
    import_reread(row=row, sheets={"ความสัมพันธ์": {"kind": "skipped"}})
    assert row.state == ImportState.READY
    assert row.preview["counts"]["ties"] == 0
    assert row.preview["counts"]["people_new"] == 3


def test_a_dropped_import_forgets_its_file(network: Network) -> None:
    row = start(network, workbook())
    assert row.file is not None
    path = file_path(row.file)
    assert path.exists()
    import_drop(row=row)
    row.refresh_from_db()
    dropped = Import.objects.filter(state=ImportState.DROPPED, file=None, preview={})
    assert dropped.get() == row
    assert not StoredFile.objects.exists()
    with pytest.raises(ImportRefusedError):
        import_reread(row=row, sheets={})


def test_the_same_file_again_replaces_its_unused_preview(network: Network) -> None:
    data = workbook()
    first, second = start(network, data), start(network, data)
    first.refresh_from_db()
    assert (first.state, second.state) == (ImportState.DROPPED, ImportState.READY)
    assert second.file is not None
    assert file_path(second.file).exists()


def _large(network: Network, monkeypatch: pytest.MonkeyPatch, data: bytes) -> Import:
    monkeypatch.setattr("malai.interchange.services.reading.MOST_ROWS_AT_ONCE", 1)
    return start(network, data, in_worker=False)


def test_cancelling_while_it_is_read_ends_it(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = _large(network, monkeypatch, people(1500))
    ask_to_stop(row.public_id)
    import_read(public_id=row.public_id)
    row.refresh_from_db()
    assert row.state == ImportState.DROPPED
    assert not is_asked_to_stop(row.public_id)


def test_an_import_that_was_dropped_meanwhile_stays_dropped(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = _large(network, monkeypatch, people(3))
    import_drop(row=row)
    import_read(public_id=row.public_id)
    row.refresh_from_db()
    assert row.state == ImportState.DROPPED


def test_a_large_file_that_turns_out_broken_is_a_sentence_and_gone(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = _large(network, monkeypatch, people(3))
    assert row.file is not None
    file_path(row.file).write_bytes(b"PK\x03\x04 no longer a workbook")
    import_read(public_id=row.public_id)
    failed = Import.objects.get(state=ImportState.FAILED, file=None)
    assert failed.trouble_th
    assert failed.trouble_en


def test_a_step_is_taken_once(network: Network) -> None:
    row = start(network, workbook())
    stale = Import.objects.get(pk=row.pk)
    step(row, (ImportState.READY,), ImportState.WRITING)
    with pytest.raises(ImportRefusedError):
        step(stale, (ImportState.READY,), ImportState.WRITING)

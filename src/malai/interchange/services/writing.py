"""The import itself: one act in one transaction, written whole or not at all."""

from __future__ import annotations

from contextlib import closing
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.audit.models import Act, Origin
from malai.audit.services import Recorder, recorded
from malai.files.services import file_path
from malai.interchange.bridge import (
    MOST_ROWS_AT_ONCE,
    UnreadableFileError,
    opened,
    reading_of,
)
from malai.interchange.memory import remembered_in
from malai.interchange.models import Import, ImportState
from malai.interchange.planning import plan_make
from malai.interchange.planning.asides import asides_fresh
from malai.interchange.planning.guests import known_among
from malai.interchange.preview import Tally, counts_of
from malai.interchange.progress import CancelledError, Ticker, forget
from malai.interchange.services.bringing import NO_LONGER, NoLongerError, seen_as_bringer
from malai.interchange.services.rows import PlanWriter
from malai.interchange.services.states import (
    UNFORESEEN,
    ImportRefusedError,
    fail,
    file_forget,
    step,
)
from malai_core.labels import Words
from malai_core.reading import Reading

#: What is kept of each sheet afterwards: how it was read, nothing of what stood in it.
SHEET_FACTS: Final = (
    "name",
    "kind",
    "columns",
    "taken_eras",
    "rows_read",
    "news",
    "set_aside",
)


def import_ask(*, by: User | None, row: Import) -> Import:
    """Write a small import now, hand a large one to the worker.

    Raises
    ------
    ImportRefusedError
        It is being written already, or was dropped.
    """
    if row.file is None:
        raise ImportRefusedError(_("The file is no longer kept. Bring it in once more."))
    step(row, (ImportState.READY,), ImportState.WRITING)
    forget(row.public_id)
    if row.rows > MOST_ROWS_AT_ONCE:
        from malai.interchange.tasks import write_in_worker

        write_in_worker.enqueue(str(row.public_id), by.pk if by else None)
    else:
        import_write(by=by, public_id=row.public_id)
    row.refresh_from_db()
    return row


def import_write(*, by: User | None, public_id: UUID) -> None:
    """Write an import that was taken to the state WRITING.

    Its last statement takes the row to DONE inside the transaction of the act, so a process that
    is killed leaves all of it or nothing; ``imports_recover`` tells the two apart. Large ones hold
    the one writing lock of SQLite meanwhile.
    """
    row = Import.objects.select_related("network__workspace", "file").get(public_id=public_id)
    if row.state != ImportState.WRITING:
        return
    ticker = Ticker(public_id, total=max(row.rows, 1))
    try:
        seen_as_bringer(row, by)
        with closing(_read_again(row, ticker)) as reading:
            _write_read(by, row, reading, ticker)
    except NoLongerError:
        fail(row, NO_LONGER)
    except CancelledError:
        _back_to_ready(row)
    except UnreadableFileError as error:
        file_forget(row)
        fail(row, Words(error.in_language("th"), error.in_language("en")))
    except Exception:
        fail(row, UNFORESEEN)
        raise
    finally:
        forget(public_id)


def _write_read(by: User | None, row: Import, reading: Reading, ticker: Ticker) -> None:
    with recorded(
        "interchange.import_write",
        by=by,
        workspace=row.workspace,
        subject=row.public_id,
        origin=Origin.IMPORT,
        name=row.name,
        network=str(row.network),
    ) as trace:
        _write(trace, row, reading, ticker)


def _read_again(row: Import, ticker: Ticker) -> Reading:
    """Read the file once more, outside the transaction: the preview does not hold every row."""
    assert row.file is not None  # noqa: S101 - nobody is asked to write without one
    with opened(file_path(row.file), row.name) as book:
        return reading_of(
            book,
            stored=row.overrides,
            remembered=remembered_in(row.workspace),
            ticker=ticker,
            known_among=known_among(row.network),
        )


def _write(trace: Recorder, row: Import, reading: Reading, ticker: Ticker) -> None:
    plan = plan_make(reading, row.network, source=row.name, takes_file=row.takes_file)
    fresh = asides_fresh(plan.asides, row.network, plan.room)
    counts = counts_of(plan, fresh, Tally(plan))
    PlanWriter(trace, row, row.network, plan, ticker, fresh).write()
    trace.say(
        people=counts["people_new"],
        organisations=counts["organisations_new"] + counts["groups_new"],
        ties=counts["ties"],
        attendances=counts["came"],
    )
    _finish(row, trace.act, counts)


def _finish(row: Import, act: Act, counts: dict[str, int]) -> None:
    """Take the row to DONE with the act; samples of rows are not kept any longer."""
    sheets = [
        {name: sheet[name] for name in SHEET_FACTS if name in sheet}
        for sheet in row.preview.get("sheets", [])
    ]
    done = Import.objects.filter(pk=row.pk, state=ImportState.WRITING).update(
        state=ImportState.DONE,
        act=act,
        preview={"counts": counts, "sheets": sheets, "program": row.preview.get("program", "")},
    )
    if not done:
        # A restart has meanwhile called it failed: then all of it goes back.
        raise CancelledError


def _back_to_ready(row: Import) -> None:
    Import.objects.filter(pk=row.pk, state=ImportState.WRITING).update(state=ImportState.READY)

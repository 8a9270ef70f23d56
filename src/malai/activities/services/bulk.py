"""Many activities and attendances inside one act of the caller (import, demonstration)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from malai.accounts.models import Workspace
from malai.activities.models import (
    Activity,
    ActivityKind,
    Attendance,
    AttendanceMethod,
    Session,
)
from malai.audit.services import Recorder
from malai.network.models import Network
from malai.network.services.keys import fitted
from malai_core.text import PartialDate

#: Keys that are asked for at once.
BATCH = 500


@dataclass(frozen=True, slots=True)
class NewActivity:
    """An activity of one day, with the one session it is held in."""

    title_th: str
    title_en: str = ""
    on: PartialDate | None = None
    kind: str = ActivityKind.MEETING
    place: int | None = None
    """Key of a ``places.Place``."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewAttendance:
    """What is known of one person at one session, by their keys."""

    session: int
    party: int
    mark: str


def activities_create_bulk(
    *,
    trace: Recorder,
    workspace: Workspace,
    network: Network | None,
    rows: Iterable[NewActivity],
) -> list[Session]:
    """Create activities with one session each; returns the sessions in the order given."""
    wanted = list(rows)
    made = trace.create_all(Activity, (_activity(workspace, network, row) for row in wanted))
    return trace.create_all(Session, (Session(activity=row, on=row.starts) for row in made))


def _activity(workspace: Workspace, network: Network | None, row: NewActivity) -> Activity:
    made = Activity(
        workspace=workspace,
        network=network,
        title_th=row.title_th,
        title_en=row.title_en,
        kind=row.kind,
        place_id=row.place,
        starts=row.on,
        note=row.note,
    )
    fitted(made)
    return made


def attendances_create_bulk(
    *,
    trace: Recorder,
    rows: Iterable[NewAttendance],
    method: str = AttendanceMethod.IMPORT,
    noted_by: int | None = None,
) -> list[Attendance]:
    """Note attendances; a person already noted at a session keeps what was noted first."""
    wanted = {(row.session, row.party): row for row in reversed(list(rows))}
    known = _known({session for session, _party in wanted})
    return trace.create_all(
        Attendance,
        (
            Attendance(
                session_id=row.session,
                party_id=row.party,
                mark=row.mark,
                method=method,
                noted_by_id=noted_by,
            )
            for pair, row in reversed(wanted.items())
            if pair not in known
        ),
    )


def _known(sessions: set[int]) -> set[tuple[int, int]]:
    keys: Sequence[int] = sorted(sessions)
    known: set[tuple[int, int]] = set()
    for start in range(0, len(keys), BATCH):
        found = Attendance.objects.filter(session__in=keys[start : start + BATCH])
        known.update(found.values_list("session_id", "party_id"))
    return known

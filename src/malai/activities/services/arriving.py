"""Lines that telephones, doors and sheets send become attendance: in any order the same end.

Of one person at one session the first coming and the last leaving count. Every line is kept as it
was sent, so that one taken back can be taken out again, whichever came first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from malai.accounts.models import User
from malai.activities.models import Activity, Attendance, AttendanceMethod, Mark, Session
from malai.activities.models_attending import Arrival, ArrivalState
from malai.activities.selectors_arriving import Sent, Sorted, lines_sorted
from malai.audit.services import Recorder, recorded
from malai.links.sync import Answer, Line

#: Stands for a coming whose time nobody knows: later than any that is known.
FAR: Final = datetime.max.replace(tzinfo=UTC)
#: What somebody noted by hand is not taken back with the lines of a telephone.
BY_HAND: Final = frozenset({AttendanceMethod.LIST.value, AttendanceMethod.IMPORT.value})
Pair = tuple[int, int]


@dataclass
class Fold:
    """All lines of one person at one session together."""

    came_at: datetime | None = None
    left_at: datetime | None = None
    method: str = ""

    def add(self, came: datetime | None, left: datetime | None, method: str) -> None:
        """Take one more line in: the first coming, the last leaving, and the way of the first."""
        mine = (self.came_at or FAR, self.method or "~")
        self.came_at, self.method = earlier(mine, (came or FAR, method))
        self.left_at = max(filter(None, (self.left_at, left)), default=None)


def earlier(one: tuple[datetime, str], other: tuple[datetime, str]) -> tuple[datetime | None, str]:
    """Return the earlier coming and its way; of two at once the way that is first by name."""
    came, method = min(one, other)
    return (None if came == FAR else came), method


def arrivals_take(
    *,
    by: User | None,
    activity: Activity,
    lines: Sequence[Line],
    method: str = AttendanceMethod.OFFLINE,
) -> dict[str, Answer]:
    """Note what a batch of lines says and answer each by its number.

    One transaction and one act; none where every line was known. Lines may come in any order, in
    parts, and many times: the end is the same. About nine queries, one more for each 500 rows.
    """
    with transaction.atomic():
        _locked(activity)
        found = lines_sorted(activity, lines)
        if found.new or found.withdrawing:
            _write(by, activity, found, method)
    return found.answers


def _locked(activity: Activity) -> None:
    # Of two telephones at once the second waits here and then finds what the first has noted.
    list(Session.objects.select_for_update().filter(activity=activity).order_by("pk"))


def _write(by: User | None, activity: Activity, found: Sorted, method: str) -> None:
    with recorded(
        "activities.arrivals_take",
        by=by,
        workspace=activity.workspace,
        subject=activity.public_id,
        title=activity.title,
    ) as trace:
        trace.create_all(Arrival, (_arrival(sent, by, method) for sent in found.new))
        there = [one for one in found.new if one.party_id and not one.is_withdrawn]
        _fold_in(trace, there, by, method)
        _take_back(trace, found.withdrawing)
        waiting = sum(not one.party_id and not one.is_withdrawn for one in found.new)
        trace.say(noted=len(there), waiting=waiting)


def _arrival(sent: Sent, by: User | None, method: str) -> Arrival:
    known = ArrivalState.NOTED if sent.party_id else ArrivalState.WAITING
    # By keys: a foreign key given as a row costs more than everything else here.
    return Arrival(
        session_id=sent.session.pk,
        party_id=sent.party_id,
        client_id=sent.client_id,
        written=sent.written,
        came_at=sent.came_at,
        left_at=sent.left_at,
        method=method,
        state=ArrivalState.WITHDRAWN if sent.is_withdrawn else known,
        noted_by_id=by.pk if by else None,
        device=sent.device,
    )


def _fold_in(trace: Recorder, sent: Sequence[Sent], by: User | None, method: str) -> None:
    folds: dict[Pair, Fold] = {}
    for one in sent:
        fold = folds.setdefault((one.session.pk, one.party_id or 0), Fold())
        fold.add(one.came_at, one.left_at, method)
    known = _noted(folds)
    trace.create_all(
        Attendance,
        (_attendance(pair, fold, by) for pair, fold in folds.items() if pair not in known),
    )
    changed = [row for pair, row in known.items() if differs(row, folds[pair])]
    trace.create_all(Arrival, _hand_lines(changed))
    trace.changing(changed)
    for row in changed:
        join(row, folds[row.session_id, row.party_id])
        row.updated_at = timezone.now()
    names = ["came_at", "left_at", "method", "mark", "updated_at"]
    Attendance.objects.bulk_update(changed, names, batch_size=200)


def _noted(pairs: Iterable[Pair]) -> dict[Pair, Attendance]:
    wanted = set(pairs)
    rows = Attendance.objects.filter(
        session__in={session for session, _party in wanted},
        party__in={party for _session, party in wanted},
    )
    found = {(row.session_id, row.party_id): row for row in rows}
    return {pair: row for pair, row in found.items() if pair in wanted}


def _attendance(pair: Pair, fold: Fold, by: User | None) -> Attendance:
    return Attendance(
        session_id=pair[0],
        party_id=pair[1],
        mark=Mark.PRESENT,
        method=fold.method,
        came_at=fold.came_at,
        left_at=fold.left_at,
        noted_by_id=by.pk if by else None,
    )


def _hand_lines(rows: Sequence[Attendance]) -> list[Arrival]:
    """Return what was noted by hand as lines too, so that it is there when others are taken back."""
    by_hand = [row for row in rows if row.method in BY_HAND]
    ids = Arrival.objects.filter(client_id__in=[row.client_id for row in by_hand])
    known = set(ids.values_list("client_id", flat=True)) if by_hand else set()
    return [
        Arrival(
            session_id=row.session_id,
            party_id=row.party_id,
            client_id=row.client_id,
            came_at=row.came_at,
            left_at=row.left_at,
            method=row.method,
            state=ArrivalState.NOTED,
            noted_by_id=row.noted_by_id,
        )
        for row in by_hand
        if row.client_id not in known
    ]


def joined(row: Attendance, fold: Fold) -> Fold:
    """Return what is noted and what lines say together."""
    whole = Fold(row.came_at, row.left_at, row.method)
    whole.add(fold.came_at, fold.left_at, fold.method)
    return whole


def differs(row: Attendance, fold: Fold) -> bool:
    """Say whether lines tell more than what is noted."""
    is_same = joined(row, fold) == Fold(row.came_at, row.left_at, row.method)
    return row.mark != Mark.PRESENT or not is_same


def join(row: Attendance, fold: Fold) -> None:
    """Bring what lines tell into what is noted; who is seen by anybody was there."""
    whole = joined(row, fold)
    row.came_at, row.left_at, row.method = whole.came_at, whole.left_at, whole.method
    row.mark = Mark.PRESENT


def _take_back(trace: Recorder, arrivals: Sequence[Arrival]) -> None:
    trace.changing(arrivals)
    for row in arrivals:
        row.state = ArrivalState.WITHDRAWN
        row.save(update_fields=["state", "updated_at"])
    pairs = {(row.session_id, row.party_id) for row in arrivals if row.party_id}
    for pair, noted in _noted(pairs).items():
        _again(trace, pair, noted)


def _again(trace: Recorder, pair: Pair, row: Attendance) -> None:
    """Make what is noted from the lines that are left; gone where there are none."""
    left = Arrival.objects.filter(session=pair[0], party=pair[1], state=ArrivalState.NOTED)
    fold, lines = Fold(), list(left)
    if row.method in BY_HAND and row.client_id not in {one.client_id for one in lines}:
        # Somebody has noted it by hand since.
        return
    for one in lines:
        fold.add(one.came_at, one.left_at, one.method)
    if not lines:
        trace.deleting([row])
        row.delete()
        return
    trace.changing([row])
    row.came_at, row.left_at, row.method = fold.came_at, fold.left_at, fold.method
    row.save()

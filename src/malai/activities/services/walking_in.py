"""People who come without being on the list: looked for first, and only then added."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.activities.models import Attendance, AttendanceMethod, Mark, Session
from malai.activities.models_attending import Arrival, ArrivalState
from malai.activities.selectors_walking_in import like_named, same_waiting
from malai.activities.services.arriving import Fold, join
from malai.activities.services.attendance import now_at
from malai.activities.services.participants import observer_note
from malai.audit.models import Act
from malai.audit.services import Recorder, recorded
from malai.network.models import Membership, OrganisationFacts, Party, PartyKind, PersonFacts
from malai.network.services.parties import party_drafted, refuse_beyond
from malai_core.text import clean, split_name


def walk_in(
    *,
    by: User | None,
    session: Session,
    name: str,
    seen: Sequence[UUID],
    is_observer: bool = False,
) -> Party:
    """Add somebody who is on no list as a provisional person and note that she came.

    ``seen`` are the people whom the page has offered: a double is made only by somebody who has
    looked at everybody it could be.

    Raises
    ------
    ValidationError
        No name, a name that another person bears who was not offered, or a limited seat that
        would not see the new person.
    """
    name, activity = clean(name), session.activity
    if not name:
        raise ValidationError({"name": _("Write the name.")})
    party, facts = _drafted(session, name)
    with transaction.atomic():
        _refuse_double(session, name, seen)
        with recorded(
            "activities.walk_in",
            by=by,
            workspace=activity.workspace,
            subject=activity.public_id,
            title=activity.title,
            name=name,
        ) as trace:
            _add(trace, session, party, facts)
            waiting = same_waiting(session, name)
            _note(trace, session, party, waiting, by)
            _settle(trace, waiting, party)
            if is_observer:
                observer_note(trace, activity, party)
    return party


def _drafted(session: Session, name: str) -> tuple[Party, PersonFacts | OrganisationFacts]:
    parts = split_name(name)
    fields = {"title": parts.title, "given": parts.given, "family": parts.family}
    workspace = session.activity.workspace
    party, facts = party_drafted(workspace=workspace, kind=PartyKind.PERSON, fields=fields)
    refuse_beyond(party, session.activity.network)
    party.is_provisional = True
    return party, facts


def _refuse_double(session: Session, name: str, seen: Sequence[UUID]) -> None:
    Session.objects.select_for_update().get(pk=session.pk)
    likely = [party for party in like_named(session, name) if party.public_id not in set(seen)]
    if likely:
        raise ValidationError({"name": _("Look first whether it is one of these people.")})


def _add(
    trace: Recorder, session: Session, party: Party, facts: PersonFacts | OrganisationFacts
) -> None:
    trace.create(party)
    facts.party = party
    trace.create(facts)
    network = session.activity.network
    if network is not None:
        trace.create(Membership(workspace=party.workspace, network=network, party=party))


def arrival_settle(*, by: User | None, arrival: Arrival, party: Party) -> Act:
    """Say who a waiting name is; the same name at the same session is settled with it.

    Raises
    ------
    ValidationError
        Somebody else has said it already.
    """
    session, activity = arrival.session, arrival.session.activity
    with transaction.atomic():
        Session.objects.select_for_update().get(pk=session.pk)
        rows = [row for row in same_waiting(session, arrival.written) if row.pk != arrival.pk]
        rows = [_still_waiting(arrival), *rows]
        with recorded(
            "activities.arrival_settle",
            by=by,
            workspace=activity.workspace,
            subject=activity.public_id,
            title=activity.title,
            written=arrival.written,
            name=party.name,
        ) as trace:
            _note(trace, session, party, rows, by)
            _settle(trace, rows, party)
    return trace.act


def arrival_drop(*, by: User | None, arrival: Arrival) -> Act:
    """Put a waiting name aside: nobody came by it. The history can bring it back.

    Raises
    ------
    ValidationError
        Somebody else has settled it already.
    """
    activity = arrival.session.activity
    with (
        transaction.atomic(),
        recorded(
            "activities.arrival_drop",
            by=by,
            workspace=activity.workspace,
            subject=activity.public_id,
            title=activity.title,
            written=arrival.written,
        ) as trace,
    ):
        row = _still_waiting(arrival)
        trace.changing([row])
        row.state = ArrivalState.DROPPED
        row.save()
    return trace.act


def _still_waiting(arrival: Arrival) -> Arrival:
    row = Arrival.objects.select_for_update().get(pk=arrival.pk)
    if row.state != ArrivalState.WAITING:
        raise ValidationError(_("Somebody has settled this name already."))
    return row


def _note(
    trace: Recorder, session: Session, party: Party, lines: Sequence[Arrival], by: User | None
) -> None:
    """Note that somebody came, at the first time that lines tell, else now."""
    fold = Fold()
    for line in lines:
        fold.add(line.came_at, line.left_at, line.method)
    if not lines:
        fold.add(now_at(session), None, AttendanceMethod.LIST)
    row = Attendance.objects.filter(session=session, party=party).first()
    if row is None:
        row = Attendance(session=session, party=party, mark=Mark.PRESENT, noted_by=by)
        row.came_at, row.left_at, row.method = fold.came_at, fold.left_at, fold.method
        trace.create(row)
        return
    trace.changing([row])
    join(row, fold)
    row.save()


def _settle(trace: Recorder, rows: Sequence[Arrival], party: Party) -> None:
    trace.changing(rows)
    for row in rows:
        row.party, row.state = party, ArrivalState.NOTED
        row.save()

"""Contacts noted, changed and taken away. Each function is one act, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import Recorder, recorded
from malai.audit.services.undoing import raw_delete
from malai.contact.models import Contact, ContactParty, usual_manner
from malai.contact.selectors.contacts import network_of
from malai.kernel.editing import Settle
from malai.network.models import Party
from malai.work.services import task_make
from malai_core.text import PartialDate

#: Fields that a form may set.
FIELDS: Final = ("on", "at", "channel", "manner", "what", "network")
#: Where the task of a promise says it comes from.
PROMISE: Final = "contact.promise"


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised, and by when; it becomes a task."""

    what: str
    by_when: date | None = None


def contact_note(
    *,
    by: User | None,
    workspace: Workspace,
    parties: Sequence[Party],
    fields: Mapping[str, Any],
    promise: Promise | None = None,
) -> Contact:
    """Note that somebody was in touch with ``parties``; a promise becomes a task in the same act.

    Of ``fields`` nothing is needed: without ``manner`` the usual one of the channel, without
    ``network`` the one all of them are in.

    Raises
    ------
    ValidationError
        Nobody, somebody or a network of another workspace, or a date to come; by field.
    """
    refuse_nobody(workspace, parties)
    contact = Contact(workspace=workspace, noted_by=by)
    contact_fill(contact, {"network": network_of(workspace, parties), **fields})
    with recorded("contact.contact_note", by=by, workspace=workspace) as trace:
        contact_make(trace, contact, [party.pk for party in parties])
        if promise and promise.what:
            promise_keep(trace, by, contact, parties, promise)
        trace.about(contact.public_id)
        trace.say(name=names_told(parties), channel=contact.channel)
    return contact


def contact_make(trace: Recorder, contact: Contact, parties: Sequence[int]) -> Contact:
    """Write a new contact inside an open act."""
    contact.full_clean(exclude=["workspace", "noted_by"], validate_unique=False)
    trace.create(contact)
    trace.create_all(
        ContactParty, [ContactParty(contact=contact, party_id=pk) for pk in dict.fromkeys(parties)]
    )
    return contact


def promise_keep(
    trace: Recorder, by: User | None, contact: Contact, parties: Sequence[Party], promise: Promise
) -> None:
    """Put a promise on the list of tasks inside an open act."""
    task_make(
        trace,
        by=by,
        workspace=contact.workspace,
        fields={"what": promise.what, "by_when": promise.by_when, "network": contact.network},
        about=parties,
        origin=PROMISE,
        origin_id=contact.public_id,
    )


def contact_change(
    *,
    by: User | None,
    contact: Contact,
    fields: Mapping[str, Any],
    parties: Sequence[Party],
    settle: Settle | None = None,
) -> Contact:
    """Change what is said of a contact and who took part. ``settle`` as in the other rooms.

    Raises
    ------
    ValidationError
        As ``contact_note``.
    """
    refuse_nobody(contact.workspace, parties)
    with _act("contact.contact_change", by=by, contact=contact) as (now, trace):
        values = settle(values_of(now)) if settle else fields
        contact_fill(now, values)
        now.full_clean(exclude=["workspace", "noted_by"], validate_unique=False)
        now.save()
        _meet(trace, now, {party.pk for party in parties})
        trace.say(name=names_told(parties))
    return now


def contact_remove(*, by: User | None, contact: Contact) -> None:
    """Take a contact away that was noted by mistake; the task of its promise stays."""
    with _act("contact.contact_remove", by=by, contact=contact) as (now, trace):
        rows = list(now.with_whom.select_related("party"))
        trace.say(name=names_told([row.party for row in rows]))
        rows_drop(trace, rows)
        rows_drop(trace, [now])


def values_of(contact: Contact) -> dict[str, Any]:
    """Return what a form shows of a contact."""
    return {name: getattr(contact, name) for name in FIELDS}


def names_told(parties: Sequence[Party]) -> str:
    """Return up to three names for the history, and how many more there are."""
    said = ", ".join(party.name for party in parties[:3])
    return f"{said} +{len(parties) - 3}" if len(parties) > 3 else said


def refuse_nobody(workspace: Workspace, parties: Sequence[Party]) -> None:
    """Raise ``ValidationError`` where there is nobody, or somebody of another workspace."""
    if not parties:
        raise ValidationError({"whom": _("Tap on at least one name.")})
    if any(party.workspace_id != workspace.pk for party in parties):
        raise ValidationError({"whom": _("This is not in your workspace.")})


def contact_fill(contact: Contact, fields: Mapping[str, Any]) -> None:
    """Set what is said of a contact; raises ``ValidationError`` where it cannot be."""
    for name in FIELDS:
        if name in fields:
            setattr(contact, name, fields[name])
    if not fields.get("manner"):
        contact.manner = usual_manner(contact.channel)
    if isinstance(contact.on, PartialDate) and contact.on.first_day > timezone.localdate():
        raise ValidationError(
            {"on": _("This day is still to come. Put a task on the list instead.")}
        )
    if contact.network is not None and contact.network.workspace_id != contact.workspace_id:
        raise ValidationError({"network": _("This is not in your workspace.")})


def _meet(trace: Recorder, contact: Contact, wanted: set[int]) -> None:
    rows = list(contact.with_whom.all())
    rows_drop(trace, [row for row in rows if row.party_id not in wanted])
    new = wanted - {row.party_id for row in rows}
    trace.create_all(ContactParty, [ContactParty(contact=contact, party_id=pk) for pk in new])


def rows_drop(trace: Recorder, rows: Sequence[Model]) -> None:
    """Delete rows of one kind inside an open act, so that it can be undone."""
    if rows:
        trace.deleting(rows)
        keys = [row.pk for row in rows]
        raw_delete(type(rows[0])._base_manager.filter(pk__in=keys))


@contextmanager
def _act(action: str, *, by: User | None, contact: Contact) -> Iterator[tuple[Contact, Recorder]]:
    """Open an act about one contact, read again under a lock."""
    with recorded(action, by=by, workspace=contact.workspace, subject=contact.public_id) as trace:
        now = Contact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
        now.workspace = contact.workspace
        trace.changing([now])
        yield now, trace

"""Contacts noted, changed and taken away. Each function is one act, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import Recorder, recorded
from malai.audit.services.undoing import raw_delete
from malai.contact.models import Channel, Contact, ContactParty, ContactSource, usual_manner
from malai.contact.selectors.contacts import network_of
from malai.kernel.editing import Settle
from malai.network.models import Party
from malai.network.reach import parties_seen
from malai.work.services import task_make
from malai_core.text import PartialDate

#: Fields that a form may set.
FIELDS: Final = ("on", "at", "channel", "manner", "what", "network")
#: Where the task of a promise says it comes from.
PROMISE: Final = "contact.promise"
#: Entries a device may send at once; it sends the others with the next.
BATCH: Final = 200


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
    _fill(contact, {"network": network_of(workspace, parties), **fields})
    with recorded("contact.contact_note", by=by, workspace=workspace) as trace:
        contact_make(trace, contact, [party.pk for party in parties])
        if promise and promise.what:
            _promised(trace, by, contact, parties, promise)
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


def _promised(
    trace: Recorder, by: User | None, contact: Contact, parties: Sequence[Party], promise: Promise
) -> None:
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
        _fill(now, values)
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
        _drop(trace, rows)
        _drop(trace, [now])


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


def _fill(contact: Contact, fields: Mapping[str, Any]) -> None:
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
    _drop(trace, [row for row in rows if row.party_id not in wanted])
    new = wanted - {row.party_id for row in rows}
    trace.create_all(ContactParty, [ContactParty(contact=contact, party_id=pk) for pk in new])


def _drop(trace: Recorder, rows: Sequence[Model]) -> None:
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


# -- Noted without signal --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Noted:
    """A contact as a device kept it while there was no signal."""

    client_id: UUID
    parties: tuple[UUID, ...]
    on: date
    channel: str = Channel.PHONE
    manner: str = ""
    what: str = ""
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a batch: each entry is in one of the three."""

    new: tuple[UUID, ...]
    known: tuple[UUID, ...]
    refused: Mapping[UUID, str]
    """With a sentence: nobody of it is seen here, or a value is none."""


def contacts_take(*, by: User, workspace: Workspace, batch: Sequence[Noted]) -> Taken:
    """Take what a device noted without signal: one act; entries that came before change nothing.

    A device that hears no answer sends the batch again. The workspace is locked while it is taken,
    so that of two sendings at once the second meets the rows of the first.
    """
    wanted = {entry.client_id: entry for entry in batch[:BATCH]}
    with transaction.atomic():
        Workspace.objects.select_for_update().get(pk=workspace.pk)
        rows = Contact.objects.filter(client_id__in=wanted)
        known = set(rows.values_list("client_id", flat=True))
        fresh = [entry for key, entry in wanted.items() if key not in known]
        if not fresh:
            return Taken((), tuple(known), {})
        with recorded("contact.contacts_take", by=by, workspace=workspace) as trace:
            new, refused = _taken(trace, by, workspace, fresh)
            trace.say(count=len(new))
    return Taken(tuple(new), tuple(known), refused)


def _taken(
    trace: Recorder, by: User, workspace: Workspace, fresh: Sequence[Noted]
) -> tuple[list[UUID], dict[UUID, str]]:
    ids = {one for entry in fresh for one in entry.parties}
    rows = parties_seen(workspace).filter(public_id__in=ids)
    keys = dict(rows.values_list("public_id", "pk"))
    new: list[UUID] = []
    refused: dict[UUID, str] = {}
    for entry in fresh:
        there = [keys[one] for one in entry.parties if one in keys]
        try:
            if not there:
                raise ValidationError(_("Nobody of this contact is on record here."))
            contact_make(trace, _of_device(workspace, by, entry), there)
            new.append(entry.client_id)
        except ValidationError as error:
            refused[entry.client_id] = " ".join(error.messages)
    return new, refused


def _of_device(workspace: Workspace, by: User, entry: Noted) -> Contact:
    contact = Contact(
        workspace=workspace,
        noted_by=by,
        client_id=entry.client_id,
        source=ContactSource.DEVICE,
        on=PartialDate.of(entry.on),
        at=entry.at,
    )
    _fill(contact, {"channel": entry.channel, "manner": entry.manner, "what": entry.what[:300]})
    return contact

"""Contacts that were noted without signal. In any order and any number of times the same end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import Recorder, recorded
from malai.contact.models import Channel, Contact, ContactParty, ContactSource, TakenBack
from malai.contact.selectors.contacts import network_of
from malai.contact.selectors.device import UNKNOWN, Noted, Sorted, lines_sorted
from malai.contact.services.contacts import (
    Promise,
    contact_fill,
    contact_make,
    promise_keep,
    rows_drop,
)
from malai.links.sync import Answer, Line
from malai.network.models import Party
from malai.work.models import TaskParty
from malai.work.services import task_make
from malai_core.text import PartialDate

#: Letters of the text of a task.
LONGEST: Final = 300


def contacts_take(*, by: User, workspace: Workspace, lines: Sequence[Line]) -> dict[str, Answer]:
    """Take what a telephone noted without signal and answer each line by its number.

    One transaction and one act; none where every line was known. A telephone that hears no answer
    sends again. Six queries to sort, then about four for each new contact.

    The workspace is locked while it is taken, so that of two sendings at once the second meets the
    rows of the first.
    """
    with transaction.atomic():
        Workspace.objects.select_for_update().get(pk=workspace.pk)
        found = lines_sorted(workspace, lines)
        if found.new or found.withdrawing:
            with recorded("contact.contacts_take", by=by, workspace=workspace) as trace:
                _write(trace, by, workspace, found)
                trace.say(count=len(found.new), back=len(found.withdrawing))
    return found.answers


def _write(trace: Recorder, by: User, workspace: Workspace, found: Sorted) -> None:
    parties = Party.objects.in_bulk({pk for noted in found.new for pk in noted.parties})
    for noted in found.new:
        there = [parties[pk] for pk in dict.fromkeys(noted.parties)]
        if there:
            _note(trace, by, workspace, noted, there)
        if noted.others:
            _ask(trace, by, workspace, noted, there)
    _take_back(trace, workspace, found)


def _note(
    trace: Recorder, by: User, workspace: Workspace, noted: Noted, there: Sequence[Party]
) -> None:
    contact = Contact(workspace=workspace, noted_by=by, source=ContactSource.DEVICE)
    contact.client_id, contact.on, contact.at = noted.client_id, PartialDate.of(noted.on), noted.at
    network = network_of(workspace, there)
    contact_fill(contact, {"channel": noted.channel, "what": noted.what, "network": network})
    contact_make(trace, contact, [party.pk for party in there])
    if noted.promise:
        promise_keep(trace, by, contact, there, Promise(noted.promise, noted.promise_by))


def _ask(
    trace: Recorder, by: User, workspace: Workspace, noted: Noted, there: Sequence[Party]
) -> None:
    """Put on the list of tasks who a typed name may be; nobody is made up from it."""
    names = ", ".join(noted.others)
    said = {"names": names, "channel": Channel(noted.channel).label}
    what = _("Look who this is, and note the contact: %(names)s (%(channel)s)") % said
    about = {"what": what[:LONGEST], "why": noted.what}
    task_make(
        trace, by=by, workspace=workspace, fields=about, about=there, origin=UNKNOWN,
        origin_id=noted.client_id,
    )  # fmt: skip


def _take_back(trace: Recorder, workspace: Workspace, found: Sorted) -> None:
    stones = [TakenBack(workspace=workspace, client_id=one) for one in found.withdrawing]
    trace.create_all(TakenBack, stones)
    rows_drop(trace, list(TaskParty.objects.filter(task__in=found.tasks)))
    rows_drop(trace, found.tasks)
    rows_drop(trace, list(ContactParty.objects.filter(contact__in=found.contacts)))
    rows_drop(trace, found.contacts)

"""Messages into the outbox: many rows at once, one for each person and message."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.db import IntegrityError
from django.utils import timezone

from malai.accounts.demo import is_demo_address
from malai.accounts.models import User, Workspace
from malai.audit.inserting import rows_insert
from malai.audit.services import recorded
from malai.network.models import Party
from malai.post import reasons
from malai.post.models import (
    Channel,
    Delivery,
    LineLink,
    Message,
    MessageKind,
    MessageState,
    PostRules,
    State,
    UserChoice,
)
from malai.post.selectors.reaching import (
    ELECTRONIC,
    Recipient,
    connected,
    recipients_of,
)
from malai.post.timing import not_before
from malai_core.labels import Words

#: A digest never goes on paper or by a call.
NOTICED: Final = (Channel.LINE.value, Channel.EMAIL.value)


@dataclass(frozen=True, slots=True)
class Notice:
    """What one person is told: a user of the workspace, or a party of it."""

    to: User | Party
    subject: Words
    body: Words


def rules_of(workspace: Workspace) -> PostRules:
    """Return the quiet hours of a workspace. One query."""
    return PostRules.objects.filter(workspace=workspace).first() or PostRules(workspace=workspace)


def site_root() -> str:
    """Return the address of the site where no request tells it; empty where no name is set."""
    hosts = [host for host in settings.ALLOWED_HOSTS if host not in LOCAL and "*" not in host]
    return f"{'https' if settings.HTTPS else 'http'}://{hosts[0]}" if hosts else ""


LOCAL: Final = {"localhost", "127.0.0.1", "[::1]"}


def message_queue(
    *, by: User | None, message: Message, recipients: Sequence[Recipient], root: str
) -> bool:
    """Put a message into the outbox for everybody of ``recipients``, in one transaction.

    Returns ``False`` where it was queued before: a second press changes nothing.
    Cost: 5,000 people in well under two seconds; the deliveries are no part of the history's
    images, since a message that went cannot be undone.
    """
    try:
        with recorded(
            "post.message_queue", by=by, workspace=message.workspace, subject=message.public_id
        ) as trace:
            now = _begun(message, root)
            rows = deliveries_made(now, recipients)
            rows_insert(Delivery, rows)
            trace.say(subject=now.subject, people=len(rows))
    except _QueuedBeforeError:
        return False
    message.state, message.queued_at = now.state, now.queued_at
    return True


class _QueuedBeforeError(Exception):
    """Ends the act without a trace."""


def _begun(message: Message, root: str) -> Message:
    now = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if now.state != MessageState.DRAFT:
        raise _QueuedBeforeError
    now.workspace = message.workspace
    now.state, now.queued_at, now.root = MessageState.QUEUED, timezone.now(), root[:200]
    now.save(update_fields=["state", "queued_at", "root", "updated_at"])
    return now


def deliveries_made(message: Message, recipients: Sequence[Recipient]) -> list[Delivery]:
    """Return the rows of the outbox for these people, not saved yet. One query."""
    start = _start(message)
    return [
        Delivery(
            message_id=message.pk,
            party_id=one.party_id,
            key=uuid.uuid4(),
            channel=one.channel,
            address=one.address,
            language=one.language,
            state=one.state,
            reason=one.reason,
            not_before=start if one.state == State.WAITING else None,
        )
        for one in recipients
    ]


def _start(message: Message) -> Any:  # noqa: ANN401 - a moment
    now = timezone.now()
    return now if message.is_urgent else not_before(rules_of(message.workspace), now)


def notice_queue(
    *,
    workspace: Workspace,
    by: User | None,
    kind: str,
    notices: Sequence[Notice],
    once_key: str = "",
    root: str = "",
    about_id: uuid.UUID | None = None,
) -> Message | None:
    """Queue words of their own for each person, such as a digest; one message a person.

    Users get it by LINE where they linked it and prefer it, else to the e-mail address they sign in
    with; who switched this ``kind`` off gets nothing. Parties get it by the way that is open to
    them. Quiet hours and holidays hold. Every e-mail carries a one-tap unsubscribe.

    Parameters
    ----------
    kind
        A value of ``MessageKind``.
    notices
        At most one for each person; of several the first counts.
    once_key
        Names what is told: with a key that was used before in the workspace nothing is queued. Such
        as ``digest:2026-W48``.
    root
        Address of the site for links, such as ``https://malai.example.org``; that of the settings
        without it.

    Returns
    -------
    The message, or ``None`` where its key was used before.

    Notes
    -----
    About eight queries, whatever the number of notices, and the insertion in batches.
    """
    try:
        with recorded("post.notice_queue", by=by, workspace=workspace) as trace:
            message = trace.create(
                Message(
                    workspace=workspace,
                    kind=MessageKind(kind).value,
                    subject_th=notices[0].subject.th[:200] if notices else "",
                    subject_en=notices[0].subject.en[:200] if notices else "",
                    channels=list(NOTICED),
                    once_key=once_key,
                    root=(root or site_root())[:200],
                    about_id=about_id,
                    state=MessageState.QUEUED,
                    written_by=by,
                    queued_at=timezone.now(),
                )
            )
            rows = [*_to_users(message, notices), *_to_parties(message, notices)]
            rows_insert(Delivery, rows)
            trace.about(message.public_id)
            trace.say(people=len(rows))
    except IntegrityError:
        if once_key and Message.objects.filter(workspace=workspace, once_key=once_key).exists():
            return None
        raise
    return message


def _to_users(message: Message, notices: Sequence[Notice]) -> list[Delivery]:
    """Return the rows for users. Four queries."""
    told = {one.to.pk: one for one in reversed(notices) if isinstance(one.to, User)}
    here = {"workspace": message.workspace, "user__in": list(told)}
    choices = {row.user_id: row for row in UserChoice.objects.filter(kind=message.kind, **here)}
    links = {row.user_id: row for row in LineLink.objects.filter(**here).select_related("friend")}
    ways, start = connected(message.workspace), _start(message)
    rows = []
    for key, one in told.items():
        row = _to_user(message, one, choices.get(key), links.get(key), ways)
        row.not_before = start if row.state == State.WAITING else None
        rows.append(row)
    return rows


def _to_user(
    message: Message,
    notice: Notice,
    choice: UserChoice | None,
    link: LineLink | None,
    ways: frozenset[str],
) -> Delivery:
    user: Any = notice.to
    row = Delivery(message=message, user=user, key=uuid.uuid4(), state=State.WAITING)
    _speak(row, notice, user.language or message.workspace.language)
    if choice and choice.is_off:
        row.state, row.reason = State.REFUSED, reasons.OPTED_OUT
        return row
    by_line = bool(link and link.friend.is_reachable and Channel.LINE.value in ways)
    prefers = choice.channel if choice else ""
    if by_line and link and prefers != Channel.EMAIL:
        row.channel, row.address = Channel.LINE, link.friend.line_user
    elif Channel.EMAIL.value in ways and not is_demo_address(user.email):
        row.channel, row.address = Channel.EMAIL, user.email
    else:
        row.state, row.reason = State.UNREACHABLE, reasons.NOT_CONNECTED
    return row


def _to_parties(message: Message, notices: Sequence[Notice]) -> list[Delivery]:
    """Return the rows for parties. Six queries, none where there are none."""
    told = {one.to.pk: one for one in reversed(notices) if isinstance(one.to, Party)}
    if not told:
        return []
    rows = deliveries_made(message, recipients_of(message.workspace, told, ELECTRONIC))
    for row in rows:
        _speak(row, told[int(row.party_id or 0)], row.language)
    return rows


def _speak(row: Delivery, notice: Notice, language: str) -> None:
    spoken = "en" if language == "en" else "th"
    row.language = spoken
    row.subject = notice.subject.in_language(spoken)[:200]  # type: ignore[arg-type]
    row.body = notice.body.in_language(spoken)  # type: ignore[arg-type]

"""Messages written, changed, stopped and sent once more. Each function is one act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import recorded
from malai.kernel.editing import Settle
from malai.post import reasons
from malai.post.models import Delivery, Message, MessageState, State

FIELDS: Final = (
    "subject_th", "subject_en", "body_th", "body_en", "audience", "audience_said", "channels",
    "is_urgent", "urgent_why",
)  # fmt: skip


def message_values(message: Message) -> dict[str, Any]:
    """Return what a form shows of a message."""
    return {name: getattr(message, name) for name in FIELDS}


def message_create(
    *, by: User | None, workspace: Workspace, fields: Mapping[str, Any], **facts: object
) -> Message:
    """Begin a message; nothing goes out before it is confirmed.

    ``facts`` may be ``kind``, ``about_id`` and ``once_key``.

    Raises
    ------
    ValidationError
        No subject or text, or urgent without saying why; by field.
    """
    message = Message(workspace=workspace, written_by=by, **facts)
    _fill(message, fields)
    with recorded("post.message_create", by=by, workspace=workspace) as trace:
        trace.create(message)
        trace.about(message.public_id)
        trace.say(subject=message.subject)
    return message


def message_change(
    *, by: User | None, message: Message, fields: Mapping[str, Any], settle: Settle | None = None
) -> Message:
    """Change a message that did not go yet.

    Raises
    ------
    ValidationError
        As ``message_create``, or it went meanwhile.
    """
    with recorded(
        "post.message_change", by=by, workspace=message.workspace, subject=message.public_id
    ) as trace:
        now = _locked(message)
        if now.state != MessageState.DRAFT:
            raise ValidationError(_("This message went out meanwhile and is not changed any more."))
        trace.changing([now])
        _fill(now, settle(message_values(now)) if settle else fields)
        now.save()
        trace.say(subject=now.subject)
    return now


def message_drop(*, by: User | None, message: Message) -> None:
    """Take away a message that never went. Whatever went stays in the history.

    Raises
    ------
    ValidationError
        It went meanwhile.
    """
    with recorded(
        "post.message_drop", by=by, workspace=message.workspace, subject=message.public_id
    ) as trace:
        now = _locked(message)
        if now.state != MessageState.DRAFT:
            raise ValidationError(_("This message went out meanwhile and is not changed any more."))
        trace.say(subject=now.subject)
        trace.deleting([now])
        now.delete()


def message_stop(*, by: User | None, message: Message) -> int:
    """Hold back what did not go yet, and return how many; what is being sent now still goes."""
    with recorded(
        "post.message_stop", by=by, workspace=message.workspace, subject=message.public_id
    ) as trace:
        now = _locked(message)
        rows = Delivery.objects.filter(message=now, state=State.WAITING)
        held = rows.update(
            state=State.STOPPED, settled_at=timezone.now(), address="", subject="", body=""
        )
        now.state = MessageState.STOPPED
        now.save(update_fields=["state", "updated_at"])
        trace.say(subject=now.subject, people=held)
    return held


def message_again(*, by: User | None, message: Message) -> int:
    """Send once more to those of whom it is not known whether it arrived; returns how many.

    A person has decided that twice is better than never. LINE recognises the second try of a
    sending for a day, and still delivers it once.
    """
    with recorded(
        "post.message_again", by=by, workspace=message.workspace, subject=message.public_id
    ) as trace:
        now = _locked(message)
        rows = Delivery.objects.filter(message=now, state=State.UNKNOWN).exclude(address="")
        many = rows.update(
            state=State.WAITING, reason="", not_before=timezone.now(), settled_at=None, tried=0
        )
        if many:
            now.state = MessageState.QUEUED
            now.save(update_fields=["state", "updated_at"])
        trace.say(subject=now.subject, people=many)
    return many


def delivery_note(*, by: User | None, delivery: Delivery, is_done: bool) -> None:
    """Note that somebody on the list was called or given the paper, or not yet after all."""
    message = delivery.message
    with recorded(
        "post.delivery_note", by=by, workspace=message.workspace, subject=message.public_id
    ) as trace:
        begin = State.TO_CALL if delivery.channel == "call" else State.TO_PRINT
        rows = Delivery.objects.filter(pk=delivery.pk, state__in=(begin, State.SENT))
        rows.update(
            state=State.SENT if is_done else begin,
            settled_at=timezone.now() if is_done else None,
        )
        trace.say(name=str(delivery.party or delivery.user), subject=message.subject)


def print_note(*, by: User | None, message: Message, rows: int, form: str) -> None:
    """Note that names and numbers left on a list: who took it, and how many."""
    with recorded(
        "post.list_print",
        by=by,
        workspace=message.workspace,
        subject=message.public_id,
        name=message.subject,
        format=form,
        reason=message.subject,
        rows=rows,
        contacts=True,
    ):
        pass


def _locked(message: Message) -> Message:
    now = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    now.workspace = message.workspace
    return now


def _fill(message: Message, fields: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in fields:
            setattr(message, name, fields[name])
    if not (message.subject_th or message.subject_en):
        raise ValidationError({"subject_th": _("Say in a few words what it is about.")})
    if not (message.body_th or message.body_en):
        raise ValidationError({"body_th": _("Write what you want to say.")})
    if message.is_urgent and not message.urgent_why:
        raise ValidationError({"urgent_why": _("Say why it cannot wait for the morning.")})
    message.full_clean(exclude=["workspace", "written_by"], validate_unique=False)


def erased_stop(party_ids: Any) -> None:  # noqa: ANN401 - keys of parties
    """Let nothing go to people who are made anonymous."""
    rows = Delivery.objects.filter(party__in=party_ids)
    waiting = (State.WAITING, State.SENDING, State.UNKNOWN, State.TO_CALL, State.TO_PRINT)
    rows.filter(state__in=waiting).update(state=State.UNREACHABLE, reason=reasons.LEFT)
    rows.update(address="", subject="", body="", outside_id="")

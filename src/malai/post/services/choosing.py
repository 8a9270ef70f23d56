"""What people choose: the way that suits them, and ways they do not want."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils import timezone

from malai.accounts.models import User, Workspace
from malai.audit.services import recorded
from malai.network.models import Party
from malai.post import reasons
from malai.post.models import Channel, ChannelChoice, Delivery, PostRules, State, UserChoice

FIELDS: Final = ("preferred", "refused", "language")


def choice_set(*, by: User | None, party: Party, fields: Mapping[str, Any]) -> ChannelChoice:
    """Keep what a person chose; what waits by a way she does not want does not go any more.

    ``by`` is ``None`` where she chose it herself behind her link.

    Raises
    ------
    ValidationError
        A way that is none.
    """
    with recorded(
        "post.choice_set", by=by, workspace=party.workspace, subject=party.public_id
    ) as trace:
        Party.objects.select_for_update(of=("self",)).get(pk=party.pk)
        row = ChannelChoice.objects.filter(party=party).first()
        choice = row or ChannelChoice(workspace=party.workspace, party=party)
        if row:
            trace.changing([row])
        for name in FIELDS:
            if name in fields:
                setattr(choice, name, fields[name])
        choice.refused = [one for one in Channel.values if one in choice.refused]
        choice.full_clean(exclude=["workspace", "party"], validate_unique=False)
        if row:
            choice.save()
        else:
            trace.create(choice)
        waiting_stop(choice.refused, party=party)
        trace.say(name=party.name)
    return choice


def user_choice_set(
    *, user: User, workspace: Workspace, kind: str, is_off: bool, channel: str = ""
) -> UserChoice:
    """Keep whether a user wants a kind of message, and by which way. No act: it is her own."""
    row, _made = UserChoice.objects.update_or_create(
        user=user,
        workspace=workspace,
        kind=kind,
        defaults={"is_off": is_off, "channel": channel if channel in Channel.values else ""},
    )
    if is_off:
        waiting_stop(Channel.values, user=user, message__kind=kind, message__workspace=workspace)
    return row


def waiting_stop(channels: Sequence[str], **whose: object) -> int:
    """Let what waits by these ways for somebody not go any more. One query."""
    rows = Delivery.objects.filter(state=State.WAITING, channel__in=channels, **whose)
    return rows.update(
        state=State.REFUSED, reason=reasons.OPTED_OUT, settled_at=timezone.now(), address=""
    )


def email_stop(party: Party | None, user: User | None, workspace: Workspace, kind: str) -> None:
    """Note that somebody wants no more e-mail, from one tap in her mail program."""
    if party is not None:
        known = ChannelChoice.objects.filter(party=party).first()
        refused = [*(known.refused if known else []), Channel.EMAIL.value]
        choice_set(by=None, party=party, fields={"refused": refused})
    elif user is not None:
        user_choice_set(user=user, workspace=workspace, kind=kind, is_off=True)


def rules_set(*, by: User | None, workspace: Workspace, fields: Mapping[str, Any]) -> PostRules:
    """Keep the quiet hours of a workspace."""
    with recorded(
        "post.rules_set", by=by, workspace=workspace, subject=workspace.public_id
    ) as trace:
        row = PostRules.objects.filter(workspace=workspace).first()
        rules = row or PostRules(workspace=workspace)
        if row:
            trace.changing([row])
        for name in ("quiet_from", "quiet_to", "rests_on_holidays"):
            setattr(rules, name, fields[name])
        rules.full_clean(exclude=["workspace"])
        if row:
            rules.save()
        else:
            trace.create(rules)
    return rules

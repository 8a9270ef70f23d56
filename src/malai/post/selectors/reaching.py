"""Who is reached by which way. Asked anew for each preview; a stated number of queries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.conf import settings

from malai.accounts.models import Workspace
from malai.consent.models import Answer, Basis, Purpose, Standing
from malai.consent.wording import CONTACT
from malai.network.models import Party, PartyKind
from malai.network.reach import parties_seen
from malai.post import reasons
from malai.post.models import Channel, ChannelChoice, LineAccount, LineLink, State

#: Parties looked up at once; a limit of SQLite stands behind it.
BATCH: Final = 5_000
#: Keys that are listed in a question.
LISTED: Final = 500
#: Which purpose of the room of consent a way needs.
PURPOSES: Final = {
    Channel.LINE.value: CONTACT["line"],
    Channel.EMAIL.value: CONTACT["email"],
    Channel.SMS.value: CONTACT["phone"],
    Channel.CALL.value: CONTACT["phone"],
    Channel.PRINT.value: CONTACT["post"],
}
#: Ways that a machine takes; they need a yes. A list in somebody's hand leaves out who said no.
ELECTRONIC: Final = (Channel.LINE.value, Channel.EMAIL.value, Channel.SMS.value)
#: In this order where nobody chose.
ORDER: Final = (*ELECTRONIC, Channel.CALL.value, Channel.PRINT.value)
STATES: Final = {Channel.CALL.value: State.TO_CALL, Channel.PRINT.value: State.TO_PRINT}
#: The most telling reason first, where no way is left.
_TELLING: Final = (
    reasons.OPTED_OUT, reasons.REFUSED, reasons.BOUNCED, reasons.UNFOLLOWED, reasons.NOT_ASKED,
    reasons.NO_ADDRESS, reasons.NOT_LINKED, reasons.NOT_CONNECTED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person of an audience, with the way that was found, or why there is none."""

    party_id: int
    public_id: Any
    name: str
    phone: str
    channel: str
    address: str
    language: str
    state: str
    reason: str = ""


@dataclass(slots=True)
class Known:
    """What is known of the ways of many parties."""

    purposes: dict[str, Purpose] = field(default_factory=dict)
    answers: dict[tuple[int, int], str] = field(default_factory=dict)
    choices: dict[int, ChannelChoice] = field(default_factory=dict)
    links: dict[int, LineLink] = field(default_factory=dict)
    connected: frozenset[str] = frozenset()


def connected(workspace: Workspace) -> frozenset[str]:
    """Return the ways this workspace can use; lists on paper always. One query."""
    ways = {Channel.CALL.value, Channel.PRINT.value}
    if settings.MAIL_IS_CONNECTED:
        ways.add(Channel.EMAIL.value)
    if settings.SMS_URL:
        ways.add(Channel.SMS.value)
    if LineAccount.objects.filter(workspace=workspace).exists():
        ways.add(Channel.LINE.value)
    return frozenset(ways)


def address_print(address: str) -> str:
    """Return what is kept of an address that came back."""
    return hashlib.sha256(address.strip().lower().encode()).hexdigest()


def recipients_of(
    workspace: Workspace, party_ids: Iterable[int], channels: Sequence[str]
) -> list[Recipient]:
    """Return everybody of an audience in the order of lists, each with a way or a reason.

    Only parties that the seat sees. Six queries for every 5,000 parties.
    """
    wanted = sorted(set(party_ids))
    found: list[tuple[str, Recipient]] = []
    for start in range(0, len(wanted), BATCH):
        found.extend(_some(workspace, wanted[start : start + BATCH], channels))
    found.sort(key=lambda pair: (pair[0], pair[1].party_id))
    return [recipient for _key, recipient in found]


def _some(
    workspace: Workspace, keys: Sequence[int], channels: Sequence[str]
) -> list[tuple[str, Recipient]]:
    known = known_of(workspace, keys)
    rows = parties_seen(workspace).filter(pk__in=keys).only(
        "public_id", "kind", "name_th", "name_en", "sort_key", "phone", "email"
    )  # fmt: skip
    return [(row.sort_key, _recipient(row, known, channels, workspace.language)) for row in rows]


def known_of(workspace: Workspace, keys: Sequence[int]) -> Known:
    """Return what decides about the ways of these parties. Five queries."""
    codes = sorted(set(PURPOSES.values()))
    purposes = {
        one.code: one for one in Purpose.objects.filter(workspace=workspace, code__in=codes)
    }
    # A list of thousands of keys costs a database more than the rows of the whole workspace.
    these = {"party__in": keys} if len(keys) <= LISTED else {"workspace": workspace}
    standings = Standing.objects.filter(purpose__in=list(purposes.values()), **these)
    answers = {
        (party, purpose): answer
        for party, purpose, answer in standings.order_by().values_list(
            "party_id", "purpose_id", "answer"
        )
    }
    choices = {row.party_id: row for row in ChannelChoice.objects.filter(**these)}
    told = LineLink.objects.filter(**{"workspace": workspace, **these}, party__isnull=False)
    links = told.select_related("friend")
    return Known(
        purposes,
        answers,
        choices,
        {int(row.party_id or 0): row for row in links},
        connected(workspace),
    )


def _recipient(party: Party, known: Known, channels: Sequence[str], language: str) -> Recipient:
    choice = known.choices.get(party.pk)
    spoken = (choice.language if choice else "") or language
    channel, reason = way_of(party, known, channels)
    state = STATES.get(channel, State.WAITING)
    if not channel:
        no = {reasons.REFUSED, reasons.OPTED_OUT}
        state = State.REFUSED if reason in no else State.UNREACHABLE
    return Recipient(
        party.pk, party.public_id, party.name, party.phone, channel,
        address_for(party, channel, known), spoken, state, reason,
    )  # fmt: skip


def way_of(party: Party, known: Known, channels: Sequence[str]) -> tuple[str, str]:
    """Return the first way that is open to ``party``, or why none is. No query."""
    choice = known.choices.get(party.pk)
    order = [choice.preferred] if choice and choice.preferred else []
    closed = set()
    for channel in dict.fromkeys([*order, *ORDER]):
        if channel not in channels:
            continue
        reason = closed_by(party, channel, known)
        if not reason:
            return channel, ""
        closed.add(reason)
    told = next((one for one in _TELLING if one in closed), reasons.NOT_CONNECTED)
    return "", told


def closed_by(party: Party, channel: str, known: Known) -> str:
    """Return why a way is closed for a party, empty where it is open. No query."""
    choice = known.choices.get(party.pk)
    if choice and channel in choice.refused:
        return reasons.OPTED_OUT
    if channel not in known.connected:
        return reasons.NOT_CONNECTED
    return _not_there(party, channel, known, choice) or not_agreed(party, channel, known)


def _not_there(party: Party, channel: str, known: Known, choice: ChannelChoice | None) -> str:
    if channel == Channel.LINE:
        link = known.links.get(party.pk)
        if link is None:
            return reasons.NOT_LINKED
        if link.friend.is_stopped:
            return reasons.OPTED_OUT
        return "" if link.friend.is_following else reasons.UNFOLLOWED
    if channel == Channel.EMAIL:
        if not party.email:
            return reasons.NO_ADDRESS
        is_back = choice and choice.bounced and choice.bounced == address_print(party.email)
        return reasons.BOUNCED if is_back else ""
    return reasons.NO_ADDRESS if channel != Channel.PRINT and not party.phone else ""


def not_agreed(party: Party, channel: str, known: Known) -> str:
    """Return why the room of consent closes a way; bodies are not asked."""
    if party.kind != PartyKind.PERSON:
        return ""
    purpose = known.purposes.get(PURPOSES[channel])
    if purpose is not None and purpose.basis != Basis.CONSENT:
        return ""
    if purpose is None and channel == Channel.LINE:
        # Who sent her own code to the account, told what for, has agreed by that.
        return ""
    answer = known.answers.get((party.pk, purpose.pk)) if purpose else None
    if answer in (Answer.NO, Answer.WITHDRAWN):
        return reasons.REFUSED
    if channel in ELECTRONIC and answer != Answer.YES:
        return reasons.NOT_ASKED
    return ""


def address_for(party: Party, channel: str, known: Known) -> str:
    """Return where a message goes by this way; empty for lists on paper."""
    if channel == Channel.LINE:
        return known.links[party.pk].friend.line_user
    return {Channel.EMAIL.value: party.email, Channel.SMS.value: party.phone}.get(channel, "")


def counted(recipients: Iterable[Recipient]) -> Mapping[str, int]:
    """Return how many go by each way; who is not reached counts under an empty way."""
    counts: dict[str, int] = {}
    for one in recipients:
        counts[one.channel] = counts.get(one.channel, 0) + 1
    return counts

"""What pages show of a preview and of a log: counts by way, lists by key, the cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext as _

from malai.accounts.models import Workspace
from malai.post.models import Channel, Message, MessageState, State
from malai.post.quota import Quota, quota_asked
from malai.post.reasons import reason_said
from malai.post.selectors.messages import SHOWN, deliveries_seen, states_counted
from malai.post.selectors.reaching import ELECTRONIC, Recipient, counted

ICONS: Final = {
    Channel.LINE.value: "message-circle",
    Channel.EMAIL.value: "mail",
    Channel.SMS.value: "smartphone",
    Channel.CALL.value: "phone",
    Channel.PRINT.value: "printer",
    "": "user-x",
}
#: States as chips of the log, in this order.
STATES: Final = tuple(State.values)


def preview_shown(
    workspace: Workspace, recipients: Sequence[Recipient], asked: Mapping[str, str]
) -> dict[str, Any]:
    """Return counts by way, one page of names, the cost in LINE, and why some are not reached."""
    counts = counted(recipients)
    way = asked.get("way", "")
    narrowed = [one for one in recipients if way in ("", one.channel or "none")]
    after = asked.get("after", "")
    start = next((n + 1 for n, one in enumerate(narrowed) if str(one.public_id) == after), 0)
    shown = narrowed[start : start + SHOWN]
    is_more = start + SHOWN < len(narrowed)
    query = f"?way={way}&" if way else "?"
    return {
        "recipients": [(one, ICONS[one.channel], reason_said(one.reason)) for one in shown],
        "total": len(recipients),
        "narrowed": len(narrowed),
        "reached": len(recipients) - counts.get("", 0),
        "unreached": counts.get("", 0),
        "goes_alone": sum(counts.get(one, 0) for one in ELECTRONIC),
        "ways": way_chips(counts, way),
        "why_not": why_not(recipients),
        "quota": quota_shown(workspace, counts.get(Channel.LINE.value, 0)),
        "next_url": f"{query}after={shown[-1].public_id}" if is_more else "",
        "first_url": query if start else "",
    }


def way_chips(counts: Mapping[str, int], way: str) -> list[dict[str, Any]]:
    """Return a chip for each way that is used, and one for who is not reached."""
    chips: list[dict[str, Any]] = [
        {"label": _("Everybody"), "url": "?", "is_here": not way, "count": sum(counts.values())}
    ]
    for channel in [*Channel.values, ""]:
        if not counts.get(channel):
            continue
        key = channel or "none"
        label = Channel(channel).label if channel else _("cannot be reached")
        chips.append(
            {"label": label, "url": f"?way={key}", "is_here": way == key,
             "count": counts[channel], "icon": ICONS[channel]}
        )  # fmt: skip
    return chips


def why_not(recipients: Sequence[Recipient]) -> list[tuple[Any, int]]:
    """Return why people are not reached, the commonest reason first."""
    reasons: dict[str, int] = {}
    for one in recipients:
        if not one.channel:
            reasons[one.reason] = reasons.get(one.reason, 0) + 1
    common = sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(reason_said(reason), many) for reason, many in common]


def quota_shown(workspace: Workspace, cost: int) -> Quota | None:
    """Return how many LINE messages are left this month; nothing where none would be used."""
    return quota_asked(workspace, cost) if cost else None


def log_shown(message: Message, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return what became of a message: counts by state and one page of people. Four queries."""
    counts = states_counted(message)
    state = asked.get("state", "") if asked.get("state") in STATES else ""
    rows = deliveries_seen(message).order_by("pk")
    rows = rows.filter(state=state) if state else rows
    after = asked.get("after", "")
    rows = rows.filter(pk__gt=int(after)) if after.isdecimal() and len(after) < 16 else rows
    page = list(rows[: SHOWN + 1])
    shown = page[:SHOWN]
    query = f"?state={state}&" if state else "?"
    return {
        "deliveries": [(row, ICONS[row.channel], reason_said(row.reason)) for row in shown],
        "states": state_chips(counts, state),
        "counts": counts,
        "total": sum(counts.values()),
        "narrowed": counts.get(state, 0) if state else sum(counts.values()),
        "waits": counts.get(State.WAITING, 0) if message.state == MessageState.QUEUED else 0,
        "unknown": counts.get(State.UNKNOWN, 0),
        "to_call": counts.get(State.TO_CALL, 0),
        "to_print": counts.get(State.TO_PRINT, 0),
        "next_url": f"{query}after={shown[-1].pk}" if len(page) > SHOWN else "",
        "first_url": query if after else "",
    }


def state_chips(counts: Mapping[str, int], state: str) -> list[dict[str, Any]]:
    """Return a chip for each state that there is."""
    chips: list[dict[str, Any]] = [
        {"label": _("Everybody"), "url": "?", "is_here": not state, "count": sum(counts.values())}
    ]
    chips.extend(
        {
            "label": State(one).label,
            "url": f"?state={one}",
            "is_here": state == one,
            "count": counts[one],
        }
        for one in STATES
        if counts.get(one)
    )
    return chips

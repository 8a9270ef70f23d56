"""What the room of post answers when other rooms ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.policy import Action
from malai.accounts.models import Workspace
from malai.kernel import registries
from malai.kernel.registries import NavigationItem, TimelineEvent
from malai.network.carriers import ForeignKeyCarrier, ForeignKeyData
from malai.network.models import Party
from malai.post import reasons
from malai.post.models import (
    Channel,
    ChannelChoice,
    Delivery,
    LineCode,
    LineDraft,
    LineFriend,
    LineLink,
    State,
)
from malai.post.reasons import reason_said
from malai.post.registrations_line import register_line
from malai.post.selectors.messages import messages_seen
from malai.post.selectors.reaching import ORDER, closed_by, known_of, way_of
from malai.post.services.drafts import drafts_erase
from malai.post.services.messages import erased_stop
from malai.post.shown import ICONS


def register() -> None:
    """Fill the registries of the kernel."""
    _carriers()
    _subject_data()
    register_line()
    registries.erasers.register("post", PostEraser())
    registries.timelines.register("post", PostTimeline())
    registries.party_panels.register("post", WaysPanel())
    registries.navigation.register(
        "post",
        NavigationItem(
            _("Announcements"), "post:messages", "megaphone", Action.NETWORK_EDIT.value, 42
        ),
    )
    registries.subjects_seen.register(
        "post", lambda here: messages_seen(here).order_by().values_list("public_id", flat=True)
    )
    for action, words in WORDS.items():
        registries.act_words.register(action, words)


def _carriers() -> None:
    add = registries.merge_carriers.register
    deliveries = ForeignKeyCarrier(
        Delivery, "party", unique_with=["message_id"], join=join_deliveries
    )
    add("post.deliveries", deliveries)
    choices = ForeignKeyCarrier(
        ChannelChoice, "party", unique_with=["workspace_id"], join=join_choices
    )
    add("post.choices", choices)


def join_deliveries(twin: Delivery, row: Delivery) -> bool:
    """Let what surely or perhaps went stand, so that one person is not told twice."""
    went = (State.SENT, State.UNKNOWN, State.SENDING)
    if row.state not in went or twin.state in went:
        return False
    for name in ("channel", "state", "reason", "settled_at", "claimed_at"):
        setattr(twin, name, getattr(row, name))
    return True


def join_choices(twin: ChannelChoice, row: ChannelChoice) -> bool:
    """Keep what either did not want; the kept record's preference stands."""
    before = (twin.preferred, twin.refused, twin.language)
    twin.refused = [one for one in Channel.values if one in {*twin.refused, *row.refused}]
    twin.preferred = twin.preferred or row.preferred
    twin.language = twin.language or row.language
    return before != (twin.preferred, twin.refused, twin.language)


def _subject_data() -> None:
    add = registries.subject_data.register
    add(
        "post.Delivery",
        ForeignKeyData(Delivery, ["party"], _("Announcements"), _delivery, related=["message"]),
    )
    add(
        "post.ChannelChoice",
        ForeignKeyData(ChannelChoice, ["party"], _("How to be told"), _choice),
    )


def _delivery(row: Delivery) -> dict[str, Any]:
    return {
        "about": row.message.subject,
        "on": row.message.queued_at.date().isoformat() if row.message.queued_at else "",
        "way": row.get_channel_display() if row.channel else "",
        "state": row.get_state_display(),
    }


def _choice(row: ChannelChoice) -> dict[str, Any]:
    return {"preferred": row.preferred, "not wanted": ", ".join(row.refused)}


class PostEraser:
    """Addresses, links, codes and choices go; that a message went stays as a count."""

    covers = frozenset({"post.Delivery", "post.ChannelChoice", "post.LineCode", "post.LineDraft"})

    def erase(self, party_ids: Sequence[int]) -> None:
        """Remove them. Some ten queries."""
        drafts_erase(LineDraft.objects.filter(party__in=party_ids))
        friends = list(
            LineLink.objects.filter(party__in=party_ids).values_list("friend", flat=True)
        )
        for model in (ChannelChoice, LineLink, LineCode):
            model._default_manager.filter(party__in=party_ids).delete()
        # An id of LINE that was hers alone is not kept either.
        LineFriend.objects.filter(pk__in=friends, links=None).delete()
        erased_stop(party_ids)


class PostTimeline:
    """What somebody was told."""

    def events_for(
        self, party_ids: Sequence[int], workspace: Workspace
    ) -> Mapping[int, list[TimelineEvent]]:
        """Return events by party. One query."""
        events: dict[int, list[TimelineEvent]] = defaultdict(list)
        seen = messages_seen(workspace).order_by().values("pk")
        rows = Delivery.objects.filter(party__in=party_ids, state=State.SENT, message__in=seen)
        for row in rows.select_related("message").exclude(settled_at=None):
            events[int(row.party_id or 0)].append(_event(row, workspace))
        return events


def _event(row: Delivery, workspace: Workspace) -> TimelineEvent:
    at = timezone.localtime(row.settled_at)
    said = {"what": row.message.subject, "way": row.get_channel_display()}
    return TimelineEvent(
        at.date().isoformat(),
        "megaphone",
        gettext("Told by %(way)s: %(what)s") % said,
        reverse("post:message", args=[workspace.public_id, row.message.public_id]),
        needs=Action.NETWORK_EDIT.value,
        is_meeting=False,
    )


class WaysPanel:
    """By which way announcements reach somebody, or why none does."""

    title: StrOrPromise = _("Announcements")
    template = "post/_panel.html"

    def context_for(self, party: Party) -> Mapping[str, Any]:
        """Return it. Six queries."""
        known = known_of(party.workspace, [party.pk])
        wanted = [one for one in ORDER if one != Channel.PRINT]
        channel, reason = way_of(party, known, wanted)
        return {
            "channel_label": Channel(channel).label if channel else "",
            "icon_name": ICONS[channel],
            "reason": str(reason_said(reason)),
            "choice": known.choices.get(party.pk),
            "is_back": closed_by(party, Channel.EMAIL.value, known) == reasons.BOUNCED,
            "link": known.links.get(party.pk),
            "has_line": Channel.LINE.value in known.connected,
        }


WORDS: Final[dict[str, StrOrPromise | Callable[[Mapping[str, Any]], StrOrPromise]]] = {
    "post.message_create": _("Wrote the announcement %(subject)s."),
    "post.message_change": _("Changed the announcement %(subject)s."),
    "post.message_drop": _("Took away the draft %(subject)s."),
    "post.message_queue": _("Sent off %(subject)s to %(people)s people."),
    "post.notice_queue": _("Sent off a notice to %(people)s people."),
    "post.message_stop": _("Held back %(subject)s for %(people)s people."),
    "post.message_again": _("Sent %(subject)s once more to %(people)s people."),
    "post.delivery_note": _("Noted whether %(name)s was told: %(subject)s."),
    "post.list_print": _("Took a list of %(rows)s people for %(name)s."),
    "post.choice_set": _("Noted how %(name)s wants to be told."),
    "post.line_connect": _("Connected the LINE account %(name)s."),
    "post.line_remove": _("Took the LINE account %(name)s away."),
    "post.code_make": _("Made a code for LINE for %(name)s."),
    "post.codes_make": _("Made codes for LINE for %(people)s people."),
    "post.line_link": _("%(name)s linked LINE."),
    "post.line_stop": _("%(name)s said in LINE whether to be told there."),
    "post.draft_drop": _("Threw away what %(name)s sent by LINE."),
    "post.rules_set": _("Set the quiet hours."),
}

"""What the network room knows of a party's past: joining, leaving, relationships."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from malai.accounts.models import Workspace
from malai.kernel.registries import TimelineEvent
from malai.network.models import Affiliation, Membership
from malai.network.reach import ends_within, networks_seen, ties_seen
from malai.network.selectors.custom import role_said
from malai_core.text import PartialDate


class NetworkTimeline:
    """Dated facts of parties as lines, each with the day it is about."""

    def events_for(
        self, party_ids: Sequence[int], workspace: Workspace
    ) -> Mapping[int, list[TimelineEvent]]:
        """Return events by party. Three queries for any number of parties."""
        events: dict[int, list[TimelineEvent]] = defaultdict(list)
        for party, event in (
            *_memberships(party_ids, workspace),
            *_affiliations(party_ids, workspace),
            *_ties(party_ids, workspace),
        ):
            events[party].append(event)
        return events


def _line(day: PartialDate | None, icon: str, text: str) -> Iterator[TimelineEvent]:
    if day is not None:
        yield TimelineEvent(day.iso, icon, text)


def _memberships(keys: Sequence[int], workspace: Workspace) -> Iterator[tuple[int, TimelineEvent]]:
    rows = Membership.objects.filter(party__in=keys, network__in=networks_seen(workspace))
    for row in rows.select_related("network"):
        said = {"network": row.network.name, "role": role_said(workspace, row.role)}
        joined = _("Joined %(network)s as %(role)s") % said
        left = _("Left %(network)s") % said
        for event in (*_line(row.since, "log-in", joined), *_line(row.until, "log-out", left)):
            yield row.party_id, event


def _affiliations(keys: Sequence[int], workspace: Workspace) -> Iterator[tuple[int, TimelineEvent]]:
    rows = Affiliation.objects.filter(ends_within(workspace, "body"), member__in=keys)
    for row in rows.select_related("body"):
        begun = _("Began at %(body)s") % {"body": row.body.name}
        ended = _("Left %(body)s") % {"body": row.body.name}
        for event in (
            *_line(row.since, "building-2", begun),
            *_line(row.until, "building-2", ended),
        ):
            yield row.member_id, event


def _ties(keys: Sequence[int], workspace: Workspace) -> Iterator[tuple[int, TimelineEvent]]:
    wanted = set(keys)
    ties = ties_seen(workspace).filter(Q(source__in=keys) | Q(target__in=keys))
    for tie in ties.select_related("source", "target", "kind"):
        for party, other in ((tie.source, tie.target), (tie.target, tie.source)):
            if party.pk in wanted:
                begun = _("Relationship with %(other)s began") % {"other": other.name}
                ended = _("Relationship with %(other)s ended") % {"other": other.name}
                for event in (
                    *_line(tie.since, "link", begun),
                    *_line(tie.until, "unlink", ended),
                ):
                    yield party.pk, event

"""As what people take part in activities. Each selector says its number of queries."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet

from malai.accounts.models import Workspace
from malai.activities.models import Activity
from malai.activities.models_attending import Participant, ParticipantRole
from malai.network.models import Party
from malai.network.reach import ends_within, parties_seen
from malai.network.selectors.parties import with_belongings


def observing(activities: Collection[int]) -> QuerySet[Participant]:
    """Return the rows of observers of activities, by key. One query."""
    return Participant.objects.filter(activity__in=activities, role=ParticipantRole.OBSERVER)


def observer_keys(activity: int) -> frozenset[int]:
    """Return the keys of the observers of one activity, who came or are expected. One query."""
    return frozenset(observing([activity]).values_list("party_id", flat=True))


def observed(activities: Collection[int]) -> set[tuple[int, int]]:
    """Return who observes what: pairs of the keys of activity and party. One query."""
    return set(observing(activities).values_list("activity_id", "party_id"))


def observers_of(activity: Activity) -> list[Party]:
    """Return the observers of an activity in Thai order, as far as seen. Three queries."""
    rows = parties_seen(activity.workspace).filter(pk__in=observing([activity.pk]).values("party"))
    return list(with_belongings(rows.order_by("sort_key", "pk"), activity.workspace))


def observers_within(workspace: Workspace) -> Q:
    """Return the filter of rows of ``Participant`` about observers who are seen."""
    return ends_within(workspace, "party") & Q(role=ParticipantRole.OBSERVER)

"""What projects and agreements add to the page and the timeline of a party."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.accounts.models import Workspace
from malai.kernel.registries import TimelineEvent
from malai.network.models import AgreementParty, Party, Project, TeamMember
from malai.network.reach import agreements_seen, projects_seen
from malai.network.selectors.projects import agreement_seen

#: Rows of a panel; all of them are on the pages of their own.
SHOWN = 20


class ProjectsPanel:
    """Projects that a party owns or works in."""

    title: StrOrPromise = _("Projects")
    template = "network/_projects_panel.html"

    def context_for(self, party: Party) -> Mapping[str, Any]:
        """Return owned projects and roles in teams. Two queries."""
        owned = list(Project.objects.filter(owner=party).order_by("-last_year", "pk")[:SHOWN])
        rows = TeamMember.objects.filter(party=party).select_related("project")
        roles = list(rows.order_by("until", "pk")[:SHOWN])
        return {"owned": owned, "roles": roles} if owned or roles else {}


class AgreementsPanel:
    """Agreements that a party signed."""

    title: StrOrPromise = _("Agreements")
    template = "network/_agreements_panel.html"

    def context_for(self, party: Party) -> Mapping[str, Any]:
        """Return the agreements, latest first. One query."""
        rows = AgreementParty.objects.filter(party=party).select_related("agreement")
        today = timezone.localdate()
        seen = [agreement_seen(row.agreement, today) for row in rows.order_by("-pk")[:SHOWN]]
        return {"seen": seen} if seen else {}


class RecordsTimeline:
    """Dated facts of projects and agreements as lines on the timeline of a party."""

    def events_for(
        self, party_ids: Sequence[int], workspace: Workspace
    ) -> Mapping[int, list[TimelineEvent]]:
        """Return events by party. Two queries."""
        events: dict[int, list[TimelineEvent]] = defaultdict(list)
        for party, event in (*_teams(party_ids, workspace), *_signed(party_ids, workspace)):
            events[party].append(event)
        return events


def _teams(keys: Sequence[int], workspace: Workspace) -> Iterator[tuple[int, TimelineEvent]]:
    rows = TeamMember.objects.filter(
        party__in=keys, project__in=projects_seen(workspace)
    ).select_related("project__workspace")
    for row in rows:
        project = row.project
        url = reverse("network:project", args=[project.workspace.public_id, project.public_id])
        if row.since:
            text = gettext("Joined the team of %(project)s") % {"project": project.name}
            yield row.party_id, TimelineEvent(row.since.iso, "folder-kanban", text, url)
        if row.until:
            text = gettext("Left the team of %(project)s") % {"project": project.name}
            yield row.party_id, TimelineEvent(row.until.iso, "folder-kanban", text, url)


def _signed(keys: Sequence[int], workspace: Workspace) -> Iterator[tuple[int, TimelineEvent]]:
    seen = agreements_seen(workspace)
    rows = AgreementParty.objects.filter(party__in=keys, agreement__in=seen).select_related(
        "agreement__workspace"
    )
    for row in rows:
        deed = row.agreement
        url = reverse("network:agreement", args=[deed.workspace.public_id, deed.public_id])
        if deed.signed:
            text = gettext("Signed %(agreement)s") % {"agreement": deed.name}
            yield row.party_id, TimelineEvent(deed.signed.iso, "handshake", text, url)
        if deed.until:
            text = gettext("%(agreement)s ends") % {"agreement": deed.name}
            yield row.party_id, TimelineEvent(deed.until.iso, "handshake", text, url)

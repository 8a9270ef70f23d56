"""What is kept beside a record, on its timeline: notes, files and photos, earlier names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.access.policy import Action
from malai.accounts.models import Workspace
from malai.kernel.registries import TimelineEvent
from malai.network.models import Attachment, FormerName, Note, Party

#: Letters of a note that a line of the timeline shows.
SHOWN: Final = 80


class BesideTimeline:
    """Notes and files as lines, each with its day, else the day it was written."""

    def events_for(
        self, party_ids: Sequence[int], workspace: Workspace
    ) -> Mapping[int, list[TimelineEvent]]:
        """Return events by party. Three queries for any number of parties."""
        del workspace
        events: dict[int, list[TimelineEvent]] = defaultdict(list)
        for party, event in (*_notes(party_ids), *_files(party_ids), *_names(party_ids)):
            events[party].append(event)
        return events


def _day(row: Any) -> str:  # noqa: ANN401 - a note or a file
    return row.on.iso if row.on else timezone.localtime(row.created_at).date().isoformat()


def private_event(row: Any, icon: str, text: str, url: str = "") -> TimelineEvent:  # noqa: ANN401 - as above
    """Return a line about a note or a file, for who may see contacts."""
    needs = Action.CONTACT_READ.value
    return TimelineEvent(_day(row), icon, text, url, needs, is_meeting=bool(row.on))


def _notes(keys: Sequence[int]) -> Iterator[tuple[int, TimelineEvent]]:
    for row in Note.objects.filter(party__in=keys):
        text = _("Note: %(text)s") % {"text": shortened(row.text)}
        yield row.party_id, private_event(row, "file-text", text)


def shortened(text: str) -> str:
    """Return as much of a note as a line shows."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _files(keys: Sequence[int]) -> Iterator[tuple[int, TimelineEvent]]:
    rows = Attachment.objects.filter(party__in=keys)
    for row in rows.select_related("file", "party__workspace"):
        named = {"name": row.caption or row.file.name}
        said = _("Photo: %(name)s") if row.is_photo else _("File: %(name)s")
        yield (
            row.party_id,
            private_event(
                row, "images" if row.is_photo else "file", said % named, _file_url(row, row.party)
            ),
        )


def _file_url(row: Attachment, party: Party) -> str:
    places = [party.workspace.public_id, party.public_id, row.public_id]
    return reverse("network:file-get", args=places)


def _names(keys: Sequence[int]) -> Iterator[tuple[int, TimelineEvent]]:
    for row in FormerName.objects.filter(party__in=keys).exclude(until=""):
        if row.until:
            said = _("Was called %(name)s until then") % {"name": row.name}
            yield row.party_id, TimelineEvent(row.until.iso, "history", said, is_meeting=False)

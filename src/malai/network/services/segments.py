"""Saved lists: made, changed, taken away, and their exceptions."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.images import batched
from malai.audit.services import Recorder, recorded
from malai.network.carriers import rows_drop
from malai.network.models import Party, Segment, SegmentMark
from malai_core.text import clean


def segment_create(
    *,
    by: User | None,
    workspace: Workspace,
    name: str,
    query: str,
    is_people: bool,
    is_shared: bool = False,
    english: str = "",
) -> Segment:
    """Save a list under a name. ``query`` is what its address is narrowed by.

    Raises
    ------
    ValidationError
        No name.
    """
    segment = Segment(workspace=workspace, query=query, is_people=is_people, made_by=by)
    _fill(segment, name, english, is_shared=is_shared)
    with recorded("network.segment_create", by=by, workspace=workspace, name=segment.name) as trace:
        trace.about(segment.public_id)
        return trace.create(segment)


def segment_change(
    *, by: User | None, segment: Segment, name: str, is_shared: bool, english: str = ""
) -> Segment:
    """Rename a saved list, or share it.

    Raises
    ------
    ValidationError
        No name.
    """
    with recorded(
        "network.segment_change", by=by, workspace=segment.workspace, subject=segment.public_id
    ) as trace:
        trace.changing([segment])
        _fill(segment, name, english, is_shared=is_shared)
        segment.save()
        trace.say(name=segment.name)
    return segment


def _fill(segment: Segment, name: str, english: str, *, is_shared: bool) -> None:
    segment.name, segment.is_shared = clean(name), is_shared
    segment.english = clean(english)
    if not segment.name:
        raise ValidationError({"name": _("Give the list a name.")})
    segment.full_clean(validate_unique=False, exclude=["made_by"])


def segment_remove(*, by: User | None, segment: Segment) -> None:
    """Forget a saved list with its exceptions; the people stay."""
    with recorded(
        "network.segment_remove",
        by=by,
        workspace=segment.workspace,
        subject=segment.public_id,
        name=segment.name,
    ) as trace:
        marks = list(SegmentMark.objects.filter(segment=segment))
        trace.deleting([*marks, segment])
        rows_drop(marks)
        rows_drop([segment])


def segment_mark_remove(*, by: User | None, mark: SegmentMark) -> None:
    """Let the filters of a saved list decide again about one party."""
    with recorded(
        "network.segment_mark_remove",
        by=by,
        workspace=mark.segment.workspace,
        subject=mark.segment.public_id,
        name=mark.segment.name,
        party=str(mark.party),
    ) as trace:
        trace.deleting([mark])
        rows_drop([mark])


def segment_marks_set(
    trace: Recorder, segment: Segment, keys: Sequence[int], *, is_in: bool
) -> int:
    """Put parties into a saved list by hand, or leave them out; return for how many that is new."""
    changed = 0
    for part in batched(keys):
        marks = {row.party_id: row for row in segment.marks.filter(party__in=part)}
        turned = [row for row in marks.values() if row.is_in != is_in]
        trace.changing(turned)
        segment.marks.filter(pk__in=[row.pk for row in turned]).update(is_in=is_in)
        known = Party.objects.filter(pk__in=part, workspace=segment.workspace)
        fresh = [row for row in known.values_list("pk", flat=True) if row not in marks]
        rows = [SegmentMark(segment=segment, party_id=key, is_in=is_in) for key in fresh]
        changed += len(trace.create_all(SegmentMark, rows)) + len(turned)
    return changed

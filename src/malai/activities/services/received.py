"""What members sent by LINE becomes part of an activity, by a person's choice."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User
from malai.activities.models import Activity, ActivityFile
from malai.audit.services import Recorder, recorded
from malai.places.models import Place, PointFrom
from malai.post.models import DraftKind, DraftState, LineDraft
from malai_core.text import clean


def photo_take(
    *, by: User | None, draft: LineDraft, activity: Activity, caption: str = ""
) -> ActivityFile:
    """Put a photo that was sent into an activity; the picture itself is not copied.

    Raises
    ------
    ValidationError
        Somebody was quicker, or its sender took it back.
    """
    with recorded(
        "activities.photo_take", by=by, workspace=activity.workspace,
        subject=activity.public_id, title=activity.title, name=str(draft),
    ) as trace:  # fmt: skip
        mine = _held(draft, DraftKind.PHOTO, trace)
        row = trace.create(
            ActivityFile(
                activity=activity, file=mine.file, small=mine.small, is_photo=True,
                caption=clean(caption)[:200],
            )
        )  # fmt: skip
        _taken(mine, activity)
    return row


def place_take(*, by: User | None, draft: LineDraft, activity: Activity) -> Place:
    """Let the place that was sent be the point where an activity is.

    A place that the activity has already gets the point; without one it is made, by the name that
    LINE gave.

    Raises
    ------
    ValidationError
        Somebody was quicker, or its sender took it back.
    """
    with recorded(
        "activities.place_take", by=by, workspace=activity.workspace,
        subject=activity.public_id, title=activity.title, name=str(draft),
    ) as trace:  # fmt: skip
        mine = _held(draft, DraftKind.PLACE, trace)
        place = activity.place
        if place is None:
            named = mine.title or mine.address or _("Place sent by LINE")
            place = Place(workspace=activity.workspace, name_th=named)
            _pointed(place, mine)
            trace.changing([activity])
            activity.place = trace.create(place)
            activity.save(update_fields=["place", "updated_at"])
        else:
            trace.changing([place])
            _pointed(place, mine)
            place.save()
        _taken(mine, activity)
    return place


def _held(draft: LineDraft, kind: DraftKind, trace: Recorder) -> LineDraft:
    """Return the draft, held against a second choice at the same time."""
    rows = LineDraft.objects.select_for_update(of=("self",))
    mine = rows.filter(pk=draft.pk, kind=kind, state=DraftState.READY).first()
    if mine is None:
        raise ValidationError(_("This is not there any more: somebody was quicker."))
    trace.changing([mine])
    return mine


def _taken(mine: LineDraft, activity: Activity) -> None:
    mine.state, mine.went_to = DraftState.TAKEN, activity.public_id
    mine.save(update_fields=["state", "went_to", "updated_at"])


def _pointed(place: Place, mine: LineDraft) -> None:
    place.latitude, place.longitude = mine.latitude, mine.longitude
    place.point_from, place.point_accuracy = PointFrom.GPS, None

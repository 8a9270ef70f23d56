"""What stands around an activity: own kinds, organisers, speakers, documents and photos."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404

from malai.accounts.models import Workspace
from malai.activities.models import (
    Activity,
    ActivityFile,
    Hand,
    HandRole,
    OwnKind,
    PhotoFace,
    Session,
)
from malai.consent.selectors.purposes import agreed_among, refused_keys
from malai.consent.wording import PHOTOS
from malai.network.models import Party
from malai.network.reach import ends_within, parties_seen


def kinds_of(workspace: Workspace) -> QuerySet[OwnKind]:
    """Return the workspace's own kinds with ``held``, retired ones last. One query."""
    rows = OwnKind.objects.filter(workspace=workspace).annotate(held=Count("activities"))
    return rows.order_by("is_retired", "pk")


def kind_named(workspace: Workspace, public_id: UUID) -> OwnKind:
    """Return one own kind, or raise ``Http404``. One query."""
    row = OwnKind.objects.filter(workspace=workspace, public_id=public_id).first()
    if row is None:
        raise Http404
    row.workspace = workspace
    return row


def kinds_offered(workspace: Workspace, kept: OwnKind | None = None) -> list[OwnKind]:
    """Return the kinds that a form offers; one that is kept stays among them. One query."""
    offered = Q(is_retired=False) | Q(pk=kept.pk if kept else None)
    return list(OwnKind.objects.filter(offered, workspace=workspace).order_by("pk"))


def session_of(activity: Activity, public_id: UUID) -> Session:
    """Return one session of an activity, or raise ``Http404``. One query."""
    row = Session.objects.filter(activity=activity, public_id=public_id).first()
    if row is None:
        raise Http404
    row.activity = activity
    return row


@dataclass(frozen=True, slots=True)
class Hands:
    """Who organises an activity and who speaks at it, as far as seen."""

    organisers: list[Hand] = field(default_factory=list)
    speakers: list[Hand] = field(default_factory=list)


def hands_within(workspace: Workspace) -> Q:
    """Return the filter of the hands that are seen: names without a record, and parties seen."""
    if workspace.seen_from is None:
        return Q()
    return Q(party=None) | ends_within(workspace, "party")


def hands_of(activity: Activity) -> Hands:
    """Return organisers and speakers, oldest first. One query, two for a limited seat."""
    workspace = activity.workspace
    rows = activity.hands.filter(hands_within(workspace)).select_related("party__person", "body")
    found = list(rows.order_by("pk"))
    if workspace.seen_from is not None:
        _hide_beyond(found, workspace)
    return Hands(
        [row for row in found if row.role == HandRole.ORGANISER],
        [row for row in found if row.role == HandRole.SPEAKER],
    )


def _hide_beyond(hands: list[Hand], workspace: Workspace) -> None:
    bodies = {hand.body_id for hand in hands if hand.body_id}
    seen = set(parties_seen(workspace).filter(pk__in=bodies).values_list("pk", flat=True))
    for hand in hands:
        if hand.body_id not in seen:
            hand.body = None


def hand_of(activity: Activity, public_id: UUID) -> Hand:
    """Return one organiser or speaker of an activity, or raise ``Http404``. One query."""
    rows = Hand.objects.filter(hands_within(activity.workspace), activity=activity)
    row = rows.select_related("party").filter(public_id=public_id).first()
    if row is None:
        raise Http404
    row.activity = activity
    return row


# -- Documents and photos ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FileShown:
    """A document or a photo; of a photo, what those who can be recognised on it agreed to."""

    row: ActivityFile
    agreed: list[Party] = field(default_factory=list)
    refused: list[Party] = field(default_factory=list)
    unasked: list[Party] = field(default_factory=list)

    @property
    def may_go_out(self) -> bool:
        """Whether somebody is named on the photo and nobody is left who did not agree."""
        return bool(self.agreed) and not (self.refused or self.unasked)


def files_of(activity: Activity) -> list[FileShown]:
    """Return documents and photos, oldest first. Two queries, three more where people are named."""
    workspace = activity.workspace
    seen = ends_within(workspace, "party")
    faces = PhotoFace.objects.filter(seen).select_related("party").order_by("party__sort_key")
    rows = list(
        activity.files.select_related("file")
        .prefetch_related(Prefetch("faces", faces))
        .order_by("is_photo", "pk")
    )
    keys = [face.party_id for row in rows for face in row.faces.all()]
    yes = agreed_among(workspace, PHOTOS, keys) if keys else set()
    no = refused_keys(workspace, PHOTOS) if keys else frozenset()
    return [_shown(row, yes, no) for row in rows]


def _shown(row: ActivityFile, yes: set[int], no: frozenset[int]) -> FileShown:
    people = [face.party for face in row.faces.all()]
    return FileShown(
        row,
        [one for one in people if one.pk in yes],
        [one for one in people if one.pk in no],
        [one for one in people if one.pk not in yes and one.pk not in no],
    )


def file_of(activity: Activity, public_id: UUID) -> ActivityFile:
    """Return one document or photo of an activity, or raise ``Http404``. One query."""
    rows = ActivityFile.objects.filter(activity=activity).select_related("file", "small")
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise Http404
    row.activity = activity
    return row

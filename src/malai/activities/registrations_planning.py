"""What the planning side of the room answers: merges, a person's copy of her data, erasing, words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.accounts.models import Workspace
from malai.activities.feeds import CalendarPage
from malai.activities.models import (
    ActivityFile,
    BudgetLine,
    DutyParty,
    Feed,
    Hand,
    PhotoFace,
    PlanGoal,
    PlanShare,
)
from malai.activities.money import baht_said
from malai.activities.selectors_calendar import PAGE
from malai.activities.selectors_plan import credit_of
from malai.files.models import StoredFile
from malai.files.services import files_erase
from malai.kernel import registries
from malai.network.carriers import ForeignKeyCarrier, ForeignKeyData
from malai.network.models import Party
from malai.network.reach import networks_seen


def register() -> None:
    """Fill the registries of the kernel."""
    _register_merges()
    _register_subject_data()
    registries.party_panels.register("activities.credit", CreditPanel())
    registries.link_pages.register(PAGE, CalendarPage())
    registries.erasers.register("activities", ActivitiesEraser())
    registries.subjects_seen.register("activities.plans", goals_seen)
    for action, words in WORDS.items():
        registries.act_words.register(action, words)


def goals_seen(workspace: Workspace) -> QuerySet[PlanGoal, UUID]:
    """Return the public ids of goals of networks that are seen. One query."""
    rows = PlanGoal.objects.filter(network__in=networks_seen(workspace)).order_by()
    return rows.values_list("public_id", flat=True)


def _register_merges() -> None:
    once = ["activity_id", "role"]
    for name, carrier in {
        "activities.hands": ForeignKeyCarrier(Hand, "party", unique_with=once),
        "activities.bodies": ForeignKeyCarrier(Hand, "body"),
        "activities.partners": ForeignKeyCarrier(BudgetLine, "partner"),
        "activities.duties": ForeignKeyCarrier(DutyParty, "party", unique_with=["duty_id", "part"]),
        "activities.shares": ForeignKeyCarrier(PlanShare, "party"),
        "activities.feeds": ForeignKeyCarrier(Feed, "party"),
        "activities.faces": ForeignKeyCarrier(PhotoFace, "party", unique_with=["photo_id"]),
    }.items():
        registries.merge_carriers.register(name, carrier)


def _register_subject_data() -> None:
    for name, data in {
        "activities.Hand": ForeignKeyData(
            Hand,
            ["party", "body"],
            _("Organised or spoke at"),
            _hand_read,
            related=["activity"],
        ),
        "activities.BudgetLine": ForeignKeyData(
            BudgetLine, ["partner"], _("Given to activities"), _line_read, related=["activity"]
        ),
        "activities.DutyParty": ForeignKeyData(
            DutyParty, ["party"], _("Duties"), _duty_read, related=["duty__activity"]
        ),
        "activities.PlanShare": ForeignKeyData(
            PlanShare, ["party"], _("Shares in joint plans"), _share_read, related=["item"]
        ),
        "activities.Feed": ForeignKeyData(
            Feed,
            ["party"],
            _("Calendars by a link"),
            lambda row: {"calendar": str(row)},
            related=["network", "workspace"],
        ),
        "activities.PhotoFace": ForeignKeyData(
            PhotoFace, ["party"], _("Photos"), _face_read, related=["photo__activity"]
        ),
    }.items():
        registries.subject_data.register(name, data)


def _hand_read(row: Hand) -> dict[str, Any]:
    return {
        "activity": str(row.activity),
        "role": row.get_role_display(),
        "affiliation": row.affiliation,
        "topic": row.topic,
    }


def _face_read(row: PhotoFace) -> dict[str, Any]:
    return {"activity": str(row.photo.activity), "photo": str(row.photo)}


def _line_read(row: BudgetLine) -> dict[str, Any]:
    return {
        "activity": str(row.activity),
        "what": row.what,
        "given": row.get_given_as_display(),
        "baht": baht_said(row.satang),
    }


def _share_read(row: PlanShare) -> dict[str, Any]:
    return {
        "planned": row.item.what,
        "given": row.get_given_as_display(),
        "what": row.what,
        "baht": baht_said(row.satang),
    }


def _duty_read(row: DutyParty) -> dict[str, Any]:
    return {
        "activity": str(row.duty.activity),
        "duty": row.duty.what,
        "part": row.get_part_display(),
    }


class CreditPanel:
    """What a partner gave, on its page."""

    title: StrOrPromise = _("Given to the network")
    template = "activities/_credit.html"

    def context_for(self, party: Party) -> Mapping[str, Any]:
        """Return what was given. Three queries, five where there is something."""
        credit = credit_of(party)
        return {"credit": credit} if credit else {}


class ActivitiesEraser:
    """Photos on which somebody is named go, and the words beside her name; that she spoke stays."""

    covers = frozenset(
        {
            "activities.Feed",
            "activities.Hand",
            "activities.PhotoFace",
            "activities.PlanShare",
        }
    )

    def erase(self, party_ids: Sequence[int]) -> None:
        """Remove them. Seven queries, two more for each file."""
        PlanShare.objects.filter(party__in=party_ids).update(what="")
        Feed.objects.filter(party__in=party_ids).delete()
        Hand.objects.filter(party__in=party_ids).update(affiliation="", topic="")
        photos = ActivityFile.objects.filter(faces__party__in=party_ids)
        pairs = photos.values_list("pk", "file_id", "small_id")
        rows = list(pairs)
        ActivityFile.objects.filter(pk__in=[row[0] for row in rows]).delete()
        files = {key for row in rows for key in row[1:] if key}
        files_erase(list(StoredFile.objects.filter(pk__in=files)))


WORDS: Final[dict[str, StrOrPromise | Callable[[Mapping[str, Any]], StrOrPromise]]] = {
    "activities.series_create": _("Planned the series %(title)s: %(count)s activities."),
    "activities.series_change": _("Changed %(title)s and what follows: %(count)s activities."),
    "activities.activity_call_off": _("Called off: %(title)s."),
    "activities.activity_bring_back": _("Takes place after all: %(title)s."),
    "activities.feed_make": _("Made a calendar by a link: %(name)s."),
    "activities.line_add": _("Added a budget line to %(title)s."),
    "activities.line_change": _("Changed a budget line of %(title)s."),
    "activities.line_remove": _("Took a budget line of %(title)s away."),
    "activities.duty_add": _("Added the duty %(what)s to %(title)s."),
    "activities.duty_change": _("Changed the duty %(what)s of %(title)s."),
    "activities.duty_hand_over": _("%(name)s is responsible for %(what)s of %(title)s."),
    "activities.duty_remove": _("Took the duty %(what)s of %(title)s away."),
    "activities.goal_add": _("Added to the joint plan: %(what)s."),
    "activities.goal_change": _("Changed in the joint plan: %(what)s."),
    "activities.goal_remove": _("Taken out of the joint plan: %(what)s."),
    "activities.item_add": _("Added to the joint plan: %(what)s."),
    "activities.item_change": _("Changed in the joint plan: %(what)s."),
    "activities.item_remove": _("Taken out of the joint plan: %(what)s."),
    "activities.share_add": _("%(name)s shares in: %(what)s."),
    "activities.share_remove": _("Took a share away in: %(what)s."),
    "activities.project_words_set": _("Said the goal of the project %(name)s in a few words."),
    "activities.kind_add": _("Added the kind of activity %(name)s."),
    "activities.kind_change": _("Changed the kind of activity %(name)s."),
    "activities.kind_retire": _("The kind of activity %(name)s is no longer offered."),
    "activities.kind_restore": _("The kind of activity %(name)s is offered again."),
    "activities.session_add": _("Added a session to %(title)s."),
    "activities.session_change": _("Changed a session of %(title)s."),
    "activities.session_remove": _("Took a session of %(title)s away."),
    "activities.organiser_add": _("%(name)s organises %(title)s."),
    "activities.speaker_add": _("%(name)s speaks at %(title)s."),
    "activities.hand_remove": _("Took %(name)s off %(title)s."),
    "activities.file_add": _("Added a document to %(title)s."),
    "activities.photo_add": _("Added a photo to %(title)s."),
    "activities.photo_take": _("Put a photo that %(name)s sent by LINE into %(title)s."),
    "activities.place_take": _("Put the place that %(name)s sent by LINE to %(title)s."),
    "activities.file_remove": _("Took a file off %(title)s."),
    "activities.faces_set": _("Noted who can be recognised on a photo of %(title)s."),
}

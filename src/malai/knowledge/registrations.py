"""What the room of knowledge answers when lower rooms ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from malai.access.policy import Action
from malai.accounts.models import Workspace
from malai.activities.selectors import activities_seen
from malai.kernel import registries
from malai.kernel.registries import NavigationItem
from malai.knowledge.asked import SUBJECT, review_page
from malai.knowledge.erasing import KnowledgeEraser
from malai.knowledge.learned import LearnedAtActivities
from malai.knowledge.models import Lesson, LessonsSession, Review, SessionDuty
from malai.knowledge.panels import LastTimePanel, LearnedPanel
from malai.knowledge.selectors.sessions import sessions_seen
from malai.knowledge.week import LearningOfWeek
from malai.network.carriers import ForeignKeyCarrier, ForeignKeyData
from malai.network.reach import networks_seen
from malai.questions.subjects import subject_pages


def register() -> None:
    """Fill the registries of the kernel."""
    registries.activity_panels.register("knowledge.last_time", LastTimePanel())
    registries.activity_panels.register("knowledge.learned", LearnedPanel())
    registries.learnings.register("knowledge", LearnedAtActivities())
    registries.week_items.register("knowledge", LearningOfWeek())
    registries.erasers.register("knowledge", KnowledgeEraser())
    registries.navigation.register(
        "knowledge.lessons",
        NavigationItem(
            _("Lessons"), "knowledge:lessons", "lightbulb", Action.NETWORK_READ.value, 43
        ),
    )
    registries.subjects_seen.register("knowledge.lessons", lessons_of_networks)
    registries.subjects_seen.register("knowledge.lessons_loose", lessons_loose)
    registries.subjects_seen.register(
        "knowledge.sessions",
        lambda here: sessions_seen(here).order_by().values_list("public_id", flat=True),
    )
    subject_pages.register(SUBJECT, review_page)
    _register_people()
    for action, words in WORDS.items():
        registries.act_words.register(action, words)
    registries.field_words.register("knowledge.LessonNote.what", _("what happened"))


def lessons_of_networks(workspace: Workspace) -> QuerySet[Any, UUID]:
    """Return the public ids of the lessons of networks that are seen. One query.

    Apart from those of activities: SQLite's parser has no room for both in one.
    """
    rows = Lesson.objects.filter(network__in=networks_seen(workspace).order_by())
    return rows.order_by().values_list("public_id", flat=True)


def lessons_loose(workspace: Workspace) -> QuerySet[Any, UUID]:
    """Return the public ids of the lessons of no network, of activities that are seen. One query."""
    there = activities_seen(workspace).order_by().values("pk")
    rows = Lesson.objects.filter(workspace=workspace, network=None, activity__in=there)
    return rows.order_by().values_list("public_id", flat=True)


def _register_people() -> None:
    for model, field, title, read in (
        (Review, "led_by", _("Led a look back"), _review),
        (SessionDuty, "on_duty", _("On duty for lessons sessions"), _duty),
        (LessonsSession, "led_by", _("Led a lessons session"), _session),
    ):
        name = f"{model._meta.label}.{field}"
        registries.merge_carriers.register(name, ForeignKeyCarrier(model, field))
        related = ["activity"] if model is Review else ["network"]
        registries.subject_data.register(
            model._meta.label, ForeignKeyData(model, [field], title, read, related=related)
        )


def _review(row: Review) -> dict[str, Any]:
    return {"activity": str(row.activity), "on": row.reviewed_on.isoformat()}


def _duty(row: SessionDuty) -> dict[str, Any]:
    return {"network": str(row.network), "next": row.next_on.isoformat()}


def _session(row: LessonsSession) -> dict[str, Any]:
    return {"network": str(row.network), "on": row.held_on.isoformat()}


def _duty_words(facts: Mapping[str, Any]) -> StrOrPromise:
    if facts.get("name"):
        return _("Lessons sessions of %(network)s: %(name)s is on duty.")
    return _("Said when %(network)s holds lessons sessions.")


WORDS: Final[dict[str, StrOrPromise | Callable[[Mapping[str, Any]], StrOrPromise]]] = {
    "knowledge.review_write": _("Looked back on %(title)s."),
    "knowledge.action_add": _("Agreed after %(title)s: %(what)s."),
    "knowledge.rule_set": _("Activities are looked back on within %(hours)s hours."),
    "knowledge.lesson_create": _("New lesson: %(what)s"),
    "knowledge.lesson_change": _("Changed the lesson: %(what)s"),
    "knowledge.lesson_retire": _("Retired the lesson: %(what)s"),
    "knowledge.lesson_restore": _("Offered the lesson again: %(what)s"),
    "knowledge.lesson_renew": _("Looked at the lesson again: %(what)s"),
    "knowledge.lesson_used": _("Used a lesson at %(title)s: %(what)s"),
    "knowledge.lesson_again": _("Came up again at %(title)s: %(what)s"),
    "knowledge.duty_set": _duty_words,
    "knowledge.session_hold": _("Held a lessons session of %(network)s."),
    "knowledge.session_change": _("Changed a lessons session of %(network)s."),
}

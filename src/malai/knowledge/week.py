"""Reviews, lessons and lessons sessions on the page of this week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from malai.access.doors import OpenSeat
from malai.access.policy import Action
from malai.kernel.registries import WeekItem
from malai.kernel.templatetags.malai import thai_date
from malai.knowledge.models import Lesson, SessionDuty
from malai.knowledge.selectors.lessons import lessons_due
from malai.knowledge.selectors.reviews import Waiting, waiting_for_review
from malai.knowledge.selectors.sessions import duty_of
from malai.network.models import Network

#: Days ahead, and things at most.
AHEAD: Final = 14
MOST: Final = 5


class LearningOfWeek:
    """What is to be looked back on."""

    title: StrOrPromise = gettext_lazy("To look back on")
    icon = "lightbulb"
    order = 40

    def items_for(self, seat: OpenSeat, network: Network, today: date) -> Sequence[WeekItem]:
        """Return reviews that wait, the session that is due, lessons to look at. Four queries."""
        if not seat.may(Action.NETWORK_EDIT):
            return []
        return list(islice(_items(seat, network, today), MOST))


def _items(seat: OpenSeat, network: Network, today: date) -> Iterator[WeekItem]:
    duty = duty_of(network)
    if duty and duty.next_on <= today + timedelta(days=AHEAD):
        yield _session(seat, network, duty, today)
    for waiting in waiting_for_review(seat.workspace, now=timezone.now(), network=network):
        yield _review(seat, waiting)
    for lesson in lessons_due(seat.workspace, today, network)[:MOST]:
        yield _lesson(seat, lesson)


def _review(seat: OpenSeat, waiting: Waiting) -> WeekItem:
    activity = waiting.activity
    here = [seat.workspace.public_id, activity.public_id]
    until = timezone.localdate(waiting.until)
    is_late = waiting.is_overdue(timezone.now())
    said = _("a look back was wanted by %(day)s") if is_late else _("look back by %(day)s")
    return WeekItem(
        key=f"knowledge.review:{activity.public_id}",
        text=activity.title,
        why=said % {"day": thai_date(until, "short")},
        act_label=_("Look back"),
        act_url=reverse("knowledge:review-edit", args=here),
        due=until,
    )


def _session(seat: OpenSeat, network: Network, duty: SessionDuty, today: date) -> WeekItem:
    day = thai_date(duty.next_on, "short")
    said = _("was planned for %(day)s") if duty.next_on < today else _("on %(day)s")
    who = f"{duty.on_duty.name} · " if duty.on_duty else ""
    return WeekItem(
        key=f"knowledge.session:{network.public_id}:{duty.next_on}",
        text=_("Lessons session"),
        why=f"{who}{said % {'day': day}}",
        act_label=_("Hold it"),
        act_url=reverse(
            "knowledge:session-new", args=[seat.workspace.public_id, network.public_id]
        ),
        due=duty.next_on,
    )


def _lesson(seat: OpenSeat, lesson: Lesson) -> WeekItem:
    here = [seat.workspace.public_id, lesson.public_id]
    return WeekItem(
        key=f"knowledge.lesson:{lesson.public_id}:{lesson.look_again_on}",
        text=lesson.recommendation,
        why=_("Does this lesson still hold?"),
        act_label=_("Look at it again"),
        act_url=reverse("knowledge:lesson", args=here),
        due=lesson.look_again_on,
    )

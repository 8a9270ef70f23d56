"""The five questions of a review, as a live group answers them, and where they lead."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from malai.accounts.models import Workspace
from malai.activities.selectors import activities_seen
from malai.questions.plans import ItemPlan, SetPlan
from malai.questions.subjects import SubjectPage

#: The kind of the subject: an activity that is looked back on.
SUBJECT: Final = "knowledge.review"
#: The codes of the questions are the fields of a review.
REVIEW_SET: Final = SetPlan(
    code="knowledge.review",
    th="ทบทวนหลังกิจกรรม",
    en="Looking back on an activity",
    items=(
        ItemPlan("happened", "text", "เกิดอะไรขึ้นบ้าง", "What happened?"),
        ItemPlan("intended", "text", "เราตั้งใจไว้ว่าอย่างไร", "What did we want?"),
        ItemPlan("why", "text", "ทำไมจึงต่างจากที่ตั้งใจ", "Why was it different?"),
        ItemPlan("sustain", "text", "อะไรดีอยู่แล้ว ควรทำต่อไป", "What was good, and shall we keep?"),
        ItemPlan("improve", "text", "คราวหน้าทำอะไรให้ดีขึ้นได้", "What shall we do better next time?"),
    ),
)


def review_page(workspace: Workspace, subject: UUID) -> SubjectPage | None:
    """Return where the review of an activity is; nothing where it is not seen. One query."""
    activity = activities_seen(workspace).filter(public_id=subject).first()
    if activity is None:
        return None
    here = [workspace.public_id, activity.public_id]
    return SubjectPage(
        title=activity.title,
        url=reverse("knowledge:review", args=here),
        sum_up_url=reverse("knowledge:review-edit", args=here),
        sum_up_label=_("Sum it up"),
    )

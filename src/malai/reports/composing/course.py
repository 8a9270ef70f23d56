"""Sections about what happened: objectives, results by day and session, lessons, what follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from malai.activities.models import Session
from malai.kernel.registries import Learning
from malai.kernel.templatetags.malai import name, number, thai_date
from malai.reports.composing.people import Composed
from malai.reports.composing.wording import day_said, days_said, joined, people_said
from malai.reports.document import Block, Bullets, Heading, Paragraph, Table
from malai.reports.models import Scope
from malai.reports.selectors.material import Material
from malai.reports.written import blocks_of
from malai.work.models import Task

#: In this order, with their headings; what is new comes under lessons.
_LEARNED: Final = ("intended", "happened", "why", "sustain", "improve", "lesson")


def objectives(material: Material) -> Composed:
    """Say what it was for, in the words of each activity."""
    told = [one for one in material.subject.activities if one.objectives.strip()]
    if not told:
        return Composed((Paragraph(_("No objective is noted.")),))
    blocks: list[Block] = []
    for one in told:
        if len(told) > 1:
            blocks.append(Heading(one.title))
        blocks += blocks_of(one.objectives)
    return Composed(tuple(blocks))


def results(material: Material) -> Composed:
    """Say what was held, by day and session, with who came and what was noted."""
    if not material.subject.activities:
        return Composed((Paragraph(_("There was no activity.")),))
    return Composed(tuple(_days(material)))


def _days(material: Material) -> Iterator[Block]:
    by_day: dict[str, list[Session]] = defaultdict(list)
    for session in material.subject.sessions:
        by_day[day_said(session.on or session.activity.starts)].append(session)
    for day, sessions in by_day.items():
        yield Heading(day)
        yield Bullets(tuple(_session(material, one) for one in sessions))
    for one in material.subject.activities:
        if one.note.strip():
            yield Paragraph(one.note.strip())


def _session(material: Material, session: Session) -> str:
    is_one = material.subject.scope == Scope.ACTIVITY
    title = session.title if is_one else joined((session.activity.title, session.title))
    hours = f"{session.starts_at:%H:%M}" if session.starts_at else ""
    if hours and session.ends_at:
        hours += f"–{session.ends_at:%H:%M}"
    return joined((title, hours, _came(material, session)))


def _came(material: Material, session: Session) -> str:
    there = set(material.present[session.pk])
    watching = there & {one.pk for one in material.observers}
    said = {"count": people_said(len(there - watching)), "watching": people_said(len(watching))}
    if watching:
        return _("%(count)s came, and %(watching)s observed") % said
    return _("%(count)s came") % said


def _learned_title(kind: str) -> str:
    return {
        "intended": _("What was intended"),
        "happened": _("What happened"),
        "why": _("Why it went that way"),
        "sustain": _("What to keep"),
        "improve": _("What to do better"),
    }.get(kind, _("Lessons learned"))


def lessons(material: Material) -> Composed:
    """Say what was learned; where no review is written yet, say that."""
    if not material.learned:
        return Composed((Paragraph(_("No review is written yet.")),))
    by_kind: dict[str, list[Learning]] = defaultdict(list)
    for one in material.learned:
        by_kind[one.kind if one.kind in _LEARNED else "lesson"].append(one)
    blocks: list[Block] = []
    for kind in _LEARNED:
        if found := by_kind.get(kind):
            items = tuple(_learning(material, one) for one in found)
            blocks += [Heading(_learned_title(kind)), Bullets(items)]
    return Composed(tuple(blocks))


def _learning(material: Material, one: Learning) -> str:
    owner = one.owner if material.with_names else ""
    due = _("by %(day)s") % {"day": thai_date(one.due)} if one.due else ""
    return joined((one.text, owner, due))


def followups(material: Material) -> Composed:
    """List what is to be done, who does it, by when."""
    if not material.tasks:
        return Composed((Paragraph(_("Nothing to follow up is noted.")),))
    rows = tuple(_task(material, one) for one in material.tasks)
    heads = (_("What is to follow"), _("Who does it"), _("By when"), _("State"))
    named = material.with_names
    keys = {one.who_id for one in material.tasks if one.who_id} if named else set()
    return Composed((), (Table(heads, rows, (46, 24, 18, 12)),), frozenset(keys))


def _task(material: Material, one: Task) -> tuple[str, ...]:
    who = name(one.who) if one.who else _("nobody yet")
    return (
        one.what,
        who if material.with_names else "–",
        thai_date(one.by_when, "short") if one.by_when else "–",
        one.get_state_display(),
    )


def summary(material: Material) -> Composed:
    """Say it all in a few sentences, with counts alone."""
    subject = material.subject
    people, bodies = len(material.participants), _bodies(material)
    said = {
        "activities": number(len(subject.activities)),
        "days": days_said(subject.first, subject.last),
        "people": people_said(people),
        "bodies": number(bodies),
    }
    if not subject.activities:
        return Composed((Paragraph(_("There was no activity in this time.")),))
    if subject.scope == Scope.ACTIVITY:
        text = _("On %(days)s, %(people)s from %(bodies)s organisations took part.")
    else:
        text = _(
            "%(days)s: %(activities)s activities, with %(people)s from %(bodies)s organisations."
        )
    lines = [text % said, _observed(material), _first_time(material)]
    if subject.called_off:
        lines.append(_("Called off: %(count)s") % {"count": number(subject.called_off)})
    if subject.undated:
        told = _("Left out, because the date is not known well enough: %(count)s")
        lines.append(told % {"count": number(subject.undated)})
    return Composed(tuple(Paragraph(line) for line in lines if line))


def _observed(material: Material) -> str:
    watching = len(material.observers)
    return _("%(count)s observed.") % {"count": people_said(watching)} if watching else ""


def _first_time(material: Material) -> str:
    fresh = sum(party.pk in material.newcomers for party in material.participants)
    if not material.participants:
        return ""
    return _("%(count)s came for the first time.") % {"count": people_said(fresh)}


def _bodies(material: Material) -> int:
    rows = (party.open_affiliations for party in material.participants)  # type: ignore[attr-defined]
    return len({one[0].body_id for one in rows if one})


def annex_activities(material: Material) -> Composed:
    """List the activities of a series or a period with how many came."""
    subject = material.subject
    if subject.scope == Scope.ACTIVITY or not subject.activities:
        return Composed()
    came: dict[int, set[int]] = defaultdict(set)
    for session in subject.sessions:
        came[session.activity_id] |= set(material.present[session.pk])
    rows = tuple(
        (
            str(place),
            day_said(one.starts),
            one.title,
            name(one.place) if one.place else "–",
            number(len(came[one.pk])),
        )
        for place, one in enumerate(subject.activities, start=1)
    )
    heads = (_("No."), _("Date"), _("Activity"), _("Place"), _("Number of people"))
    return Composed((), (Table(heads, rows, (6, 22, 40, 22, 10)),))

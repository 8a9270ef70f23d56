"""Sections about what happened: objectives, results by day and session, lessons, what follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from malai.activities.models import Session
from malai.kernel.registries import Learning
from malai.kernel.templatetags.malai import name, number, thai_date
from malai.reports.composing.people import Composed
from malai.reports.composing.wording import (
    activities_said,
    bodies_said,
    day_said,
    held_said,
    is_ahead,
    joined,
    people_said,
)
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
        return Composed(missing=gettext_lazy("No objective is noted."))
    blocks: list[Block] = []
    for one in told:
        if len(material.subject.activities) > 1:
            blocks.append(Heading(one.title))
        blocks += blocks_of(one.objectives)
    return Composed(tuple(blocks))


def results(material: Material) -> Composed:
    """Say what was held, by day and session, with who came and what was noted."""
    if not material.subject.activities:
        return Composed(missing=gettext_lazy("There was no activity."))
    return Composed(tuple(_days(material)))


def _days(material: Material) -> Iterator[Block]:
    by_day: dict[str, list[Session]] = defaultdict(list)
    for session in material.subject.sessions:
        by_day[day_said(session.on or session.activity.starts)].append(session)
    for day, sessions in by_day.items():
        if len(by_day) > 1 or sessions[0].on or sessions[0].activity.starts:
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
    """Say how many came and watched. Without any row nobody knows, which is not nobody."""
    if session.pk in material.noted:
        return _who_came(material, session)
    if is_ahead(session.on, material.today):
        return _("its day is still to come")
    return _("who came is not noted")


def _who_came(material: Material, session: Session) -> str:
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
        return Composed(missing=gettext_lazy("No review is written yet."))
    by_kind: dict[str, list[Learning]] = defaultdict(list)
    for one in _each_once(material.learned):
        by_kind[one.kind if one.kind in _LEARNED else "lesson"].append(one)
    blocks: list[Block] = []
    for kind in _LEARNED:
        if found := by_kind.get(kind):
            items = tuple(_learning(material, one) for one in found)
            blocks += [Heading(_learned_title(kind)), Bullets(items)]
    return Composed(tuple(blocks))


def _each_once(learned: list[Learning]) -> list[Learning]:
    """Return the points; what was also agreed on stands once, with who does it and by when."""
    found: dict[tuple[int, str, str], Learning] = {}
    for one in learned:
        key = (one.activity_id, one.kind, one.text.strip())
        if key not in found or not (found[key].owner or found[key].due):
            found[key] = one
    return list(found.values())


def _learning(material: Material, one: Learning) -> str:
    owner = one.owner if material.with_names else ""
    due = _("by %(day)s") % {"day": thai_date(one.due)} if one.due else ""
    said = joined((one.text, owner, due))
    if len(material.subject.activities) == 1:
        return said
    titles = {each.pk: each.title for each in material.subject.activities}
    return f"{said} ({titles[one.activity_id]})"


def followups(material: Material) -> Composed:
    """List what is to be done, who does it, by when."""
    if not material.tasks:
        return Composed(missing=gettext_lazy("Nothing to follow up is noted."))
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
    if not material.subject.activities:
        return Composed((Paragraph(_("There was no activity in this time.")),))
    lines = [_held(material), _observed(material), _first_time(material), *_left_out(material)]
    return Composed(tuple(Paragraph(line) for line in lines if line))


def _held(material: Material) -> str:
    """Say when it was and how many came; where nobody noted it, that."""
    subject = material.subject
    ahead = [one for one in subject.activities if is_ahead(one.starts, material.today)]
    said = {"held": held_said(subject), "came": _took_part(material)}
    if subject.scope == Scope.ACTIVITY and subject.first is None:
        return capfirst(_("%(people)s.") % {"people": said["came"]})
    if subject.scope == Scope.ACTIVITY:
        return _("%(held)s: %(came)s.") % said
    said["activities"] = activities_said(len(subject.activities) - len(ahead))
    return _("%(held)s: %(activities)s; %(came)s.") % said


def _took_part(material: Material) -> str:
    people, bodies = len(material.participants), _bodies(material)
    if not material.noted:
        return _("who came is not noted")
    said = {"people": people_said(people), "bodies": bodies_said(bodies)}
    if not bodies:
        return _("%(people)s took part") % said
    return _("%(people)s from %(bodies)s took part") % said


def _left_out(material: Material) -> Iterator[str]:
    """Say how many were called off, still lie ahead, or have no date that is good enough."""
    subject = material.subject
    ahead = sum(is_ahead(one.starts, material.today) for one in subject.activities)
    if subject.called_off:
        yield _("Called off: %(count)s") % {"count": number(subject.called_off)}
    if ahead and subject.scope != Scope.ACTIVITY:
        yield _("Planned, and not held yet: %(count)s") % {"count": number(ahead)}
    if subject.undated:
        told = _("Left out, because the date is not known well enough: %(count)s")
        yield told % {"count": number(subject.undated)}


def _observed(material: Material) -> str:
    watching = len(material.observers)
    return _("%(count)s observed.") % {"count": people_said(watching)} if watching else ""


def _first_time(material: Material) -> str:
    if not material.participants or material.newcomers is None:
        return ""
    fresh = sum(party.pk in material.newcomers for party in material.participants)
    if not fresh:
        return _("Everybody had come to an activity before.")
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
    noted = {one.activity_id for one in subject.sessions if one.pk in material.noted}
    rows = tuple(
        (
            str(place),
            thai_date(one.starts, "short") if one.starts else _("date unknown"),
            one.title,
            name(one.place) if one.place else "–",
            number(len(came[one.pk]) if one.pk in noted else None),
        )
        for place, one in enumerate(subject.activities, start=1)
    )
    heads = (_("No."), _("Date"), _("Activity"), _("Place"), _("Number of people"))
    return Composed((), (Table(heads, rows, (6, 22, 40, 22, 10)),))

"""Projects and activities as the overlap finder sees them, and what it cannot place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID, uuid5

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from malai.accounts.models import Workspace
from malai.activities.models import (
    Activity,
    BudgetLine,
    GivenAs,
    Hand,
    HandRole,
    PlanGoal,
    ProjectGoal,
)
from malai.activities.overlap import (
    Overlap,
    Undertaking,
    overlaps,
    pattern_of,
    word_key,
    words_of,
    words_within,
)
from malai.activities.selectors import activities_seen
from malai.network.models import Network, Party, Project
from malai.network.reach import ends_within, networks_seen, projects_seen
from malai.work.models import Task
from malai.work.selectors import tasks_seen
from malai_core.text import PartialDate, fiscal_year

#: Where tasks say that they come from.
TALK: Final = "activities.overlap"
#: Projects and activities that are looked at, newest first.
MOST: Final = 5_000
#: Overlaps that are shown, and projects without goal words that are named.
SHOWN: Final = 40
NAMED: Final = 20


@dataclass(frozen=True, slots=True)
class OverlapShown:
    """An overlap with its names, and the task to talk together where there is one."""

    id: UUID
    overlap: Overlap
    word: str
    owners: list[Party]
    """Those who undertake most first."""
    rows: list[tuple[Any, Undertaking, int | None]]
    """Projects and activities with what is known of their money in these years."""
    task: Task | None = None

    @property
    def network(self) -> Network | None:
        """The network that all of it belongs to; none where they belong to several, or to none."""
        found = {network for row, *_more in self.rows for network in _networks_of(row)}
        return found.pop() if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Found:
    """What the finder found, and what it could not place."""

    overlaps: list[OverlapShown] = field(default_factory=list)
    count: int = 0
    wordless: list[Project] = field(default_factory=list)
    """Projects without a goal word; the first ones."""
    wordless_count: int = 0
    placeless: int = 0
    """Undertakings with goal words, but without an area, a year or somebody who undertakes it."""


@dataclass(slots=True)
class _Looked:
    """What is collected on the way: rows by key, owners by key, how words are shown."""

    rows: dict[Any, Any] = field(default_factory=dict)
    owners: dict[int, Party] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    undertakings: list[Undertaking] = field(default_factory=list)
    wordless: list[Project] = field(default_factory=list)


def found_in(workspace: Workspace) -> Found:
    """Return who works on the same goal, area and year with money of their own, as far as seen.

    Nine queries, however many there are.
    """
    looked = _Looked()
    activities = list(activities_worded(workspace))
    said = dict(ProjectGoal.objects.filter(_seen_projects(workspace)).values_list("project", "goal_words"))  # fmt: skip
    _learn_words(looked, workspace, activities, said.values())
    pattern = pattern_of(looked.said)
    for project in projects_looked_at(workspace):
        _project(looked, project, said.get(project.pk, ""), pattern)
    money = _money_of(activities)
    for activity in activities:
        _activity(looked, activity, money.get(activity.pk))
    found = overlaps(looked.undertakings)
    shown = [_shown(workspace, one, looked) for one in found[:SHOWN]]
    placeless = sum(not (one.area and one.years and one.owners) for one in looked.undertakings)
    return Found(
        _with_tasks(workspace, shown),
        len(found),
        looked.wordless[:NAMED],
        len(looked.wordless),
        placeless,
    )


def overlap_named(workspace: Workspace, public_id: UUID) -> OverlapShown:
    """Return one overlap of those shown now, or raise ``Http404``. As ``found_in``."""
    for one in found_in(workspace).overlaps:
        if one.id == public_id:
            return one
    raise Http404


# -- Reading -------------------------------------------------------------------------------------


def activities_worded(workspace: Workspace) -> QuerySet[Activity]:
    """Return the activities with goal words, newest first, with place and organisers. Two queries.

    What was called off is left out.
    """
    seen = ends_within(workspace, "party")
    makers = Hand.objects.filter(seen, role=HandRole.ORGANISER).select_related("party")
    rows = activities_seen(workspace).filter(called_off_on=None).exclude(goal_words="")
    rows = rows.select_related("place", "network").prefetch_related(Prefetch("hands", makers))
    return rows.order_by("-starts", "-pk")[:MOST]


def projects_looked_at(workspace: Workspace) -> QuerySet[Project]:
    """Return the projects whose owner is known and seen, with budgets and networks. Three queries."""
    rows = projects_seen(workspace).filter(ends_within(workspace, "owner")).exclude(owner=None)
    rows = rows.select_related("owner").prefetch_related("budgets", "in_networks__network")
    return rows.order_by("-last_year", "-pk")[:MOST]


def _seen_projects(workspace: Workspace) -> Q:
    if workspace.seen_from is None:
        return Q(project__workspace=workspace)
    return Q(project__in=projects_seen(workspace).order_by().values("pk"))


def _learn_words(
    looked: _Looked, workspace: Workspace, activities: Sequence[Activity], said: Iterable[str]
) -> None:
    """Collect every goal word of the workspace, so that it is found in the texts of projects."""
    goals = PlanGoal.objects.filter(network__in=networks_seen(workspace)).order_by("pk")
    written = [*goals.values_list("goal_words", flat=True), *said]
    written += [activity.goal_words for activity in activities]
    for text in written:
        for key, shown in words_of(text).items():
            looked.said.setdefault(key, shown)


@dataclass(slots=True)
class _Money:
    """What is known of the money of one activity."""

    satang: int = 0
    is_known: bool = True
    partners: set[int | None] = field(default_factory=set)


def _money_of(activities: Sequence[Activity]) -> dict[int, _Money]:
    """Return the money of activities by key, and which partners give it. One query."""
    rows = BudgetLine.objects.filter(activity__in=[row.pk for row in activities])
    rows = rows.filter(given_as=GivenAs.MONEY).order_by("pk")
    found: dict[int, _Money] = defaultdict(_Money)
    for key, partner, satang in rows.values_list("activity", "partner", "satang"):
        money = found[key]
        money.satang += satang or 0
        # A sum with an unknown part is not known.
        money.is_known &= satang is not None
        money.partners.add(partner)
    return found


# -- One undertaking -----------------------------------------------------------------------------


def _project(looked: _Looked, project: Project, said: str, pattern: re.Pattern[str] | None) -> None:
    text = " ".join((project.name_th, project.name_en, project.purpose))
    words = set(words_of(said)) | words_within(text, pattern)
    if not words:
        looked.wordless.append(project)
        return
    assert project.owner is not None  # noqa: S101 - projects_looked_at left out the others
    looked.owners[project.owner.pk] = project.owner
    line = word_key(project.budget_line)
    _note(
        looked,
        project,
        Undertaking(
            key=("project", project.pk),
            owners=frozenset({project.owner.pk}),
            words=frozenset(words),
            area=_area_of(project.area_code, _networks_of(project)),
            years=frozenset(_years_of(project)),
            budget=("line", line) if line else ("project", project.pk),
            satang=_baht_of(project),
            yearly={row.year: row.amount * 100 for row in project.budgets.all()},
        ),
    )


def _activity(looked: _Looked, activity: Activity, money: _Money | None) -> None:
    owners = {hand.party.pk: hand.party for hand in activity.hands.all() if hand.party}
    looked.owners.update(owners)
    place = activity.place.area_code if activity.place else ""
    # What is paid by others is their budget; what nobody noted is one's own.
    payers = frozenset(money.partners) if money else frozenset(owners)
    _note(
        looked,
        activity,
        Undertaking(
            key=("activity", activity.pk),
            owners=frozenset(owners),
            words=frozenset(words_of(activity.goal_words)),
            area=_area_of(place, _networks_of(activity)),
            years=frozenset(_year_of(activity.starts)),
            budget=("payers", payers),
            satang=money.satang if money and money.is_known else None,
        ),
    )


def _networks_of(row: Any) -> list[Network]:  # noqa: ANN401 - a project or an activity
    if isinstance(row, Project):
        return [one.network for one in row.in_networks.all()]
    return [row.network] if row.network else []


def _note(looked: _Looked, row: Any, one: Undertaking) -> None:  # noqa: ANN401 - a project or an activity
    looked.rows[one.key] = row
    looked.undertakings.append(one)


def _area_of(code: str, networks: Iterable[Network]) -> str:
    """Return the province: its own, else that of its network where that is only one."""
    if code:
        return code[:2]
    codes = {network.area_code[:2] for network in networks if network.area_code}
    return codes.pop() if len(codes) == 1 else ""


def _years_of(project: Project) -> Iterator[int]:
    """Yield the fiscal years of a project: as said, those with a budget, else those of its days."""
    yield from (row.year for row in project.budgets.all())
    first, last = project.first_year, project.last_year
    if first or last:
        begin = first or last or 0
        yield from range(begin, (last or begin) + 1)
        return
    for day in (project.since, project.until):
        yield from _year_of(day)


def _year_of(day: PartialDate | None) -> Iterator[int]:
    """Yield the fiscal year of a date; a year alone lies in two, so it tells none."""
    if day is not None and day.month is not None:
        yield fiscal_year(day.first_day)


def _baht_of(project: Project) -> int | None:
    """Return the money of a project in satang; ``None`` where nobody noted any."""
    if project.budget is not None:
        return project.budget * 100
    amounts = [row.amount for row in project.budgets.all()]
    return sum(amounts) * 100 if amounts else None


# -- Showing -------------------------------------------------------------------------------------


def _shown(workspace: Workspace, one: Overlap, looked: _Looked) -> OverlapShown:
    keys = "|".join((one.word, one.area, *map(str, one.years)))
    return OverlapShown(
        uuid5(workspace.public_id, keys),
        one,
        looked.said.get(one.word, one.word),
        [looked.owners[owner] for owner in one.owners],
        [(looked.rows[row.key], row, row.satang_in(one.years)) for row in one.undertakings],
    )


def _with_tasks(workspace: Workspace, shown: list[OverlapShown]) -> list[OverlapShown]:
    """Add the tasks that were made of them. One query."""
    rows = tasks_seen(workspace).filter(origin=TALK, origin_id__in=[one.id for one in shown])
    tasks: dict[UUID | None, list[Task]] = defaultdict(list)
    for task in rows.order_by("-pk"):
        tasks[task.origin_id].append(task)
    return [
        OverlapShown(one.id, one.overlap, one.word, one.owners, one.rows, next(iter(tasks[one.id]), None))
        for one in shown
    ]  # fmt: skip

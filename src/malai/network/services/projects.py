"""Projects: adding and changing them, their team and their networks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import Recorder, recorded
from malai.network.carriers import rows_drop
from malai.network.models import (
    Network,
    Party,
    Project,
    ProjectBudget,
    ProjectNetwork,
    TeamMember,
)
from malai.network.services.custom import values_write
from malai.network.services.terms import (
    parties_lock,
    refuse_end_before_beginning,
    refuse_second,
    term_end,
)
from malai_core.text import PartialDate

PROJECT_FIELDS: Final = (
    "name_th",
    "name_en",
    "owner",
    "purpose",
    "status",
    "first_year",
    "last_year",
    "budget_line",
    "budget",
    "area_code",
    "since",
    "until",
)


def project_create(*, by: User | None, workspace: Workspace, fields: Mapping[str, Any]) -> Project:
    """Add a project. ``fields`` are those of ``PROJECT_FIELDS`` and ``networks``.

    Raises
    ------
    ValidationError
        No name, an end before the beginning, an owner or network of another workspace; by field.
    """
    project = Project(workspace=workspace)
    _fill(project, fields)
    with recorded("network.project_create", by=by, workspace=workspace, name=str(project)) as trace:
        trace.create(project)
        trace.about(project.public_id)
        _networks_set(trace, project, fields.get("networks") or ())
        values_write(trace, project, fields)
    return project


def project_change(*, by: User | None, project: Project, fields: Mapping[str, Any]) -> Project:
    """Change a project; fields that are not named stay.

    Raises
    ------
    ValidationError
        As ``project_create``.
    """
    with recorded(
        "network.project_change", by=by, workspace=project.workspace, subject=project.public_id
    ) as trace:
        trace.changing([project])
        _fill(project, fields)
        project.save()
        if "networks" in fields:
            _networks_set(trace, project, fields["networks"])
        values_write(trace, project, fields)
        trace.say(name=str(project))
    return project


def _fill(project: Project, fields: Mapping[str, Any]) -> None:
    for name in PROJECT_FIELDS:
        if name in fields:
            setattr(project, name, fields[name])
    if not (project.name_th or project.name_en):
        raise ValidationError({"name_th": _("Give a name in Thai or in English.")})
    if project.owner is not None and project.owner.workspace_id != project.workspace_id:
        raise ValidationError({"other": _("This is not in your workspace.")})
    if (project.last_year or 9999) < (project.first_year or 0):
        raise ValidationError({"last_year": _("The last year lies before the first.")})
    refuse_end_before_beginning(project.since or None, project.until or None)
    project.full_clean(validate_unique=False)


def _networks_set(trace: Recorder, project: Project, networks: Iterable[Network]) -> None:
    wanted = {network.pk: network for network in networks}
    if any(network.workspace_id != project.workspace_id for network in wanted.values()):
        raise ValidationError({"networks": _("This is not in your workspace.")})
    there = {row.network_id: row for row in project.in_networks.all()}
    gone = [row for key, row in there.items() if key not in wanted]
    trace.deleting(gone)
    rows_drop(gone)
    fresh = (network for key, network in wanted.items() if key not in there)
    trace.create_all(ProjectNetwork, [ProjectNetwork(project=project, network=n) for n in fresh])


def team_add(
    *,
    by: User | None,
    project: Project,
    party: Party,
    role: str,
    since: PartialDate | None = None,
) -> TeamMember:
    """Put a party into the team of a project.

    Raises
    ------
    ValidationError
        Another workspace, an unknown role, or that role is hers already.
    """
    if party.workspace_id != project.workspace_id:
        raise ValidationError({"other": _("This is not in your workspace.")})
    row = TeamMember(
        workspace=project.workspace, project=project, party=party, role=role, since=since
    )
    row.full_clean()
    with recorded(
        "network.team_add",
        by=by,
        workspace=project.workspace,
        subject=party.public_id,
        name=str(party),
        project=str(project),
    ) as trace:
        parties_lock(party)
        same = TeamMember.objects.filter(project=project, party=party, role=role)
        refuse_second(same, "other", _("This is noted already."))
        return trace.create(row)


def team_end(*, by: User | None, member: TeamMember, until: PartialDate) -> TeamMember:
    """Note that a party left the team; the row stays as history.

    Raises
    ------
    ValidationError
        The end lies before the beginning, or is noted already.
    """
    with recorded(
        "network.team_end",
        by=by,
        workspace=member.workspace,
        subject=member.party.public_id,
        name=str(member.party),
        project=str(member.project),
    ) as trace:
        term_end(trace, member, until)
    return member


def budget_set(
    *, by: User | None, project: Project, year: int, amount: int | None, line: str = ""
) -> None:
    """Note the budget of a project for one fiscal year, over the one noted; ``None`` takes it away.

    ``year`` is of the Buddhist era; ``amount`` in whole baht.

    Raises
    ------
    ValidationError
        The year lies outside the years of the project.
    """
    first, last = project.first_year or year, project.last_year or year
    if not first <= year <= last:
        raise ValidationError({"year": _("This year lies outside the years of the project.")})
    with recorded(
        "network.budget_set",
        by=by,
        workspace=project.workspace,
        subject=project.public_id,
        name=str(project),
        year=year,
    ) as trace:
        row = ProjectBudget.objects.filter(project=project, year=year).first()
        _budget(trace, row or ProjectBudget(project=project, year=year), amount, line)


def _budget(trace: Recorder, row: ProjectBudget, amount: int | None, line: str) -> None:
    is_there = row.pk is not None
    if is_there:
        trace.changing([row])
    if amount is None:
        rows_drop([row] if is_there else [])
        return
    row.workspace, row.amount, row.line = row.project.workspace, amount, line
    row.full_clean()
    if is_there:
        row.save()
    else:
        trace.create(row)

"""Projects: what a party undertakes, with a team, fiscal years, a budget line and an area."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.fields import PartialDateField
from malai.kernel.models import Row, TwoNames
from malai.network.models.network import Network
from malai.network.models.party import Party


class ProjectStatus(models.TextChoices):
    """Where a project stands. Values are stored: add, never rename."""

    PLANNED = "planned", _("planned")
    RUNNING = "running", _("running")
    FINISHED = "finished", _("finished")
    STOPPED = "stopped", _("stopped early")


class ProjectRole(models.TextChoices):
    """Roles of a team. Values are stored: add, never rename."""

    EXECUTIVE = "executive", _("executive")
    MANAGER = "manager", _("project manager")
    COORDINATOR = "coordinator", _("project coordinator")
    PRACTITIONER = "practitioner", _("practitioner")


class Project(Row, TwoNames):
    """A party's undertaking. Fiscal years are of the Buddhist era, from October to September."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="projects")
    owner = models.ForeignKey(
        Party, on_delete=models.SET_NULL, null=True, blank=True, related_name="projects_owned"
    )
    purpose = models.TextField(_("what it is for"), blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=ProjectStatus.choices, default=ProjectStatus.RUNNING
    )
    first_year = models.PositiveSmallIntegerField(_("first fiscal year"), null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(_("last fiscal year"), null=True, blank=True)
    budget_line = models.CharField(_("budget line"), max_length=200, blank=True)
    budget = models.BigIntegerField(_("budget in baht"), null=True, blank=True)
    area_code = models.CharField(_("area"), max_length=6, blank=True)
    since = PartialDateField(_("starts"))
    until = PartialDateField(_("ends"))

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["pk"]


class ProjectBudget(Row):
    """The budget of a project for one fiscal year (Buddhist era, October to September)."""

    workspace = models.ForeignKey(
        Workspace, on_delete=models.CASCADE, related_name="project_budgets"
    )
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="budgets")
    year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    amount = models.BigIntegerField(_("budget in baht"))
    line = models.CharField(_("budget line"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("budget of a year")
        verbose_name_plural = _("budgets of years")
        ordering = ["year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "year"], name="network_budget_of_year_once")
        ]

    def __str__(self) -> str:
        return f"{self.project}: {self.year}"


class ProjectNetwork(Row):
    """A project serves a network."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="in_networks")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="in_projects")

    class Meta:
        verbose_name = _("network of a project")
        verbose_name_plural = _("networks of projects")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "network"], name="network_project_network_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.project} ∈ {self.network}"


class TeamMember(Row):
    """A party in the team of a project, with role and dates."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="team_members")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="team")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="team_roles")
    role = models.CharField(_("role"), max_length=14, choices=ProjectRole.choices)
    since = PartialDateField(_("since"))
    until = PartialDateField(_("until"))

    class Meta:
        verbose_name = _("member of a team")
        verbose_name_plural = _("members of teams")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.party} @ {self.project}"

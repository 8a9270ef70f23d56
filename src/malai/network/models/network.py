"""Networks and who is in them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.fields import PartialDateField
from malai.kernel.models import Row, TwoNames
from malai.network.models.party import Party
from malai.places.models import Located


class Relation(models.TextChoices):
    """How members stand to each other. Values are stored: add, never rename."""

    HORIZONTAL = "horizontal", _("horizontal")
    VERTICAL = "vertical", _("vertical")
    BOTH = "both", _("horizontal and vertical")


class Mechanism(models.TextChoices):
    """How it came about. Values are stored: add, never rename."""

    ORGANISED = "organised", _("set up")
    NATURAL = "natural", _("grown by itself")
    BOTH = "both", _("grown, then set up")


class Function(models.TextChoices):
    """Whose structure and work it is. Values are stored: add, never rename."""

    STATE = "state", _("of the state")
    PEOPLE = "people", _("of the people")
    BOTH = "both", _("of the state and the people")


class Reach(models.TextChoices):
    """The geography it covers. Values are stored: add, never rename."""

    VILLAGE = "village", _("village")
    SUBDISTRICT = "subdistrict", _("subdistrict")
    DISTRICT = "district", _("district")
    PROVINCE = "province", _("province")
    REGION = "region", _("region")
    COUNTRY = "country", _("country")
    WATERSHED = "watershed", _("watershed")
    ONLINE = "online", _("no place, online")


class DeclaredForm(models.TextChoices):
    """The form a network says it has; what it really has is measured. Add, never rename."""

    HUB = "hub", _("one lead and its member nodes")
    HUBS = "hubs", _("several coordinating hubs")
    MESH = "mesh", _("everybody with everybody, no centre")
    COMMAND = "command", _("a line of command")


class Network(Row, TwoNames, Located):
    """Groups and people joined for a purpose; may hold sub-networks."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="networks")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    purpose = models.TextField(_("purpose"), blank=True)
    charter_members = models.TextField(_("diverse members"), blank=True)
    charter_goal = models.TextField(_("a shared goal"), blank=True)
    charter_benefit = models.TextField(_("shared benefit"), blank=True)
    charter_activities = models.TextField(_("shared activities"), blank=True)
    charter_relations = models.TextField(_("relations and communication"), blank=True)
    by_members = models.CharField(_("members"), max_length=150, blank=True)
    """In the words of the workspace, such as เครือข่ายแม่บ้าน."""
    by_relation = models.CharField(
        _("social relations"), max_length=12, choices=Relation.choices, blank=True
    )
    by_mechanism = models.CharField(
        _("mechanism"), max_length=12, choices=Mechanism.choices, blank=True
    )
    by_function = models.CharField(
        _("structure and function"), max_length=12, choices=Function.choices, blank=True
    )
    by_area = models.CharField(_("geography"), max_length=12, choices=Reach.choices, blank=True)
    form = models.CharField(
        _("declared form"), max_length=12, choices=DeclaredForm.choices, blank=True
    )
    began = PartialDateField(_("began"))
    ended = PartialDateField(_("ended"))
    why_ended = models.TextField(_("why it ended"), blank=True)

    class Meta:
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        ordering = ["pk"]


class MembershipRole(models.TextChoices):
    """Roles in a network. Values are stored: add, never rename."""

    MEMBER = "member", _("member")
    VOLUNTEER = "volunteer", _("volunteer")
    COORDINATOR = "coordinator", _("coordinator")
    MANAGER = "manager", _("network manager")
    DEPUTY = "deputy", _("deputy manager")
    HOST = "host", _("host")
    LEAD = "lead", _("lead")
    SPOKE = "spoke", _("member node")


class Membership(Row):
    """A party in a network, with role and dates. Several terms of one party are several rows."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="memberships")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memberships")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(
        _("role"), max_length=20, choices=MembershipRole.choices, default=MembershipRole.MEMBER
    )
    since = PartialDateField(_("since"))
    until = PartialDateField(_("until"))
    hand_over = PartialDateField(_("hands over by"))
    """Of a host: when somebody else is to carry the work."""
    is_paused = models.BooleanField(_("resting"), default=False)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["pk"]
        indexes = [models.Index(fields=["network", "party"], name="network_membership_pair")]

    def __str__(self) -> str:
        return f"{self.party} ∈ {self.network}"

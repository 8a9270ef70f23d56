"""Parties: people, organisations and groups, and who belongs to whom."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from malai.accounts.models import Workspace
from malai.kernel.fields import PartialDateField
from malai.kernel.models import Row, TwoNames
from malai.places.models import Addressed


class PartyKind(models.TextChoices):
    """The three kinds of party. Values are stored: add, never rename."""

    PERSON = "person", _("person")
    ORGANISATION = "organisation", _("organisation")
    GROUP = "group", _("group")


class Sex(models.TextChoices):
    """What somebody says of herself; empty where nothing was said. Values are stored."""

    FEMALE = "female", _("female")
    MALE = "male", _("male")
    OTHER = "other", pgettext_lazy("sex", "other")


class Party(Row, TwoNames, Addressed):
    """A person, an organisation or a group.

    ``sort_key``, ``match_key`` and ``search_text`` are computed by the services from the names;
    nobody else writes them.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="parties")
    kind = models.CharField(_("kind"), max_length=12, choices=PartyKind.choices)
    sort_key = models.CharField(max_length=400, editable=False)
    """Thai dictionary order; of a person, by given name."""
    match_key = models.CharField(max_length=300, editable=False)
    """Name without titles and spaces, for recognising the same party."""
    search_text = models.TextField(editable=False)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    """E.164 where it could be read; families share one, so it is not unique."""
    phone_written = models.CharField(max_length=100, blank=True)
    email = models.CharField(_("e-mail"), max_length=254, blank=True)
    line_id = models.CharField(_("LINE id"), max_length=100, blank=True)
    note = models.TextField(_("note"), blank=True)
    extra = models.JSONField(default=dict, blank=True)
    """Columns of imports that have no field of their own, by their header."""
    verified_on = models.DateField(_("last checked"), null=True, blank=True)
    is_provisional = models.BooleanField(default=False)
    """Only named by another row so far: an end of a tie, a name on a sign-in sheet."""

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(
                fields=["workspace", "kind", "sort_key", "id"], name="network_party_order"
            ),
            models.Index(fields=["workspace", "match_key"], name="network_party_match"),
            models.Index(fields=["workspace", "phone"], name="network_party_phone"),
            models.Index(fields=["workspace", "area_code"], name="network_party_area"),
            # A list narrowed by a province is counted and ordered without a look at its rows.
            models.Index(
                fields=["workspace", "kind", "area_code", "sort_key", "id"],
                name="network_party_area_order",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name_th="") | ~models.Q(name_en=""),
                name="network_party_has_a_name",
                violation_error_message=_("Give a name in Thai or in English."),
            )
        ]

    @property
    def is_home(self) -> bool:
        """Where a person is found is her home."""
        return self.kind == PartyKind.PERSON


class PersonFacts(models.Model):
    """What only people have."""

    party = models.OneToOneField(
        Party, on_delete=models.CASCADE, related_name="person", primary_key=True
    )
    title = models.CharField(_("title before the name"), max_length=60, blank=True)
    given = models.CharField(_("given name"), max_length=150)
    family = models.CharField(_("family name"), max_length=150, blank=True)
    nickname = models.CharField(_("nickname"), max_length=60, blank=True)
    role = models.CharField(_("role"), max_length=150, blank=True)
    languages = models.CharField(_("languages"), max_length=150, blank=True)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex.choices, blank=True, default="")
    """Wins over what the title before the name tells; empty is "not said"."""

    class Meta:
        verbose_name = _("facts of a person")
        verbose_name_plural = _("facts of people")

    def __str__(self) -> str:
        return f"{self.title}{self.given} {self.family}".strip()


class OrganisationFacts(models.Model):
    """What organisations and groups have."""

    party = models.OneToOneField(
        Party, on_delete=models.CASCADE, related_name="organisation", primary_key=True
    )
    sector = models.CharField(_("sector"), max_length=100, blank=True)
    """In the words of the workspace: ภาครัฐ, ภาคประชาสังคม, ชุมชน ..."""
    agreed = PartialDateField(_("agreement signed"))

    class Meta:
        verbose_name = _("facts of an organisation")
        verbose_name_plural = _("facts of organisations")

    def __str__(self) -> str:
        return self.sector


class Affiliation(Row):
    """A person, or a group, belongs to an organisation or a group, for a time."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="affiliations")
    member = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="affiliations")
    body = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="affiliated")
    position = models.CharField(_("position"), max_length=200, blank=True)
    since = PartialDateField(_("since"))
    until = PartialDateField(_("until"))

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(member=models.F("body")),
                name="network_affiliation_not_self",
                violation_error_message=_("Nobody belongs to themselves."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.member} @ {self.body}"

"""People who are not of age, and who agrees with them."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from malai.accounts.models import Workspace
from malai.kernel.fields import PartialDateField
from malai.kernel.models import Row
from malai.network.models import Party

#: Civil and Commercial Code, section 19: of age at twenty.
OF_AGE: Final = 20
#: Personal Data Protection Act, section 20: under ten only the guardian answers.
GUARDIAN_ALONE: Final = 10


class Minor(Row):
    """A person known to be under age. With a date of birth this ends by itself."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="minors")
    party = models.OneToOneField(Party, on_delete=models.CASCADE, related_name="minor")
    born = PartialDateField(_("born"))
    guardian = models.CharField(_("name of the guardian"), max_length=200, blank=True)
    relation = models.CharField(_("relation to the person"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("person under age")
        verbose_name_plural = _("people under age")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.party)

    def age_on(self, day: date) -> int | None:
        """Return the age that is certain on ``day``; ``None`` where no birth is known.

        Of a birth known by year or month the last day counts: nobody is of age too early.
        """
        if not self.born:
            return None
        last = self.born.last_day
        return day.year - last.year - ((day.month, day.day) < (last.month, last.day))

    def is_minor_on(self, day: date) -> bool:
        """Say whether she is under age on ``day``."""
        age = self.age_on(day)
        return age is None or age < OF_AGE

    def needs_only_guardian(self, day: date) -> bool:
        """Say whether the guardian alone answers for her on ``day``."""
        age = self.age_on(day)
        return age is not None and age < GUARDIAN_ALONE

"""Fields of our own: dates that may lack a day or a month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from malai_core.text import PartialDate

if TYPE_CHECKING:
    _Text = models.CharField[PartialDate | date | str | None, PartialDate | None]
else:
    _Text = models.CharField


class PartialDateField(_Text):
    """A date known to the day, month or year, kept as ``2016-03-05``, ``2016-03``, ``2016``.

    The text sorts by time on both databases, and its length is its precision. Empty means unknown.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        kwargs["max_length"] = 10
        kwargs["blank"] = True
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Leave out what ``__init__`` sets by itself."""
        name, path, args, kwargs = super().deconstruct()
        for given in ("max_length", "blank"):
            kwargs.pop(given, None)
        return name, path, list(args), dict(kwargs)

    def from_db_value(self, value: str | None, *_args: object) -> PartialDate | None:
        """Return the date, ``None`` where it is unknown."""
        return PartialDate.from_iso(value) if value else None

    def to_python(self, value: object) -> PartialDate | None:
        """Return a date from a form, a fixture or code."""
        if value is None or value == "":
            return None
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, date):
            return PartialDate.of(value)
        try:
            return PartialDate.from_iso(str(value))
        except ValueError as error:
            raise ValidationError(_("This is not a date.")) from error

    def get_prep_value(self, value: object) -> str:
        """Return the text that is kept."""
        made = self.to_python(value)
        return made.iso if made else ""

    def value_to_string(self, obj: models.Model) -> str:
        """Return the text for a row image."""
        return self.get_prep_value(self.value_from_object(obj))

    def run_validators(self, value: object) -> None:
        """Skip the text validators: ``to_python`` has checked the date."""


def holds_on(day: date, *, since: str = "since", until: str = "until") -> Q:
    """Return the filter of rows that hold on ``day``.

    An unknown beginning counts as before, an unknown end as not yet. A year or month counts as
    begun on its first day and as ended after its last.
    """
    iso = day.isoformat()
    begun = Q(**{f"{since}__lte": iso})
    open_end = Q(**{until: ""}) | Q(**{f"{until}__gte": iso})
    same = Q(**{f"{until}__in": [iso[:4], iso[:7]]})
    return begun & (open_end | same)


class SensitiveTextField(models.TextField):  # type: ignore[type-arg]
    """A text that the law protects most (section 26): health, belief, a criminal record ...

    The mark is in the schema: the history hides such a field from everybody, no search index and no
    export takes it, and a test walks all tables for it.
    """

    is_sensitive = True

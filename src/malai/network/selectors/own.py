"""Fields of our own as filters of a list: a choice, yes or no, numbers and dates from and to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db.models import Case, F, FloatField, Q, When
from django.db.models.functions import Cast

from malai.accounts.models import Workspace
from malai.network.models import CustomField, CustomValue, FieldKind
from malai_core.text import NotADateError, PartialDate, ascii_digits, read_date

#: How the parameters of an address begin that narrow a list by a field of our own.
PREFIX: Final = "own_"
#: Kinds of field that a list can be narrowed by.
BY_CHOICE: Final = (FieldKind.CHOICE, FieldKind.YES_NO)
BY_RANGE: Final = (FieldKind.NUMBER, FieldKind.DATE)
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Own:
    """A field a list can be narrowed by, and what the address asks of it."""

    field: CustomField
    answer: str = ""
    """A choice in its stored words, ``yes`` or ``no``."""
    least: str = ""
    """As typed."""
    most: str = ""

    @property
    def name(self) -> str:
        """The parameter of an address; a range has one with ``_from`` and one with ``_to``."""
        return f"{PREFIX}{self.field.public_id.hex}"

    @property
    def is_range(self) -> bool:
        """Whether it is asked for from and to."""
        return self.field.kind in BY_RANGE

    @property
    def is_asked(self) -> bool:
        """Whether the address narrows by it."""
        return self.filter() != Q()

    def options(self) -> list[tuple[str, str]]:
        """Return what can be chosen, with its words."""
        if self.field.kind == FieldKind.YES_NO:
            return [(YES, self.field.said(True)), (NO, self.field.said(False))]  # noqa: FBT003 - what is said of a value
        return [(one["th"], self.field.said(one["th"])) for one in self.field.choices]

    def names(self) -> tuple[str, ...]:
        """Return the parameters of an address that ask something of it."""
        return (f"{self.name}_from", f"{self.name}_to") if self.is_range else (self.name,)

    def asked(self, said: Mapping[str, str]) -> Own:
        """Return it with what an address asks; an unknown choice is passed over."""
        answer = str(said.get(self.name, ""))
        return replace(
            self,
            answer=answer if answer in dict(self.options()) else "",
            least=str(said.get(f"{self.name}_from", ""))[:60],
            most=str(said.get(f"{self.name}_to", ""))[:60],
        )

    def said(self) -> str:
        """Return what the list is narrowed to, for its chip."""
        if not self.is_range:
            return f"{self.field.label}: {dict(self.options()).get(self.answer, '')}"
        least, most = (self._shown(text) for text in (self.least, self.most))
        return f"{self.field.label}: {least or '…'} – {most or '…'}"

    def _shown(self, text: str) -> str:
        value = self._value(text)
        if value is None:
            return ""
        return self.field.said(value.iso if isinstance(value, PartialDate) else value)

    def filter(self) -> Q:
        """Return the filter on ``Party``; empty where nothing, or nothing readable, is asked."""
        rows = CustomValue.objects.filter(field=self.field)
        if self.answer:
            value = {YES: True, NO: False}.get(self.answer, self.answer)
            is_yes_no = self.field.kind == FieldKind.YES_NO
            rows = rows.filter(value=value if is_yes_no else self.answer)
        elif bounds := self._bounds():
            # Of rows of other fields nothing is read as a number: they may hold texts.
            number = Cast("value", FloatField())
            own = Case(When(field=self.field, then=number), output_field=FloatField())
            read = own if self.field.kind == FieldKind.NUMBER else F("value")
            rows = rows.alias(read=read).filter(**bounds)
        else:
            return Q()
        return Q(pk__in=rows.values("party"))

    def _bounds(self) -> dict[str, Any]:
        least, most = self._value(self.least), self._value(self.most)
        found: dict[str, Any] = {}
        if least is not None:
            found["read__gte"] = least.iso if isinstance(least, PartialDate) else least
        if most is not None:
            is_day = isinstance(most, PartialDate)
            found["read__lte"] = most.last_day.isoformat() if is_day else most
        return found

    def _value(self, text: str) -> Any:  # noqa: ANN401 - a number or a date
        if self.field.kind == FieldKind.NUMBER:
            try:
                return float(ascii_digits(text).replace(",", ""))
            except ValueError:
                return None
        try:
            reading = read_date(text)
        except NotADateError:
            return None
        return reading.date if reading else None


def own_asked(workspace: Workspace, kinds: Sequence[str], said: Mapping[str, str]) -> list[Own]:
    """Return the fields of these kinds of record to narrow by, with what is asked. One query.

    Sensitive fields are never among them: a list narrowed by one would tell what it holds.
    """
    rows = CustomField.objects.filter(
        workspace=workspace,
        record__in=kinds,
        kind__in=(*BY_CHOICE, *BY_RANGE),
        is_sensitive=False,
        is_retired=False,
    )
    return [Own(field).asked(said) for field in rows.order_by("record", "pk")]


def own_filter(workspace: Workspace, said: Mapping[str, str]) -> Q:
    """Return the filter on ``Party`` of what an address asks of fields of our own.

    At most one query, none where it asks nothing.
    """
    names = [name for name, value in said.items() if name.startswith(PREFIX) and value]
    found = Q()
    if names:
        kinds = ("person", "organisation", "group")
        for own in own_asked(workspace, kinds, said):
            found &= own.filter()
    return found

"""What people say of the sheets of a file: what each is, what its columns hold, which era."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from malai.interchange.choices import Choices
from malai.interchange.forms import KINDS
from malai_core.reading import COLUMN_WORDS, Column, Era, SheetKind, columns_of
from malai_core.text import PartialDate

#: The choice of a further column; an empty one is a field that a form did not send.
FURTHER: Final = "-"
#: So many columns of a sheet can be explained on the page; a sheet of more is a matrix of answers.
MOST_COLUMNS: Final = 40

Sheet = Mapping[str, Any]


class SheetsForm(forms.Form):
    """What each sheet is, and how it is read; only what was changed is kept."""

    def __init__(self, *args: Any, sheets: Sequence[Sheet], **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        self.sheets = list(sheets)
        for index, sheet in enumerate(self.sheets):
            self.fields[f"kind_{index}"] = forms.ChoiceField(
                label=_("What is this sheet?"),
                choices=[(kind.value, label) for kind, label in KINDS],
                initial=sheet["kind"],
            )
            self._add_columns(index, sheet)
            self._add_eras(index, sheet)

    def _add_columns(self, index: int, sheet: Sheet) -> None:
        choices = meanings_of(sheet["kind"])
        for place, heading, meaning in explained(sheet):
            self.fields[f"column_{index}_{place}"] = forms.ChoiceField(
                label=heading, choices=choices, initial=meaning or FURTHER, required=False
            )

    def _add_eras(self, index: int, sheet: Sheet) -> None:
        for place, doubt in enumerate(sheet.get("eras", [])):
            self.fields[f"era_{index}_{place}"] = forms.ChoiceField(
                label=doubt["column"],
                choices=[(era.value, _shown(doubt[era.value])) for era in Era],
                initial=doubt["taken"],
                required=False,
                widget=forms.RadioSelect,
            )

    def columns(self, index: int) -> list[dict[str, Any]]:
        """Return the columns of a sheet for the page, each with its field."""
        sheet = self.sheets[index]
        remembered = set(sheet.get("remembered", []))
        return [
            {
                "field": self[f"column_{index}_{place}"],
                "heading": heading,
                "is_remembered": heading in remembered,
            }
            for place, heading, _meaning in explained(sheet)
        ]

    def eras(self, index: int) -> list[dict[str, Any]]:
        """Return the dates in doubt of a sheet for the page, each with its field."""
        doubts = self.sheets[index].get("eras", [])
        return [
            {"field": self[f"era_{index}_{place}"], **doubt} for place, doubt in enumerate(doubts)
        ]

    def changed(self) -> Choices:
        """Return what differs from how the sheets were taken, by their names."""
        said = {sheet["name"]: self._said(index, sheet) for index, sheet in enumerate(self.sheets)}
        return {name: choice for name, choice in said.items() if choice}

    def _said(self, index: int, sheet: Sheet) -> dict[str, Any]:
        kind = self.cleaned_data[f"kind_{index}"]
        if kind != sheet["kind"]:
            # What was said of the columns was said of another kind of sheet.
            return {"kind": kind}
        parts = {"columns": self._columns_said(index, sheet), "eras": self._eras_said(index, sheet)}
        return {part: told for part, told in parts.items() if told}

    def _columns_said(self, index: int, sheet: Sheet) -> dict[str, str]:
        told = {}
        for place, heading, meaning in explained(sheet):
            choice = self.cleaned_data[f"column_{index}_{place}"]
            if choice and choice != (meaning or FURTHER):
                told[heading] = "" if choice == FURTHER else choice
        return told

    def _eras_said(self, index: int, sheet: Sheet) -> dict[str, str]:
        said = {
            doubt["column"]: (doubt["taken"], self.cleaned_data[f"era_{index}_{place}"])
            for place, doubt in enumerate(sheet.get("eras", []))
        }
        return {column: now for column, (was, now) in said.items() if now and now != was}


def explained(sheet: Sheet) -> Iterator[tuple[int, str, str]]:
    """Yield place, heading and meaning of the columns of a sheet that can be explained."""
    for place, (heading, meaning) in enumerate(sheet.get("columns", {}).items()):
        if place >= MOST_COLUMNS:
            return
        yield place, heading, meaning


def meanings_of(kind: str) -> list[tuple[str, Any]]:
    """Return what a column of a sheet of this kind can hold, to choose from."""
    known = columns_of(SheetKind(kind))
    if kind == SheetKind.ATTENDANCE_MATRIX:
        known = (*known, Column.MEETING)
    named = [(column.value, column_name(column)) for column in known]
    return [(FURTHER, _("kept as a further column")), *named]


def meaning_said(meaning: str) -> str:
    """Return what a column was said to hold; empty is a further column."""
    return column_name(Column(meaning)) if meaning else str(_("kept as a further column"))


def column_name(column: Column) -> str:
    """Return what a column holds, in the language of the page."""
    return COLUMN_WORDS[column].in_language("en" if get_language() == "en" else "th")


def column_said(meaning: str) -> str:
    """Return what a column holds by its kept code, in the language of the page."""
    return column_name(Column(meaning))


def _shown(iso: str) -> str:
    """Return a day as people of both eras read it: 12 January 2017 (B.E. 2560)."""
    day = PartialDate.from_iso(iso)
    other = f"ค.ศ. {day.year}" if get_language() != "en" else f"B.E. {day.year + 543}"
    return f"{day.in_language('en' if get_language() == 'en' else 'th')} ({other})"

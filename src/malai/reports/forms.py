"""What people fill in: what a report is about, how it looks, a section, a file and why."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from malai.accounts.models import Workspace
from malai.kernel.templatetags.malai import language
from malai.network.reach import networks_seen
from malai.reports.models import Digits, Form, Language, Scope, WordTemplate
from malai.reports.selectors.reports import templates_of
from malai_core.text import fiscal_year

KINDS: Final = (("docx", _("Word (.docx)")), ("pdf", _("PDF")), ("html", _("a page (.html)")))
#: Fiscal years that can be chosen, before and after this one.
BACK, AHEAD = 15, 1


class LookForm(forms.Form):
    """How a report looks: title, language, form, digits, template, with names or without."""

    title = forms.CharField(
        label=_("Title of the report"),
        max_length=300,
        required=False,
        help_text=_("Leave it empty to take the title from the records."),
    )
    form = forms.ChoiceField(
        label=_("Form"), choices=Form.choices, initial=Form.OUTLINE, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=_("Language of the report"), choices=Language.choices, initial=Language.THAI
    )
    digits = forms.ChoiceField(label=_("Digits"), choices=Digits.choices, initial=Digits.ARABIC)
    with_names = forms.BooleanField(
        label=_("With names of people"),
        required=False,
        initial=True,
        help_text=_(
            "Without them the report gives counts only. Text that you write stays as it is."
        ),
    )
    word = forms.ModelChoiceField(
        label=_("Word template"),
        queryset=WordTemplate.objects.none(),
        required=False,
        empty_label=_("the built-in one"),
    )

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        offered = templates_of(workspace).filter(is_retired=False)
        field: Any = self.fields["word"]
        field.queryset = offered
        if not offered:
            del self.fields["word"]


def year_said(year: int) -> str:
    """Return a Thai fiscal year; readers of English get the years of the common era with it."""
    if language() == "th":
        return str(year)
    said = {"year": year, "first": year - 544, "last": year - 543}
    return _now("%(year)s (October %(first)s to September %(last)s)") % said


class PeriodForm(LookForm):
    """A report of a network over a quarter or a fiscal year."""

    field_order = ("network", "year", "quarter")
    network = forms.ChoiceField(label=_("Network"))
    year = forms.TypedChoiceField(label=_("Fiscal year"), coerce=int)
    quarter = forms.TypedChoiceField(
        label=_("Part of the year"),
        coerce=int,
        choices=(
            (0, _("the whole year (October to September)")),
            (1, _("quarter 1 (October to December)")),
            (2, _("quarter 2 (January to March)")),
            (3, _("quarter 3 (April to June)")),
            (4, _("quarter 4 (July to September)")),
        ),
    )

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, workspace=workspace, **kwargs)
        networks: Any = self.fields["network"]
        networks.choices = [(str(one.public_id), one.name) for one in networks_seen(workspace)]
        year: Any = self.fields["year"]
        now = fiscal_year(timezone.localdate())
        year.choices = [(n, year_said(n)) for n in range(now + AHEAD, now - BACK - 1, -1)]
        year.initial = now


class MemoForm(forms.Form):
    """The head and the end of an official memo."""

    office = forms.CharField(label=_("Government unit"), max_length=300, required=False)
    ref = forms.CharField(label=pgettext_lazy("letter", "No."), max_length=100, required=False)
    subject = forms.CharField(label=_("Subject"), max_length=300, required=False)
    to = forms.CharField(label=pgettext_lazy("letter", "To"), max_length=300, required=False)
    closing = forms.CharField(label=_("Closing sentence"), max_length=600, required=False)
    signer = forms.CharField(label=_("Who signs"), max_length=200, required=False)
    position = forms.CharField(label=_("Position of who signs"), max_length=300, required=False)


class SectionForm(forms.Form):
    """The text of one section."""

    text = forms.CharField(
        label=_("Text"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8})
    )


class OutputForm(forms.Form):
    """As what a report leaves Malai, and why."""

    kind = forms.ChoiceField(
        label=_("As what"), choices=KINDS, widget=forms.RadioSelect, initial="docx"
    )
    reason = forms.CharField(
        label=_("What is the file for?"),
        max_length=300,
        help_text=_("Kept in the history beside your name, such as: report for the fund, 2568."),
        error_messages={"required": _("Say in a few words what the file is for.")},
    )


class TemplateForm(forms.Form):
    """A Word file with marks."""

    name = forms.CharField(label=_("Name of the template"), max_length=150)
    file = forms.FileField(
        label=_("Word file (.docx)"), widget=forms.FileInput(attrs={"accept": ".docx"})
    )


def quarter_scope(quarter: int) -> str:
    """Return what a report over a part of a year is about."""
    return Scope.QUARTER if quarter else Scope.YEAR

"""Give and take, trust and value: what members answered about each other, and bringing it in."""

from __future__ import annotations

import tempfile
from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.offers import undo_tag
from malai.insight.bridge.answers import DEFAULT_FLOOR, ITEMS, given_of, trusted, uneven
from malai.insight.bridge.sheets import cells_of
from malai.insight.models import AnswerSheet, SheetKind
from malai.insight.selectors.answers import answers_in, members_named, sheet_newest, sheets_of
from malai.insight.services.analyses import is_part
from malai.insight.services.answering import answers_bring, answers_drop, answers_read
from malai.insight.web.base import Place, place_of
from malai.kernel.forms import PartialDateFormField, posted, refusals_shown_in
from malai.kernel.http import Request
from malai.kernel.templatetags.malai import language
from malai.network.selectors.pages import network_named
from malai.tables.writing import Table, xlsx_write
from malai_core.text import PartialDate

#: A sheet of answers may be so large.
BYTES: Final = 5_000_000


class SheetForm(forms.Form):
    """A sheet, or the cells of one, with the day they were answered."""

    kind = forms.ChoiceField(label=gettext_lazy("What is it about?"), choices=SheetKind.choices)
    file = forms.FileField(
        label=gettext_lazy("The sheet"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.tsv,.txt"}),
    )
    pasted = forms.CharField(
        label=gettext_lazy("Or paste the cells here"),
        required=False,
        max_length=4_000_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Copied from a spreadsheet, with the row of headings."),
    )
    on = PartialDateFormField(label=gettext_lazy("When was it answered?"), required=False)
    top = forms.IntegerField(
        label=gettext_lazy("Highest point of the scale"), min_value=2, max_value=10, initial=4
    )

    named = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)
    """What the file was called that the pasted cells come from."""

    def answered_on(self) -> date:
        """Return the day; today where none is given."""
        on: PartialDate | None = self.cleaned_data["on"]
        return on.first_day if on else timezone.localdate()

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        found = super().clean() or {}
        if not found.get("file") and not (found.get("pasted") or "").strip():
            raise ValidationError(_("Choose a file, or paste the cells."))
        return found

    def content(self) -> tuple[bytes, str]:
        """Return the sheet as bytes, and what to call it.

        Raises
        ------
        ValidationError
            The file is too large.
        """
        file = self.cleaned_data.get("file")
        if not file:
            return self.cleaned_data["pasted"].encode(), "pasted.tsv"
        if file.size > BYTES:
            raise ValidationError(_("A sheet of answers may have up to 5 MB."))
        return file.read(), file.name


@require_safe
@door(Action.FINDINGS_NAMES)
def trust(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Show trust and value of partners, where enough have answered; who differs, to a manager."""
    place = place_of(request, seat, network, is_measured=False)
    sheet = sheet_newest(place.network, kind=SheetKind.TRUST)
    context = _context(place, "trust", sheet, [SheetKind.TRUST])
    if sheet:
        answers = answers_in(sheet)
        context["found"] = trusted(answers, top=sheet.top)
        if seat.may(Action.NETWORK_MANAGE):
            context["uneven"] = uneven(answers, top=sheet.top)[:20]
    context |= {"floor": DEFAULT_FLOOR, "items": ITEMS}
    return render(request, "insight/trust.html", context)


@require_safe
@door(Action.FINDINGS_NAMES)
def giving(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Show who gives and takes, and what members look for."""
    place = place_of(request, seat, network, is_measured=False)
    sheet = sheet_newest(place.network, kind=SheetKind.GIVING)
    context = _context(place, "giving", sheet, [SheetKind.GIVING, SheetKind.NEEDS])
    if sheet:
        context["found"] = given_of(answers_in(sheet))
    needs = sheet_newest(place.network, kind=SheetKind.NEEDS)
    context["needs"] = [(one.by, one.text) for one in answers_in(needs)][:200] if needs else []
    return render(request, "insight/giving.html", context)


def _context(
    place: Place, here: str, sheet: AnswerSheet | None, kinds: list[str]
) -> dict[str, Any]:
    return {
        **place.context(here),
        "sheet": sheet,
        "sheets": sheets_of(place.network, kinds=kinds),
        "may_bring": place.seat.may(Action.DATA_IMPORT) and not is_part(place.network),
        "first_kind": kinds[0],
    }


@require_http_methods(["GET", "POST"])
@door(Action.DATA_IMPORT)
def bring(request: Request, seat: OpenSeat, network: UUID) -> HttpResponse:
    """Bring in a sheet of answers: a file, or cells that were copied."""
    place = place_of(request, seat, network, is_measured=False)
    asked = request.GET.get("kind", "")
    first = {"kind": asked, "on": PartialDate.of(timezone.localdate())}
    form = SheetForm(posted(request), request.FILES or None, initial=first)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            if "sure" not in request.POST:
                return _previewed(request, place, form)
            sheet = _brought(request, place, form)
            text = _("%(rows)s answers are in; %(asides)s rows were set aside.")
            said = {"rows": sheet.answers.count(), "asides": len(sheet.asides)}
            messages.success(request, text % said, extra_tags=undo_tag(seat, sheet.public_id))
            page = "trust" if sheet.kind == SheetKind.TRUST else "giving"
            return redirect(f"insight:{page}", seat.workspace.public_id, place.network.public_id)
    page = "trust" if asked == SheetKind.TRUST else "giving"
    context = {**place.context(page), "form": form, "items": ITEMS, "kinds": SheetKind.choices}
    return render(request, "insight/bring.html", context, status=422 if form.errors else 200)


def _previewed(request: Request, place: Place, form: SheetForm) -> HttpResponse:
    """Show what would come in and what would not; the cells go back and forth, nothing is written."""
    content, name = form.content()
    sheet = AnswerSheet(
        workspace=place.network.workspace,
        network=place.network,
        kind=form.cleaned_data["kind"],
        on=form.answered_on(),
        top=form.cleaned_data["top"],
        source=name,
    )
    answers = answers_read(sheet, content, name)
    context = {
        **place.context("trust" if sheet.kind == SheetKind.TRUST else "giving"),
        "sheet": sheet,
        "answers": len(answers),
        "members": len({answer.by_id for answer in answers}),
        "newer": sheet_newest(place.network, kind=SheetKind(sheet.kind)),
        "cells": cells_of(content, name=name),
    }
    return render(request, "insight/bring_preview.html", context)


def _brought(request: Request, place: Place, form: SheetForm) -> AnswerSheet:
    content, name = form.content()
    return answers_bring(
        by=request.user,
        network=place.network,
        kind=form.cleaned_data["kind"],
        content=content,
        name=form.cleaned_data["named"] or name,
        on=form.answered_on(),
        top=form.cleaned_data["top"],
    )


@require_safe
@door(Action.DATA_IMPORT)
def blank(request: Request, seat: OpenSeat, network: UUID, kind: str) -> HttpResponseBase:
    """Give an empty sheet to fill in, with the names of the members."""
    del request
    here = network_named(seat.workspace, network)
    if kind not in SheetKind.values:
        raise Http404
    names = members_named(here)
    heads = _heads(kind)
    table = Table(_("Answers"), heads, [])
    members = Table(_("Names of members"), [_("Name")], ((name,) for name in names))
    target = tempfile.TemporaryFile()  # noqa: SIM115 - handed to the answer, which closes it
    xlsx_write(target, [table, members])
    target.seek(0)
    return FileResponse(target, as_attachment=True, filename=f"{kind}.xlsx")


def _heads(kind: str) -> list[str]:
    if kind == SheetKind.TRUST:
        items = [item.in_language(language()) for item in ITEMS]
        return [_("Who answers (from)"), _("About which partner"), *items]
    if kind == SheetKind.GIVING:
        return [_("Giver"), _("Receiver"), _("How much (value)"), _("What was given")]
    return [_("Member"), _("What is needed")]


@require_POST
@door(Action.DATA_IMPORT)
def drop(request: Request, seat: OpenSeat, network: UUID, sheet: UUID) -> HttpResponse:
    """Take a sheet of answers away."""
    here = network_named(seat.workspace, network)
    if is_part(here):
        raise PermissionDenied
    row = get_object_or_404(AnswerSheet.objects.filter(network=here), public_id=sheet)
    page = "trust" if row.kind == SheetKind.TRUST else "giving"
    about = row.public_id
    answers_drop(by=request.user, sheet=row)
    messages.success(request, _("Taken away."), extra_tags=undo_tag(seat, about))
    return redirect(f"insight:{page}", seat.workspace.public_id, here.public_id)

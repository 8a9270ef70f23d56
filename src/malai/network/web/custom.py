"""Fields of our own and words of the workspace: what owners and managers see and change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.forms_custom import FieldForm, WordsForm, offer_fields
from malai.network.models import FieldKind, RecordKind
from malai.network.selectors import custom
from malai.network.services.custom import (
    FIELD_FIELDS,
    column_promote,
    field_add,
    field_change,
    field_restore,
    field_retire,
    value_look,
    value_remove,
    words_set,
)
from malai.network.web.shown import form_page


def offer_custom(
    form: forms.Form, seat: OpenSeat, kinds: Sequence[str], record: custom.Record | None = None
) -> None:
    """Add the fields of these kinds of record to a form. Two queries, three of a record."""
    may = seat.may(Action.SENSITIVE_READ)
    asked = custom.fields_asked(seat.workspace, kinds)
    fields = [field for field in asked if may or not field.is_sensitive]
    seen = custom.values_seen(record, with_sensitive=may) if record and fields else []
    # A sensitive value is not put into the form: seeing it is a look, and that is noted.
    offer_fields(form, fields, {one.field.pk: one.value for one in seen if not one.is_hidden})
    for one in seen:
        if one.is_hidden and one.field.form_name in form.fields:
            form.fields[one.field.form_name].help_text = _(
                "Something is noted, hidden. Leave it empty to keep that."
            )


@require_safe
@door(Action.WORKSPACE_MANAGE)
def fields(request: Request, seat: OpenSeat) -> HttpResponse:
    """List the fields of our own by kind of record, and imported columns without one."""
    rows = list(custom.fields_counted(seat.workspace))
    for row in rows:
        row.is_doubtful = (  # type: ignore[attr-defined]
            row.record == RecordKind.PERSON
            and custom.is_of_taking_part(row.label_th + row.label_en)
        )
    context = {
        "records": [(kind, [row for row in rows if row.record == kind]) for kind in RecordKind],
        "columns": custom.columns_of_imports(seat.workspace),
        "looks": custom.looks_of(seat.workspace),
    }
    return render(request, "network/fields.html", context)


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def field_new(request: Request, seat: OpenSeat) -> HttpResponse:
    """Add a field, empty or from a column that imports brought (``from`` in the address)."""
    header = request.GET.get("from", "").replace("\0", "")
    initial = {
        "record": request.GET.get("record", RecordKind.PERSON),
        "kind": FieldKind.TEXT,
        "label_th": header,
    }
    form = FieldForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            typed: dict[str, Any] = form.cleaned_data
            if header:
                column_promote(
                    by=request.user, workspace=seat.workspace, header=header, fields=typed
                )
            else:
                field_add(by=request.user, workspace=seat.workspace, fields=typed)
            return _done(request, seat, _("The field is added."), typed)
    return form_page(request, form, _("Add a field"), [_crumb(seat)], lede=hint())


def hint() -> str:
    """Return what to think of before a field is added."""
    return _("Is it true of the person whenever you look, or of one time somebody took part? The second belongs to the activity.")  # fmt: skip


def _crumb(seat: OpenSeat) -> tuple[str, str]:
    return (_("Fields of our own"), reverse("network:fields", args=[seat.workspace.public_id]))


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def field_edit(request: Request, seat: OpenSeat, field: UUID) -> HttpResponse:
    """Change a field."""
    here = custom.field_named(seat.workspace, field)
    form = FieldForm(posted(request), initial={name: getattr(here, name) for name in FIELD_FIELDS})
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            field_change(by=request.user, field=here, fields=form.cleaned_data)
            return _done(request, seat, _("Saved."), form.cleaned_data)
    return form_page(request, form, _("Change a field"), [_crumb(seat)], lede=hint())


@require_POST
@door(Action.WORKSPACE_MANAGE)
def field_turn(request: Request, seat: OpenSeat, field: UUID) -> HttpResponse:
    """Retire a field, or ask for a retired one again."""
    here = custom.field_named(seat.workspace, field)
    if here.is_retired:
        field_restore(by=request.user, field=here)
        return _done(request, seat, _("It is asked for again."), {})
    field_retire(by=request.user, field=here)
    return _done(request, seat, _("It is no longer asked for. What was written stays."), {})


def _done(request: Request, seat: OpenSeat, said: str, typed: dict[str, Any]) -> HttpResponse:
    messages.success(request, said)
    label = f"{typed.get('label_th', '')} {typed.get('label_en', '')}"
    if typed.get("record") == RecordKind.PERSON and custom.is_of_taking_part(label):
        messages.warning(request, hint())
    return redirect("network:fields", seat.workspace.public_id)


def _record_url(seat: OpenSeat, record: custom.Record) -> str:
    """Return the page of a record that may have fields of our own."""
    kind = custom.kind_of(record)
    name = "organisation" if kind == RecordKind.GROUP else kind
    return reverse(f"network:{name}", args=[seat.workspace.public_id, record.public_id])


@never_cache
@require_POST
@door(Action.SENSITIVE_READ)
def value_looked(request: Request, seat: OpenSeat, value: UUID) -> HttpResponse:
    """Show what a sensitive field says, and note who looked. By POST: it changes something."""
    row = custom.sensitive_value(seat.workspace, value)
    context = {
        "row": row,
        "said": value_look(by=request.user, row=row),
        "may_edit": seat.may(Action.NETWORK_EDIT),
        "crumbs": [(str(row.record), _record_url(seat, row.record))],
    }
    return render(request, "network/value.html", context)


@require_POST
@door(Action.SENSITIVE_READ)
def value_gone(request: Request, seat: OpenSeat, value: UUID) -> HttpResponse:
    """Take away what a sensitive field says."""
    row = custom.sensitive_value(seat.workspace, value)
    value_remove(by=request.user, row=row)
    messages.success(request, _("It is taken away."))
    return redirect(_record_url(seat, row.record))


@require_http_methods(["GET", "POST"])
@door(Action.WORKSPACE_MANAGE)
def words(request: Request, seat: OpenSeat) -> HttpResponse:
    """Say what this workspace says instead of our words."""
    own = custom.words_of(seat.workspace)
    initial = {f"{c}_{n}": getattr(row, n) for c, row in own.items() for n in ("th", "en")}
    form = WordsForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        words_set(by=request.user, workspace=seat.workspace, words=form.words())
        messages.success(request, _("Saved."))
        return redirect("network:words", seat.workspace.public_id)
    context = {"form": form}
    status = 422 if form.errors else 200
    return render(request, "network/words.html", context, status=status)

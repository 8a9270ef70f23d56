"""Records that may be one: side by side, merged field by field, or called two different ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from malai.access.doors import OpenSeat, door
from malai.access.policy import Action
from malai.audit.selectors import acts_page_of
from malai.kernel.forms import posted, refusals_shown_in
from malai.kernel.http import Request
from malai.network.forms import BodyForm, PersonForm, SameAsForm
from malai.network.models import DuplicateHint, DuplicateSearch, Party, PartyKind
from malai.network.selectors.likeness import CHOSEN
from malai.network.selectors.pages import hints_all, hints_waiting
from malai.network.selectors.parties import BODIES, PEOPLE, party_named
from malai.network.services.looking import is_large, search_ask, search_open, search_stop
from malai.network.services.merging import compared, hint_dismiss, party_merge
from malai.network.services.suggesting import hint_between, hints_suggest
from malai.network.web.party import list_crumb, party_url

#: Pairs on the page; the rest follows when these are decided.
SHOWN = 10


@require_safe
@door(Action.NETWORK_EDIT)
def duplicates(request: Request, seat: OpenSeat) -> HttpResponse:
    """Show the pairs that wait for a decision; while the worker looks, how far it is."""
    search = search_open(seat.workspace)
    if request.htmx:
        return _progress(request, seat, search)
    rows = hints_waiting(seat.workspace)
    context = {
        "search": search,
        **_card(seat, search),
        "hints": rows[:SHOWN],
        "waiting": rows.count(),
        "may_see_contacts": seat.may(Action.CONTACT_READ),
    }
    return render(request, "network/duplicates.html", context)


@require_POST
@door(Action.NETWORK_EDIT)
def hints_look(request: Request, seat: OpenSeat) -> HttpResponse:
    """Look through all records for pairs that may be one; of very many the worker does."""
    if is_large(seat.workspace):
        search_ask(by=request.user, workspace=seat.workspace)
        return redirect("network:duplicates", seat.workspace.public_id)
    count = hints_suggest(by=request.user, workspace=seat.workspace)
    if count:
        said = ngettext("%(n)s pair may be one.", "%(n)s pairs may be one.", count) % {"n": count}
        messages.success(request, said)
    else:
        messages.success(request, _("Looked through: no further pair seems to be one."))
    return redirect("network:duplicates", seat.workspace.public_id)


@require_POST
@door(Action.NETWORK_EDIT)
def hints_stop(request: Request, seat: OpenSeat) -> HttpResponse:
    """Stop the search of the worker; nothing of it is written."""
    search = search_open(seat.workspace)
    if search is not None:
        search_stop(row=search)
        messages.info(request, _("The search was stopped. Nothing of it was written."))
    return redirect("network:duplicates", seat.workspace.public_id)


def _card(seat: OpenSeat, search: DuplicateSearch | None) -> dict[str, Any]:
    """Return what the card of the progress needs; nothing where nobody looks."""
    if search is None:
        return {}
    return {
        "title": _("Looking through all records"),
        "done": search.seen,
        "total": search.total,
        "poll_url": _list_url(seat),
        "cancel_url": reverse("network:hints-stop", args=[seat.workspace.public_id]),
    }


def _progress(request: Request, seat: OpenSeat, search: DuplicateSearch | None) -> HttpResponse:
    if search is None:
        return HttpResponseClientRefresh()
    return render(request, "kernel/progress.html", _card(seat, search))


@dataclass(frozen=True, slots=True)
class Row:
    """One field of two records, side by side."""

    name: str
    label: str
    first: str
    second: str

    @property
    def differs(self) -> bool:
        """Whether a person has to choose: both say something, and not the same."""
        return bool(self.first and self.second and self.first != self.second)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def hint_compare(request: Request, seat: OpenSeat, hint: UUID) -> HttpResponse:
    """Show two records side by side and let a person choose field by field what stays."""
    pair = get_object_or_404(hints_all(seat.workspace), public_id=hint)
    if request.method == "POST":
        return _merge(request, seat, pair)
    rows = list(_rows(pair.first, pair.second))
    context = {
        "hint": pair,
        "rows": rows,
        "sides": (("first", pair.first), ("second", pair.second)),
        "differing": sum(row.differs for row in rows),
        "crumbs": [(_("Records that may be one"), _list_url(seat))],
    }
    return render(request, "network/side_by_side.html", context)


def _rows(first: Party, second: Party) -> Any:  # noqa: ANN401 - rows, one by one
    form = PersonForm() if first.kind == PartyKind.PERSON else BodyForm()
    one, other = compared(first), compared(second)
    for name, value in one.items():
        texts = [_said(name, each) for each in (value, other.get(name))]
        if any(texts):
            yield Row(name, str(form.fields[name].label), *texts)


def _said(name: str, value: Any) -> str:  # noqa: ANN401 - the value of any field
    from malai.kernel.templatetags.malai import thai_date

    return str(thai_date(value)) if name == "agreed" and value else str(value or "")


def _list_url(seat: OpenSeat) -> str:
    return reverse("network:duplicates", args=[seat.workspace.public_id])


@require_POST
@door(Action.NETWORK_EDIT)
def hint_merge(request: Request, seat: OpenSeat, hint: UUID) -> HttpResponse:
    """Merge the pair; ``keep`` says whose record stays (``first`` or ``second``)."""
    return _merge(request, seat, _pair(seat, hint))


def _merge(request: Request, seat: OpenSeat, pair: DuplicateHint) -> HttpResponse:
    """Merge: ``keep`` names the record that stays, ``take_<field>`` the side a field comes from."""
    sides = {"first": pair.first, "second": pair.second}
    keep = "second" if request.POST.get("keep") == "second" else "first"
    other = "first" if keep == "second" else "second"
    chosen = [name for name in compared(pair.first) if request.POST.get(f"take_{name}") == other]
    try:
        merged = party_merge(by=request.user, kept=sides[keep], gone=sides[other], from_gone=chosen)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        said = _("The two records of %(name)s are one now.") % {"name": merged.name}
        messages.success(request, said, extra_tags=_undo(seat, merged.public_id))
    return redirect("network:duplicates", seat.workspace.public_id)


@require_POST
@door(Action.NETWORK_EDIT)
def hint_different(request: Request, seat: OpenSeat, hint: UUID) -> HttpResponse:
    """Remember that the pair are two different ones."""
    pair = hint_dismiss(by=request.user, hint=_pair(seat, hint))
    said = _("Remembered: two different ones. They will not be suggested again.")
    messages.success(request, said, extra_tags=_undo(seat, pair.public_id))
    return redirect("network:duplicates", seat.workspace.public_id)


@require_http_methods(["GET", "POST"])
@door(Action.NETWORK_EDIT)
def party_same_as(request: Request, seat: OpenSeat, party: UUID) -> HttpResponse:
    """Choose which other record is the same one, and go to the two side by side."""
    here = party_named(seat.workspace, party, (*PEOPLE, *BODIES))
    form = SameAsForm(posted(request), workspace=seat.workspace)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_in(form):
            other = form.cleaned_data["other"]
            if other.pk == here.pk:
                raise ValidationError({"other": _("This is the same record.")})
            hint = hint_between(by=request.user, first=here, second=other, reason=CHOSEN)
            return redirect("network:hint-compare", seat.workspace.public_id, hint.public_id)
    context = {
        "form": form,
        "party": here,
        "heading": _("Which other record is the same?"),
        "what": _("You see both side by side before anything is joined."),
        "crumbs": [list_crumb(seat, here), (here.name, party_url(here))],
    }
    status = 422 if form.errors else 200
    return render(request, "network/small_form.html", context, status=status)


def _pair(seat: OpenSeat, hint: UUID) -> DuplicateHint:
    return get_object_or_404(hints_waiting(seat.workspace), public_id=hint)


def _undo(seat: OpenSeat, about: UUID) -> str:
    """Return the tag of a message that offers to take the newest step about a row back."""
    if not seat.may(Action.HISTORY_UNDO):
        return ""
    act = acts_page_of(seat.workspace, about=about).acts[0]
    return f"undo={reverse('audit:undo', args=[seat.workspace.public_id, act.public_id])}"

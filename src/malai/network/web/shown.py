"""What the pages of records share: a form about one record, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from malai.kernel.http import Request

Crumbs = Sequence[tuple[str | Promise, str]]


def form_page(
    request: Request,
    form: forms.Form,
    heading: str,
    crumbs: Crumbs,
    *,
    lede: str = "",
    is_bodies: bool = False,
) -> HttpResponse:
    """Show a form about one record; what is wrong with it makes the answer 422."""
    context = {
        "form": form,
        "heading": heading,
        "crumbs": crumbs,
        "lede": lede,
        "is_bodies": is_bodies,
    }
    status = 422 if form.errors else 200
    return render(request, "network/record_form.html", context, status=status)

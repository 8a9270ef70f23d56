"""Two people change one record at once: the later one sees both versions and chooses by field.

A form that changes a record carries what it showed (``base``). When it comes back, each field is
compared three ways: what was shown, what is stored now, what was typed. A field that only one of
the two changed is settled by itself; where both did, the later person chooses, and nothing that
either wrote is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, is_dataclass
from typing import Any, Final

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from malai_core.text import PartialDate

#: Hidden field with what the form showed.
BASE: Final = "_base"
#: Radio of a field that both changed, and what the other person's version was when it was shown.
KEEP: Final = "_keep_"
THEIRS: Final = "_theirs_"
MINE: Final = "mine"
_SALT: Final = "malai.kernel.editing"
Values = Mapping[str, Any]
Settle = Callable[[Values], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two people changed: what this one typed and what the other one saved."""

    name: str
    label: str
    mine: str
    theirs: str
    token: str
    """The other version as it was compared, so that a third one is noticed."""


def text_of(value: Any) -> str:  # noqa: ANN401 - the value of any field
    """Return a value as text that two versions are compared by; empty and absent are one."""
    if value is None or value == "":
        return ""
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, Model):
        return str(getattr(value, "public_id", value.pk))
    if isinstance(value, list | tuple):
        return "\n".join(sorted(text_of(each) for each in value))
    # A value of several parts, such as an address: all of them count.
    return (repr(value) if is_dataclass(value) else str(value)).replace("\r\n", "\n")


def editing(form: forms.Form, shown: Values) -> Settle:
    """Prepare ``form`` for the record whose values are ``shown``, and return how to settle it.

    The returned function takes the values stored now, read under a lock, and returns those to
    write; it raises ``ValidationError`` where a person must choose, and leaves ``form.clashes``.
    """
    texts = {name: text_of(shown.get(name)) for name in form.fields}
    form.base = (  # type: ignore[attr-defined]
        form.data.get(BASE, "")
        if form.is_bound
        else signing.dumps(texts, salt=_SALT, compress=True)
    )
    form.clashes = []  # type: ignore[attr-defined]
    return lambda now: settled(form, now)


def settled(form: forms.Form, now: Values) -> dict[str, Any]:
    """Return the values to write, of a valid form over a record whose values are ``now``.

    Raises
    ------
    ValidationError
        Both changed a field and nobody chose yet.
    """
    base = _base_of(form)
    typed, clashes = dict(form.cleaned_data), []
    for name, value in form.cleaned_data.items():
        was, mine, theirs = base.get(name), text_of(value), text_of(now.get(name))
        if name not in now or was is None or theirs in (was, mine):
            continue
        if mine == was or _chosen(form, name, theirs) == "theirs":
            typed[name] = now[name]
        elif _chosen(form, name, theirs) != MINE:
            clashes.append(_clash(form, name, now[name]))
    if clashes:
        form.clashes = clashes  # type: ignore[attr-defined]
        raise ValidationError(
            _("While you were writing, somebody else changed this too. Choose what stays.")
        )
    return typed


def _base_of(form: forms.Form) -> dict[str, str]:
    """Return what the form showed; a form without it is taken to know nothing older."""
    try:
        found: dict[str, str] = signing.loads(form.data.get(BASE, ""), salt=_SALT)
    except signing.BadSignature:
        return {}
    return found


def _chosen(form: forms.Form, name: str, theirs: str) -> str:
    """Return what was chosen for a field, empty where the other version is a new one."""
    seen = form.data.get(f"{THEIRS}{name}", "").replace("\r\n", "\n")
    return form.data.get(f"{KEEP}{name}", "") if seen == theirs else ""


def _clash(form: forms.Form, name: str, theirs: Any) -> Clash:  # noqa: ANN401 - the value of any field
    return Clash(
        name=name,
        label=str(form.fields[name].label or name),
        mine=_said(form, name, form.cleaned_data[name]),
        theirs=_said(form, name, theirs),
        token=text_of(theirs),
    )


def _said(form: forms.Form, name: str, value: Any) -> str:  # noqa: ANN401 - the value of any field
    """Return a value as a person reads it: the label of a choice, a date in words."""
    from malai.kernel.templatetags.malai import thai_date

    if isinstance(value, PartialDate):
        return str(thai_date(value))
    if isinstance(value, Model):
        return str(value)
    choices = dict(getattr(form.fields[name], "choices", None) or ())
    return str(choices.get(value, value)) if value not in (None, "") else ""

"""The form of a LINE account."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

_SECRET = forms.PasswordInput(attrs={"autocomplete": "off"})


class AccountForm(forms.Form):
    """Secret and token, as LINE's console shows them. What was entered is never shown again."""

    secret = forms.CharField(
        label=_("Channel secret"),
        max_length=200,
        widget=_SECRET,
        help_text=_("In LINE Developers, under “Basic settings”."),
        error_messages={"required": _("Copy the channel secret from LINE Developers.")},
    )
    token = forms.CharField(
        label=_("Channel access token (long-lived)"),
        max_length=1000,
        widget=_SECRET,
        help_text=_("In LINE Developers, under “Messaging API”."),
        error_messages={"required": _("Copy the channel access token from LINE Developers.")},
    )

"""How an invited person gets in for the first time: by a letter, or by a link handed over."""

from __future__ import annotations

from typing import Final

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from malai.access.doors import OpenSeat
from malai.accounts.demo import is_demo_address
from malai.accounts.models import Role, Seat

NO_MAIL: Final = "django.core.mail.backends.console.EmailBackend"


def has_mail() -> bool:
    """Say whether this installation can send e-mail; without it, letters only reach the log."""
    return bool(settings.EMAIL_BACKEND != NO_MAIL)


def first_link(*, request: HttpRequest, seat: OpenSeat, target: Seat) -> str:
    """Return the address where an invited person sets her password. It works once, for three days.

    Raises
    ------
    ValidationError
        She has signed in before, has seats elsewhere, or is an owner while the asking person is
        not: the link would open what the asking person may not.
    """
    user = target.user
    if target.role == Role.OWNER and seat.role != Role.OWNER:
        raise ValidationError(_("Only an owner can do this with the seat of an owner."))
    if not needs_link(target) or user.seats.count() != 1:
        raise ValidationError(
            _("This person has an account already and signs in with their own e-mail address.")
        )
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    return str(get_adapter(request).get_reset_password_from_key_url(key))


def needs_link(target: Seat) -> bool:
    """Say whether this person has never come in; demonstration users have a way of their own."""
    user = target.user
    is_new = user.last_login is None and not user.has_usable_password()
    return is_new and not is_demo_address(user.email)


def invitation_send(*, request: HttpRequest, seat: OpenSeat, target: Seat, link: str) -> None:
    """Send the letter of invitation in the language of the workspace."""
    sign_in = request.build_absolute_uri(reverse("account_login"))
    context = {
        "workspace": seat.workspace,
        "invited": target.user,
        "by": seat.seat.user,
        "link": link,
        "sign_in": sign_in,
    }
    with override(seat.workspace.language):
        subject = _("An invitation to %(workspace)s") % {"workspace": seat.workspace.name}
        letter = render_to_string("site/mail/invitation.txt", context)
    send_mail(" ".join(subject.split()), letter, None, [target.user.email])

"""The request as our views see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from malai.accounts.models import User


class Request(HttpRequest):
    """A request of a signed-in person, with what the middleware added. For annotations only."""

    htmx: HtmxDetails
    user: User

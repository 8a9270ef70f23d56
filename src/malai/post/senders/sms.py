"""Text messages by a plain request that any gateway, or a small script before it, can take."""

from __future__ import annotations

from typing import Final

from django.conf import settings

from malai.post import reasons
from malai.post.models import Delivery, State
from malai.post.senders import Outcome
from malai.post.words import plain_text

SECONDS: Final = 20


class SmsSender:
    """Posts ``{"id", "to", "text", "sender"}`` as JSON; ``id`` stays the same for one sending."""

    def ready(self) -> bool:
        """Say whether an address is set."""
        return bool(settings.SMS_URL)

    def send(self, delivery: Delivery) -> Outcome:
        """Send one: 2xx is taken, 429 another time, other 4xx never; of the rest nobody knows."""
        import requests

        subject, body = delivery.words()
        said = {
            "id": str(delivery.key),
            "to": delivery.address,
            "text": plain_text(subject, body),
            "sender": settings.SMS_SENDER,
        }
        key = {"Authorization": f"Bearer {settings.SMS_TOKEN}"} if settings.SMS_TOKEN else {}
        try:
            answer = requests.post(settings.SMS_URL, json=said, headers=key, timeout=SECONDS)
        except requests.ConnectTimeout:
            return Outcome(State.WAITING, "ConnectTimeout")
        except requests.RequestException as error:
            return Outcome(State.UNKNOWN, type(error).__name__)
        return outcome_of(answer.status_code)

    def close(self) -> None:
        """Keep nothing open."""


def outcome_of(status: int) -> Outcome:
    """Return what an answer of HTTP means for one sending."""
    if 200 <= status < 300:
        return Outcome(State.SENT)
    if status in (408, 429):
        return Outcome(State.WAITING, f"HTTP {status}")
    if status in (404, 410, 422):
        return Outcome(State.FAILED, reasons.NO_SUCH)
    if 400 <= status < 500:
        return Outcome(State.FAILED, f"HTTP {status}")
    return Outcome(State.UNKNOWN, f"HTTP {status}")

"""What the shell of pages does: the first start, the demonstration, seats, the language."""

from __future__ import annotations

from malai.site.services.demo import demo_seats_ensure, demo_user_of
from malai.site.services.first_start import (
    StartTakenError,
    is_right_code,
    network_ensure,
    owner_create,
    owner_ensure,
    start_code,
    workspace_ensure,
)
from malai.site.services.language import language_set
from malai.site.services.seats import seat_invite, seat_remove, seat_role_change

__all__ = [
    "StartTakenError",
    "demo_seats_ensure",
    "demo_user_of",
    "is_right_code",
    "language_set",
    "network_ensure",
    "owner_create",
    "owner_ensure",
    "seat_invite",
    "seat_remove",
    "seat_role_change",
    "start_code",
    "workspace_ensure",
]

"""A limit on wrong links and codes from one address, so that trying leads nowhere.

Right ones are never counted. The secret of a link cannot be guessed; there the limit only spares
the database. A code that people say is shorter: there the limit is what keeps it.
"""

from __future__ import annotations

import ipaddress
from contextlib import suppress
from typing import Final

from django.core.cache import cache
from django.http import HttpRequest

MISSES: Final = 30
SECONDS: Final = 600


def address_of(request: HttpRequest) -> str:
    """Return where a request comes from.

    A proxy on this machine adds the caller as the last part of ``X-Forwarded-For``; from anywhere
    else that header is only a claim.
    """
    remote = str(request.META.get("REMOTE_ADDR", ""))
    forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return forwarded if forwarded and is_here(remote) else remote


def is_here(address: str) -> bool:
    """Say whether an address is this machine."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def is_tired_of(request: HttpRequest, kind: str = "misses", most: int = MISSES) -> bool:
    """Say whether this address has missed too often lately."""
    return int(cache.get(key_of(request, kind), 0)) >= most


def note_miss(request: HttpRequest, kind: str = "misses") -> None:
    """Count one more wrong link or code."""
    key = key_of(request, kind)
    if not cache.add(key, 1, SECONDS):
        # It may end between the two; then nothing is left to add to.
        with suppress(ValueError):
            cache.incr(key)


def key_of(request: HttpRequest, kind: str = "misses") -> str:
    """Return the name under which an address is counted."""
    return f"links.{kind}.{address_of(request)}".replace(" ", "")

"""A limit on wrong personal links from one address, so that trying costs the server nothing.

Right links are never counted. The secret cannot be guessed; the limit only spares the database.
"""

from __future__ import annotations

import ipaddress
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


def is_tired_of(request: HttpRequest) -> bool:
    """Say whether this address has missed too often lately."""
    return int(cache.get(key_of(request), 0)) >= MISSES


def note_miss(request: HttpRequest) -> None:
    """Count one more wrong link."""
    key = key_of(request)
    if not cache.add(key, 1, SECONDS):
        cache.incr(key)


def key_of(request: HttpRequest) -> str:
    """Return the name under which an address is counted."""
    return f"links.misses.{address_of(request)}".replace(" ", "")

"""Demonstration users: invented people whose address can never receive e-mail."""

from __future__ import annotations

from typing import Final

from django.db.models import Q

#: Reserved by RFC 2606: no mail can ever go there.
DEMO_DOMAIN: Final = "@demo.invalid"


def is_demo_address(email: str) -> bool:
    """Say whether an address belongs to the demonstration."""
    return email.lower().endswith(DEMO_DOMAIN)


def demo_address(role: str) -> str:
    """Return the address of the demonstration user of ``role``."""
    return f"demo-{role}{DEMO_DOMAIN}"


def of_real_users() -> Q:
    """Return the filter that leaves demonstration users out."""
    return ~Q(email__endswith=DEMO_DOMAIN)

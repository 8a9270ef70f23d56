"""The language a person reads in."""

from __future__ import annotations

from malai.accounts.models import User


def language_set(*, user: User, language: str) -> None:
    """Remember the language of ``user``; her choice alone, so no entry in any history."""
    user.language = language
    user.save(update_fields=["language"])

"""Secrets of other systems at rest: sealed with a key that is made from the signing key."""

from __future__ import annotations

import base64
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django.conf import settings

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

#: Names the use of the key; another use of the signing key gives another key.
_USE: Final = b"malai.post.line"


class UnsealableError(Exception):
    """The signing key is another one than when this was sealed."""


def seal(text: str) -> str:
    """Return ``text`` sealed: unreadable without the signing key, and proof against changes."""
    return _fernet(settings.SECRET_KEY).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Return what was sealed.

    Raises
    ------
    UnsealableError
        The signing key was changed since, or somebody changed the text.
    """
    from cryptography.fernet import InvalidToken

    try:
        return _fernet(settings.SECRET_KEY).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise UnsealableError from error


@lru_cache(maxsize=4)
def _fernet(signing_key: str) -> Fernet:
    from cryptography.fernet import Fernet
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=_USE).derive(signing_key.encode())
    return Fernet(base64.urlsafe_b64encode(made))


def masked(secret: str) -> str:
    """Return the last letters of a secret, for somebody to know it by.

    Examples
    --------
    >>> masked("0123456789abcdef")
    '…cdef'
    """
    return f"…{secret[-4:]}" if len(secret) >= 12 else "…"

"""How a mailbox is reached: read from the environment above, used by rooms."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Box:
    """A mailbox by IMAP. The password is shown in no log."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str = "INBOX"
    is_tls: bool = True
    is_tls_first: bool = True
    """Encrypted from the first byte; else after STARTTLS."""

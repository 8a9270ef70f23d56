"""The mailbox to which mail comes back, by IMAP over TLS (RFC 9051), with the standard library."""

from __future__ import annotations

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from malai.kernel.mailboxes import Box

SECONDS: Final = 20
#: Bytes that are read of one mail: the report stands before what it returns.
MOST_BYTES: Final = 262_144


class MailboxError(Exception):
    """The mailbox could not be read; the text is for the log and names no password."""


class Mailbox:
    """Reports that nobody has read yet. Mail of other kinds is left as it is."""

    def __init__(self, server: imaplib.IMAP4) -> None:
        self.server = server

    def unread(self, most: int) -> list[str]:
        """Return the names of unread reports, the newest first."""
        _kind, found = self.server.uid(
            "SEARCH", "UNSEEN", "HEADER", "Content-Type", "delivery-status"
        )
        names = (found[0] or b"").decode("ascii", "replace").split()
        return names[::-1][:most]

    def read(self, name: str) -> bytes:
        """Return the beginning of one mail, without marking it as read."""
        _kind, found = self.server.uid("FETCH", name, f"(BODY.PEEK[]<0.{MOST_BYTES}>)")
        parts = [one[1] for one in found if isinstance(one, tuple)]
        return parts[0] if parts else b""

    def done(self, name: str) -> None:
        """Mark one mail as read."""
        self.server.uid("STORE", name, "+FLAGS.SILENT", r"(\Seen)")


@contextmanager
def mailbox_open(box: Box) -> Iterator[Mailbox]:
    """Open the mailbox of the settings; it is closed at the end.

    Raises
    ------
    MailboxError
        It does not answer, its certificate is not valid, or it refuses the password.
    """
    try:
        server = _connected(box)
        try:
            server.login(box.user, box.password)
            kind, _said = server.select(f'"{box.folder}"')
            if kind != "OK":
                raise MailboxError(f"there is no folder {box.folder}")
            yield Mailbox(server)
        finally:
            with suppress(OSError, imaplib.IMAP4.error):
                server.logout()
    except (OSError, imaplib.IMAP4.error, UnicodeError) as error:
        raise MailboxError(type(error).__name__) from error


def _connected(box: Box) -> imaplib.IMAP4:
    trust = ssl.create_default_context()
    if box.is_tls_first:
        return imaplib.IMAP4_SSL(box.host, box.port, ssl_context=trust, timeout=SECONDS)
    server = imaplib.IMAP4(box.host, box.port, timeout=SECONDS)
    if box.is_tls:
        server.starttls(trust)
    return server

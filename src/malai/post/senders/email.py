"""E-mail by Django's backend: SMTP, or a mail service by anymail."""

from __future__ import annotations

import smtplib
from email.headerregistry import Address
from email.utils import parseaddr
from typing import Any, Final

from anymail.exceptions import AnymailError, AnymailRecipientsRefused
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.message import sanitize_address

from malai.post import reasons
from malai.post.models import Delivery, State
from malai.post.returned import return_address
from malai.post.senders import Outcome
from malai.post.words import choices_url, email_text

#: Answers of SMTP that mean "another time"; from here on "never".
_NEVER: Final = 500


class EmailSender:
    """Keeps one connection for a round; a dead one is opened again before a row is claimed."""

    def __init__(self) -> None:
        self.connection = get_connection()
        self.is_open = False

    def ready(self) -> bool:
        """Say whether the server answers."""
        if self.is_open and _is_alive(self.connection):
            return True
        try:
            self.close()
            self.connection.open()
        except (OSError, smtplib.SMTPException):
            return False
        self.is_open = True
        return True

    def send(self, delivery: Delivery) -> Outcome:
        """Send one mail and say what the server answered."""
        mail = mail_of(delivery)
        try:
            self.connection.send_messages([mail])
        except smtplib.SMTPRecipientsRefused as error:
            code, _words = next(iter(error.recipients.values()))
            return _refused(code, State.BOUNCED)
        except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
            return _refused(error.smtp_code, State.FAILED)
        except (OSError, smtplib.SMTPException) as error:
            # The server may have taken it before the line went dead.
            self.is_open = False
            return Outcome(State.UNKNOWN, type(error).__name__)
        except ValueError:
            return Outcome(State.FAILED, reasons.NO_SUCH)
        except AnymailError as error:
            return _of_service(error)
        status = getattr(mail, "anymail_status", None)
        known = getattr(status, "message_id", None)
        return Outcome(State.SENT, outside_id=str(known or mail.extra_headers["Message-ID"])[:200])

    def close(self) -> None:
        """Close the connection."""
        if self.is_open:
            self.connection.close()
        self.is_open = False


def _is_alive(connection: Any) -> bool:  # noqa: ANN401 - a backend of Django or anymail
    smtp = getattr(connection, "connection", None)
    if not isinstance(smtp, smtplib.SMTP):
        return True
    try:
        return smtp.noop()[0] == 250
    except (OSError, smtplib.SMTPException):
        return False


def _refused(code: int, never: str) -> Outcome:
    if code >= _NEVER:
        return Outcome(never, reasons.NO_SUCH if never == State.BOUNCED else f"SMTP {code}")
    return Outcome(State.WAITING, f"SMTP {code}")


def _of_service(error: AnymailError) -> Outcome:
    """Tell what a mail service said."""
    if isinstance(error, AnymailRecipientsRefused):
        return Outcome(State.BOUNCED, reasons.NO_SUCH)
    code = int(getattr(error, "status_code", 0) or 0)
    if code == 429:
        return Outcome(State.WAITING, f"HTTP {code}")
    if 400 <= code < _NEVER:
        return Outcome(State.FAILED, f"HTTP {code}")
    return Outcome(State.UNKNOWN, f"HTTP {code}" if code else type(error).__name__)


def mail_of(delivery: Delivery) -> EmailMessage:
    """Return one mail, with the one-tap unsubscribe of RFC 8058."""
    subject, _body = delivery.words()
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    headers = {"Message-ID": f"<{delivery.key}@{host}>", "Auto-Submitted": "auto-generated"}
    if url := choices_url(delivery):
        headers["List-Unsubscribe"] = f"<{url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    sender = sender_of(delivery)
    if settings.MAIL_RETURN_TO and not settings.MAIL_SERVICE:
        # Django takes ``from_email`` for the envelope, and the header as it stands.
        headers["From"], sender = sender, return_address(settings.MAIL_RETURN_TO, delivery.key)
    return EmailMessage(
        subject=" ".join(subject.split()),
        body=email_text(delivery),
        from_email=sender,
        to=[delivery.address],
        headers=headers,
    )


def sender_of(delivery: Delivery) -> str:
    """Return the name of the workspace before the address of the settings."""
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1] or "malai@localhost"
    name = " ".join(delivery.message.workspace.name.split())
    user, _at, domain = address.rpartition("@")
    return sanitize_address(str(Address(name, user, domain)), "utf-8")

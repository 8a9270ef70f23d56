"""E-mail from the environment: a server by SMTP, or a mail service by its API."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from malai.config.env import Environment, SettingError
from malai.kernel.mailboxes import Box

#: Services of anymail that need one key, and the name of that key.
SERVICES: Final = {
    "brevo": "BREVO_API_KEY",
    "mailersend": "MAILERSEND_API_TOKEN",
    "mailgun": "MAILGUN_API_KEY",
    "postmark": "POSTMARK_SERVER_TOKEN",
    "resend": "RESEND_API_KEY",
    "sendgrid": "SENDGRID_API_KEY",
    "sparkpost": "SPARKPOST_API_KEY",
}


def mail(environment: Environment) -> dict[str, object]:
    """Return Django's mail settings; without a server or a service, messages go to the log."""
    if environment.text("MALAI_MAIL_SERVICE"):
        return service(environment)
    url = environment.text("MALAI_MAIL_URL")
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise SettingError("MALAI_MAIL_URL must look like smtp://user:password@host:587.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp"
        and parts.port not in {25, 1025}
        and parts.query != "tls=0",
        "EMAIL_TIMEOUT": 20,
    }


def return_box(environment: Environment) -> Box | None:
    """Return the mailbox to which mail comes back, ``None`` where none is set."""
    url = environment.text("MALAI_MAIL_RETURN_BOX")
    if not url:
        return None
    parts = urlsplit(url)
    folder = unquote(parts.path.strip("/")) or "INBOX"
    is_plain = folder.isascii() and not set(folder) & set('"\\\r\n')
    if parts.scheme not in {"imap", "imaps"} or not (parts.hostname and is_plain):
        raise SettingError(
            "MALAI_MAIL_RETURN_BOX must look like imaps://user:password@host:993/INBOX."
        )
    is_first = parts.scheme == "imaps"
    return Box(
        host=parts.hostname,
        port=parts.port or (993 if is_first else 143),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        folder=folder,
        is_tls=parts.query != "tls=0",
        is_tls_first=is_first,
    )


def return_to(environment: Environment) -> str:
    """Return the address to which mail comes back, empty where it is that of the sender."""
    written = environment.text("MALAI_MAIL_RETURN_TO")
    if written and not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", written):
        raise SettingError("MALAI_MAIL_RETURN_TO must look like back@example.org.")
    return written


def service(environment: Environment) -> dict[str, object]:
    """Return the settings of a mail service."""
    name = environment.choice("MALAI_MAIL_SERVICE", "", tuple(SERVICES))
    key = environment.text("MALAI_MAIL_KEY")
    if not key:
        raise SettingError("MALAI_MAIL_SERVICE needs MALAI_MAIL_KEY, the API key of the service.")
    hook = environment.text("MALAI_MAIL_HOOK")
    if hook and ":" not in hook:
        raise SettingError("MALAI_MAIL_HOOK must look like user:password.")
    anymail: dict[str, object] = {SERVICES[name]: key, "REQUESTS_TIMEOUT": 20}
    if domain := environment.text("MALAI_MAIL_DOMAIN"):
        anymail["MAILGUN_SENDER_DOMAIN"] = domain
    if hook:
        anymail["WEBHOOK_SECRET"] = hook
    return {"EMAIL_BACKEND": f"anymail.backends.{name}.EmailBackend", "ANYMAIL": anymail}

"""Settings from the environment. A wrong one stops the start with a clear sentence."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from platformdirs import user_data_path

PREFIX: Final = "MALAI_"
#: Switches of the test suite, not of the site.
TESTS: Final = "MALAI_TEST_"
TRUE: Final = frozenset({"1", "true", "yes", "on"})
FALSE: Final = frozenset({"0", "false", "no", "off", ""})

#: Every name that is read, with what it means. ``malai doctor`` and the docs print this table.
NAMES: Final[dict[str, str]] = {
    "MALAI_DATA": "Folder for the database, uploaded files and the secret key.",
    "MALAI_DATABASE_URL": "postgresql://user:password@host:port/name; SQLite in MALAI_DATA without it.",
    "MALAI_SQLITE_PATH": "File of the embedded database.",
    "MALAI_SECRET_KEY": "Signing key; made once in MALAI_DATA without it.",
    "MALAI_HOSTS": "Names the site answers to, separated by commas.",
    "MALAI_HTTPS": "1 where people reach the site by https.",
    "MALAI_DEMO": "1 opens the demonstration network with one-click sign-in.",
    "MALAI_DEBUG": "1 only while developing.",
    "MALAI_LANGUAGE": "First language of pages: th or en.",
    "MALAI_MAIL_URL": "smtp://user:password@host:port or smtps://...; codes go to the log without it.",
    "MALAI_MAIL_FROM": "Sender of e-mail.",
    "MALAI_MAIL_RETURN_TO": "Address to which mail that does not arrive comes back; with + before the @ each mail gets one of its own.",
    "MALAI_MAIL_RETURN_BOX": "imaps://user:password@host:993/INBOX: the mailbox of that address, read by the worker.",
    "MALAI_MAIL_SERVICE": "A mail service instead of SMTP: brevo, mailersend, mailgun, postmark, resend, sendgrid or sparkpost.",
    "MALAI_MAIL_KEY": "API key of the mail service.",
    "MALAI_MAIL_DOMAIN": "Sender domain at Mailgun, where it is not that of MALAI_MAIL_FROM.",
    "MALAI_MAIL_HOOK": "user:password with which the mail service tells of bounces.",
    "MALAI_SMS_URL": "Address that takes text messages, as docs/settings.md describes.",
    "MALAI_SMS_TOKEN": "Bearer token for MALAI_SMS_URL.",
    "MALAI_SMS_SENDER": "Sender name of text messages.",
    "MALAI_LINE_API": "Address of LINE's Messaging API, where a proxy stands before it.",
    "MALAI_LINE_DATA_API": "Address of LINE's content endpoint, where a proxy stands before it.",
    "MALAI_LINE_CHANNEL_ID": "LINE Login channel, with MALAI_LINE_CHANNEL_SECRET.",
    "MALAI_LINE_CHANNEL_SECRET": "Secret of the LINE Login channel.",
    "MALAI_UPLOAD_MB": "Largest file people may upload, in megabytes.",
    "MALAI_LOG": "Lowest level written to the log: debug, info, warning, error.",
    "MALAI_PORT": "Port of malai serve.",
}


class SettingError(Exception):
    """A setting of the environment cannot be used. The text is for the person who starts Malai."""


@dataclass(frozen=True)
class Environment:
    """Typed reader of ``MALAI_*`` variables."""

    values: Mapping[str, str]

    def text(self, name: str, default: str = "") -> str:
        """Return the text of ``name``."""
        return self.values.get(name, default).strip()

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a yes or no."""
        written = self.text(name, "1" if default else "0").lower()
        if written in TRUE | FALSE:
            return written in TRUE
        raise SettingError(f"{name} is “{written}”. Write 1 for yes or 0 for no.")

    def number(self, name: str, default: int, *, low: int, high: int) -> int:
        """Return a whole number between ``low`` and ``high``."""
        written = self.text(name, str(default))
        if re.fullmatch(r"\d{1,9}", written) and low <= int(written) <= high:
            return int(written)
        raise SettingError(f"{name} is “{written}”. Write a whole number from {low} to {high}.")

    def choice(self, name: str, default: str, allowed: tuple[str, ...]) -> str:
        """Return one of ``allowed``."""
        written = self.text(name, default).lower()
        if written in allowed:
            return written
        raise SettingError(f"{name} is “{written}”. Write one of: {', '.join(allowed)}.")

    def address(self, name: str, default: str = "") -> str:
        """Return an address of the web without a slash at its end, empty where none is set."""
        written = self.text(name, default).rstrip("/")
        parts = urlsplit(written)
        if written and (parts.scheme not in {"http", "https"} or not parts.hostname):
            raise SettingError(f"{name} must look like https://host/path.")
        return written

    def listed(self, name: str) -> list[str]:
        """Return what stands between commas."""
        return [part.strip() for part in self.text(name).split(",") if part.strip()]

    def folder(self) -> Path:
        """Return the data folder, made if it is absent."""
        written = self.text("MALAI_DATA")
        folder = Path(written).expanduser() if written else user_data_path("malai")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingError(
                f"MALAI_DATA is “{folder}”, and no folder can be made there ({error.strerror}). "
                "Name a folder that this user may write to."
            ) from error
        return folder

    def secret(self, folder: Path) -> str:
        """Return the signing key, made once and kept in the data folder."""
        if written := self.text("MALAI_SECRET_KEY"):
            if len(written) < 32:
                raise SettingError(
                    "MALAI_SECRET_KEY is shorter than 32 characters. Make it longer."
                )
            return written
        return kept_secret(folder / "secret-key")


def kept_secret(path: Path) -> str:
    """Return the key in ``path``, made first where it is absent.

    Two first starts at once agree: only one of them wins the exclusive creation.
    """
    try:
        with path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    except OSError as error:
        raise SettingError(
            f"The file “{path}” cannot be written ({error.strerror}). "
            "Free some space, or name another folder in MALAI_DATA."
        ) from error
    return path.read_text(encoding="ascii").strip()


def database(environment: Environment, folder: Path) -> dict[str, object]:
    """Return Django's description of the database."""
    if url := environment.text("MALAI_DATABASE_URL"):
        return postgresql(url)
    path = environment.text("MALAI_SQLITE_PATH") or str(folder / "malai.sqlite3")
    return sqlite(Path(path).expanduser())


def sqlite(path: Path) -> dict[str, object]:
    """Return SQLite with write-ahead log and transactions that take their lock at once."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
        "TEST": {"NAME": None},
    }


def postgresql(url: str) -> dict[str, object]:
    """Return PostgreSQL as ``url`` names it; ``?host=/folder`` means a socket."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise SettingError(
            "MALAI_DATABASE_URL must look like postgresql://user:password@host:5432/name."
        )
    host = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair).get("host")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(host or parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def refuse_unknown(values: Mapping[str, str]) -> None:
    """Stop at a ``MALAI_*`` name nobody reads: most often a slip of the pen."""
    ours = (name for name in values if name.startswith(PREFIX))
    unknown = sorted(n for n in ours if n not in NAMES and not n.startswith(TESTS))
    if unknown:
        raise SettingError(
            f"{unknown[0]} is not a setting of Malai. The settings are: {', '.join(NAMES)}."
        )


def read() -> Environment:
    """Return the environment of this process, checked for unknown names."""
    refuse_unknown(os.environ)
    return Environment(os.environ)

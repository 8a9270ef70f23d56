"""Waking Django for a command, and turning what stops it into a sentence."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC


class StartError(Exception):
    """Something a person can mend; the text says what, where and how."""


@contextmanager
def prepared() -> Iterator[None]:
    """Set Django up and run the body; known troubles become a ``StartError``."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "malai.config.settings")
    from malai.config.env import SettingError

    try:
        import django

        django.setup()
        with sentences():
            yield
    except SettingError as error:
        raise StartError(str(error)) from error


@contextmanager
def sentences() -> Iterator[None]:
    """Turn a full disk, a locked or broken database and an absent server into a sentence."""
    from django.db import DatabaseError

    try:
        yield
    except OSError as error:
        raise StartError(disk_sentence(error)) from error
    except DatabaseError as error:
        raise StartError(database_sentence(error)) from error


def disk_sentence(error: OSError) -> str:
    """Say what an error of the file system means for the person."""
    if error.errno == ENOSPC:
        return "The disk is full. Free some space and start again; nothing was half-written."
    return f"“{error.filename}” cannot be used ({error.strerror})."


def database_sentence(error: Exception) -> str:
    """Say what an error of the database means for the person."""
    from django.conf import settings

    name = settings.DATABASES["default"]["NAME"]
    cause = error.__cause__
    if isinstance(cause, sqlite3.DatabaseError) and "not a database" in str(cause):
        return f"“{name}” is not a database of Malai. Name another file in MALAI_SQLITE_PATH."
    if "full" in str(error):
        return "The disk is full. Free some space and start again; nothing was half-written."
    if "locked" in str(error):
        return f"Another program holds the database “{name}”. Stop it and try again."
    return f"The database “{name}” cannot be used: {str(error).strip().splitlines()[0]}"

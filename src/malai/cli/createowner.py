"""``malai createowner``: the owner of a workspace, from the terminal."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser, Namespace

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import override

from malai.cli.schema import schema_ensure
from malai.cli.start import StartError


def add_arguments(parser: ArgumentParser) -> None:
    """Add who, and which workspace."""
    parser.add_argument("email", help="e-mail address of the owner")
    parser.add_argument("--name", default="", help="name of the owner")
    parser.add_argument("--workspace", default="", help="name of the workspace")
    parser.add_argument(
        "--password-stdin", action="store_true", help="read the password from input"
    )


def run(options: Namespace) -> int:
    """Make the owner, or give an existing user the owner's seat."""
    from malai.site.services import owner_create

    schema_ensure()
    with override("en"):
        password = asked_password(from_input=options.password_stdin)
        checked(options.email, password)
        seat = owner_create(
            email=options.email,
            name=options.name,
            password=password,
            workspace_name=options.workspace,
        )
    sys.stdout.write(f"{seat.user.email} owns the workspace “{seat.workspace.name}”.\n")
    return 0


def asked_password(*, from_input: bool) -> str:
    """Return the password from the input, or asked twice at the terminal."""
    if from_input or not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Password: ")
    if first != getpass.getpass("The same again: "):
        raise StartError("The two passwords differ. Nothing was made.")
    return first


def checked(email: str, password: str) -> None:
    """Refuse an address or a password that the pages would refuse too."""
    try:
        validate_email(email)
        validate_password(password)
    except ValidationError as error:
        raise StartError(" ".join(error.messages) + " Nothing was made.") from error

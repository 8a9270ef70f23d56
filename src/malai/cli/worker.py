"""``malai worker``: does the long work that pages ask for, until it is stopped."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from django.core.management import call_command


def add_arguments(parser: ArgumentParser) -> None:
    """Add nothing: everything is in the environment."""
    del parser


def run(options: Namespace) -> int:
    """Take tasks from the database one by one."""
    del options
    call_command("db_worker", reload=False, verbosity=0, interval=0.5)
    return 0

"""``malai worker``: does the long work that pages ask for, and sends what waits, until stopped."""

from __future__ import annotations

import logging
from argparse import ArgumentParser, Namespace
from threading import Event, Thread
from typing import Final

from django.core.management import call_command
from django.db import Error, connections

#: Seconds between two looks at the outbox where nothing waits.
REST: Final = 3.0
#: Seconds between two looks whether it is time for the digest of the week.
SELDOM: Final = 600.0
#: Seconds that a stop waits for the message that is being sent.
PATIENCE: Final = 4.0

log = logging.getLogger(__name__)


def add_arguments(parser: ArgumentParser) -> None:
    """Add what a test needs: to send what waits and end."""
    parser.add_argument(
        "--post-once", action="store_true", help="send what waits in the outbox, then end"
    )


def run(options: Namespace) -> int:
    """Take tasks from the database one by one; beside that, send messages."""
    from malai.post.inbox import drafts_round
    from malai.post.outbox import outbox_round

    if options.post_once:
        while outbox_round() + drafts_round():
            pass
        return 0
    stopped = Event()
    sender = Thread(target=send_until, args=(stopped,), name="outbox", daemon=True)
    sender.start()
    Thread(target=fetch_until, args=(stopped,), name="inbox", daemon=True).start()
    Thread(target=tend_until, args=(stopped,), name="tending", daemon=True).start()
    Thread(target=tell_weekly, args=(stopped,), name="digest", daemon=True).start()
    try:
        call_command("db_worker", reload=False, verbosity=0, interval=0.5)
    finally:
        stopped.set()
        sender.join(PATIENCE)
    return 0


def send_until(stopped: Event) -> None:
    """Send what waits in rounds, until ``stopped`` is set. A round that fails is tried anew."""
    from malai.post.outbox import outbox_round

    while not stopped.is_set():
        sent = 0
        try:
            sent = outbox_round(most=20)
        except Error:
            log.exception("the outbox could not be read")
        except Exception:
            log.exception("a message could not be sent")
        if not sent:
            connections.close_all()
            stopped.wait(REST)


def fetch_until(stopped: Event) -> None:
    """Fetch what people sent to the LINE account, until ``stopped`` is set."""
    from malai.post.inbox import drafts_round

    while not stopped.is_set():
        fetched = 0
        try:
            fetched = drafts_round()
        except Exception:
            log.exception("what people sent to the LINE account could not be fetched")
        if not fetched:
            connections.close_all()
            stopped.wait(REST)


def tend_until(stopped: Event) -> None:
    """Read mail that came back and let go of what is old, until ``stopped`` is set."""
    from malai.post.tending import tend_round

    while not stopped.is_set():
        try:
            tend_round()
        except Exception:
            log.exception("mail that came back could not be looked after")
        connections.close_all()
        stopped.wait(SELDOM)


def tell_weekly(stopped: Event) -> None:
    """Queue the digests of the week when it is time, until ``stopped`` is set."""
    from django.utils import timezone

    from malai.site.services.digest import digests_round

    while not stopped.is_set():
        try:
            digests_round(timezone.now())
        except Exception:
            log.exception("the digests of the week could not be made")
        connections.close_all()
        stopped.wait(SELDOM)

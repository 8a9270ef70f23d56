"""An announcement to 5,000 people is queued, on both databases.

The floor is a bare bulk insert of the same deliveries by ``executemany``.
"""

from __future__ import annotations

import subprocess
import sys
import uuid
from datetime import UTC, datetime
from typing import Any

from bench.harness import line, seconds

PEOPLE = 5_000


def main() -> None:
    """Measure in a fresh process for each database."""
    for name in ("SQLite", "PostgreSQL"):
        subprocess.run([sys.executable, "-m", "bench.announce", name], check=True)


def measure(name: str) -> None:
    """Fill, resolve the audience, queue."""
    from bench.merge import prepare

    prepare(name)
    from django.utils import timezone

    from malai.post.models import Delivery, PostRules
    from malai.post.selectors.reaching import recipients_of
    from malai.post.services.messages import message_create
    from malai.post.services.queueing import message_queue
    from malai.post.timing import not_before

    workspace, keys = fill()
    fields = {"subject_th": "นัดหมาย", "body_th": "พบกันเจ็ดโมง"}
    message = message_create(by=None, workspace=workspace, fields=fields)
    ways = ("line", "email", "sms", "call", "print")

    def queue() -> None:
        recipients = recipients_of(workspace, keys, ways)
        message_queue(by=None, message=message, recipients=recipients, root="")

    # The preview, which everybody sees first, has loaded the holidays in this process.
    not_before(PostRules(), timezone.now())
    took = seconds(queue)
    if Delivery.objects.count() != PEOPLE:
        raise SystemExit("somebody is missing in the outbox")
    floor = bare(workspace, keys)
    line(
        f"{name}: announcement to {PEOPLE:,} people queued",
        f"{took / floor:6.1f} x   ({took:.2f} s)",
    )


def fill() -> tuple[Any, list[int]]:
    """Return a workspace of 5,000 people, half of whom agreed to e-mail."""
    from malai.accounts.models import Workspace
    from malai.consent.models import Answer, Purpose, Standing
    from malai.consent.services.purposes import purposes_ensure
    from malai.network.models import Party

    workspace = Workspace.objects.create(name_th="ม")
    purposes_ensure(by=None, workspace=workspace)
    people = Party.objects.bulk_create(
        Party(
            workspace=workspace, kind="person", name_th=f"คน ที่{n}", sort_key=f"{n:05}",
            match_key=f"{n}", search_text="", email=f"p{n}@example.org", phone=f"+668{n:08}",
        )
        for n in range(PEOPLE)
    )  # fmt: skip
    purpose = Purpose.objects.get(workspace=workspace, code="contact_email")
    today = datetime.now(UTC).date()
    Standing.objects.bulk_create(
        Standing(workspace=workspace, party=one, purpose=purpose, answer=Answer.YES, on=today)
        for one in people[::2]
    )
    return workspace, [one.pk for one in people]


def bare(workspace: Any, keys: list[int]) -> float:  # noqa: ANN401 - a workspace
    """Return how long it takes to write the same rows by one ``executemany``."""
    from django.db import connection, transaction

    from malai.post.models import Delivery, Message

    message = Message.objects.create(workspace=workspace, subject_th="นัดหมาย")
    columns = ["message_id", "party_id", "key", "channel", "address", "language", "subject", "body",
               "state", "reason", "tried", "outside_id"]  # fmt: skip
    is_native = connection.features.has_native_uuid_field

    def key() -> Any:  # noqa: ANN401 - as the database keeps it
        made = uuid.uuid4()
        return made if is_native else made.hex

    def write() -> None:
        rows = [
            (message.pk, one, key(), "call", "", "th", "", "", "to_call", "", 0, "") for one in keys
        ]
        marks = ", ".join(["%s"] * len(columns))
        names = ", ".join(connection.ops.quote_name(one) for one in columns)
        table = Delivery._meta.db_table
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 - constants

    return seconds(write)


if __name__ == "__main__":
    measure(sys.argv[1])

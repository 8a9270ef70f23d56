"""The page of this week of a network of 10,000 against one of 1,000, on SQLite, in one run.

Timed is the whole request, best of some; told beside it is the number of queries, which must not
grow. Every member has contacts, ties and a task; the reader sees everything.
"""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from bench.checkin import prepare
from bench.harness import line, seconds

if TYPE_CHECKING:
    from django.test import Client

    from malai.accounts.models import Workspace
    from malai.network.models import Network, Party

SIZES: Final = (1_000, 10_000)
TIMES: Final = 3
#: The most that ten times the people may take of the time of the smaller one.
LIMIT: Final = 12


def main() -> None:
    """Fill both sizes into one database and ask for the page in turns."""
    prepare("SQLite")
    clients = {size: fill(size) for size in SIZES}
    took: dict[int, list[float]] = {size: [] for size in SIZES}
    for _time in range(TIMES):
        for size, (client, url) in clients.items():
            took[size].append(seconds(lambda c=client, u=url: shown(c, u)))  # type: ignore[misc]
    small, large = (min(took[size]) for size in SIZES)
    told = f"{large / small:6.1f} x   ({large:.2f} s against {small:.2f} s; limit {LIMIT} x)"
    line("this week of 10,000 members against 1,000", told)
    counts = [queries(*clients[size]) for size in SIZES]
    line("queries of the page", f"{counts[0]} and {counts[1]}")


def shown(client: Client, url: str) -> None:
    """Ask for the page."""
    answer = client.get(url)
    if answer.status_code != 200:
        raise RuntimeError(f"{url}: {answer.status_code}")


def queries(client: Client, url: str) -> int:
    """Return how many queries the page asks."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        shown(client, url)
    return len(caught)


def fill(size: int) -> tuple[Client, str]:
    """Return a signed-in client and the address of the page of a network of this size."""
    from django.test import Client
    from django.urls import reverse

    from malai.accounts.models import Role, Seat, User, Workspace
    from malai.network.models import Membership, Network, Party

    workspace = Workspace.objects.create(name_th=f"bench {size}")
    user = User.objects.create_user(f"{size}@example.org", "bench", name="bench")
    Seat.objects.create(user=user, workspace=workspace, role=Role.COORDINATOR)
    network = Network.objects.create(workspace=workspace, name_th="เครือข่าย")
    people = Party.objects.bulk_create(
        [
            Party(workspace=workspace, kind="person", name_th=f"คน {n}", sort_key=f"{n:06d}")
            for n in range(size)
        ],
        batch_size=500,
    )
    terms = [Membership(workspace=workspace, network=network, party=one) for one in people]
    Membership.objects.bulk_create(terms, batch_size=500)
    told(workspace, network, people)
    client = Client()
    client.force_login(user)
    return client, reverse("site:week", args=[workspace.public_id])


def told(workspace: Workspace, network: Network, people: list[Party]) -> None:
    """Write three contacts of each within a year, two ties of each, and tasks of the next weeks."""
    from django.utils import timezone

    from malai.contact.models import Contact, ContactParty
    from malai.network.models import Tie, TieKind
    from malai.work.models import Task

    chance, today = random.Random(7), timezone.localdate()
    here: dict[str, Any] = {"workspace": workspace, "network": network}
    days = [(one, today - timedelta(days=chance.randrange(365))) for one in people for _ in "abc"]
    contacts = Contact.objects.bulk_create(
        [Contact(on=day.isoformat(), channel="phone", **here) for _one, day in days], batch_size=500
    )
    pairs = zip(contacts, days, strict=True)
    ContactParty.objects.bulk_create(
        [ContactParty(contact=made, party=one) for made, (one, _day) in pairs], batch_size=500
    )
    kind = TieKind.objects.create(
        workspace=workspace, code="works", label_th="ทำงานด้วยกัน", layer="coordination"
    )
    ties = [
        Tie(source=one, target=people[(place + step) % len(people)], kind=kind, **here)
        for place, one in enumerate(people)
        for step in (1, 7)
    ]
    Tie.objects.bulk_create(ties, batch_size=500)
    due = [today + timedelta(days=chance.randrange(60)) for _one in people[: len(people) // 10]]
    Task.objects.bulk_create([Task(what="งาน", by_when=day, **here) for day in due])

"""What is long, and no part of a usual test run: ``make soak``.

Fills the large demonstration, reads every network of it, and reads a hundred messy workbooks
against the truth they were made from, notes who came over a signal that is cut, kills the worker
that sends, and asks every test of random inputs for inputs not yet tried. It stops at the first that
is read otherwise.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.harness import line, seconds

CUTS = int(os.environ.get("SOAK_CUTS", "1000"))
KILLS = int(os.environ.get("SOAK_KILLS", "200"))
SEARCHES = int(os.environ.get("SOAK_SEARCHES", "20"))
BOOKS = int(os.environ.get("SOAK_BOOKS", "100"))


def main() -> None:
    """Run the long checks one after the other."""
    os.environ["MALAI_DATA"] = tempfile.mkdtemp(prefix="malai-soak-")
    os.environ.update(MALAI_DEMO="1", DJANGO_SETTINGS_MODULE="malai.config.settings_test")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    large_demonstration()
    reading_many()
    signal_cuts()
    fuzz_networks()
    worker_kills()
    inputs_not_yet_tried()


def inputs_not_yet_tried() -> None:
    """Run every test of random inputs again and again; ``make test`` tries the same ones each time."""
    words = ("-q", "--no-header", "-x", "-m", "hypothesis and not browser", "tests")
    command = [sys.executable, "-m", "pytest", *words]

    def search() -> None:
        for _ in range(SEARCHES):
            subprocess.run(command, env={**os.environ, "MALAI_TEST_SEARCH": "1"}, check=True)

    line(f"{SEARCHES} searches for inputs that break a law", f"{seconds(search):.0f} s")


def worker_kills() -> None:
    """Kill the worker that sends, hundreds of times; nobody may be told twice."""
    from tests.unit.malai.post.test_crash import tell_under_kills

    took = seconds(
        lambda: tell_under_kills(
            Path(tempfile.mkdtemp(prefix="malai-kills-")), people=KILLS * 5, kills=KILLS
        )
    )
    line(f"{KILLS} kills of the worker, nobody told twice", f"{took:.0f} s")


def fuzz_networks() -> None:
    """Give the readers of networks whatever leads to code not yet reached."""
    from bench.soak.fuzz_formats import fuzz

    line("readers of networks, fuzzed", fuzz(int(os.environ.get("SOAK_FUZZ_SECONDS", "300"))))


def signal_cuts() -> None:
    """Check people in over a signal that is cut a thousand times."""
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    from bench.checkin import meeting
    from bench.soak.cuts import Signal, noted, run
    from malai.accounts.models import Role, Seat, Workspace
    from malai.activities.models import Session
    from malai.network.models import Party
    from malai.site.services import demo_seats_ensure

    settings.ALLOWED_HOSTS = ["*"]
    user = demo_seats_ensure(workspace=Workspace.objects.get(is_demo=True))[Role.COORDINATOR]
    seat = Seat.objects.select_related("workspace", "user").get(user=user)
    session: Session = meeting(seat.workspace)
    session.on = "2016-03-05"
    session.save()
    client = Client()
    client.force_login(seat.user)
    address = [seat.workspace.public_id, session.activity.public_id]
    url = reverse("activities:offline-sync", args=address)
    people = [str(one.public_id) for one in Party.objects.filter(workspace=seat.workspace)[:400]]
    signal = Signal(client, url, random.Random(7), CUTS)
    expected = run(signal, str(session.public_id), people, seed=11)
    if noted(session) != expected:
        sys.exit("after cuts of the signal other people are noted than were tapped on")
    line("cuts of the signal that lost nothing", f"{CUTS:,}")


def large_demonstration() -> None:
    """Fill 10,000 people and 60 networks and read every network."""
    from django.utils import timezone

    from malai.atlas.services import findings_kept
    from malai.interchange.demo import demo_fill
    from malai.network.models import Network

    line("large demonstration filled in", f"{seconds(lambda: demo_fill(is_large=True)):.1f} s")
    day = timezone.localdate()
    networks = list(Network.objects.select_related("workspace"))
    took = seconds(lambda: [findings_kept(network, day=day) for network in networks])
    line(f"findings of {len(networks)} networks", f"{took:.1f} s")


def reading_many() -> None:
    """Read messy workbooks of many seeds, each against the truth it was made from."""
    from malai_core.formats import open_workbook
    from malai_core.reading import PartyKind, read
    from tests.data import books, messy

    with tempfile.TemporaryDirectory() as folder:
        for seed in range(BOOKS):
            made = messy.make(seed)
            path = books.write_xlsx(Path(folder) / f"{seed}.xlsx", made.tables)
            with open_workbook(path) as workbook:
                found = read(workbook)
            people = len(found.of_kind(PartyKind.PERSON))
            if people != made.truth.people:
                sys.exit(f"seed {seed}: {people} people read, {made.truth.people} are there")
    line("messy workbooks read as they are", f"{BOOKS}")


if __name__ == "__main__":
    main()

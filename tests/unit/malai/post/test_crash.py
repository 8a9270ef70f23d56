"""Nobody is told twice, though the worker is killed with SIGKILL again and again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.unit.malai.post.fakes import smtp_fake

PEOPLE = 40
KILLS = 2
FILL = """
import uuid
from malai.cli.start import prepared
with prepared():
    from malai.cli.schema import schema_ensure
    schema_ensure()
    from django.utils import timezone
    from malai.accounts.models import User, Workspace
    from malai.post.models import Delivery, Message
    here = Workspace.objects.create(name_th="ดอยหมอก")
    message = Message.objects.create(
        workspace=here, subject_th="นัดหมาย", body_th="เจ็ดโมง", state="queued"
    )
    for number in range({people}):
        user = User.objects.create(email=f"p{{number}}@example.org")
        Delivery.objects.create(
            message=message, user=user, key=uuid.uuid4(), channel="email", address=user.email,
            state="waiting", not_before=timezone.now(),
        )
"""
#: Makes a worker at every line, as a copy of a process that has read everything already.
WORKERS = """
import os, sys
from argparse import Namespace
from malai.cli.start import prepared
with prepared():
    import malai.post.inbox, malai.post.outbox
    from malai.cli.worker import run
    from django.db import connections
    connections.close_all()
    for _line in sys.stdin:
        worker = os.fork()
        if not worker:
            run(Namespace(post_once=True))
            os._exit(0)
        print(worker, flush=True)
        os.waitpid(worker, 0)
        print("gone", flush=True)
"""
READ = """
from malai.cli.start import prepared
with prepared():
    from datetime import timedelta
    from collections import Counter
    from django.utils import timezone
    from malai.post.models import Delivery
    from malai.post.outbox import outbox_round, outbox_sweep
    while outbox_round():
        pass
    outbox_sweep(timezone.now() + timedelta(hours=1))
    print(dict(Counter(Delivery.objects.values_list("state", flat=True))))
"""


def test_a_killed_worker_tells_nobody_twice(tmp_path: Path) -> None:
    tell_under_kills(tmp_path, people=PEOPLE, kills=KILLS)


def tell_under_kills(folder: Path, *, people: int, kills: int, seed: int = 1) -> None:
    """Send to ``people``, killing the worker ``kills`` times at some mail, then let it finish."""
    dice = random.Random(seed)  # noqa: S311 - when to kill is no secret
    with smtp_fake() as (fake, port):
        environment = {
            **os.environ,
            "MALAI_DATA": str(folder),
            # STARTTLS is for servers beyond this machine.
            "MALAI_MAIL_URL": f"smtp://127.0.0.1:{port}?tls=0",
            "MALAI_SQLITE_PATH": str(folder / "crash.sqlite3"),
            "MALAI_DEMO": "0",
            "DJANGO_SETTINGS_MODULE": "malai.config.settings",
        }
        environment.pop("MALAI_DATABASE_URL", None)
        python(FILL.format(people=people), environment)
        with workers(environment) as asked:
            for _kill in range(kills):
                fake.until = len(fake.taken) + dice.randint(1, max(people // (kills + 2), 1))
                fake.reached.clear()
                worker = int(asked())
                fake.reached.wait(60)
                with suppress(ProcessLookupError):
                    os.kill(worker, signal.SIGKILL)
                assert asked(is_new=False) == "gone"
        fake.until = 0
        states = eval(python(READ, environment))  # noqa: S307 - our own words
        counts = fake.counts()
    assert max(counts.values()) == 1
    assert sum(states.values()) == people
    assert set(states) <= {"sent", "unknown"}
    assert states.get("unknown", 0) <= kills
    # What is not known may or may not have arrived; what is "sent" did.
    assert states["sent"] <= len(counts) <= people


@contextmanager
def workers(environment: dict[str, str]) -> Iterator[Callable[..., str]]:
    """Yield what asks for a worker and tells its number, or tells that the last one is gone."""
    made = subprocess.Popen(
        [sys.executable, "-c", WORKERS], env=environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert made.stdin is not None
    assert made.stdout is not None
    lines, answers = made.stdin, made.stdout

    def asked(*, is_new: bool = True) -> str:
        if is_new:
            lines.write("one\n")
            lines.flush()
        return answers.readline().strip()

    with made:
        yield asked
        lines.close()


def python(code: str, environment: dict[str, str]) -> str:
    """Run a few lines as a process of their own and return what they print."""
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True, timeout=120
    )  # fmt: skip
    return done.stdout

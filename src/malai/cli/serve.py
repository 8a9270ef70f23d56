"""``malai serve``: the web pages, with a worker beside them."""

from __future__ import annotations

import ipaddress
import os
import signal
import socket
import subprocess
import sys
from argparse import ArgumentParser, Namespace

from malai.cli.start import StartError
from malai.config.env import TRUE

#: Measured on two cores: more threads or a second process gave no more pages a second.
THREADS = 4


def add_arguments(parser: ArgumentParser) -> None:
    """Add where to listen and whether to show the demonstration network."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=int(os.environ.get("MALAI_PORT", "8000")))
    demo = parser.add_mutually_exclusive_group()
    demo.add_argument(
        "--demo", action="store_true", default=None, help="show the demonstration network"
    )
    demo.add_argument(
        "--no-demo", action="store_false", dest="demo", help="go straight to the first start"
    )


def run(options: Namespace) -> int:
    """Prepare the database, then serve until stopped."""
    from django.conf import settings

    from malai.cli.schema import schema_ensure

    refuse_taken_port(options.host, options.port)
    schema_ensure()
    is_wanted = demo_is_wanted(options)
    if is_wanted != settings.MALAI_DEMO:
        again(options, is_demo=is_wanted)
    prepare()
    announce(options)
    worker = subprocess.Popen([sys.executable, "-m", "malai", "worker"])
    try:
        serve(options)
    finally:
        stop(worker)
    return 0


def demo_is_wanted(options: Namespace) -> bool:
    """Say whether to show the demonstration.

    Who says nothing sees it until there is an owner, and only where no other machine reaches us.
    """
    from malai.site.services import start_code

    if options.demo is not None:
        return bool(options.demo)
    if written := os.environ.get("MALAI_DEMO", "").strip():
        return written.lower() in TRUE
    return is_loopback(options.host) and start_code() is not None


def again(options: Namespace, *, is_demo: bool) -> None:
    """Start once more with the switch set otherwise: settings are read once a process."""
    words = ["--host", options.host, "--port", str(options.port)]
    words.append("--demo" if is_demo else "--no-demo")
    environment = {**os.environ, "MALAI_DEMO": "1" if is_demo else "0"}
    os.execve(sys.executable, [sys.executable, "-m", "malai", "serve", *words], environment)  # noqa: S606 - our own module


def refuse_taken_port(host: str, port: int) -> None:
    """Stop where another program listens.

    The server would share the port without a word and take only part of the requests.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        try:
            probe.bind((host, port))
        except OSError as error:
            raise StartError(
                f"Port {port} on {host} is in use or not allowed ({error.strerror}). "
                f"Stop the other program, or choose another: malai serve --port {port + 1}"
            ) from error


def prepare() -> None:
    """Finish what a crash left open, and fill the demonstration if it is shown."""
    from django.conf import settings

    from malai.cli.demo import demo_ensure
    from malai.consent.services.retention import erasures_again
    from malai.interchange.services import imports_recover
    from malai.network.services.looking import searches_recover
    from malai.runs.services import runs_recover

    runs_recover()
    searches_recover()
    # A backup that was brought back knows people again who were made anonymous since.
    erasures_again()
    for sentence in imports_recover():
        sys.stderr.write(f"{sentence}\n")
    if settings.MALAI_DEMO:
        demo_ensure()


def announce(options: Namespace) -> None:
    """Print the address, and the code of the first start where the network can reach us."""
    from malai.site.services import start_code

    shown = "localhost" if options.host in {"127.0.0.1", "0.0.0.0", "::"} else options.host  # noqa: S104 - only compared
    sys.stdout.write(f"\n  มาลัย · Malai\n  http://{shown}:{options.port}/\n\n")
    code = None if is_loopback(options.host) else start_code()
    if code:
        sys.stdout.write(f"  First start from another machine asks for this code: {code}\n\n")
    sys.stdout.flush()


def is_loopback(host: str) -> bool:
    """Say whether only this machine reaches ``host``."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def serve(options: Namespace) -> None:
    """Run the web server until a signal ends it."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "malai.config.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        websockets=False,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()


def stop(worker: subprocess.Popen[bytes]) -> None:
    """End the worker; a second signal makes it leave its task, which is then taken up again."""
    worker.send_signal(signal.SIGINT)
    try:
        worker.wait(timeout=5)
    except subprocess.TimeoutExpired:
        worker.kill()

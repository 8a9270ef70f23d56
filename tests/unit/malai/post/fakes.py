"""Other systems at the network's border, as small real servers of this process."""

from __future__ import annotations

import socketserver
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message


class SmtpFake:
    """Takes mail by SMTP as RFC 5321 has it; refuses whom it is told to refuse."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, Message]] = []
        self.refused: dict[str, str] = {}
        """By address: the answer to ``RCPT TO``."""
        self.lock = threading.Lock()

    def counts(self) -> Counter[str]:
        """Return how many mails each address got."""
        with self.lock:
            return Counter(to for to, _mail in self.taken)


class _Talk(socketserver.StreamRequestHandler):
    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        fake: SmtpFake = self.server.fake  # type: ignore[attr-defined]
        self.say("220 fake")
        to: list[str] = []
        for raw in self.rfile:
            line = raw.decode("utf-8", "replace").strip()
            word = line.upper()
            if word.startswith(("EHLO", "HELO")):
                self.say("250 fake")
            elif word.startswith("MAIL"):
                to = []
                self.say("250 ok")
            elif word.startswith("RCPT"):
                address = line.partition("<")[2].partition(">")[0]
                answer = fake.refused.get(address, "250 ok")
                to += [address] if answer.startswith("250") else []
                self.say(answer)
            elif word == "DATA":
                self._data(fake, to)
            elif word == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def _data(self, fake: SmtpFake, to: list[str]) -> None:
        self.say("354 go on")
        lines = []
        for raw in self.rfile:
            if raw == b".\r\n":
                break
            lines.append(raw[1:] if raw.startswith(b"..") else raw)
        else:
            return
        mail = message_from_bytes(b"".join(lines))
        with fake.lock:
            fake.taken += [(one, mail) for one in to]
        self.say("250 taken")


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay quiet where the other side was killed."""


@contextmanager
def smtp_fake() -> Iterator[tuple[SmtpFake, int]]:
    """Run a mail server of this process; yields it with its port."""
    fake = SmtpFake()
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.fake = fake  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield fake, server.server_address[1]
        finally:
            server.shutdown()

"""Other systems at the network's border, as small real servers of this process."""

from __future__ import annotations

import json
import socketserver
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler
from typing import Any


class SmtpFake:
    """Takes mail by SMTP as RFC 5321 has it; refuses whom it is told to refuse."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, Message]] = []
        self.senders: list[str] = []
        """Of the envelopes."""
        self.refused: dict[str, str] = {}
        """By address: the answer to ``RCPT TO``."""
        self.lock = threading.Lock()
        self.until = 0
        """At how many mails ``reached`` is set; 0 never."""
        self.reached = threading.Event()

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
                fake.senders.append(line.partition("<")[2].partition(">")[0])
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
            if len(fake.taken) == fake.until:
                fake.reached.set()
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
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield fake, server.server_address[1]
        finally:
            server.shutdown()


class LineFake:
    """LINE's Messaging API as its reference records it: bot info, quota, pushes, replies."""

    TOKEN = "token-0123456789"

    def __init__(self) -> None:
        self.pushed: dict[str, tuple[str, str]] = {}
        """By retry key: to whom, and the text."""
        self.replied: list[str] = []
        self.used = 12
        self.answers: dict[str, tuple[int, dict[str, object]]] = {}
        """By user: what a push is answered with instead."""
        self.contents: dict[str, bytes | int] = {}
        """By message: what was sent, or the status that is answered instead."""
        self.fetched: list[str] = []
        self.quota_asked = 0
        self.silent: threading.Event | None = None
        """Until it is set, nothing is said of the quota."""

    def _content(self, message: str) -> tuple[int, Any]:
        self.fetched.append(message)
        sent = self.contents.get(message, 404)
        return (sent, {"message": "Not found"}) if isinstance(sent, int) else (200, sent)

    def get(self, path: str) -> tuple[int, Any]:
        if path == "/v2/bot/info":
            name = {"userId": "Ubot", "basicId": "@123abcde", "displayName": "ดอยหมอก"}
            return 200, {**name, "chatMode": "bot", "markAsReadMode": "auto"}
        if path == "/v2/bot/message/quota":
            self.quota_asked += 1
            if self.silent is not None:
                self.silent.wait()
            return 200, {"type": "limited", "value": 300}
        if path == "/v2/bot/message/quota/consumption":
            return 200, {"totalUsage": self.used}
        if path.startswith("/v2/bot/message/") and path.endswith("/content"):
            return self._content(path.split("/")[4])
        return 404, {"message": "Not found"}

    def post(self, path: str, said: dict[str, Any], key: str) -> tuple[int, dict[str, object]]:
        if path == "/v2/bot/message/reply":
            self.replied.append(said["messages"][0]["text"])
            return 200, {"sentMessages": [{"id": "461230966842064898"}]}
        if path != "/v2/bot/message/push":
            return 404, {"message": "Not found"}
        if said["to"] in self.answers:
            return self.answers[said["to"]]
        if key in self.pushed:
            return 409, {"message": "The retry key is already accepted"}
        self.pushed[key] = (said["to"], said["messages"][0]["text"])
        return 200, {"sentMessages": [{"id": "461230966842064897"}]}


class SmsFake:
    """A gateway that takes text messages as docs/settings.md has it."""

    def __init__(self) -> None:
        self.taken: list[dict[str, Any]] = []
        self.status = 202

    def get(self, _path: str) -> tuple[int, dict[str, object]]:
        return 405, {}

    def post(self, _path: str, said: dict[str, Any], _key: str) -> tuple[int, dict[str, object]]:
        self.taken.append(said)
        return self.status, {}


class _Http(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(*self._guarded(lambda fake: fake.get(self.path)))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        key = self.headers.get("X-Line-Retry-Key", "")
        said = json.loads(body)
        self._answer(*self._guarded(lambda fake: fake.post(self.path, said, key)))

    def _guarded(self, ask: Callable[[Any], tuple[int, dict[str, object]]]) -> Any:
        fake = self.server.fake  # type: ignore[attr-defined]
        if self.headers.get("Authorization") != f"Bearer {LineFake.TOKEN}":
            return 401, {"message": "Authentication failed"}
        return ask(fake)

    def _answer(self, status: int, said: dict[str, object] | bytes) -> None:
        is_json = isinstance(said, dict)
        body = json.dumps(said).encode() if isinstance(said, dict) else said
        self.send_response(status)
        self.send_header("Content-Type", "application/json" if is_json else "image/jpeg")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Stay quiet."""


@contextmanager
def http_fake(fake: Any) -> Iterator[str]:
    """Run a fake as a server of this process; yields its address."""
    with _Server(("127.0.0.1", 0), _Http) as server:
        server.fake = fake  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()

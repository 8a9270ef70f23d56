"""A mail server of this process from which mail is read: IMAP over TLS, as far as it is asked."""

from __future__ import annotations

import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path


class ImapFake:
    """One folder of mails, with a password; notes what was marked as read."""

    USER, PASSWORD = "back", "เปิด-0123".encode().hex()

    def __init__(self) -> None:
        self.mails: dict[int, bytes] = {}
        self.seen: set[int] = set()
        self.asked: list[str] = []

    def put(self, mail: bytes) -> int:
        """Let a mail arrive; returns its number."""
        number = len(self.mails) + 1
        self.mails[number] = mail.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        return number

    def unseen(self, words: str) -> list[int]:
        """Return the unread mails whose heads hold what is asked for."""
        wanted = re.search(r'HEADER "?([\w-]+)"? "?([\w-]+)"?', words)
        found = []
        for number, mail in self.mails.items():
            head = mail.partition(b"\r\n\r\n")[0].decode("utf-8", "replace").lower()
            unfolded = re.sub(r"\r\n\s+", " ", head)
            lines = [one for one in unfolded.split("\r\n") if one.startswith(wanted[1].lower() + ":")] if wanted else []  # fmt: skip
            if number not in self.seen and any(wanted[2].lower() in one for one in lines if wanted):
                found.append(number)
        return found


class _Talk(socketserver.StreamRequestHandler):
    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        self.say("* OK fake")
        while raw := self.rfile.readline():
            tag, _space, rest = raw.decode("utf-8", "replace").strip().partition(" ")
            word, _space, words = rest.partition(" ")
            if not self._answered(tag, word.upper(), words):
                return

    def _answered(self, tag: str, word: str, words: str) -> bool:
        fake: ImapFake = self.server.fake  # type: ignore[attr-defined]
        fake.asked.append(word)
        if word == "CAPABILITY":
            self.say("* CAPABILITY IMAP4rev1 STARTTLS")
        elif word == "STARTTLS":
            self.say(f"{tag} OK go on")
            self._covered()
            return True
        elif word == "LOGIN" and words.replace('"', "") != f"{fake.USER} {fake.PASSWORD}":
            self.say(f"{tag} NO wrong")
            return True
        elif word == "SELECT":
            self.say(f"* {len(fake.mails)} EXISTS")
        elif word == "UID":
            self._uid(fake, *words.split(" ", 1))
        elif word == "LOGOUT":
            self.say("* BYE")
            self.say(f"{tag} OK done")
            return False
        self.say(f"{tag} OK done")
        return True

    def _covered(self) -> None:
        trust: ssl.SSLContext = self.server.trust  # type: ignore[attr-defined]
        self.connection = trust.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)

    def finish(self) -> None:
        """Close what was put over the connection."""
        super().finish()
        self.connection.close()

    def _uid(self, fake: ImapFake, word: str, words: str) -> None:
        if word == "SEARCH":
            self.say("* SEARCH " + " ".join(map(str, fake.unseen(words))))
            return
        number = int(words.split(" ", 1)[0])
        if word == "STORE":
            fake.seen.add(number)
            return
        limit = re.search(r"<0\.(\d+)>", words)
        mail = fake.mails[number][: int(limit[1]) if limit else None]
        self.say(f"* {number} FETCH (UID {number} BODY[]<0> {{{len(mail)}}}")
        self.wfile.write(mail + b")\r\n")


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay quiet where the other side does not trust us."""


def certificate(folder: Path) -> Path:
    """Make a certificate for this machine, with its key in the same file."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name)
        .public_key(key.public_key()).serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = serialization.NoEncryption()
    pem = serialization.Encoding.PEM
    shape = serialization.PrivateFormat.PKCS8
    file = folder / "localhost.pem"
    file.write_bytes(key.private_bytes(pem, shape, plain) + made.public_bytes(pem))
    return file


@contextmanager
def imap_fake(pem: Path, *, is_tls_first: bool = True) -> Iterator[tuple[ImapFake, int]]:
    """Run a mail server with this certificate; yields it with its port."""
    fake = ImapFake()
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trust.load_cert_chain(pem)
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.fake, server.trust = fake, trust  # type: ignore[attr-defined]
        if is_tls_first:
            server.socket = trust.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield fake, server.server_address[1]
        finally:
            server.shutdown()

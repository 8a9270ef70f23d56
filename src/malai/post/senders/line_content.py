"""What people sent to the account, from LINE's content endpoint: in pieces, with a limit.

LINE deletes it after a while, so it is asked for at once. The library of LINE knows this address
only as a fixed one and reads everything into memory; the call is therefore made here.
"""

from __future__ import annotations

import time
from typing import IO, TYPE_CHECKING, Final
from urllib.parse import quote

from django.conf import settings

from malai.post import reasons

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

#: Seconds for a connection, for one piece, and for the whole.
CONNECT: Final = 5
PIECE_WAIT: Final = 20
WHOLE: Final = 60
PIECE: Final = 65_536
#: LINE itself takes photos of up to 10 MB.
MOST_BYTES: Final = 20_000_000


class ContentLostError(Exception):
    """It can never be had; ``reason`` is a code of ``malai.post.reasons``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ContentLaterError(Exception):
    """It may be had another time; ``reason`` is what is said where that never comes."""

    def __init__(self, reason: str = reasons.TOO_OFTEN) -> None:
        super().__init__(reason)
        self.reason = reason


def content_fetch(token: str, message_id: str, target: IO[bytes]) -> int:
    """Write what was sent as ``message_id`` to ``target`` and return its bytes.

    Raises
    ------
    ContentLostError
        LINE does not have it any more, or it is larger than ``MOST_BYTES``.
    ContentLaterError
        LINE is still preparing it, does not take the key, or does not answer.
    """
    from urllib3 import PoolManager, Timeout
    from urllib3.exceptions import HTTPError

    url = f"{settings.LINE_DATA_API}/v2/bot/message/{quote(message_id, safe='')}/content"
    heads = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
    wait = Timeout(connect=CONNECT, read=PIECE_WAIT)
    try:
        with PoolManager(retries=False) as pool:
            answer = pool.request(
                "GET", url, headers=heads, preload_content=False, redirect=False, timeout=wait
            )
            try:
                _refuse(answer.status)
                return _copied(answer, target)
            finally:
                answer.close()
    except HTTPError as error:
        raise ContentLaterError from error


def _refuse(status: int) -> None:
    if status == 200:
        return
    if status in (401, 403):
        raise ContentLaterError(reasons.TOKEN)
    if status in (400, 404, 410):
        raise ContentLostError(reasons.GONE)
    # 202: LINE is still preparing it.
    raise ContentLaterError


def _copied(answer: BaseHTTPResponse, target: IO[bytes]) -> int:
    size, until = 0, time.monotonic() + WHOLE
    for piece in answer.stream(PIECE, decode_content=False):
        size += len(piece)
        if size > MOST_BYTES:
            raise ContentLostError(reasons.TOO_LARGE)
        if time.monotonic() > until:
            raise ContentLaterError
        target.write(piece)
    return size

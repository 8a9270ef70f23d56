"""LINE's Messaging API: pushes, and what it tells of an account. The library is loaded when used."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings

from malai.post import reasons
from malai.post.models import Delivery, LineAccount, State
from malai.post.sealing import UnsealableError, unseal
from malai.post.senders import Outcome
from malai.post.words import line_text

if TYPE_CHECKING:
    from linebot.v3.messaging import MessagingApi

SECONDS: Final = 20
#: A page waits for the quota.
QUICK_SECONDS: Final = 2
#: LINE waits for its call to be answered.
REPLY_SECONDS: Final = 5
#: Letters that one message of LINE holds.
MOST_LETTERS: Final = 5_000


log = logging.getLogger(__name__)


class LineRefusedError(Exception):
    """LINE did not take the key, or could not be asked."""


@dataclass(frozen=True, slots=True)
class QuotaTold:
    """What LINE tells of the messages of this month."""

    is_limited: bool
    limit: int | None
    used: int


@dataclass(frozen=True, slots=True)
class Told:
    """What LINE tells of an account."""

    name: str
    basic_id: str
    bot_id: str
    quota: QuotaTold


@contextmanager
def api_of(token: str) -> Iterator[MessagingApi]:
    """Open LINE's API with the key of an account."""
    from linebot.v3.messaging import ApiClient, Configuration, MessagingApi

    with ApiClient(Configuration(host=settings.LINE_API, access_token=token)) as client:
        yield MessagingApi(client)


def account_told(token: str) -> Told:
    """Ask LINE who an account is, and how many messages of this month are used. Three calls.

    Raises
    ------
    LineRefusedError
        The key is wrong, or LINE does not answer.
    """
    with _asking(token) as api:
        info: Any = api.get_bot_info(_request_timeout=SECONDS)
        quota = _quota(api, SECONDS)
    return Told(info.display_name, info.basic_id, info.user_id, quota)


def quota_told(token: str) -> QuotaTold:
    """Ask LINE how many messages of this month are used, with little patience. Two calls.

    Raises
    ------
    LineRefusedError
        The key is wrong, or LINE does not answer.
    """
    with _asking(token) as api:
        return _quota(api, QUICK_SECONDS)


@contextmanager
def _asking(token: str) -> Iterator[MessagingApi]:
    from linebot.v3.messaging import ApiException
    from urllib3.exceptions import HTTPError

    try:
        with api_of(token) as api:
            yield api
    except (ApiException, HTTPError, ValueError) as error:
        raise LineRefusedError from error


def _quota(api: MessagingApi, seconds: float) -> QuotaTold:
    quota: Any = api.get_message_quota(_request_timeout=seconds)
    used: Any = api.get_message_quota_consumption(_request_timeout=seconds)
    is_limited = str(getattr(quota.type, "value", quota.type)) == "limited"
    return QuotaTold(is_limited, quota.value, used.total_usage)


def reply_send(account: LineAccount, token: str, text: str) -> None:
    """Answer an event, free of charge. Where LINE does not take it, nothing is lost."""
    from linebot.v3.messaging import ApiException, ReplyMessageRequest, TextMessage
    from urllib3.exceptions import HTTPError

    words: Any = TextMessage(text=text)
    reply: Any = ReplyMessageRequest(reply_token=token, messages=[words])
    try:
        with api_of(unseal(account.sealed_token)) as api:
            api.reply_message(reply, _request_timeout=REPLY_SECONDS)
    except (ApiException, HTTPError, UnsealableError, ValueError) as error:
        log.info("a reply in LINE was not taken: %s", type(error).__name__)


class LineSender:
    """Pushes one message at a time; LINE knows each sending by its key for a day."""

    def __init__(self) -> None:
        self.tokens: dict[int, str] = {}

    def ready(self) -> bool:
        """Say yes: every account has a key of its own."""
        return True

    def send(self, delivery: Delivery) -> Outcome:
        """Push one message and say what LINE answered."""
        from linebot.v3.messaging import ApiException, PushMessageRequest, TextMessage
        from urllib3.exceptions import ConnectTimeoutError, HTTPError

        token = self._token(delivery.message.workspace_id)
        if not token:
            return Outcome(State.FAILED, reasons.NOT_CONNECTED)
        words: Any = TextMessage(text=line_text(delivery)[:MOST_LETTERS])
        push: Any = PushMessageRequest(to=delivery.address, messages=[words])
        try:
            with api_of(token) as api:
                api.push_message(push, x_line_retry_key=str(delivery.key), _request_timeout=SECONDS)
        except ApiException as error:
            return outcome_of(int(error.status or 0), str(error.body or ""))
        except ConnectTimeoutError:
            return Outcome(State.WAITING, "ConnectTimeout")
        except (HTTPError, ValueError) as error:
            # An answer that cannot be read may still be a yes.
            return Outcome(State.UNKNOWN, type(error).__name__)
        return Outcome(State.SENT)

    def close(self) -> None:
        """Keep nothing open."""

    def _token(self, workspace: int) -> str:
        if workspace not in self.tokens:
            account = LineAccount.objects.filter(workspace=workspace).first()
            try:
                self.tokens[workspace] = unseal(account.sealed_token) if account else ""
            except UnsealableError:
                self.tokens[workspace] = ""
        return self.tokens[workspace]


def outcome_of(status: int, body: str) -> Outcome:
    """Return what an answer of LINE means; 409 says that this sending was taken before."""
    if status == 409:
        return Outcome(State.SENT)
    if status in (401, 403):
        return Outcome(State.FAILED, reasons.TOKEN)
    if status == 429:
        is_month = "monthly limit" in _message(body)
        return (
            Outcome(State.FAILED, reasons.QUOTA) if is_month else Outcome(State.WAITING, "HTTP 429")
        )
    if 400 <= status < 500:
        return Outcome(State.FAILED, reasons.NO_SUCH)
    return Outcome(State.UNKNOWN, f"HTTP {status}")


def _message(body: str) -> str:
    try:
        return str(json.loads(body).get("message", "")).lower()
    except (ValueError, AttributeError):
        return ""

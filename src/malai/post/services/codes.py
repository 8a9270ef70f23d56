"""Codes for LINE for many people at once, for a sheet that is cut and handed out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.utils import timezone

from malai.accounts.models import User
from malai.audit.services import recorded
from malai.links.codes import code_made
from malai.links.services import links_write
from malai.network.models import Party
from malai.post.models import LineAccount, LineCode
from malai.post.services.line import LENGTH

#: Paper is handed out at the next meeting, so it holds for longer than a link that is sent.
DAYS: Final = 30
#: Of one sheet.
MOST: Final = 300


@dataclass(frozen=True, slots=True)
class Handed:
    """What one person is handed: a code, and the secret of the page that explains it."""

    party: Party
    code: LineCode
    secret: str


def codes_make(
    *, by: User, account: LineAccount, people: Sequence[Party], audience: str
) -> list[Handed]:
    """Make a one-time code and a personal page for each of ``people``; earlier ones are closed.

    One act for all of them, and seven queries, however many. ``audience`` is said in the history.
    """
    with recorded(
        "post.codes_make", by=by, workspace=account.workspace,
        subject=account.workspace.public_id, people=len(people), audience=audience[:200],
    ):  # fmt: skip
        LineCode.objects.filter(account=account, used_at=None, party__in=people).delete()
        until = timezone.now() + timedelta(days=DAYS)
        codes = [
            LineCode(
                account=account, party=party, code=letters, expires_at=until, made_by=by
            )
            for party, letters in zip(people, _letters(len(people)), strict=True)
        ]  # fmt: skip
        LineCode.objects.bulk_create(codes)
        secrets = links_write(
            by=by, workspace=account.workspace, page="post.line",
            subjects=[one.public_id for one in codes], days=DAYS,
        )  # fmt: skip
    triples = zip(people, codes, secrets, strict=True)
    return [Handed(party, code, secret) for party, code, secret in triples]


def _letters(many: int) -> list[str]:
    """Return different codes; that one is taken already is left to the rule of the database."""
    found: dict[str, None] = {}
    while len(found) < many:
        found[code_made(LENGTH)] = None
    return list(found)

"""The LINE account of a workspace: connected, checked, taken away; who is who there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from malai.accounts.models import User, Workspace
from malai.audit.services import recorded
from malai.links.codes import code_made
from malai.network.models import Party
from malai.post.models import LineAccount, LineCode, LineDraft
from malai.post.sealing import UnsealableError, seal, unseal
from malai.post.senders.line import LineRefusedError, Told, account_told
from malai.post.services.drafts import drafts_erase

#: Letters of a code: typed by hand at a workshop, open for a week.
LENGTH: Final = 8
DAYS: Final = 7


def account_connect(
    *, by: User | None, workspace: Workspace, secret: str, token: str
) -> LineAccount:
    """Keep the secret and the token of an account, sealed, after LINE was asked with them.

    Raises
    ------
    ValidationError
        LINE does not accept the token, or does not answer.
    """
    told = _asked(token)
    with recorded(
        "post.line_connect", by=by, workspace=workspace, subject=workspace.public_id, name=told.name
    ):
        # Without an image of the row: an undo must not bring a secret back.
        account = LineAccount.objects.filter(workspace=workspace).first()
        account = account or LineAccount(workspace=workspace)
        account.sealed_secret, account.sealed_token = seal(secret), seal(token)
        _note(account, told)
        account.save()
    return account


def account_check(*, account: LineAccount) -> LineAccount:
    """Ask LINE again who the account is and how many messages are left. No act: nothing is decided.

    Raises
    ------
    ValidationError
        LINE does not accept the token any more, or does not answer.
    """
    try:
        told = _asked(unseal(account.sealed_token))
    except UnsealableError as error:
        raise ValidationError(
            _("The signing key of this server was changed. Enter the secret and the token again.")
        ) from error
    _note(account, told)
    account.save()
    return account


def account_remove(*, by: User | None, account: LineAccount) -> None:
    """Let go of the account with its secrets, friends and links. There is no undo."""
    with recorded(
        "post.line_remove",
        by=by,
        workspace=account.workspace,
        subject=account.workspace.public_id,
        name=str(account),
    ):
        drafts_erase(LineDraft.objects.filter(account=account))
        account.delete()


def _asked(token: str) -> Told:
    try:
        return account_told(token)
    except LineRefusedError as error:
        raise ValidationError(
            {"token": _("LINE does not accept this token, or did not answer. Copy it once more.")}
        ) from error


def _note(account: LineAccount, told: Told) -> None:
    account.name, account.basic_id = told.name[:100], told.basic_id[:40]
    account.bot_id = told.bot_id[:64]
    quota = told.quota
    account.is_limited, account.limit, account.used = quota.is_limited, quota.limit, quota.used
    account.checked_at = account.asked_at = timezone.now()


@dataclass(frozen=True, slots=True)
class Invitation:
    """How somebody adds the account and says who she is."""

    code: LineCode
    add_url: str
    send_url: str
    """Opens the chat with the code written already."""


def code_make(*, by: User | None, account: LineAccount, to: Party | User) -> LineCode:
    """Make a one-time code for a person; earlier ones that were not used are closed."""
    whose: dict[str, Any] = {"party": to} if isinstance(to, Party) else {"user": to}
    with recorded(
        "post.code_make", by=by, workspace=account.workspace, subject=to.public_id, name=str(to)
    ):
        LineCode.objects.filter(account=account, used_at=None, **whose).delete()
        return LineCode.objects.create(
            account=account,
            code=code_made(LENGTH),
            expires_at=timezone.now() + timedelta(days=DAYS),
            made_by=by,
            **whose,
        )


def invitation_of(code: LineCode) -> Invitation:
    """Return the addresses that belong to a code. No query where the account was read with it."""
    basic = code.account.basic_id
    basic = basic if basic.startswith("@") else f"@{basic}"
    return Invitation(
        code,
        f"https://line.me/R/ti/p/%40{basic[1:]}",
        f"https://line.me/R/oaMessage/%40{basic[1:]}/?{code.code}",
    )

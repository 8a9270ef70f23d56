"""Put things off. It is each person's own and changes nothing that others see: no act of its own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from malai.accounts.models import User, Workspace
from malai.site.models import PutOff

#: Days that something rests.
REST: Final = 7


def item_put_off(*, by: User, workspace: Workspace, key: str, today: date) -> PutOff:
    """Let a thing rest for a week; putting it off again begins the week anew."""
    until = today + timedelta(days=REST)
    row, _made = PutOff.objects.update_or_create(
        workspace=workspace, user=by, key=key[:120], defaults={"until": until}
    )
    return row


def items_bring_back(*, by: User, workspace: Workspace) -> int:
    """Show again whatever this person put off; return how many things."""
    count, _kinds = PutOff.objects.filter(workspace=workspace, user=by).delete()
    return count

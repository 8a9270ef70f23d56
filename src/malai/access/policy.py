"""The policy on one screen: which role may do what."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from malai.accounts.models import Role


class Action(StrEnum):
    """What can be asked for at a door. Values appear in the audit: add, never rename."""

    NETWORK_READ = "network.read"
    """See members, organisations, ties, activities and the picture."""
    NETWORK_EDIT = "network.edit"
    """Change them."""
    FINDINGS_READ = "findings.read"
    """See findings as counts."""
    FINDINGS_NAMES = "findings.names"
    """See findings that name a person as isolated, risky or gone quiet."""
    CONTACT_READ = "contact.read"
    """See phone numbers, e-mail addresses and LINE ids."""
    DATA_IMPORT = "data.import"
    DATA_EXPORT = "data.export"
    HISTORY_READ = "history.read"
    HISTORY_UNDO = "history.undo"
    SENSITIVE_READ = "sensitive.read"
    """See and note sensitive facts; every look is noted. May be granted to a single seat."""
    WORKSPACE_MANAGE = "workspace.manage"
    """Seats, networks, kinds of tie and settings."""


_READ: Final = frozenset({Action.NETWORK_READ, Action.FINDINGS_READ})
_EVALUATE: Final = _READ | {Action.DATA_EXPORT, Action.HISTORY_READ}
_COORDINATE: Final = _EVALUATE | {
    Action.NETWORK_EDIT,
    Action.FINDINGS_NAMES,
    Action.CONTACT_READ,
    Action.DATA_IMPORT,
    Action.HISTORY_UNDO,
}
_MANAGE: Final = _COORDINATE | {Action.WORKSPACE_MANAGE, Action.SENSITIVE_READ}

ALLOWED: Final[dict[Role, frozenset[Action]]] = {
    Role.OWNER: _MANAGE,
    Role.MANAGER: _MANAGE,
    Role.COORDINATOR: _COORDINATE,
    Role.EVALUATOR: _EVALUATE,
    Role.READER: _READ,
}


#: What a seat may be given beyond its role.
GRANTABLE: Final = (Action.SENSITIVE_READ,)


def may(role: str, action: str) -> bool:
    """Say whether ``role`` may do ``action``."""
    return action in ALLOWED[Role(role)]


def roles_that_may(action: Action) -> list[Role]:
    """Return the roles whose seats open a door for ``action``."""
    return [role for role, actions in ALLOWED.items() if action in actions]
